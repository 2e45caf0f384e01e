"""From the lines of one cable to a `ParsedCable`: header, body, identity, completeness."""

from dataclasses import dataclass, replace

from cables.formats import (
    completeness,
    fields,
    gluing,
    header,
    healing,
    identity,
    labels,
    numbering,
    paragraphs,
    signature,
    summary,
    transmission,
)
from cables.formats.facts import Facts
from cables.formats.fields import Values
from cables.formats.header import Header
from cables.formats.identity import Identity
from cables.formats.lines import Line
from cables.formats.numbering import Draft
from cables.formats.parsed import Paragraph, ParsedCable, Problem
from cables.formats.transmission import Transmission

_TOP = 80
"""How many lines from the top may be transmission lines."""
_HEADER = 120
"""How many lines behind them may be header."""

_EXTRACT_MESSAGE = (
    "This copy is a partial extract of the cable; its header and other parts are missing."
)
_EXTRACT = "This record is a partial extract of the original cable"


def assemble(
    layout: str,
    source: str,
    lines: list[Line],
    facts: Facts,
    problems: tuple[Problem, ...] = (),
    *,
    sent: Transmission | None = None,
    fallback: Transmission | None = None,
    signed: tuple[str, ...] | None = None,
) -> ParsedCable:
    """Read a cable from its lines; `facts` fill what its own words leave open.

    A layout that has read the transmission itself gives it as `sent`; one that knows addressees
    from elsewhere gives them as `fallback`; `signed` is a signature with a label of its own.
    """
    lines, extract = _without_extract_note(lines)
    message = _apart(lines, sent, fallback)
    sent, head, body = message.sent, message.head, message.body
    told, taken = _text(message, source, signed)
    who = identity.identify(sent, head, lines, facts)
    values = _values(message, who, told, facts)
    missing = completeness.check(source, lines, head, told, values, sent, facts)
    return ParsedCable(
        layout=layout,
        source=source,
        reference_id=str(who.id) if who.id else None,
        aliases=who.aliases,
        transmitted_at=sent.group.moment if sent.group else facts.created,
        sent_on=sent.group.moment.date() if sent.group else facts.sent_on,
        precedence=sent.precedence or facts.precedence,
        classification=values.classification,
        captions=values.captions,
        origin=identity.origin_of(sent, head, who, facts),
        to=tuple(sent.to),
        info=tuple(sent.info),
        tags=values.tags,
        tags_line=values.tags_line,
        subject=values.subject,
        subject_marking=values.subject_marking,
        references=values.references,
        classified_by=values.classified_by,
        classification_reasons=values.reasons,
        declassify_on=values.declassify_on,
        declassification_line=values.declassification_line,
        passing=fields.passing(head, source),
        preamble=" ".join(line.text for line in head.preamble) or None,
        summary=summary.summary_of(told),
        paragraphs=told,
        signature=taken,
        sections_announced=values.sections,
        problems=(*problems, *extract, *who.problems, *values.doubts, *missing),
        fields=tuple((found.label.value, found.line.start, found.end) for found in head.fields),
        attributes=tuple(facts.attributes),
        page=facts.page,
        header=_span(lines, body[0].start if body else None),
        body=_span(body),
    )


@dataclass(frozen=True, slots=True)
class _Message:
    """The parts of one message; `above` are the lines of the first two as they were read."""

    sent: Transmission
    head: Header
    above: list[Line]
    body: list[Line]


def _apart(lines: list[Line], sent: Transmission | None, fallback: Transmission | None) -> _Message:
    """Transmission lines, header and body; the first two often run into each other."""
    if sent is None:
        top = gluing.unglue(lines[:_TOP])
        sent = transmission.read(top)
        above, rest = top[: sent.end], [*sent.leading, *top[sent.end :], *lines[_TOP:]]
        if fallback is not None:
            sent.to = sent.to or fallback.to
    else:
        above, rest = [], lines
    rest = [*labels.unglue(rest[:_HEADER]), *rest[_HEADER:]]
    head = header.read(rest)
    return _Message(sent, head, [*above, *rest[: head.end]], rest[head.end :])


def _text(
    message: _Message, source: str, signed: tuple[str, ...] | None
) -> tuple[tuple[Paragraph, ...], tuple[str, ...]]:
    """The paragraphs, and the names in the signature below them."""
    drafts = paragraphs.collect(message.body, message.above)
    taken = signature.take(drafts) if signed is None else signed
    told = (_paragraph(draft, source) for draft in numbering.split_inside(drafts))
    return tuple(paragraph for paragraph in told if paragraph.text), taken


def _values(message: _Message, who: Identity, told: tuple[Paragraph, ...], facts: Facts) -> Values:
    """The fields of the header; who classified the cable can also stand in its text."""
    year = who.id.year if who.id else identity.year_of(message.sent, facts)
    values = fields.read(message.head, message.sent, facts, year=year, own=who.id)
    if values.classified_by:
        return values
    names, reasons = fields.classified_in(told)
    return replace(values, classified_by=names, reasons=values.reasons or reasons)


def _without_extract_note(lines: list[Line]) -> tuple[list[Line], tuple[Problem, ...]]:
    """WikiLeaks' sentence in place of a header: `This record is a partial extract ...`."""
    for index, line in enumerate(lines[:12]):
        if line.text.startswith(_EXTRACT):
            rest = [*lines[:index], *lines[index + 1 :]]
            return rest, (Problem("partial-extract", _EXTRACT_MESSAGE, "source"),)
    return lines, ()


def _paragraph(draft: Draft, source: str) -> Paragraph:
    return Paragraph(
        text=healing.text_of(draft.items),
        number=draft.number,
        marking=draft.marking,
        heading=draft.heading,
        pieces=healing.pieces(draft.items, source),
    )


def _span(lines: list[Line], end: int | None = None) -> tuple[int, int] | None:
    """Where lines stand in the source; `end` if they are read no further than that."""
    if not lines:
        return None
    return lines[0].start, lines[-1].end if end is None else end
