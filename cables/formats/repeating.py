"""Signs that a cable repeats another in its text: open quotations, numbers that go on behind."""

import re
from bisect import bisect_left
from itertools import pairwise

from cables.formats.border import NUMBERED
from cables.formats.lines import Line, is_end_mark

_QUOTE = re.compile(
    r"(?:\bBEGIN(?:NING)?(?: OF)? (?:[A-Z]+ ){0,3}(?:TEXT|QUOTE|MESSAGE|CABLE|TELEGRAM)\b.{0,40}"
    r"|(?<!UN)(?<!END )(?<!END)\bQ(?:UO)?TE\b[ .:\"]*)$|^Q(?:UO)?TE\b",
    re.IGNORECASE,
)
_UNQUOTE = re.compile(
    r"\bUNQ(?:UO)?TE\b|\bEND ?Q(?:UO)?TE\b"
    r"|\bEND(?: OF)? (?:[A-Z]+ ){0,3}(?:TEXT|MESSAGE|CABLE|TELEGRAM)\b",
    re.IGNORECASE,
)


class Quotes:
    """Walks down a text once, and knows where a quotation is open (BEGIN TEXT, QTE)."""

    def __init__(self, lines: list[Line]) -> None:
        self._lines = lines
        self._next = 0
        self._open = False

    def is_open(self, index: int) -> bool:
        """Whether a quotation that began above this line has not ended."""
        for line in self._lines[self._next : index]:
            if _UNQUOTE.search(line.text) or (line.text and is_end_mark(line.text)):
                self._open = False
            elif _QUOTE.search(line.text):
                self._open = True
        self._next = index
        return self._open

    def close(self) -> None:
        self._open = False


class Numbering:
    """The numbers of paragraphs, and the lines on which they stand."""

    def __init__(self, lines: list[Line]) -> None:
        found = ((at, NUMBERED.match(line.text)) for at, line in enumerate(lines) if line.text)
        numbers = [(at, int(match["number"] or match["bare"])) for at, match in found if match]
        self._places = [at for at, _ in numbers]
        self._numbers = [number for _, number in numbers]

    def goes_on(self, start: int, end: int) -> bool:
        """Whether the numbers above a header go on below it, past those of a cable between.

        1, 2 above and 1, 3 below: 3 follows on 2, and not on the 1 before it.
        """
        first, last = bisect_left(self._places, start), bisect_left(self._places, end)
        wanted = self._numbers[first - 1] + 1 if first else None
        return any(
            after == wanted != before + 1 for before, after in pairwise(self._numbers[first:last])
        )
