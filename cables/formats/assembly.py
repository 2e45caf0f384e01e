"""From the lines of one cable to a `ParsedCable`: header, body, identity, completeness."""

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
from cables.formats.header import Header
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
    above: list[Line] = []
    if sent is None:
        top = gluing.unglue(lines[:_TOP])
        sent = transmission.read(top)
        above = top[: sent.end]
        rest = _below([*sent.leading, *top[sent.end :], *lines[_TOP:]])
        if fallback is not None:
            sent.to = sent.to or fallback.to
    else:
        rest = _below(lines)
    head = header.read(rest)
    body = rest[head.end :]
    drafts = paragraphs.collect(body, [*above, *rest[: head.end]])
    taken = signature.take(drafts) if signed is None else signed
    drafts = numbering.split_inside(drafts)
    told = tuple(_paragraph(draft, source) for draft in drafts)
    told = tuple(paragraph for paragraph in told if paragraph.text)
    who = identity.identify(sent, head, lines, facts)
    year = who.id.year if who.id else identity.year_of(sent, facts)
    values = fields.read(head, sent, facts, year=year, own=who.id)
    inside = fields.classified_in(told) if not values.classified_by else ((), ())
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
        classified_by=values.classified_by or inside[0],
        classification_reasons=values.reasons or inside[1],
        declassify_on=values.declassify_on,
        declassification_line=values.declassification_line,
        passing=fields.passing(head, source),
        preamble=" ".join(line.text for line in head.preamble) or None,
        summary=summary.summary_of(told),
        paragraphs=told,
        signature=taken,
        sections_announced=values.sections,
        problems=(
            *problems,
            *extract,
            *who.problems,
            *values.doubts,
            *completeness.check(source, lines, head, told, values, sent, facts),
        ),
        fields=_places(head),
        attributes=tuple(facts.attributes),
        page=facts.page,
        header=_span(lines, 0, body[0].start if body else None),
        body=(body[0].start, body[-1].end) if body else None,
    )


def _below(rest: list[Line]) -> list[Line]:
    """The lines behind the transmission lines, with glued header fields cut apart."""
    return [*labels.unglue(rest[:_HEADER]), *rest[_HEADER:]]


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


def _places(head: Header) -> tuple[tuple[str, int, int], ...]:
    return tuple((found.label.value, found.line.start, found.end) for found in head.fields)


def _span(lines: list[Line], first: int, end: int | None) -> tuple[int, int] | None:
    if not lines:
        return None
    return lines[first].start, lines[-1].end if end is None else end
