"""Which of two copies of a cable is shown: a corrected one, else the fuller one."""

import re
from functools import lru_cache

from cables.formats.layouts.csv_record import CsvRecord
from cables.formats.parsed import ParsedCable
from cables.formats.several import parts_of

_CORRECTED = re.compile(
    r"\bC ?O ?R ?R ?E ?C ?T ?E ?D[\s\-:]{1,3}C ?O ?P ?Y\b",  # letters are spaced out at times
    re.IGNORECASE,
)
_FIRST_PARAGRAPH = re.compile(r"^[ \t]*¶?[ \t]*1[.)]\s", re.MULTILINE)
_LONGEST_HEADER = 8000
"""Characters; the longest lists of addressees stay below."""


def is_corrected(source: str) -> bool:
    """True where the lines above paragraph 1 call the text a CORRECTED COPY."""
    head = source[:_LONGEST_HEADER]
    first = _FIRST_PARAGRAPH.search(head)
    return bool(_CORRECTED.search(head, 0, first.start() if first else len(head)))


def length_of(parsed: ParsedCable) -> int:
    """Characters of a copy's paragraphs, which alone count as its text."""
    return sum(len(paragraph.text) for paragraph in parsed.paragraphs)


def is_cut_from(source: str, held: str, layout: str) -> bool:
    """Whether a copy is one of several cables whose texts are held as the source of one.

    Such a source shows what belongs to other cables. A row of cables.csv is never one.
    """
    if layout == CsvRecord.name or len(source) >= len(held) or source not in held:
        return False
    return source in _texts_in(held)


@lru_cache(maxsize=2)
def _texts_in(source: str) -> frozenset[str]:
    """The texts of the cables of a source; all of them ask one after the other."""
    return frozenset(part.text for part in parts_of(source))


def is_better(parsed: ParsedCable, *, held: str, length: int) -> bool:
    """Whether a copy is shown instead of the held one, of which source and text length are given.

    Copies are cut, hardly ever padded, so the longer one wins; a corrected one wins over any other
    unless it is a fragment, less than half as long.
    """
    told = length_of(parsed)
    corrected, held_corrected = is_corrected(parsed.source), is_corrected(held)
    if corrected == held_corrected:
        return told > length
    return 2 * told >= length if corrected else told > 2 * length
