"""From many finders' spans to one reading: no two overlap, the longest name wins."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from cables.linking.find.found import Span

LONGEST = 200  # characters; a longer stretch of capitals is damage or a list, not a name


def settle(spans: Iterable[Span]) -> list[Span]:
    """Spans in reading order without overlap: longest first, then the surer.

    What several finders say of the very same words is joined: the surest gives name and kind, the
    others of that kind add aliases, type and country.
    """
    kept: list[Span] = []
    taken: dict[int, list[tuple[int, int]]] = {}
    named = (span for span in spans if span.length <= LONGEST)
    for span in sorted(_joined(named), key=lambda span: (-span.length, -span.score)):
        places = taken.setdefault(span.passage, [])
        if all(span.end <= start or end <= span.start for start, end in places):
            places.append((span.start, span.end))
            kept.append(span)
    return sorted(kept, key=_place)


def _place(span: Span) -> tuple[int, int, int]:
    return span.passage, span.start, span.end


def _joined(spans: Iterable[Span]) -> Iterable[Span]:
    for _, group in groupby(sorted(spans, key=lambda span: (*_place(span), -span.score)), _place):
        first, *others = group
        for other in others:
            if other.kind is first.kind:
                first = _with(first, other)
        yield first


def _with(span: Span, other: Span) -> Span:
    aliases = dict.fromkeys((*span.aliases, other.name, *other.aliases))
    aliases.pop(span.name, None)
    return replace(
        span,
        aliases=tuple(aliases),
        type=span.type or other.type,
        country=span.country or other.country,
    )
