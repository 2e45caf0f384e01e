"""How fast is a search? `python -m tests.benchmarks.search_bench 250000 --state /var/tmp/bench`

Builds a synthetic corpus in a portal of its own (kept in the state folder for the next run) and
serves it with gunicorn. 200 mixed queries are asked, each for the first time, of the page and, in
turn, of the bare engine: one thread, the best twenty and five facets, no database, no HTML. The
machine's noise then meets both alike, and what counts is their ratio. Then four clients at once.
"""

import argparse
import http.client
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from urllib.parse import quote_plus

PORT = 8765
CLIENTS = 4
RAW_FACETS = ("origin", "year", "tag", "org", "person")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("size", type=int, nargs="?", default=20_000, help="cables")
    parser.add_argument("--state", required=True, help="an empty folder, or that of the last run")
    parser.add_argument("--seed", type=int, default=1, help="another seed asks other queries")
    parser.add_argument("--everyday", action="store_true", help="words that say something")
    options = parser.parse_args()
    os.environ["PORTAL_STATE"] = str(Path(options.state).resolve())
    os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings"
    os.environ.pop("DATABASE_URL", None)

    import django

    django.setup()
    prepare(options.size)
    with server() as pids:
        mixed = partial(queries, options.size, everyday=options.everyday)
        compare(mixed(options.seed))
        crowd(mixed(options.seed + 1))
        tell_sizes(pids)


def prepare(size: int) -> None:
    """Load the corpus and build its index, unless the last run did."""
    from django.core.management import call_command

    from cables.models import Cable
    from cables.search import index
    from tests.benchmarks.search_synthetic import Corpus

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    held = Cable.objects.count()
    if held not in (0, size):
        sys.exit(f"The state folder holds {held} cables, not {size}: give an empty one.")
    if not held:
        start = time.perf_counter()
        for done in Corpus(size).load():
            print(f"\r{done:,} cables written", end="", flush=True)
        print(f", {size / (time.perf_counter() - start):.0f} a second")
    start = time.perf_counter()
    if index.rebuild_if_unusable():
        print(f"index built, {size / (time.perf_counter() - start):.0f} cables a second")


def queries(size: int, seed: int, *, everyday: bool = False) -> list[str]:
    """200 query strings, mixed: everything, broad, two words, phrase, rare, filtered, deep.

    The words are the most frequent ones; `everyday` asks for words that stand in a tenth of the
    cables and less often, but for one query in nine, and turns deep pages of everything.
    """
    from tests.benchmarks.search_synthetic import Corpus

    words, pick = Corpus(size).words, random.Random(seed)
    telling = words[500:5_000]
    two, phrase, narrowed = (
        (telling, telling, telling) if everyday else (words[:200], words[:30], words[:100])
    )
    posts = ["ABIDJAN", "ABUDHABI", "ACCRA", "ALGIERS", "AMMAN", "ANKARA"]
    kinds: list[Callable[[], str]] = [
        lambda: f"page={pick.randint(1, 10)}",
        lambda: f"q={pick.choice(words[2:40])}",
        lambda: f"q={pick.choice(two)}+{pick.choice(two)}",
        lambda: f"q={quote_plus(_phrase(pick, phrase))}",
        lambda: f"q={pick.choice(words[20_000:])}",
        lambda: f"origin={pick.choice(posts)}&year={pick.randint(2003, 2009)}",
        lambda: f"q={pick.choice(narrowed)}&origin={pick.choice(posts)}&class=SECRET",
        lambda: f"q={'' if everyday else pick.choice(words[:30])}&{_deep(pick, size)}",
        lambda: f"q={pick.choice(narrowed)}&marking=U&not_origin={pick.choice(posts)}",
    ]
    return [kinds[number % len(kinds)]() for number in range(200)]


def _deep(pick: random.Random, size: int) -> str:
    return f"page={pick.randint(size // 60, size // 40)}"


def _phrase(pick: random.Random, words: list[str]) -> str:
    return f'"{pick.choice(words)} {pick.choice(words)}"'


# --- the page beside the bare engine ------------------------------------------------------------


@contextmanager
def server() -> Iterator[list[int]]:
    """gunicorn as it is run for readers; gives the numbers of its worker processes."""
    command = [
        *(sys.executable, "-m", "gunicorn", "portal.wsgi", "--bind", f"127.0.0.1:{PORT}"),
        *("--worker-class", "gthread", "--workers", "2", "--threads", "4", "--log-level", "error"),
    ]
    process = subprocess.Popen(command)
    try:
        for _ in range(100):
            time.sleep(0.2)
            try:
                ask("")
                break
            except OSError:
                continue
        for _ in range(20):
            ask("")
        yield children(process.pid)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def children(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    return [int(number) for number in listed.split()]


def ask(query: str) -> str:
    """One whole page over HTTP; gives its Server-Timing."""
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
    connection.request("GET", f"/cables/?{query}", headers={"Host": "localhost"})
    answer = connection.getresponse()
    page = answer.read()
    if answer.status != 200 or b"</html>" not in page:
        sys.exit(f"{query}: {answer.status}")
    connection.close()
    return answer.getheader("Server-Timing") or ""


def ask_engine(query: str) -> None:
    """The floor: what the page asks of the engine at least, by one thread."""
    from django.conf import settings
    from django.http import QueryDict

    from cables.search import SearchState, engine
    from cables.search.answer import ORDER_FIELDS
    from cables.search.cable_page import PER_PAGE
    from cables.search.question import Question

    snapshot = engine.current(Path(settings.INDEX_DIR))
    state = SearchState.from_query(QueryDict(query))
    found = Question.of(snapshot, state).counting.without("")
    offset = (state.page - 1) * PER_PAGE
    order = ORDER_FIELDS[state.order]
    snapshot.search(found, limit=PER_PAGE, offset=offset, order_by=order)
    snapshot.count_values(found, dict.fromkeys(RAW_FACETS, 14))


def compare(asked: list[str]) -> None:
    page: list[float] = []
    floor: list[float] = []
    kinds: list[list[float]] = [[] for _ in range(9)]
    ask_engine(asked[0])
    for number, query in enumerate(asked):
        floor.append(_seconds(ask_engine, query))
        page.append(_seconds(ask, query))
        kinds[number % 9].append(page[-1])
    tell("page", page)
    tell("bare engine", floor)
    late = [ordered[int(len(ordered) * 0.95)] for ordered in (sorted(page), sorted(floor))]
    print(f"95th percentile of the page: {late[0] / late[1]:.2f} of the bare engine's")
    for example, spent in zip(asked, kinds, strict=False):
        tell(f"  {example[:34]}", spent)
    slowest = sorted(zip(page, asked, strict=True), reverse=True)[:5]
    for seconds, query in slowest:
        print(f"  {1000 * seconds:6.0f} ms  {query}  again: {ask(query)}")


def _seconds(work: Callable[[str], object], query: str) -> float:
    start = time.perf_counter()
    work(query)
    return time.perf_counter() - start


def crowd(asked: list[str]) -> None:
    """Several clients at once."""
    start = time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as clients:
        spent = list(clients.map(partial(_seconds, ask), asked))
    tell(f"{CLIENTS} clients", spent)
    print(f"{len(asked) / (time.perf_counter() - start):.1f} requests a second")


def tell_sizes(pids: list[int]) -> None:
    from django.conf import settings

    from cables.search import engine

    folder = Path(settings.INDEX_DIR)
    files = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    print(f"index {files / 1e6:.0f} MB in {engine.current(folder).searcher.num_segments} segments")
    for pid in pids:
        status = Path(f"/proc/{pid}/status").read_text().splitlines()
        told = [line for line in status if line.startswith(("VmHWM", "RssAnon", "RssFile"))]
        print("web process:", ", ".join(" ".join(line.split()) for line in told))


def tell(name: str, seconds: list[float]) -> None:
    """One line: median, 95th percentile and worst in milliseconds."""
    ordered = sorted(seconds)
    at = (len(ordered) // 2, int(len(ordered) * 0.95), -1)
    median, late, worst = (f"{1000 * ordered[place]:7.1f} ms" for place in at)
    print(f"{name:36} median {median}   95 % {late}   worst {worst}", flush=True)


if __name__ == "__main__":
    main()
