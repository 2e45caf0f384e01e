"""`manage.py import_cables PATH...`: files, folders and ZIPs into the portal."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from time import monotonic
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cables.ingest import backlog, locks, pipeline, uploads
from cables.ingest.pipeline import Item, Report
from cables.ingest.reading import cut_path, files_under
from cables.management.progress import Reading, bar, stages
from cables.models import Backlog, Entry

_BUSY = "A large import is going on. Run this again when it has come to its end."
_ENDED = (
    "A process that reads was ended from outside, maybe for want of memory. What was stored stays; "
    "the same command goes on from there."
)
_LATER = (
    "They are linked by the authority list; the worker finds the other names, or do it now: "
    "`python manage.py relink_cables --waiting`."
)
_FINISHED = "{}: already held (documents: {:,})"
_MANY = 1000


class Command(BaseCommand):
    help = (
        "Import cables from files, folders and ZIP archives. What is held already stays as it is; "
        "a run that was killed goes on where it stopped when the same command is given again. "
        "More than 16 MB are read with all cores and linked by the authority list; the names that "
        "are not on it are found afterwards, by the worker or by relink_cables --waiting."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument("--summary", action="store_true", help="print the totals only")
        parser.add_argument(
            "--all-names",
            action="store_true",
            help="do not leave the names that are not on the authority list for later",
        )

    def handle(self, *args: Any, **options: Any) -> str:
        files = _existing(options["paths"])
        size = sum(file.stat().st_size for file in files)
        began = monotonic()
        with locks.importing() as alone:
            if not alone and size >= uploads.LARGE:
                raise CommandError(_BUSY)
            try:
                report = self._save(files, size, **options)
            except BrokenProcessPool as ended:
                raise CommandError(_ENDED) from ended
            if alone and Backlog.objects.exists():
                with stages(large=True) as show:
                    backlog.catch_up(show, with_names=options["all_names"])
        return told(report, monotonic() - began)

    def _save(self, files: list[Path], size: int, *, summary: bool, **_: Any) -> Report:
        large = size >= uploads.LARGE
        with bar(size, "B", large=large) as shown:
            reading = Reading(shown)

            def tell(entries: Sequence[Entry]) -> None:
                reading.stored(len(entries))
                for entry in () if summary else entries:
                    if not large or entry.outcome == Entry.Outcome.UNREADABLE:
                        shown.write(line_of(entry), file=self.stdout, end="")

            held: Counter[Path] = Counter()
            report = pipeline.save(_items(files, reading, held), tell, large=large)
            for file, documents in held.items() if not summary else ():
                shown.write(_FINISHED.format(file, documents), file=self.stdout, end="")
        report.counts[Entry.Outcome.HELD] += held.total()
        return report


def _existing(paths: list[Path]) -> list[Path]:
    """Every file to import; a path that is mistyped or closed stops before anything is done."""
    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        raise CommandError(f"No such file or folder: {', '.join(missing)}")
    files = [file for path in paths for file in files_under(path)]
    closed = [str(file) for file in files if not os.access(file, os.R_OK)]
    if closed:
        raise CommandError(f"You may not read: {', '.join(closed[:10])}")
    return files


def _items(files: list[Path], reading: Reading, held: Counter[Path]) -> Iterator[Item]:
    """What is left to do; files that an earlier run finished are counted instead."""
    for file, upload in zip(files, uploads.receive_paths(files), strict=True):
        documents = reading.of_file(upload.size, cut_path(file))
        if done := uploads.held_of(upload):
            held[file] = done
        else:
            yield from uploads.items(upload, documents)


def told(report: Report, seconds: float) -> str:
    """What was done, and what was left for later."""
    said = [str(report)]
    if report.with_problems:
        said.append(f"{report.with_problems:,} were read with problems.")
    if report.total > _MANY:
        said.append(f"{seconds:,.0f} s, {report.total / seconds:,.0f} documents a second.")
    if Backlog.objects.since(Backlog.Work.NAMES) is not None:
        said.append(_LATER)
    return " ".join(said)


def line_of(entry: Entry) -> str:
    """One line of the report: the file, what became of it, and why."""
    subject = f" {entry.cable}" if entry.cable else ""
    why = f" ({entry.message})" if entry.message else ""
    return f"{entry.file}: {entry.get_outcome_display()}{subject}{why}"
