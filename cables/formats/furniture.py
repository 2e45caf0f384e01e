"""What stands between the lines of a body and is not of it: page breaks, repeated classification
lines, captions that intrude, release stamps, the header repeated by a later section.

A line of a repeated header is known by its label, or because the first header has it too.
"""

import re
from collections.abc import Iterator
from functools import cached_property

from cables.formats import labels, transmission
from cables.formats.labels import Label
from cables.formats.lines import (
    BEGINS_LEVEL,
    Kind,
    Line,
    class_line,
    cut,
    is_end_mark,
    is_page_number,
    is_rule,
    is_stamp,
    page_breaks_in,
    page_end,
    stamps_in,
)
from cables.vocab import captions

_MAY_BE_END_MARK = frozenset("*<NB#=")
_IN_SMALL_LETTERS = (
    "Secret",
    "secret",
    "Confidential",
    "confidential",
    "Uncl",
    "uncl",
    "Limited",
    "Margaret",
    "Sheryl",
    "Declassified",
    "Page",
    "page",
    "Released",
    "Release",
    "Review",
    "Sipdis",
    "Top ",
)
_DIGITS = frozenset("0123456789")
_ALONE = frozenset(("¶", "�", "|", "SIPDIS"))
_MAY_BE_SENT = frozenset("VZOPRDF")
_SIPDIS = re.compile(r"SIPDIS(?:[ \t]+SIPDIS)*")
_OF_ONE_LINE = frozenset((Label.ORDER, Label.REASON, Label.DECLASSIFY))
_SURELY_THE_SAME = 12
"""Letters; a shorter part of a line in the header may stand in the text as well."""


def sort_out(lines: list[Line], above: list[Line]) -> list[Line]:
    """Every line of a body with its kind; lines with furniture inside are cut into several.

    `above` is the header, which a later section may repeat.
    """
    found: list[Line] = []
    sorter = _Sorter(above)
    for line in lines:
        text = line[2]
        if not text:
            found.append(line)
            sorter.in_field = False
        elif sorter.busy or not _is_ordinary(text):
            found += sorter.sort(line)
        else:
            found.append(line)
    return found


def _is_ordinary(text: str) -> bool:
    """True for lines as most are: in small letters, and nothing in them but text."""
    if _may_hold_furniture(text):
        return False
    return text[0].islower() or (text[1:2].islower() and not text.startswith(_IN_SMALL_LETTERS))


class _Sorter:
    """Remembers whether a later section is repeating the header."""

    def __init__(self, above: list[Line]) -> None:
        self.above = above
        self.busy = False
        self.in_field = self.known = False

    def sort(self, line: Line) -> list[Line]:
        """The line with its kind, or the parts that furniture cuts it into."""
        if is_rule(line.text):
            return [line.of_kind(Kind.RULE)]
        if self._is_break(line):
            return [line.as_break()]
        self.busy = False
        return list(_parts(line)) if _may_hold_furniture(line.text) else [line]

    def _is_break(self, line: Line) -> bool:
        text = line.text
        if (
            not self.busy
            and text[:2].strip()[-1:].islower()
            and not text.startswith(_IN_SMALL_LETTERS)
        ):
            return False
        if text in _ALONE:
            return True
        return self._begins_header(text) or _is_furniture(text) or self._goes_on(text)

    def _begins_header(self, text: str) -> bool:
        """True for a line that begins a header, or a classification line at the foot of a page."""
        if text[0] in _MAY_BE_SENT and transmission.is_transmission(text):
            self.busy = True
            return True
        if text[0] not in BEGINS_LEVEL or (found := class_line(text)) is None:
            return False
        self.busy = self.busy or found.serial is not None
        return True

    def _goes_on(self, text: str) -> bool:
        """True for a further line of a header that has begun."""
        if not self.busy:
            return False
        found = labels.label_of(text)
        if found is not None:
            self.in_field, self.known = True, found[0] in self._labels
            return True
        if self.in_field and not self.known:
            return True
        return transmission.goes_on(text) or self._stands_above(text)

    def _stands_above(self, text: str) -> bool:
        bare = "".join(text.split())
        same = len(bare) > _SURELY_THE_SAME or (self.in_field and not text[0].islower())
        return bare in self._lines or (same and bare in self._header)

    @cached_property
    def _lines(self) -> frozenset[str]:
        return frozenset("".join(line.text.split()) for line in self.above if line.text)

    @cached_property
    def _header(self) -> str:
        return "".join("".join(line.text.split()) for line in self.above)

    @cached_property
    def _labels(self) -> frozenset[Label]:
        """The fields of the first header: where it has one, the lines below its label are known."""
        found = (labels.label_of(line.text) for line in self.above)
        return frozenset(one[0] for one in found if one) | _OF_ONE_LINE


def _is_furniture(text: str) -> bool:
    if page_end(text) == len(text) or is_page_number(text):
        return True
    if is_stamp(text):
        return True
    if text[0] in _MAY_BE_END_MARK and is_end_mark(text):
        return True
    return text.isupper() and bool(captions.in_line(text))


def _parts(line: Line) -> Iterator[Line]:
    """The line without the furniture inside it."""
    bounds = list(_intrusions(line.text))
    if not bounds:
        yield line
        return
    position = 0
    for start, end in [*sorted(bounds), (len(line.text), len(line.text))]:
        part = cut(line, position, start) if start > position else None
        if part is not None and part.text:
            yield part
        if end > start:
            yield cut(line, start, end).as_break()
        position = max(position, end)


def _may_hold_furniture(text: str) -> bool:
    """Asked of every line, so a letter that most lines lack is looked for before words."""
    return (
        "SIPDIS" in text
        or ("F" in text and " OF " in text)
        or (text[-1] in _DIGITS and text[-8:].isdecimal())
        or ("/" in text and "ECLASSIFIED/" in text.upper())
    )


def _intrusions(text: str) -> Iterator[tuple[int, int]]:
    """Stamps, page breaks and SIPDIS tokens in the middle of a sentence."""
    yield from stamps_in(text)
    if "SIPDIS" in text:
        for match in _SIPDIS.finditer(text):
            if _alone(text, *match.span()):
                yield match.span()
    yield from page_breaks_in(text)


def _alone(text: str, start: int, end: int) -> bool:
    """False where the caption is spoken of (`the SIPDIS caption`, `"SIPDIS"`)."""
    after = text[end : end + 12].lstrip().lower()
    spoken = after.startswith(("caption", "distrib", "channel", "cable"))
    return (
        not spoken
        and (start == 0 or text[start - 1] == " ")
        and text[end : end + 1] in ("", " ", ".")
    )
