"""The entry points: which layout reads a text, a file's bytes, a stream."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from cables.formats import pages, pdf
from cables.formats import text as texts
from cables.formats.layouts import LAYOUTS, csv_record, exported
from cables.formats.layouts.csv_record import CsvRecord
from cables.formats.parsed import ParsedCable, Unreadable
from cables.vocab import identifiers
from cables.vocab.identifiers import CableId

LARGEST_TEXT = 64 * 1024 * 1024
"""Bytes; only cables.csv and JSON Lines, which are read line by line, may be longer."""
_HEAD = 65536
_TABLE = re.compile(r"\s*[a-z_]{2,30}(?:[,;\t][a-z_]{2,30}){3,}\s*\n")
_BLOCK = 1024 * 1024


def read(text: str, name: str = "") -> list[ParsedCable]:
    """The cables of a text, read with the first layout that recognises it.

    `name` is the name of the file or page; a number in it is believed last.
    """
    if not text.strip():
        raise Unreadable("There is no text. Paste or choose the text of a cable.")
    if _TABLE.match(text):
        raise Unreadable("This is a table of data and holds no cable. Choose files with cables.")
    text = text.replace("\0", texts.NUL_SIGN)
    if exported.is_json(text):
        return [
            cable for inner, label in exported.whole(text) for cable in read(inner, label or name)
        ]
    page = text if pages.is_page(text) else None
    text = pages.text_of(text) if page else text
    if not text.strip():
        raise Unreadable("The page shows no text. Save the page with the cable and upload that.")
    layout = next(layout for layout in LAYOUTS if layout.recognises(text))
    found = layout.read(text, _filed_as(name))
    if not any(cable.reference_id or cable.classification or cable.subject for cable in found):
        texts.refuse_what_is_no_prose(text)
    problems = texts.problems_of(text)
    if problems or page:
        found = [
            replace(cable, page=page, problems=(*problems, *cable.problems)) for cable in found
        ]
    return found


def read_bytes(data: bytes, name: str = "") -> list[ParsedCable]:
    """The cables of a file."""
    if pdf.is_pdf(data):
        return read(pdf.text_of(data), name)
    found = read(texts.decode(data), name)
    problems = texts.problems_of_bytes(data)
    return [replace(cable, problems=(*problems, *cable.problems)) for cable in found]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a file that is read by itself, in whichever process.

    `content` is a row of cables.csv, the text of a line of JSON Lines, or all bytes of a file.
    """

    name: str
    content: tuple[str, ...] | str | bytes

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
        yield Piece(name, _rest(head, file))


def read_piece(piece: Piece) -> list[ParsedCable]:
    """The cables of a piece."""
    match piece.content:
        case bytes(data):
            return read_bytes(data, piece.name)
        case str(text):
            return read(text, piece.name)
        case columns:
            return [CsvRecord().cable(columns)]


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
