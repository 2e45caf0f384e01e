"""Files, folders and archives as readings: a parsed cable each, or the reason why there is none."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from cables.formats import ParsedCable, Unreadable, read_bytes
from cables.formats import read_file as cables_in
from cables.formats.archives import is_zip, members

LONGEST = 4_000_000
"""Characters; the longest cables that are known have a quarter of it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One document of a file: exactly one of `parsed` and `error` is given."""

    file: str
    parsed: ParsedCable | None = None
    error: str | None = None


def storable(reading: Reading) -> Reading:
    """The reading, or an error in its place if its text is longer than any cable.

    Reading such a text is cheap; linking, indexing and showing it as one cable is not.
    """
    length = len(reading.parsed.source) if reading.parsed else 0
    if length <= LONGEST:
        return reading
    message = (
        f"The text is {length / 1e6:.0f} million characters long, and no cable is: up to "
        f"{LONGEST / 1e6:.0f} million are taken as one. Split the file into its cables."
    )
    return Reading(reading.file, error=message)


def files_under(path: Path) -> Iterator[Path]:
    """The path itself, or every file below a folder in order of names.

    Hidden files and symbolic links are left out.
    """
    if not path.is_dir():
        yield path
        return
    for child in sorted(path.iterdir()):
        if not (child.name.startswith(".") or child.is_symlink()):
            yield from files_under(child)


def read_path(path: Path) -> Iterator[Reading]:
    """The documents of a file on disk; one that cannot be opened is a reading with an error."""
    try:
        with path.open("rb") as file:
            yield from read_file(file, str(path))
    except OSError as broken:
        yield Reading(str(path), error=f"The file cannot be opened: {broken.strerror or broken}.")


def read_file(file: BinaryIO, name: str) -> Iterator[Reading]:
    """The documents of an open file: an archive's members, a dump's rows, or the one cable."""
    start = file.read(4)
    file.seek(0)
    try:
        if is_zip(start):
            yield from _archived(file, name)
        else:
            yield from (Reading(name, parsed) for parsed in cables_in(file, name))
    except Unreadable as refused:
        yield Reading(name, error=str(refused))


def _archived(file: BinaryIO, name: str) -> Iterator[Reading]:
    for member in members(file):
        inside = f"{name}/{member.name}"
        if member.refusal:
            yield Reading(inside, error=member.refusal)
        else:
            yield from _readings(inside, member.data)


def _readings(name: str, data: bytes) -> Iterable[Reading]:
    try:
        return [Reading(name, parsed) for parsed in read_bytes(data, name)]
    except Unreadable as refused:
        return [Reading(name, error=str(refused))]
