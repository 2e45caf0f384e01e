"""How fast is a search? `python -m tests.benchmarks.search_bench 20000 --state /tmp/bench`

Builds a synthetic corpus in a portal of its own (kept in the state folder for the next run), then
asks 200 mixed queries, each for the first time, and compares with the bare engine on the same.
"""

import argparse
import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("size", type=int, nargs="?", default=20_000, help="cables")
    parser.add_argument("--state", required=True, help="an empty folder, or that of the last run")
    options = parser.parse_args()
    os.environ["PORTAL_STATE"] = str(Path(options.state).resolve())
    os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings"
    os.environ.pop("DATABASE_URL", None)

    import django

    django.setup()
    prepare(options.size)
    measure(options.size)


def prepare(size: int) -> None:
    """Load the corpus and build its index, unless the last run did."""
    from django.core.management import call_command

    from cables.models import Cable
    from cables.search import index
    from tests.benchmarks.search_synthetic import Corpus

    call_command("migrate", verbosity=0)
    held = Cable.objects.count()
    if held == size:
        return
    if held:
        sys.exit(f"The state folder holds {held} cables, not {size}: give an empty one.")
    start = time.perf_counter()
    for done in Corpus(size).load():
        print(f"\r{done:,} cables written", end="", flush=True)
    print(f", {size / (time.perf_counter() - start):.0f} a second")
    start = time.perf_counter()
    index.rebuild()
    print(f"index built, {size / (time.perf_counter() - start):.0f} cables a second")


def queries(size: int) -> list[str]:
    """200 query strings, mixed: everything, broad, two words, phrase, rare, filtered, deep."""
    from tests.benchmarks.search_synthetic import Corpus

    corpus = Corpus(size)
    words, pick = corpus.words, corpus.random
    posts = ["ABIDJAN", "ABUDHABI", "ACCRA", "ALGIERS", "AMMAN", "ANKARA"]
    kinds: list[Callable[[], str]] = [
        lambda: f"page={pick.randint(1, 10)}",
        lambda: f"q={pick.choice(words[:30])}",
        lambda: f"q={pick.choice(words[:200])}+{pick.choice(words[:200])}",
        lambda: f'q="{pick.choice(words[:30])}+{pick.choice(words[:30])}"',
        lambda: f"q={pick.choice(words[20_000:])}",
        lambda: f"origin={pick.choice(posts)}&year={pick.randint(2003, 2009)}",
        lambda: f"q={pick.choice(words[:100])}&origin={pick.choice(posts)}&class=SECRET",
        lambda: f"q={pick.choice(words[:30])}&page={max(1, size // 40)}",
        lambda: f"q={pick.choice(words[:100])}&marking=U&not_origin={pick.choice(posts)}",
    ]
    return [kinds[number % len(kinds)]() for number in range(200)]


def measure(size: int) -> None:
    from django.conf import settings
    from django.http import QueryDict

    from cables.models import IndexChange
    from cables.search import SearchState, engine, index, run
    from cables.search.answer import PER_PAGE

    folder = Path(settings.INDEX_DIR)
    asked = [SearchState.from_query(QueryDict(query)) for query in queries(size)]
    run(asked[0])
    whole, searching, database = [], [], []
    for state in asked:
        start = time.perf_counter()
        results = run(state)
        whole.append(time.perf_counter() - start)
        searching.append(results.timings["search"])
        database.append(results.timings["database"])
        assert len(results.hits) <= PER_PAGE
    tell("search.run", whole)
    tell("  search", searching)
    tell("  database", database)
    drains = []
    for pk in range(1, 61):
        start = time.perf_counter()
        IndexChange.objects.note([pk])
        index.drain()
        drains.append(time.perf_counter() - start)
    tell("drain of one", drains)
    files = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    segments = engine.current(folder).searcher.num_segments
    print(f"index {files / 1e6:.0f} MB in {segments} segments; peak memory {memory:.0f} MiB")


def tell(name: str, seconds: list[float]) -> None:
    """One line: median, 95th percentile and worst in milliseconds."""
    ordered = sorted(seconds)
    at = (len(ordered) // 2, int(len(ordered) * 0.95), -1)
    median, late, worst = (f"{1000 * ordered[place]:7.1f} ms" for place in at)
    print(f"{name:14} median {median}   95 % {late}   worst {worst}")


if __name__ == "__main__":
    main()
