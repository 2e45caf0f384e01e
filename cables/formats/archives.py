"""ZIP archives, walked safely: names are labels and never paths, and sizes are counted.

Everything is read in memory-sized steps; nothing is written to disk.
"""

import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO

from cables.formats.parsed import Unreadable

MOST_FILES = 20_000
LARGEST_FILE = 64 * 1024 * 1024
LARGEST_SUM = 2 * 1024 * 1024 * 1024
HIGHEST_RATIO = 200
_SMALL = 1024 * 1024
_STEP = 1024 * 1024
_OFFICE = (
    ("word/document.xml", "a Word document (DOCX)"),
    ("xl/workbook.xml", "an Excel workbook (XLSX)"),
    ("ppt/presentation.xml", "a PowerPoint presentation (PPTX)"),
    ("META-INF/container.xml", "an electronic book (EPUB)"),
    ("content.xml", "an OpenDocument file (ODT)"),
)
"""Files by which a ZIP archive is known to be one document of an office program."""
_ARCHIVES = (".zip", ".7z", ".rar", ".gz", ".tgz", ".tar", ".bz2", ".xz")
_NESTED = "An archive inside an archive is not opened. Upload it on its own."
_BROKEN = (
    zipfile.BadZipFile,
    RuntimeError,
    NotImplementedError,
    OSError,
    EOFError,
    ValueError,
    zlib.error,
    lzma.LZMAError,
)


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive: its name as a label, and its bytes or the reason they are refused."""

    name: str
    data: bytes
    refusal: str | None = None


def is_zip(data: bytes) -> bool:
    """True for the bytes of a ZIP archive, an empty one included."""
    return data[:4] in (b"PK\x03\x04", b"PK\x05\x06")


def members(file: BinaryIO | bytes) -> Iterator[Member]:
    """The files of an archive in its order.

    Raises Unreadable if it is no archive, or too large as a whole; one bad file inside is a Member
    with a refusal, and the others are still given.
    """
    archive = _open(io.BytesIO(file) if isinstance(file, bytes) else file)
    with archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        _refuse_office({entry.filename for entry in entries})
        if len(entries) > MOST_FILES:
            raise Unreadable(
                f"The archive holds {len(entries):,} files; at most {MOST_FILES:,} are read. "
                "Split it."
            )
        if sum(entry.file_size for entry in entries) > LARGEST_SUM:
            raise Unreadable("The archive is larger than 2 GB when unpacked. Split it.")
        budget = LARGEST_SUM
        for entry in entries:
            if _is_hidden(entry.filename):
                continue
            member = _member(archive, entry, budget)
            budget -= len(member.data)
            yield member


def _refuse_office(names: set[str]) -> None:
    kind = next((kind for name, kind in _OFFICE if name in names), None)
    if kind is not None:
        raise Unreadable(
            f"This is {kind}, not a text. Open it, save it as plain text (.txt), HTML or PDF, and "
            "upload that."
        )


def _open(file: BinaryIO) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, EOFError) as broken:
        raise Unreadable(
            "The ZIP archive is damaged. Make it again and upload it once more."
        ) from broken


def label(name: str) -> str:
    """A name from an archive for showing: no root, no steps upward, no control characters."""
    parts = [
        part
        for part in PurePosixPath(name.replace("\\", "/")).parts
        if part not in ("/", "..", ".")
    ]
    shown = "/".join(part.rstrip(":") if index == 0 else part for index, part in enumerate(parts))
    return "".join(sign if sign.isprintable() else "�" for sign in shown)[:300] or "unnamed"


def _is_hidden(name: str) -> bool:
    last = name.replace("\\", "/").rpartition("/")[2]
    return name.startswith("__MACOSX/") or last in (".DS_Store", "Thumbs.db")


def _member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, budget: int) -> Member:
    name = label(entry.filename)
    refusal = _refusal(entry)
    if refusal:
        return Member(name, b"", refusal)
    try:
        data = _read(archive, entry, min(budget, LARGEST_FILE))
    except Unreadable as refused:
        return Member(name, b"", str(refused))
    except _BROKEN:
        return Member(
            name, b"", "This file of the archive is damaged or of a rare kind. Pack it again."
        )
    if is_zip(data):
        return Member(name, b"", _nested(data))
    return Member(name, data)


def _nested(data: bytes) -> str:
    """Why a file that is an archive itself is refused: a document of an office program is named."""
    try:
        with _open(io.BytesIO(data)) as inner:
            _refuse_office(set(inner.namelist()))
    except Unreadable as refused:
        return _NESTED if "damaged" in str(refused) else str(refused)
    return _NESTED


def _refusal(entry: zipfile.ZipInfo) -> str | None:
    if entry.filename.lower().endswith(_ARCHIVES):
        return _NESTED
    if entry.flag_bits & 0x1:
        return "This file of the archive is protected by a password. Pack it without one."
    if entry.file_size > LARGEST_FILE:
        return "This file of the archive is larger than 64 MB. Unpack it and import it on its own."
    if entry.file_size > _SMALL and entry.file_size > HIGHEST_RATIO * max(entry.compress_size, 1):
        return "This file of the archive is packed beyond any text and is not opened."
    return None


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    """The bytes of an entry, counted while they are unpacked: a header may lie about the size."""
    found = bytearray()
    with archive.open(entry) as stream:
        while step := stream.read(_STEP):
            found += step
            if len(found) > most or len(found) > max(entry.file_size, _SMALL):
                raise Unreadable(
                    "This file of the archive is larger than it claims and is not opened."
                )
    return bytes(found)
