"""What commands share that read documents and print JSON Lines, without a database."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from cables.formats.as_json import as_dict
from cables.ingest.reading import files_under, read_path


class JsonLinesCommand(BaseCommand):
    """One JSON object a cable; unreadable input is an object with an `error` and exit status 1."""

    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "paths", nargs="+", type=Path, metavar="PATH", help="file, folder or ZIP archive"
        )

    def handle(self, *args: object, paths: list[Path], **options: object) -> None:
        failed = False
        for cable in objects(paths):
            failed = failed or "error" in cable
            printed = cable if "error" in cable else self.printed(cable)
            self.stdout.write(json.dumps(printed, ensure_ascii=False))
        if failed:
            sys.exit(1)

    def printed(self, cable: dict[str, Any]) -> dict[str, Any]:
        """What to print for a cable that was read."""
        return cable


def objects(paths: list[Path]) -> Iterator[dict[str, Any]]:
    """The cables of each path, one after another."""
    for path in paths:
        for file in files_under(path):
            yield from in_file(file)


def in_file(path: Path) -> Iterator[dict[str, Any]]:
    """The cables of a file, or the reason why it cannot be read."""
    for reading in read_path(path):
        if reading.parsed is None:
            yield {"file": reading.file, "error": reading.error}
        else:
            yield as_dict(reading.parsed, reading.file)
