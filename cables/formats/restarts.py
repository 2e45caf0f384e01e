"""Paragraph numbers that begin again: several cables may stand in a text that no header parts.

Annexes and lists begin at 1 as well. Behind a signature, or an end mark, hardly anything does.
"""

import re
from bisect import bisect_left

from cables.formats.lines import is_end_mark
from cables.formats.parsed import ParsedCable, Problem
from cables.vocab import captions

_FIRST = re.compile(r"^[ \t]*(?:[¶�]\s{0,3})?1 ?\.(?!\d)[ \t]*(?=\S)", re.MULTILINE)
_LATER = re.compile(r"^[ \t]*(?:[¶�]\s{0,3})?[2-9]\d? ?\.(?!\d)[ \t]*(?=\S)", re.MULTILINE)
_SIGNATURE = re.compile(r"[A-Z][A-Z'\- ]{2,29}$")
_ANNEX = re.compile(
    r"ANNEX|ATTACHMENT|APPENDIX|ENCLOSURE|TEXT|QUOTE|QTE|POINTS|FOLLOW|:$", re.IGNORECASE
)
_ABOVE = 300
_LINES_ABOVE = 3
_NUMBER = 20
"""Characters that number and marking of a paragraph take at most."""
_MESSAGE = "Paragraph numbers begin again at 1: this copy may hold more than one cable."


def doubts_about(cable: ParsedCable) -> tuple[Problem, ...]:
    """A problem at the first place in its text where another cable seems to begin."""
    start, end = cable.body or (0, 0)
    firsts = [match.start() for match in _FIRST.finditer(cable.source, start, end)]
    later = _LATER.search(cable.source, start, end) if firsts else None
    again = firsts[bisect_left(firsts, later.end()) :] if later else []
    place = next((place for place in again if _is_of_another(cable, place)), None)
    if place is None:
        return ()
    line = cable.source.count("\n", 0, place) + 1
    return (Problem("may-be-several", _MESSAGE, "paragraphs", line),)


def _is_of_another(cable: ParsedCable, place: int) -> bool:
    above = _lines_above(cable.source, place)
    if not above or _ANNEX.search(above[-1]):
        return False
    if any(map(_ANNEX.search, above)) and not _is_end(above[-1]):
        return False
    return any(map(_is_end, above)) or _is_paragraph(cable, place)


def _is_paragraph(cable: ParsedCable, place: int) -> bool:
    """Whether the number at a place was read as that of a paragraph."""
    starts = (each.pieces[0][0] for each in cable.paragraphs if each.number == 1 and each.pieces)
    return any(place <= start <= place + _NUMBER for start in starts)


def _lines_above(source: str, place: int) -> list[str]:
    lines = (line.strip() for line in source[max(0, place - _ABOVE) : place].split("\n"))
    return [line for line in lines if line][-_LINES_ABOVE:]


def _is_end(line: str) -> bool:
    return is_end_mark(line) or bool(_SIGNATURE.match(line) and not captions.in_line(line))
