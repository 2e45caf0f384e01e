"""The labelled part of a cable: from the classification line to the first paragraph.

Collects what stands where; what it means is read by `fields`. The order of the parts is free,
all can be missing, and nothing is refused: what is no label, caption or classification line is
kept as passing instruction (before the subject) or preamble (after it).
"""

import re
from dataclasses import dataclass, field

from cables.formats import labels, ref_block
from cables.formats.border import DISCLAIMER, SUMMARY, is_disclaimer, is_surely_passing, starts_body
from cables.formats.labels import Label
from cables.formats.lines import (
    ClassLine,
    Line,
    class_line,
    cut,
    is_page_break,
    is_rule,
    is_stamp,
)
from cables.vocab import captions, citations, classification, posts, tags

_SUBJECT_ENDS = re.compile(
    r"SENSITIVE BUT UNCLASSIFIED|THIS IS AN ACTION|\(?U\)? ?THIS |ACTION REQUEST|PLEASE (?:PASS"
    r"|PROTECT)"
    r"|\((?:U|C|S|SBU)[/)]|NOT FOR INTERNET|SUMMARY\b|UNCLASSIFIED$|CONFIDENTIAL$|SECRET$",
    re.IGNORECASE,
)
_ORDER_ENDS = re.compile(r"\d{4}|N/?A\b")
_OPEN_WORD = re.compile(
    r"(?:[,:\-/&]|\b(?:OF|THE|AND|IN|TO|FOR|ON|WITH|A|AN|AT|BY|FROM|OR))$", re.IGNORECASE
)
_PRINTED_DATE = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, \d{1,2} [A-Z][a-z]+ \d{4}")
_LOOK_AHEAD = 400
_FURTHEST = 12
"""Lines without a label between two that have one."""
_LONGEST_FIELD = {Label.SUBJECT: 6, Label.TAGS: 12, Label.ORDER: 4, Label.REF: 80}
_DEFAULT_LONGEST = 10
_SHORT = 30


@dataclass(slots=True)
class Field:
    """A label and the pieces of its value, in order."""

    label: Label
    line: Line
    pieces: list[Line] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(piece.text for piece in self.pieces)

    @property
    def end(self) -> int:
        return self.pieces[-1].end if self.pieces else self.line.end


@dataclass(slots=True)
class Header:
    """The labelled part as found; `end` is the index of the first line of the body."""

    fields: list[Field] = field(default_factory=list)
    class_lines: list[tuple[Line, ClassLine]] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    passing: list[Line] = field(default_factory=list)
    preamble: list[Line] = field(default_factory=list)
    end: int = 0

    def first(self, label: Label) -> Field | None:
        return next((found for found in self.fields if found.label is label), None)


def read(lines: list[Line]) -> Header:
    """Read lines that begin where the transmission lines end."""
    reader = _Reader(lines)
    reader.run()
    return reader.header


class _Reader:
    """One pass over the lines up to the last label; remembers the open field."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.header = Header()
        self.field: Field | None = None
        self.gap = self.torn = False
        self.wrapped: int | None = None
        self.seen: set[Label] = set()
        self.labels = self._labels()

    def run(self) -> None:
        last = max(self.labels, default=-1)
        index = 0
        while index < len(self.lines) and self._take(index, in_zone=index <= last):
            index += 1
        while index > 0 and self.lines[index - 1].blank:
            index -= 1
        self.header.end = index
        self.header.class_lines += self._of_later_sections(index)

    def _of_later_sections(self, start: int) -> list[tuple[Line, ClassLine]]:
        """The classification lines that sections with the same number repeat in the body."""
        numbers = {found.serial for _, found in self.header.class_lines if found.serial}
        if not numbers:
            return []
        lines = [line for line in self.lines[start:] if "F" in line[2] and " OF " in line[2]]
        found = ((line, class_line(line.text)) for line in lines)
        return [(line, one) for line, one in found if one and one.section and one.serial in numbers]

    def _labels(self) -> dict[int, tuple[Label, int]]:
        """The labels before the first paragraph, by the index of their line."""
        found: dict[int, tuple[Label, int]] = {}
        since = 0
        for index, line in enumerate(self.lines[:_LOOK_AHEAD]):
            if line.blank:
                continue
            if starts_body(line.text) or (since > _FURTHEST and found):
                break
            label = labels.label_of(line.text)
            since = 0 if label else since + 1
            if label:
                found[index] = label
        return found

    def _take(self, index: int, *, in_zone: bool) -> bool:
        """Use a line; False where the body begins."""
        line = self.lines[index]
        if line.blank:
            self.gap = True
            return True
        if is_page_break(line.text) or is_stamp(line.text):
            self.torn = True
            return True
        if index == self.wrapped:
            return True
        if self._label(index) or self._class_line(index) or self._goes_on(index):
            self.gap = self.torn = False
            return True
        self.field = None
        return self._other(index, in_zone=in_zone)

    def _label(self, index: int) -> bool:
        if index not in self.labels:
            return False
        line, (label, at) = self.lines[index], self.labels[index]
        if label is Label.DECLASSIFY and self.field is not None and self.field.label is Label.ORDER:
            return self._add(line)
        if self.field is not None and self.field.label is label is Label.REF and not self.gap:
            return self._add(line)
        value = cut(line, at)
        self.field = Field(label, line, [value] if value.text else [])
        self.seen.add(label)
        self.header.fields.append(self.field)
        return True

    def _class_line(self, index: int) -> bool:
        line = self.lines[index]
        found = class_line(line.text) or self._wrapped_class_line(index)
        in_references = self.field is not None and self.field.label is Label.REF
        if found is None or (in_references and found.level is None):
            return False
        in_list = in_references or (self.field is not None and self.field.text.endswith(","))
        self.header.class_lines.append((line, found))
        self.header.captions += captions.beside(found.rest)
        if not in_list or found.serial is not None:
            self.field = None
        return True

    def _wrapped_class_line(self, index: int) -> ClassLine | None:
        """`... SECTION 01 OF 02 HO CHI MINH` with `CITY 000407` on the line below."""
        text = self.lines[index].text
        below = self.lines[index + 1].text if index + 1 < len(self.lines) else ""
        if (
            not (below[-1:].isdigit() and len(below) < _SHORT)
            or classification.at_start(text) is None
        ):
            return None
        found = class_line(f"{text} {below}")
        if found is None or found.post is None or posts.by_code(found.post) is None:
            return None
        self.wrapped = index + 1
        return found

    def _add(self, line: Line) -> bool:
        if self.field is not None:
            self.field.pieces.append(line)
        return self.field is not None

    def _goes_on(self, index: int) -> bool:
        """True if the line continues the open field, which then holds it."""
        current, line = self.field, self.lines[index]
        if current is None or starts_body(line.text) or is_rule(line.text):
            return False
        if len(current.pieces) >= _LONGEST_FIELD.get(current.label, _DEFAULT_LONGEST):
            return False
        if not current.pieces:
            return self._add(line)
        if captions.in_line(line.text) and current.label is not Label.REF:
            return False
        return self._continues(current, index) and self._add(line)

    def _continues(self, current: Field, index: int) -> bool:
        text, before = self.lines[index].text, current.pieces[-1].text
        match current.label:
            case Label.TAGS:
                codes = tags.looks_like_codes(text) or text.startswith("OVIP")
                return before.endswith((",", ";")) or codes
            case Label.ORDER:
                ended = _ORDER_ENDS.search(current.text[-24:])
                return not (self.gap or ended or tags.looks_like_codes(text))
            case _ if self._is_heading(index):
                return False
            case Label.SUBJECT:
                return self._is_subject(current, text)
            case Label.REF:
                return ref_block.goes_on(text, [piece.text for piece in current.pieces], self.gap)
            case _:
                return not self.gap or (self.torn and not before.endswith("."))

    def _is_subject(self, current: Field, text: str) -> bool:
        before = current.pieces[-1].text
        if self._is_text_of_section(before, text):
            return False
        if _SUBJECT_ENDS.match(text) or DISCLAIMER.match(text):
            return False
        return not self.gap or (bool(_OPEN_WORD.search(before)) and len(current.pieces) < 3)

    def _is_text_of_section(self, before: str, text: str) -> bool:
        """A sentence that goes on below the SUBJECT in capitals that a later section repeats."""
        later = any((found.section or 1) > 1 for _, found in self.header.class_lines)
        return later and before.isupper() and text[0].islower()

    def _is_heading(self, index: int) -> bool:
        """A line with a drawn line under it."""
        following = self.lines[index + 1 : index + 2]
        return bool(following) and not following[0].blank and is_rule(following[0].text)

    def _other(self, index: int, *, in_zone: bool) -> bool:
        line = self.lines[index]
        named = captions.in_line(line.text)
        if named and (in_zone or not self._begun_text()):
            self.header.captions += named
            return True
        if in_zone and Label.TAGS not in self.seen and _is_bare_tags(line.text):
            self.header.fields.append(Field(Label.TAGS, line, [line]))
            self.seen.add(Label.TAGS)
            return True
        if in_zone and _PRINTED_DATE.match(line.text):
            return True
        if in_zone:
            waiting = self.header.preamble if Label.SUBJECT in self.seen else self.header.passing
            waiting.append(line)
            return True
        return self._before_body(index)

    def _begun_text(self) -> bool:
        return bool(self.header.preamble) and not self.gap

    def _before_body(self, index: int) -> bool:
        """After the last label: disclaimers belong to the preamble, the rest is the body."""
        line = self.lines[index]
        if starts_body(line.text) or is_rule(line.text) or SUMMARY.match(line.text):
            return False
        if is_disclaimer(self._block(index)) or (self.header.preamble and not self.gap):
            self.header.preamble.append(line)
            self.gap = False
            return True
        if not self.header.fields and self._is_left_over(line.text):
            self.header.fields.append(Field(Label.REF, line, [line]))
            return True
        if not self.header.fields and is_surely_passing(line.text):
            self.header.passing.append(line)
            return True
        return False

    def _is_left_over(self, text: str) -> bool:
        """The last item of a REF block of which the beginning is lost (`C) PARIS 123`)."""
        cited = (
            next(citations.find(text), None)
            if len(text) < 60 and ref_block.ITEM.match(text)
            else None
        )
        return cited is not None and cited.start < 8 and cited.end > len(text) - 12

    def _block(self, index: int) -> str:
        texts = []
        for line in self.lines[index : index + 6]:
            if line.blank:
                break
            texts.append(line.text)
        return " ".join(texts)


def _is_bare_tags(text: str) -> bool:
    """A line of nothing but codes, of which the label is lost."""
    return text.isupper() and len(text.split()) > 1 and tags.looks_like_codes(text)
