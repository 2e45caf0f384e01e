"""How fast is an import? `python -m tests.benchmarks.import_speed 10000 --state /tmp/bench`

Makes a synthetic dump (`tests.benchmarks.generate`), loads its authority list into a portal of
its own in an empty state folder, imports the dump, and prints the rate of each stage; with
`--names` also that of the finders that follow in the background.
"""

import argparse
import csv
import os
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.benchmarks import generate


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=10_000, help="cables")
    parser.add_argument("--state", type=Path, required=True, help="an empty folder")
    parser.add_argument("--authorities", type=int, default=60_000)
    parser.add_argument("--names", action="store_true", help="also run all finders")
    options = parser.parse_args()
    state = options.state.resolve()
    dump = state / f"cables-{options.count}.csv"
    prepare(state, dump, options.count, options.authorities)
    measure(dump, options.count, names=options.names)


def prepare(state: Path, dump: Path, count: int, authorities: int) -> None:
    """The dump, and a portal that knows the authority list."""
    state.mkdir(parents=True, exist_ok=True)
    listed = state / f"authorities-{authorities}.csv"
    if not dump.exists():
        generate.write_cables(dump, count, authorities)
        generate.write_authorities(listed, authorities)
    os.environ |= {"PORTAL_STATE": str(state), "DJANGO_SETTINGS_MODULE": "portal.settings"}
    os.environ.pop("DATABASE_URL", None)

    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("load_vocab", verbosity=0)
    load_authorities(listed)


def load_authorities(listed: Path) -> None:
    """The list as rows, without the questions that the command asks about each."""
    from cables.models import Alias, Cable, Entity
    from cables.vocab.names import normalize

    if Cable.objects.exists():
        sys.exit("The state folder holds cables already: give an empty one.")
    with listed.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    entities = Entity.objects.bulk_create(
        Entity(kind=row["kind"], name=row["name"], normalized=normalize(row["name"]), curated=True)
        for row in rows
    )
    Alias.objects.bulk_create(
        Alias(entity=entity, name=name, normalized=normalize(name), curated=True)
        for entity, row in zip(entities, rows, strict=True)
        for name in filter(None, row["aliases"].split("|"))
    )


def measure(dump: Path, count: int, *, names: bool) -> None:
    from cables.ingest import backlog, pipeline, uploads
    from cables.ingest.reading import cut_path

    began = time.perf_counter()
    with stage("read, stored, resolved, linked", count):
        (upload,) = uploads.receive_paths([dump])
        print(pipeline.save(uploads.items(upload, cut_path(dump)), large=True))
    with stage("indexed, entities counted", count):
        backlog.catch_up(with_names=False)
    tell("the whole import", time.perf_counter() - began, count)
    if names:
        with stage("searched for all names", count):
            backlog.find_names()
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"peak memory {own:.0f} MiB, and {children:.0f} MiB in each other process")


@contextmanager
def stage(name: str, count: int) -> Iterator[None]:
    began, spent = time.perf_counter(), time.process_time()
    yield
    tell(name, time.perf_counter() - began, count)
    print(f"{'':32} of which {time.process_time() - spent:.1f} s in this process")


def tell(name: str, seconds: float, count: int) -> None:
    """One line: what, how long, how fast, and how busy the machine is."""
    load = os.getloadavg()[0]
    print(f"{name:32} {seconds:7.1f} s  {count / seconds:7,.0f} a second  (load {load:.1f})")


if __name__ == "__main__":
    main()
