"""Reading documents: text or bytes in, cables out, with everything that was not understood.

    read(text, name)        the cables of a text
    read_bytes(data, name)  the same from a file's bytes, web pages and PDF included
    decode(data)            bytes to text
    read_file(file, name)   the cables of a file of any size, one after another

All are total: they give `ParsedCable`s with their `Problem`s, or raise `Unreadable` with a sentence
that says what to do.
"""

from cables.formats.parsed import ParsedCable, Problem, Unreadable
from cables.formats.reading import read, read_bytes, read_file
from cables.formats.text import decode

__all__ = ["ParsedCable", "Problem", "Unreadable", "decode", "read", "read_bytes", "read_file"]
