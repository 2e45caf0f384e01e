"""What stands between the lines of a body and is not of it: page breaks, repeated classification
lines, captions that intrude, release stamps, the header repeated by a later section.
"""

from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from cables.formats import labels, transmission
from cables.formats.labels import Label
from cables.formats.lines import (
    Line,
    class_line,
    cut,
    is_end_mark,
    is_rule,
    is_stamp,
    page_end,
    stamps_in,
)
from cables.vocab import captions

_MAY_BE_CLASS_LINE = frozenset("UuSsCcLlRrTt")
_MAY_BE_END_MARK = frozenset("*<NB#=")
_MAY_BE_STAMP = frozenset("RrNnUuBb1MmSsDd")
_IN_SMALL_LETTERS = (
    "Secret", "secret", "Confidential", "confidential", "Uncl", "uncl", "Limited", "Margaret", "Sheryl",
    "Declassified", "Page", "page", "Released", "Release", "Review", "Sipdis", "Top ",
)
_ALONE = frozenset("¶�|")
_MAY_BE_SENT = frozenset("VZOPRDFTIAUSCHJWNME")


class Kind(Enum):
    """What a line of the body is."""

    TEXT = auto()
    BLANK = auto()
    RULE = auto()
    BREAK = auto()


class Item(NamedTuple):
    """A line of the body with its kind; furniture keeps its place as BREAK."""

    kind: Kind
    line: Line


def sort_out(lines: list[Line]) -> list[Item]:
    """Every line of a body with its kind; lines with furniture inside are cut into several."""
    found: list[Item] = []
    sorter = _Sorter()
    for line in lines:
        if not line.text:
            found.append(Item(Kind.BLANK, line))
            sorter.blank()
        else:
            found += sorter.sort(line)
    return found


class _Sorter:
    """Remembers whether a later section is repeating the header."""

    def __init__(self) -> None:
        self.repeating = False
        self.in_field = False
        self.sending = False

    def blank(self) -> None:
        self.in_field = False

    def sort(self, line: Line) -> Iterator[Item]:
        text = line.text
        if is_rule(text):
            yield Item(Kind.RULE, line)
        elif self._is_break(line):
            yield Item(Kind.BREAK, line)
        else:
            self.repeating = self.sending = False
            yield from _parts(line)

    def _is_break(self, line: Line) -> bool:
        text = line.text
        if not self.repeating and text[:2].strip()[-1:].islower() and not text.startswith(_IN_SMALL_LETTERS):
            return False
        if text[0] in _ALONE and len(text) == 1:
            return True
        if text[0] in _MAY_BE_SENT and (transmission.is_transmission(text) or self.sending and transmission.goes_on(text)):
            self.sending = True
            return True
        if text[0] in _MAY_BE_CLASS_LINE and (found := class_line(text)) is not None:
            self.repeating = found.serial is not None
            return True
        if page_end(text) == len(text):
            return True
        if text[0] in _MAY_BE_STAMP and is_stamp(text):
            return True
        if text[0] in _MAY_BE_END_MARK and is_end_mark(text):
            return True
        if text.isupper() and captions.in_line(text):
            return True
        return self.repeating and self._repeats_header(text)

    def _repeats_header(self, text: str) -> bool:
        found = labels.label_of(text)
        if found is not None:
            self.in_field = found[0] in (Label.SUBJECT, Label.REF, Label.TAGS)
            return True
        return self.in_field


def _parts(line: Line) -> Iterator[Item]:
    """The line without the furniture inside it."""
    bounds = list(_intrusions(line.text)) if _may_hold_furniture(line.text) else None
    if not bounds:
        yield Item(Kind.TEXT, line)
        return
    position = 0
    for start, end in [*sorted(bounds), (len(line.text), len(line.text))]:
        part = cut(line, position, start) if start > position else None
        if part is not None and part.text:
            yield Item(Kind.TEXT, part)
        if end > start:
            yield Item(Kind.BREAK, cut(line, start, end))
        position = max(position, end)


def _may_hold_furniture(text: str) -> bool:
    return "SIPDIS" in text or " OF " in text or "eclassified/" in text or "ECLASSIFIED/" in text


def _intrusions(text: str) -> Iterator[tuple[int, int]]:
    """Stamps, page breaks and SIPDIS tokens in the middle of a sentence."""
    yield from stamps_in(text)
    at = text.find("SIPDIS")
    while at >= 0:
        if _alone(text, at, at + 6):
            yield at, at + 6
        at = text.find("SIPDIS", at + 6)
    if " OF " in text:
        ending = page_end(text)
        if ending:
            yield 0, ending


def _alone(text: str, start: int, end: int) -> bool:
    """False where the caption is spoken of (`the SIPDIS caption`, `"SIPDIS"`)."""
    after = text[end : end + 12].lstrip().lower()
    spoken = after.startswith(("caption", "distrib", "channel", "cable"))
    return not spoken and (start == 0 or text[start - 1] == " ") and text[end : end + 1] in ("", " ", ".")
