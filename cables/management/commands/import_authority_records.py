"""`manage.py import_authority_records FILE`: Wikidata and GeoNames for looking numbers up."""

import io
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from cables.actions.authority_records import load
from cables.formats.authority_records import read
from cables.formats.csv_table import NoTable, Refused


class Command(BaseCommand):
    help = (
        "Load records for looking up Wikidata and GeoNames numbers offline: a CSV table (source, "
        "identifier, name, ...), or the dump of GeoNames (cities500.txt, allCountries.txt, or the "
        "ZIP around it). Safe to run again."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *args: Any, file: Path, **options: Any) -> str:
        try:
            with _opened(file) as raw, _bar(raw) as bar:
                loaded = load(read(_lines(raw, bar)), self._refuse)
        except (OSError, NoTable, zipfile.BadZipFile) as problem:
            raise CommandError(f"{file}: {problem}") from problem
        refused = f", {loaded.refused:,} refused (see above)" if loaded.refused else ""
        return (
            f"{loaded.read:,} records read: {loaded.added:,} new, {loaded.changed:,} "
            f"changed{refused}."
        )

    def _refuse(self, row: Refused) -> None:
        self.stdout.write(f"line {row.line}: {row.message}")


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    """The file, or the one text within a ZIP archive."""
    if not zipfile.is_zipfile(path):
        with path.open("rb") as file:
            yield file
        return
    with zipfile.ZipFile(path) as archive:
        names = [info for info in archive.infolist() if info.filename.endswith((".txt", ".csv"))]
        names = [info for info in names if "readme" not in info.filename.lower()]
        if len(names) != 1:
            raise CommandError(
                f"{path} holds {len(names)} tables: unpack it, and name one of them."
            )
        with archive.open(names[0]) as file:
            yield file


def _bar(file: IO[bytes]) -> "tqdm[Any]":
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    return tqdm(total=size, unit="B", unit_scale=True, disable=None)


def _lines(file: IO[bytes], bar: "tqdm[Any]") -> Iterator[str]:
    """The lines with their ends; the bar tells how many bytes are read."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig", errors="surrogateescape", newline="")
    for number, line in enumerate(text, 1):
        if number % 1000 == 0:
            bar.update(file.tell() - bar.n)
        yield line
