"""Files, folders and archives as readings: a parsed cable each, or the reason why there is none.

A file is first cut into documents, which costs little, and then each is read, which any process
can do.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from cables.formats import ParsedCable, Piece, Unreadable, pieces, read_piece
from cables.formats.archives import is_zip, members

LONGEST = 4_000_000
"""Characters; the longest cables that are known have a quarter of it."""


@dataclass(frozen=True, slots=True)
class Document:
    """What was cut out of a file and not read yet: exactly one of `piece` and `error` is given."""

    file: str
    piece: Piece | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One cable of a file: exactly one of `parsed` and `error` is given."""

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


# --- cutting ------------------------------------------------------------------------------------


def cut_path(path: Path) -> Iterator[Document]:
    """The documents of a file on disk; one that cannot be opened is a document with an error."""
    try:
        with path.open("rb") as file:
            yield from cut(file, str(path))
    except OSError as broken:
        yield Document(str(path), error=f"The file cannot be opened: {broken.strerror or broken}.")


def cut(file: BinaryIO, name: str) -> Iterator[Document]:
    """The documents of an open file: an archive's members, a dump's rows, or the one document."""
    start = file.read(4)
    file.seek(0)
    if is_zip(start):
        yield from _archived(file, name)
    else:
        yield from _documents(file, name)


def _documents(file: BinaryIO, name: str) -> Iterator[Document]:
    try:
        yield from (Document(name, piece) for piece in pieces(file, name))
    except Unreadable as refused:
        yield Document(name, error=str(refused))


def _archived(file: BinaryIO, name: str) -> Iterator[Document]:
    try:
        for member in members(file):
            inside = f"{name}/{member.name}"
            if member.refusal:
                yield Document(inside, error=member.refusal)
            else:
                yield from _documents(io.BytesIO(member.data), inside)
    except Unreadable as refused:
        yield Document(name, error=str(refused))


# --- reading ------------------------------------------------------------------------------------


def read_path(path: Path) -> Iterator[Reading]:
    """The readings of a file on disk."""
    for document in cut_path(path):
        yield from read(document)


def read_file(file: BinaryIO, name: str) -> Iterator[Reading]:
    """The readings of an open file."""
    for document in cut(file, name):
        yield from read(document)


def read(document: Document) -> list[Reading]:
    """The cables of a document."""
    if document.piece is None:
        return [Reading(document.file, error=document.error)]
    try:
        return [Reading(document.file, parsed) for parsed in read_piece(document.piece)]
    except Unreadable as refused:
        return [Reading(document.file, error=str(refused))]
