"""Is the cable whole? Sections announced and seen, numbers missing, text cut: each a Problem."""

import re
from bisect import bisect_right

from cables.formats.fields import Values
from cables.formats.header import Header
from cables.formats.lines import Line, class_line
from cables.formats.parsed import Paragraph, Problem
from cables.formats.transmission import Transmission

_SENTENCE_END = re.compile(r"[.!?:;\"”’')\]*_>…]$|[Xx]{5,}$|https?://\S+$|\d$")
_UNFINISHED = re.compile(r"(?:[a-z,]|\b(?:the|of|and|to|in|a|an|they|these|that|which|for|with|by|on|as|at))$")
_EXTRACT = re.compile(r"partial extract of the original cable", re.IGNORECASE)


def check(
    source: str, lines: list[Line], head: Header, paragraphs: tuple[Paragraph, ...], values: Values, sent: Transmission
) -> list[Problem]:
    """Everything that seems to be missing, in the order of the text."""
    places = _Places(source)
    found: list[Problem] = []
    found += _sections(lines, values)
    found += _header(head, sent, values, paragraphs)
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


def _sections(lines: list[Line], values: Values) -> list[Problem]:
    """Each section repeats the classification line; one that does not may be joined or missing."""
    if values.sections is None or values.sections < 2:
        return []
    seen = {found.section for line in lines if " OF " in line.text and (found := class_line(line.text))}
    pages = {int(m[1]) for line in lines if (m := re.search(r"(\d{3})(?:\.\d)? OF \d{3}$", line.text))}
    highest = max([number for number in seen | pages if number] or [0])
    if highest >= values.sections:
        return []
    message = f"{values.sections} sections are announced; the text shows no sign of those after {max(highest, 1)}."
    return [Problem("sections-not-seen", message, "body")]


def _header(
    head: Header, sent: Transmission, values: Values, paragraphs: tuple[Paragraph, ...]
) -> list[Problem]:
    found = []
    if values.subject is None and head.fields:
        found.append(Problem("subject-missing", "No SUBJECT line was found.", "subject"))
    if sent.group is None:
        message = "No date-time group was found, so the moment of sending is not known from the text."
        found.append(Problem("date-missing", message, "transmitted_at"))
    if not paragraphs:
        found.append(Problem("body-missing", "No text of the cable was found below the header.", "paragraphs"))
    return found


def _missing_numbers(paragraphs: tuple[Paragraph, ...], places: _Places) -> list[Problem]:
    """Gaps in the numbers; a step back (an annex, a copy) starts anew."""
    found = []
    last = 0
    for paragraph in paragraphs:
        number = paragraph.number
        if number is None:
            continue
        if number > last + 1:
            named = f"{last + 1}-{number - 1}" if number > last + 2 else f"{last + 1}"
            word = "Paragraphs" if number > last + 2 else "Paragraph"
            verb = "are" if number > last + 2 else "is"
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
        if paragraph.number is None or not paragraph.pieces or len(text) < 60 or _SENTENCE_END.search(text):
            continue
        if _UNFINISHED.search(text) and "\n" not in text[-60:]:
            line = places.line(paragraph.pieces[-1][1] - 1)
            message = f"The text of paragraph {paragraph.number} stops in the middle of a sentence."
            found.append(Problem("text-cut", message, "paragraphs", line))
    return found
