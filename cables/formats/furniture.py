"""What stands between the lines of a body and is not of it: page breaks, repeated classification
lines, captions that intrude, release stamps, the header repeated by a later section.
"""

from collections.abc import Iterator

from cables.formats import labels, transmission
from cables.formats.labels import Label
from cables.formats.lines import (
    Kind,
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
_ALONE = frozenset("¶�|")
_MAY_BE_SENT = frozenset("VZOPRDFTIAUSCHJWNME")


def sort_out(lines: list[Line]) -> list[Line]:
    """Every line of a body with its kind; lines with furniture inside are cut into several."""
    found: list[Line] = []
    sorter = _Sorter()
    for line in lines:
        text = line.text
        if not text:
            found.append(line)
            sorter.in_field = False
        elif text[0].islower() and not sorter.busy and not _may_hold_furniture(text):
            found.append(line)
        else:
            found += sorter.sort(line)
    return found


class _Sorter:
    """Remembers whether a later section is repeating the header."""

    def __init__(self) -> None:
        self.repeating = False
        self.in_field = False
        self.sending = False

    @property
    def busy(self) -> bool:
        """True while lines of a repeated header are expected."""
        return self.repeating or self.sending

    def sort(self, line: Line) -> list[Line]:
        """The line with its kind, or the parts that furniture cuts it into."""
        if is_rule(line.text):
            return [line._replace(kind=Kind.RULE)]
        if self._is_break(line):
            return [line.as_break()]
        self.repeating = self.sending = False
        return list(_parts(line)) if _may_hold_furniture(line.text) else [line]

    def _is_break(self, line: Line) -> bool:
        text = line.text
        if (
            not self.repeating
            and text[:2].strip()[-1:].islower()
            and not text.startswith(_IN_SMALL_LETTERS)
        ):
            return False
        if text[0] in _ALONE and len(text) == 1:
            return True
        if text[0] in _MAY_BE_SENT and (
            transmission.is_transmission(text) or (self.sending and transmission.goes_on(text))
        ):
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
    return (
        not spoken
        and (start == 0 or text[start - 1] == " ")
        and text[end : end + 1] in ("", " ", ".")
    )
