"""The entry points: which layout reads a text, a file's bytes, a stream."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from cables.formats import evidence, pages, pdf, restarts
from cables.formats import text as texts
from cables.formats.layouts import csv_record, exported
from cables.formats.layouts.csv_record import CsvRecord
from cables.formats.parsed import ParsedCable, Problem, Unreadable
from cables.formats.several import Part, parts_of
from cables.vocab import identifiers
from cables.vocab.identifiers import CableId

LARGEST_TEXT = 64 * 1024 * 1024
"""Bytes; only cables.csv and JSON Lines, which are read line by line, may be longer."""
_HEAD = 65536
_TABLE = re.compile(r"\s*[a-z_]{2,30}(?:[,;\t][a-z_]{2,30}){3,}\s*\n")
_NO_CABLES = (
    "This is a table of data and holds no cable. Choose files with cables; a table of them has "
    "eight columns with commas between: row, date (M/D/YYYY H:MM), number, origin, "
    "classification, references, header, body."
)
_BLOCK = 1024 * 1024


def read(text: str, name: str = "") -> list[ParsedCable]:
    """The cables of a text, read with the first layout that recognises it.

    `name` is the name of the file or page; a number in it is believed last.
    """
    if not text.strip():
        raise Unreadable("There is no text. Paste or choose the text of a cable.")
    if _TABLE.match(text) and not CsvRecord().recognises(text):
        raise Unreadable(_NO_CABLES)
    text = text.replace("\0", texts.NUL_SIGN)
    if exported.is_json(text):
        return [
            cable for inner, label in exported.whole(text) for cable in read(inner, label or name)
        ]
    documents = pages.apart(text)
    if len(documents) > 1:
        return [cable for page in documents for cable in read(page)]
    page = text if pages.is_page(text) else None
    text = pages.text_of(text) if page else text
    if not text.strip():
        raise Unreadable("The page shows no text. Save the page with the cable and upload that.")
    parts = parts_of(text)
    if len(parts) > 1:
        return [cable for part in parts for cable in _cables(part)]
    found = _cables(parts[0], name, alone=True)
    return [replace(cable, page=page) for cable in found] if page else found


def _cables(part: Part, name: str = "", *, alone: bool = False) -> list[ParsedCable]:
    """The cables of a part; a name of a file says nothing where a text holds several."""
    found = part.layout.read(part.text, _filed_as(name))
    told = any(cable.reference_id or cable.classification or cable.subject for cable in found)
    if alone and not told:
        texts.refuse_what_is_no_prose(part.text)
    problems = texts.problems_of(part.text)
    if isinstance(part.layout, CsvRecord):
        return found
    return [_with(cable, (*problems, *_doubts(cable, alone=alone))) for cable in found]


def _doubts(cable: ParsedCable, *, alone: bool) -> tuple[Problem, ...]:
    return (*evidence.doubts_about(cable, refuse=alone), *restarts.doubts_about(cable))


def _with(cable: ParsedCable, problems: tuple[Problem, ...]) -> ParsedCable:
    return replace(cable, problems=(*problems, *cable.problems)) if problems else cable


def read_bytes(data: bytes, name: str = "") -> list[ParsedCable]:
    """The cables of a file."""
    if pdf.is_pdf(data):
        return read(pdf.text_of(data), name)
    found = read(texts.decode(data), name)
    problems = texts.problems_of_bytes(data)
    if len(found) > 1:
        problems = _without_lines(problems)
    return [_with(cable, problems) for cable in found]


def _without_lines(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """The problems of a file for each of its cables, whose lines are counted for themselves."""
    return tuple(replace(problem, line=None) for problem in problems)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a file that is read by itself, in whichever process.

    `content` is a row of cables.csv, a text out of a file, or all bytes of a file; `problems` are
    those of the whole file.
    """

    name: str
    content: tuple[str, ...] | str | bytes
    problems: tuple[Problem, ...] = ()

    def __len__(self) -> int:
        """Letters or bytes: about how much there is to read."""
        columns = self.content if isinstance(self.content, tuple) else ()
        return sum(map(len, columns)) if columns else len(self.content)


def read_file(file: BinaryIO, name: str = "") -> Iterator[ParsedCable]:
    """The cables of an open file, one after another; memory stays flat for cables.csv and JSON
    Lines of any size."""
    for piece in pieces(file, name):
        yield from read_piece(piece)


def pieces(file: BinaryIO, name: str = "") -> Iterator[Piece]:
    """An open file, cut where one document ends; cutting takes a fraction of the time of reading.

    Raises Unreadable where the file, or a line of it, is nothing that could be read.
    """
    head = file.read(_HEAD)
    start = texts.decode(head) if not pdf.is_pdf(head) and texts.is_text(head) else ""
    if CsvRecord().recognises(start):
        yield from (Piece(name, tuple(row)) for row in csv_record.rows(_lines(head, file)))
    elif exported.is_lines(start):
        for text, label in exported.documents(_lines(head, file)):
            yield Piece(label or name, text)
    else:
        data = _rest(head, file)
        apart = len(data) > _HEAD or exported.is_json(start) or pages.is_page(start)
        yield from _cut(data, name) if start and apart else [Piece(name, data)]


def _cut(data: bytes, name: str) -> Iterator[Piece]:
    """A long text, or one of several values or pages, cut into its cables.

    What holds one cable stays as it is; short texts are cut when they are read.
    """
    text = texts.decode(data)
    if exported.is_json(text):
        yield from (Piece(label or name, inner) for inner, label in exported.whole(text))
        return
    whole = pages.is_page(text)
    parts = pages.apart(text) if whole else [part.text for part in parts_of(text)]
    if len(parts) < 2:
        yield Piece(name, data)
        return
    problems = _without_lines(texts.problems_of_bytes(data))
    yield from (Piece("", part, problems) for part in parts)


def read_piece(piece: Piece) -> list[ParsedCable]:
    """The cables of a piece."""
    match piece.content:
        case bytes(data):
            return read_bytes(data, piece.name)
        case str(text):
            return [_with(cable, piece.problems) for cable in read(text, piece.name)]
        case columns:
            return [_of_row(columns)]


def _of_row(columns: tuple[str, ...]) -> ParsedCable:
    cable = CsvRecord().cable(columns)
    try:
        return _with(cable, evidence.doubts_about(cable))
    except Unreadable as refused:
        message = "This row of the table holds no cable: no number, no header, no text of one."
        raise Unreadable(f"{message} Mend the row, and give the file again.") from refused


def _rest(head: bytes, file: BinaryIO) -> bytes:
    data = head + file.read(LARGEST_TEXT - len(head) + 1)
    if len(data) > LARGEST_TEXT:
        texts.decode(head)
        raise Unreadable(
            "The file is larger than 64 MB and is neither cables.csv nor JSON Lines. Split it."
        )
    return data


def _lines(head: bytes, file: BinaryIO) -> Iterator[str]:
    """Lines of text of a file whose beginning was read already."""
    decoder = codecs.getincrementaldecoder("utf-8-sig")(texts.AS_CP1252)
    rest = ""
    block = head
    while block:
        *lines, rest = (rest + decoder.decode(block)).split("\n")
        for line in lines:
            yield line + "\n"
        block = file.read(_BLOCK)
    rest += decoder.decode(b"", final=True)
    if rest:
        yield rest


def _filed_as(name: str) -> CableId | None:
    return next(identifiers.find_in(name.rpartition("/")[2]), None) if name else None
