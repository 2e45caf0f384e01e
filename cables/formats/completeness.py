"""Is the cable whole? Sections announced and seen, numbers missing, text cut: each a Problem."""

import re
from bisect import bisect_right
from itertools import pairwise

from cables.formats.facts import Facts
from cables.formats.fields import Values
from cables.formats.header import Header
from cables.formats.lines import Line
from cables.formats.parsed import Paragraph, Problem
from cables.formats.transmission import Transmission

_SENTENCE_END = re.compile(
    r"X{5,}$|https?://\S+$|\bEND (?:SUMMARY|COMMENT|NOTE|TEXT|POINTS)\W*$",
    re.IGNORECASE,
)
_STOPS = frozenset(".!?:;\"”’')]*_>…0123456789")
_UNFINISHED = re.compile(
    r"(?:[a-z,]|\b(?:the|of|and|to|in|a|an|they|these|that|which|for|with|by|on|as|at))$"
)
_COUNT = re.compile(r" \d{2,3}\b")
_SECTION_BEFORE = re.compile(r"\b(\d{2,3})(?:\.\d)?$")
_SECTION_SENT = re.compile(r"^DE R[A-Z]{3,7} #\d{3,6}/(\d{1,2})\b", re.MULTILINE)
_SECTION_LENGTH = 3000
"""Characters; a full section holds about twice as many (100 lines)."""


def check(
    source: str,
    lines: list[Line],
    head: Header,
    paragraphs: tuple[Paragraph, ...],
    values: Values,
    sent: Transmission,
    facts: Facts,
) -> list[Problem]:
    """Everything that seems to be missing, in the order of the text."""
    places = _Places(source)
    found: list[Problem] = []
    found += _sections(source, lines, head, values, paragraphs)
    found += _header(head, facts, sent, values, paragraphs)
    found += _missing_numbers(paragraphs, places)
    found += _cut_texts(paragraphs, places)
    return found


class _Places:
    """Line numbers for offsets, from one list of line starts made when first needed."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.starts: list[int] | None = None

    def line(self, offset: int) -> int:
        """The number of the line, from 1, that holds an offset."""
        if self.starts is None:
            self.starts = [0, *(match.end() for match in re.finditer("\n", self.source))]
        return bisect_right(self.starts, offset)


def _sections(
    source: str, lines: list[Line], head: Header, values: Values, paragraphs: tuple[Paragraph, ...]
) -> list[Problem]:
    """Each section repeats the classification line; one that does not may be joined or missing."""
    if values.sections is None or values.sections < 2:
        return []
    first = next((line.section for _, line in head.class_lines if line.section), 1)
    told = sum(len(paragraph.text) for paragraph in paragraphs)
    highest = max(_seen(source, lines), default=0)
    if first > 1:
        absent = f"begins with section {first}"
    elif highest >= values.sections or told > (values.sections - 1) * _SECTION_LENGTH:
        return []
    else:
        absent = f"shows no sign of those after {max(highest, 1)}"
    message = f"{values.sections} sections are announced; the text {absent}."
    return [Problem("sections-not-seen", message, "body")]


def _seen(source: str, lines: list[Line]) -> set[int]:
    """The sections that classification, page-break and DE lines number."""
    around = pairwise(source[lines[0].start : lines[-1].end].split(" OF"))
    numbers = (
        _SECTION_BEFORE.search(before[-6:]) for before, after in around if _COUNT.match(after)
    )
    seen = {int(number[1]) for number in numbers if number}
    if source.count("\nDE R") > 1:
        seen |= {int(number) for number in _SECTION_SENT.findall(source)}
    return seen


def _header(
    head: Header,
    facts: Facts,
    sent: Transmission,
    values: Values,
    paragraphs: tuple[Paragraph, ...],
) -> list[Problem]:
    found = []
    if values.subject is None and head.fields:
        found.append(Problem("subject-missing", "No SUBJECT line was found.", "subject"))
    if sent.group is None and facts.created is None:
        message = (
            "No date-time group was found, so the moment of sending is not known from the text."
        )
        found.append(Problem("date-missing", message, "transmitted_at"))
    if not paragraphs:
        found.append(
            Problem(
                "body-missing", "No text of the cable was found below the header.", "paragraphs"
            )
        )
    return found


def _missing_numbers(paragraphs: tuple[Paragraph, ...], places: _Places) -> list[Problem]:
    """Gaps in the numbers; a step back (an annex, a copy) starts anew."""
    found = []
    last = 0
    present = {paragraph.number for paragraph in paragraphs}
    for paragraph in paragraphs:
        number = paragraph.number
        if number is None:
            continue
        missing = [absent for absent in range(last + 1, number) if absent not in present]
        if missing:
            named = f"{missing[0]}-{missing[-1]}" if len(missing) > 1 else f"{missing[0]}"
            word, verb = ("Paragraphs", "are") if len(missing) > 1 else ("Paragraph", "is")
            line = places.line(paragraph.pieces[0][0]) if paragraph.pieces else None
            message = f"{word} {named} {verb} missing from this copy."
            found.append(Problem("paragraphs-missing", message, "paragraphs", line))
        last = number
    return found


def _cut_texts(paragraphs: tuple[Paragraph, ...], places: _Places) -> list[Problem]:
    """Numbered paragraphs that stop in the middle of a sentence."""
    found = []
    for paragraph in paragraphs:
        text = paragraph.text
        if (
            paragraph.number is None
            or not paragraph.pieces
            or len(text) < 25
            or text[-1] in _STOPS
            or _SENTENCE_END.search(text[-60:])
        ):
            continue
        if _UNFINISHED.search(text[-20:]) and "\n" not in text[-60:]:
            line = places.line(paragraph.pieces[-1][1] - 1)
            message = f"The text of paragraph {paragraph.number} stops in the middle of a sentence."
            found.append(Problem("text-cut", message, "paragraphs", line))
    return found
