"""`manage.py import_cables PATH...`: files, folders and ZIPs into the portal."""

import os
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from cables.ingest import pipeline, uploads
from cables.ingest.reading import Reading, files_under, read_path
from cables.models import Entry, Upload


class Command(BaseCommand):
    help = (
        "Import cables from files, folders and ZIP archives. What is held already stays as it is."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument("--summary", action="store_true", help="print the totals only")

    def handle(self, *args: Any, **options: Any) -> str:
        files = _existing(options["paths"])
        with tqdm(total=len(files), unit="file", disable=None) as bar:
            report = pipeline.save(_read(files, bar), self._progress(bar, **options))
        note = f" {report.with_problems:,} were read with problems." if report.with_problems else ""
        return f"{report}{note}"

    def _progress(self, bar: tqdm, *, summary: bool, **_: Any) -> pipeline.Progress:
        def say(entry: Entry) -> None:
            if not summary:
                bar.write(line_of(entry), file=self.stdout, end="")

        return say


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


def _read(files: list[Path], bar: tqdm) -> Iterator[tuple[Upload, Reading]]:
    for file in files:
        upload = uploads.receive_path(file)
        for reading in read_path(file):
            yield upload, reading
        bar.update()


def line_of(entry: Entry) -> str:
    """One line of the report: the file, what became of it, and why."""
    subject = f" {entry.cable}" if entry.cable else ""
    why = f" ({entry.message})" if entry.message else ""
    return f"{entry.file}: {entry.get_outcome_display()}{subject}{why}"
