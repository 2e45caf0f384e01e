"""From the lines of a paragraph to text for reading: wrapped lines joined, points and tables kept.

Not a letter is changed, only white space; so the pieces of the source hold the same letters.
"""

import re

from cables.formats.lines import Kind, Line
from cables.formats.paragraphs import BULLET

_EDGY = frozenset("-*•●▪(o")
_SEEN = (Kind.TEXT, Kind.BLANK)
_BLOCKS = re.compile(rf"\n(?:\n|{BULLET.pattern})")
"""A blank line, or the first letters of a point: what is more than one text with wrapped lines."""
_SENTENCE_END = frozenset(".!?:;\"”')]*")


def pieces(items: list[Line], source: str) -> tuple[tuple[int, int], ...]:
    """The runs of source text that the items stand for, without what stands between them."""
    found: list[tuple[int, int]] = []
    start = end = -1
    for first, last, _, kind in items:
        if kind is not Kind.TEXT:
            continue
        if end < 0:
            start = first
        elif first - end > 1 and source[end:first].strip():
            found.append((start, end))
            start = first
        end = last
    return (*found, (start, end)) if end >= 0 else ()


def text_of(items: list[Line]) -> str:
    """The healed text of a paragraph."""
    lines = "\n".join([line[2] for line in items if line[3] in _SEEN]).strip("\n")
    if "  " not in lines and _BLOCKS.search(lines) is None:
        return lines.replace("\n", " ")
    whole = _in_blocks(items)
    return _single_blanks(whole) if "  " in whole else whole


def _in_blocks(items: list[Line]) -> str:
    """The text of a paragraph with points, tables or blank lines in it."""
    parts: list[str] = []
    before = ""
    gap = broken = False
    for _, _, text, kind in items:
        if kind is Kind.TEXT:
            if before:
                goes_on = not (gap or broken) and _goes_on(text)
                parts.append(" " if goes_on else _between(before, text, gap=gap, broken=broken))
            parts.append(text)
            before, gap, broken = text, False, False
        elif kind is Kind.BLANK:
            gap = True
        else:
            broken = True
    return "".join(parts)


def _goes_on(text: str) -> bool:
    """True for a line that is surely no point and no row of a table."""
    lead = text[:3]
    return not (text[0] in _EDGY or "." in lead or ")" in lead or "   " in text)


def _single_blanks(text: str) -> str:
    """One blank between words, but for the lines of tables."""
    return "\n".join(line if "   " in line else " ".join(line.split()) for line in text.split("\n"))


def _between(before: str, after: str, *, gap: bool, broken: bool) -> str:
    """What stands between two lines: a blank, a line end, or the blank line between blocks."""
    if _is_point(before, after) or "   " in after or "   " in before:
        return "\n\n" if gap else "\n"
    if not gap:
        return " "
    runs_on = before[-1] not in _SENTENCE_END and (broken or after[0].islower() or len(before) > 50)
    return " " if runs_on else "\n\n"


def _is_point(before: str, after: str) -> bool:
    """A bullet; but not `A) of 3 May` behind an open bracket, which is a wrapped sentence."""
    return BULLET.match(after) is not None and before.rfind("(") <= before.rfind(")")
