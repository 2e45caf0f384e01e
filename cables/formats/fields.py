"""What the header fields mean: subject, TAGS, references, classification, captions, dates."""

import html
import re
from dataclasses import dataclass
from datetime import date

from cables.formats import border, labels, people, references
from cables.formats.facts import Facts
from cables.formats.header import Field, Header
from cables.formats.labels import Label
from cables.formats.lines import Line
from cables.formats.parsed import Paragraph, Problem, Reference
from cables.formats.transmission import Transmission
from cables.vocab import markings, tags
from cables.vocab.declassification import Declassification
from cables.vocab.identifiers import CableId

_FIRST = 3
_ANY_ORDER = "E.O. 12958:"
_FULL_LINE = 45
"""Letters; a line this long may have been wrapped."""
_MARKED_AT_END = re.compile(r"\s(?P<marking>\((?:U|C|S|SBU|[CS]//?NF|U//?FOUO)\))$")


@dataclass(frozen=True, slots=True)
class Values:
    """The header's fields as values."""

    subject: str | None
    subject_marking: str | None
    tags: tuple[str, ...]
    tags_line: str | None
    references: tuple[Reference, ...]
    classified_by: tuple[str, ...]
    reasons: tuple[str, ...]
    declassify_on: date | None
    declassification_line: str | None
    classification: str | None
    captions: tuple[str, ...]
    sections: int | None
    doubts: tuple[Problem, ...]


def read(
    head: Header, sent: Transmission, facts: Facts, *, year: int | None, own: CableId | None
) -> Values:
    """Read the fields; `year` is the default for references, `own` the cable's number."""
    subject, marking = _subject(head, facts)
    tags_line = _tags_line(head, facts)
    order = _declassification(head, facts)
    cited = _references(head, facts, year, own)
    return Values(
        subject=subject,
        subject_marking=marking,
        tags=tags.split(tags_line) if tags_line else (),
        tags_line=tags_line,
        references=tuple(found.reference for found in cited),
        classified_by=_classified_by(head),
        reasons=_reasons(head),
        declassify_on=order.on if order else None,
        declassification_line=order_line(head, facts),
        classification=_classification(head, facts),
        captions=_captions(head, facts),
        sections=max((line.sections or 0 for _, line in head.class_lines), default=0) or None,
        doubts=tuple(found.doubt for found in cited if found.doubt),
    )


def passing(head: Header, source: str) -> tuple[str, ...]:
    """Passing instructions in printed order, those that go on over a line end in one piece."""
    found: list[str] = []
    before: Line | None = None
    for line in head.passing:
        adjacent = before is not None and source.count("\n", before.end, line.start) == 1
        full = adjacent and (len(found[-1]) > _FULL_LINE or found[-1].endswith((",", "/", " AND")))
        if full and border.is_passing(found[-1]) and not border.is_passing(line.text):
            found[-1] = f"{found[-1]} {line.text}"
        else:
            found.append(line.text)
        before = line
    return tuple(found)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _subject(head: Header, facts: Facts) -> tuple[str | None, str | None]:
    found = head.first(Label.SUBJECT)
    text = _one_line(found.text) if found and found.pieces else (facts.title or "")
    text, marking = _without_marking(text)
    text = html.unescape(_rejoin(found, text)).strip("*_ ").removesuffix(" (").strip()
    return text or None, marking


def _without_marking(text: str) -> tuple[str, str | None]:
    """The marking stands before the subject, at times behind it: `A TALK (U)`."""
    marking = markings.at_start(text)
    if marking:
        return text[marking[1] :].strip(), marking[0].printed
    behind = _MARKED_AT_END.search(text)
    marking = markings.at_start(text, behind.start("marking")) if behind else None
    if behind is None or marking is None or marking[1] < len(text):
        return text, None
    return text[: behind.start()].strip(), marking[0].printed


def _rejoin(found: Field | None, text: str) -> str:
    """`US-` at a line's end and `LATIN` on the next are one word: `US-LATIN`."""
    if found is None:
        return text
    for piece in found.pieces[:-1]:
        if re.search(r"[A-Za-z]-$", piece.text):
            word = piece.text.rsplit(None, 1)[-1]
            text = text.replace(f"{word} ", word, 1)
    return text


def _tags_line(head: Header, facts: Facts) -> str | None:
    texts = [found.text for found in head.fields if found.label is Label.TAGS and found.pieces]
    return "\n".join(texts) or facts.tags_line


def _declassification(head: Header, facts: Facts) -> Declassification | None:
    line = order_line(head, facts)
    found = Declassification.read(line) if line else None
    separate = head.first(Label.DECLASSIFY)
    if separate and separate.pieces and (found is None or found.on is None):
        return Declassification.read(f"{line or _ANY_ORDER} DECL: {_one_line(separate.text)}")
    return found


def order_line(head: Header, facts: Facts) -> str | None:
    """The E.O. line with its label, on one line."""
    found = head.first(Label.ORDER)
    if found is None:
        return facts.declassification_line
    return _one_line(" ".join([_label(found), *(piece.text for piece in found.pieces)]))


def _label(found: Field) -> str:
    if not found.pieces:
        return found.line.text
    offset = found.pieces[0].start - found.line.start
    return found.line.text[:offset] if 0 <= offset <= len(found.line.text) else found.line.text


def _references(
    head: Header, facts: Facts, year: int | None, own: CableId | None
) -> tuple[references.Found, ...]:
    blocks = [found.text for found in head.fields if found.label is Label.REF]
    if not blocks and facts.references:
        blocks = [facts.references]
    return references.read(blocks, year=year, own=own)


def _classified_by(head: Header) -> tuple[str, ...]:
    found = head.first(Label.CLASSIFIED_BY)
    if found is None or "DERIVED" in found.line.text[:16].upper():
        return ()
    return people.classifiers(found.text)


def classified_in(paragraphs: tuple[Paragraph, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names and reasons where the first paragraphs say them: `1. (U) CLASSIFIED BY ...`."""
    for paragraph in paragraphs[:_FIRST]:
        found = labels.label_of(paragraph.text[:200])
        if found is not None and found[0] is Label.CLASSIFIED_BY:
            value = paragraph.text[found[1] : found[1] + 300]
            return people.classifiers(value), people.reasons(value)
    return (), ()


def _reasons(head: Header) -> tuple[str, ...]:
    texts = [
        _one_line(f"{found.line.text} {found.text}" if found.label is Label.REASON else found.text)
        for found in head.fields
        if found.label in (Label.CLASSIFIED_BY, Label.REASON)
    ]
    return people.reasons(" ; ".join(texts)) if texts else ()


def _classification(head: Header, facts: Facts) -> str | None:
    """The highest level of all classification lines (section 3 of the format: take the highest)."""
    levels = [line.level for _, line in head.class_lines if line.level is not None]
    level = max(levels, default=None) or facts.classification
    return level.label if level is not None else None


def _captions(head: Header, facts: Facts) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*head.captions, *facts.captions]))
