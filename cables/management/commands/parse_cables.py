"""Print cables as they are read, as JSON Lines; the database is not touched."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from cables.formats import Unreadable, read_bytes, read_file
from cables.formats.archives import members
from cables.formats.as_json import as_dict


class Command(BaseCommand):
    """One JSON object a cable; unreadable input is an object with an `error` and exit status 1."""

    help = "Read files, folders or ZIP archives and print the cables as JSON Lines."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "paths", nargs="+", type=Path, metavar="PATH", help="file, folder or ZIP archive"
        )

    def handle(self, *args: object, paths: list[Path], **options: object) -> None:
        failed = False
        for found in objects(paths):
            failed = failed or "error" in found
            self.stdout.write(json.dumps(found, ensure_ascii=False))
        if failed:
            sys.exit(1)


def objects(paths: list[Path]) -> Iterator[dict[str, Any]]:
    """What to print for each path, one cable after another."""
    for path in paths:
        for file in files_under(path):
            yield from in_file(file)


def files_under(path: Path) -> Iterator[Path]:
    """The path itself, or every file below a folder in order of names; links are not followed."""
    if not path.is_dir():
        yield path
        return
    for child in sorted(path.iterdir()):
        if child.name.startswith(".") or child.is_symlink():
            continue
        yield from files_under(child)


def in_file(path: Path) -> Iterator[dict[str, Any]]:
    """The cables of a file, or the reason why it cannot be read."""
    name = str(path)
    try:
        with path.open("rb") as file:
            if file.read(4).startswith(b"PK"):
                file.seek(0)
                yield from in_archive(path)
                return
            file.seek(0)
            for cable in read_file(file, name):
                yield as_dict(cable, name)
    except Unreadable as refused:
        yield {"file": name, "error": str(refused)}
    except OSError as broken:
        yield {"file": name, "error": f"The file cannot be opened: {broken.strerror or broken}."}


def in_archive(path: Path) -> Iterator[dict[str, Any]]:
    """The cables of every file of an archive."""
    with path.open("rb") as file:
        for member in members(file):
            name = f"{path}/{member.name}"
            if member.refusal:
                yield {"file": name, "error": member.refusal}
                continue
            try:
                for cable in read_bytes(member.data, name):
                    yield as_dict(cable, name)
            except Unreadable as refused:
                yield {"file": name, "error": str(refused)}
