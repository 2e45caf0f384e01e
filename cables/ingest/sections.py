"""Sections of one cable that were sent and published apart (`SECTION 01 OF 02`), joined again.

A long cable went out in sections of some hundred lines, each with the whole header (5 FAH-2). The
joined text is the texts of the copies one below the other, nothing left out; its paragraphs are
theirs in order, so that no repeated header becomes text, with offsets into the joined text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from cables.formats import read
from cables.formats.lines import class_line, lines_of, page_end
from cables.formats.parsed import Paragraph, ParsedCable, Problem
from cables.formats.summary import summary_of
from cables.ingest.copies import length_of

LAYOUT = "joined-sections"
_BETWEEN = "\n\n"
_OF = re.compile(r"\b(?P<number>\d{1,3})(?:\.\d)?\s{1,3}OF\s{1,3}\d{1,3}\b", re.IGNORECASE)
_LONGEST_LINE = 160
_FINISHED = (".", "?", "!", ":", ")", '"', "”")
_SAME_BEGINNING = 80


def sections_seen(parsed: ParsedCable) -> tuple[int, ...]:
    """The sections that classification and page-break lines of a copy name, in order."""
    lines = (line.text for line in lines_of(parsed.source))
    named = (line for line in lines if " OF " in line and len(line) < _LONGEST_LINE)
    return tuple(sorted({number for line in named if (number := _section(line))}))


def _section(line: str) -> int | None:
    found = class_line(line)
    if found is not None:
        return found.section
    end = page_end(line)
    match = _OF.search(line, 0, end) if end else None
    return int(match["number"]) if match else None


def is_part(parsed: ParsedCable) -> bool:
    """True for a copy that has some of the announced sections and not all."""
    announced = parsed.sections_announced or 1
    return announced > 1 and 0 < len(set(sections_seen(parsed))) < announced


def join(copies: Iterable[ParsedCable]) -> tuple[ParsedCable, ...]:
    """The copies that make up a cable, in order of sections; fewer than two make up none."""
    chosen: list[ParsedCable] = []
    seen: set[int] = set()
    for copy in sorted(filter(is_part, copies), key=_order):
        sections = set(sections_seen(copy))
        if not sections & seen and not any(_tells_again(copy, other) for other in chosen):
            chosen.append(copy)
            seen |= sections
    return tuple(chosen) if len(chosen) > 1 else ()


def _order(copy: ParsedCable) -> tuple[int, int, int, str]:
    """By section; of two copies of one section the one that has more sections, or more text."""
    seen = sections_seen(copy)
    return seen[0], -len(seen), -length_of(copy), copy.source


def _tells_again(copy: ParsedCable, other: ParsedCable) -> bool:
    """A whole cable that has lost its page lines looks like its first section."""
    told = {beginning for paragraph in other.paragraphs if (beginning := _beginning(paragraph))}
    return any(_beginning(paragraph) in told for paragraph in copy.paragraphs)


def _beginning(paragraph: Paragraph) -> str:
    text = "".join(paragraph.text.split())
    return text[:_SAME_BEGINNING] if paragraph.number and len(text) >= _SAME_BEGINNING else ""


def joined(parts: Sequence[ParsedCable]) -> ParsedCable:
    """One cable from its sections: header as the joined text is read, paragraphs of each part."""
    first = parts[0]
    source = _BETWEEN.join(part.source for part in parts)
    found = read(source, first.reference_id or "")
    whole = found[0] if [cable.reference_id for cable in found] == [first.reference_id] else first
    paragraphs = _paragraphs(parts)
    signed = next((part.signature for part in reversed(parts) if part.signature), ())
    return replace(
        whole,
        layout=LAYOUT,
        source=source,
        aliases=tuple(dict.fromkeys(alias for part in parts for alias in part.aliases)),
        paragraphs=paragraphs,
        summary=summary_of(paragraphs),
        signature=signed,
        page=None,
        problems=(*_missing(parts), *_other_problems(whole)),
    )


def _paragraphs(parts: Sequence[ParsedCable]) -> tuple[Paragraph, ...]:
    found: list[Paragraph] = []
    for paragraphs in _moved(parts):
        goes_on = found and paragraphs and _continues(paragraphs[0])
        if goes_on:
            found[-1] = _one(found[-1], paragraphs[0])
        found += paragraphs[1:] if goes_on else paragraphs
    return tuple(found)


def _moved(parts: Sequence[ParsedCable]) -> Iterator[list[Paragraph]]:
    """The paragraphs of each part, their offsets counted in the joined text."""
    offset = 0
    for part in parts:
        yield [
            replace(
                paragraph,
                pieces=tuple((start + offset, end + offset) for start, end in paragraph.pieces),
            )
            for paragraph in part.paragraphs
        ]
        offset += len(part.source) + len(_BETWEEN)


def _continues(paragraph: Paragraph) -> bool:
    """Text without number and heading at the top of a section belongs to what came before."""
    return paragraph.number is None and not paragraph.heading and not paragraph.marking


def _one(before: Paragraph, after: Paragraph) -> Paragraph:
    gap = "\n\n" if before.text.endswith(_FINISHED) else " "
    return replace(before, text=before.text + gap + after.text, pieces=before.pieces + after.pieces)


def _missing(parts: Sequence[ParsedCable]) -> Iterator[Problem]:
    announced = max(part.sections_announced or 0 for part in parts)
    seen = {number for part in parts for number in sections_seen(part)}
    missing = [str(number) for number in range(1, announced + 1) if number not in seen]
    if missing:
        message = f"{announced} sections are announced; not held: {', '.join(missing)}."
        yield Problem("sections-not-seen", message, "body")


def _other_problems(whole: ParsedCable) -> Iterator[Problem]:
    return (problem for problem in whole.problems if problem.code != "sections-not-seen")
