"""How many cables have each value of each facet, every facet with its own selection left out."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from tantivy import Query

from cables.search import broad, engine
from cables.search.engine import Counts, Snapshot
from cables.search.facets import FACETS, Facet
from cables.search.names import Meant
from cables.search.parameters import dimension
from cables.search.queries import Markings, any_value, conjunction, engine_values
from cables.search.schema import LACKING, NONE
from cables.search.state import SearchState
from cables.vocab.markings import LEVELS

EVERY = 1_000_000  # more values than any facet has
_MONTHS = 12
_HEAVY = ("person", "place")  # their values are half of all
_LACKED = {"other": "org", "person": "person", "place": "place"}


@dataclass(frozen=True, slots=True)
class Counting:
    """What the counts of one search start from.

    `words` is the query of its words, given the portion markings of the paragraphs that they are
    searched in, or none for all; `narrowed` is the query of each parameter; equal `key`s promise
    equal words.
    """

    snapshot: Snapshot
    state: SearchState
    meant: Meant
    words: Callable[[Markings], Query]
    has_words: bool
    has_phrases: bool
    may_be_broad: bool
    must_stand: bool
    narrowed: Mapping[str, Query]
    key: object

    def without(self, *parameters: str) -> Query:
        """Everything that narrows the search, these parameters left out."""
        others = (query for name, query in self.narrowed.items() if name not in parameters)
        return conjunction([self.words(self._markings(parameters)), *others])

    def begin(self) -> Callable[[], Counts]:
        """Start counting beside the caller's own work; what is returned waits for the counts.

        Facets that nothing narrows share one pass over the found cables.
        """
        passes = [engine.beside(partial(self._pass, *one)) for one in self._passes()]
        markings = LEVELS_AND_NONE if self.has_words else ()
        within = {one: engine.beside(partial(self._count_within, one)) for one in markings}

        def finish() -> Counts:
            found: Counts = {}
            for one in passes:
                found |= one.result()
            # An organization is an NGO or another, so the most frequent of both are among these.
            found["org"] = {pk: n for pk, n in found["ngo"].items() if pk} | found.pop("other")
            if self.has_words:
                found["marking"] = {one: n.result() for one, n in within.items() if n.result()}
            return self._with_selected(found)

        return finish

    def _passes(self) -> Iterator[tuple[str, dict[str, int]]]:
        """What to leave out, and the fields to count then with the number of values wanted.

        A pass is parted in two that run at once, unless finding the cables is itself the work, as
        it is with phrases.
        """
        by_dimension: dict[tuple[str, bool], dict[str, int]] = {}
        for facet in FACETS:
            if facet.field == "marking" and self.has_words:
                continue
            own = facet.param if facet.param in self.narrowed else ""
            apart = facet.field in _HEAVY and not self.has_phrases
            field = "other" if facet.field == "org" else facet.field
            by_dimension.setdefault((own, apart), {})[field] = facet.size
        yield from ((own, sizes) for (own, _), sizes in by_dimension.items())

    def _pass(self, left_out: str, sizes: Mapping[str, int]) -> Counts:
        key, query = (self._key(left_out), tuple(sizes.items())), self.without(left_out)
        count = broad.counts if self.may_be_broad else Snapshot.count_values
        return self.snapshot.kept(key, partial(_with_none, count, self.snapshot, query, sizes))

    def _key(self, *left_out: str) -> object:
        """What tells the query of `without` from any other."""
        chosen = (pair for pair in self.state.selected if dimension(pair[0]) not in left_out)
        period = () if "date" in left_out else (self.state.since, self.state.until)
        return self.key, frozenset(chosen), period, self._markings(left_out)

    def _markings(self, left_out: tuple[str, ...]) -> Markings:
        return () if "marking" in left_out else self.state.values("marking")

    def _with_selected(self, counts: Counts) -> Counts:
        """The counts with every selected value among them, at 0 if need be."""
        complete = {field: dict(values) for field, values in counts.items()}
        for facet in FACETS:
            for value in self._selected(facet):
                if value not in complete[facet.field] and facet.field == "marking":
                    complete[facet.field][value] = self._count_within(value)
                elif value not in complete[facet.field]:
                    here = [self.without(facet.param), any_value(facet.field, [value])]
                    complete[facet.field][value] = self.snapshot.count(conjunction(here))
        return complete

    def chosen(self) -> Counts:
        """The selected values of every facet, none of them counted."""
        return {facet.field: dict.fromkeys(self._selected(facet), 0) for facet in FACETS}

    def months(self, year: int) -> dict[int, int]:
        """Cables by month of a year (200709), whatever period is chosen."""
        query = conjunction([self.without("year", "date"), any_value("year", [year])])
        key = (self._key("year", "date"), year)
        return self.snapshot.counts(query, {"month": _MONTHS}, key)["month"]

    def every_value(self, facet: Facet) -> dict[Any, int]:
        """All values of one facet; too many to be kept for the next page."""
        if facet.field == "marking" and self.has_words:
            within = {marking: self._count_within(marking) for marking in LEVELS_AND_NONE}
            return {marking: count for marking, count in within.items() if count}
        query = self.without(facet.param)
        return self.snapshot.count_values(query, {facet.field: EVERY})[facet.field]

    def _count_within(self, marking: str) -> int:
        """Cables with the words in paragraphs of this marking, as choosing it would find them."""
        others = [query for name, query in self.narrowed.items() if name != "marking"]
        if not self.must_stand:  # a word that stands in such a paragraph says that there is one
            others.append(any_value("marking", [marking]))
        return self.snapshot.count(conjunction([self.words((marking,)), *others]))

    def _selected(self, facet: Facet) -> list[Any]:
        values = (*self.state.values(facet.param), *self.state.left_out(facet.param))
        return [one for value in values for one in engine_values(facet.param, value, self.meant)]


def _with_none(
    count: Callable[[Snapshot, Query, Mapping[str, int]], Counts],
    snapshot: Snapshot,
    query: Query,
    sizes: Mapping[str, int],
) -> Counts:
    """As many values as are wanted, and "none" of entities however rare it is."""
    found = dict(count(snapshot, query, {**sizes, "lacking": len(LACKING)}))
    lacking = found.pop("lacking")
    for field in _LACKED.keys() & found.keys():
        named = {pk: n for pk, n in found[field].items() if pk}
        without = lacking.get(_LACKED[field], 0)
        found[field] = {**named, 0: without} if without else named
    return found


LEVELS_AND_NONE = (*LEVELS, NONE)
