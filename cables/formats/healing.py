"""From the lines of a paragraph to text for reading: wrapped lines joined, points and tables kept.

Not a letter is changed, only white space; so the pieces of the source hold the same letters.
"""

from cables.formats.furniture import Item, Kind
from cables.formats.paragraphs import is_bullet

_SENTENCE_END = frozenset(".!?:;\"”')]*")


def pieces(items: list[Item]) -> tuple[tuple[int, int], ...]:
    """The runs of source text that the items stand for, without the furniture between them."""
    found: list[list[int]] = []
    joined = False
    for item in items:
        if item.kind is Kind.TEXT:
            if joined:
                found[-1][1] = item.line.end
            else:
                found.append([item.line.start, item.line.end])
            joined = True
        elif item.kind is not Kind.BLANK:
            joined = False
    return tuple((start, end) for start, end in found)


def text_of(items: list[Item]) -> str:
    """The healed text of a paragraph."""
    parts: list[str] = []
    before = ""
    gap = broken = False
    for item in items:
        if item.kind is Kind.TEXT:
            text = item.line.text
            shown = text if "  " not in text or "   " in text else " ".join(text.split())
            if parts:
                parts.append(_between(before, text, gap=gap, broken=broken))
            parts.append(shown)
            before, gap, broken = text, False, False
        elif item.kind is Kind.BLANK:
            gap = True
        else:
            broken = True
    return "".join(parts)


def _between(before: str, after: str, *, gap: bool, broken: bool) -> str:
    """What stands between two lines: a blank, a line end, or the blank line between blocks."""
    if is_bullet(after):
        return "\n\n" if gap else "\n"
    if "   " in after or "   " in before:
        return "\n\n" if gap else "\n"
    if not gap:
        return " "
    runs_on = before[-1] not in _SENTENCE_END and (broken or after[0].islower() or len(before) > 50)
    return " " if runs_on else "\n\n"
