"""Reading documents: text or bytes in, cables out, with everything that was not understood.

    read(text, name)        the cables of a text
    read_bytes(data, name)  the same from a file's bytes, web pages and PDF included
    decode(data)            bytes to text
    read_file(file, name)   the cables of a file of any size, one after another
    pieces(file, name)      the same file cut into documents, for several processes to read
    read_piece(piece)       the cables of one of them

All are total: they give `ParsedCable`s with their `Problem`s, or raise `Unreadable` with a sentence
that says what to do.
"""

from cables.formats.parsed import ParsedCable, Problem, Unreadable
from cables.formats.reading import Piece, pieces, read, read_bytes, read_file, read_piece
from cables.formats.text import decode

__all__ = [
    "ParsedCable",
    "Piece",
    "Problem",
    "Unreadable",
    "decode",
    "pieces",
    "read",
    "read_bytes",
    "read_file",
    "read_piece",
]
