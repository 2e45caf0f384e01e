"""From many finders' spans to one reading: no two overlap, the longest name wins."""

from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from cables.linking.find.found import Span

LONGEST = 200  # characters; a longer stretch of capitals is damage or a list, not a name


class Taken:
    """Stretches of the passages that are given to a name already; no two overlap."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._places: dict[int, list[tuple[int, int]]] = {}
        for span in spans:
            self.take(span.passage, span.start, span.end)

    def is_free(self, passage: int, start: int, end: int) -> bool:
        """Whether nothing in a stretch is taken."""
        places = self._places.get(passage, [])
        at = bisect_left(places, (start, end))
        free_before = at == 0 or places[at - 1][1] <= start
        return free_before and (at == len(places) or end <= places[at][0])

    def take(self, passage: int, start: int, end: int) -> None:
        insort(self._places.setdefault(passage, []), (start, end))


def settle(spans: Iterable[Span]) -> list[Span]:
    """Spans in reading order without overlap: longest first, then the surer.

    What several finders say of the very same words is joined: the surest gives name and kind, the
    others of that kind add aliases, type and country.
    """
    kept: list[Span] = []
    taken = Taken()
    named = [span for span in spans if span.end - span.start <= LONGEST]
    for span in sorted(_joined(named), key=lambda span: (-span.length, -span.score)):
        if taken.is_free(span.passage, span.start, span.end):
            taken.take(span.passage, span.start, span.end)
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
        listed=span.listed or other.listed,
    )
