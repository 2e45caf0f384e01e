"""The facets: what each counts, how its values read, in which order they stand."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from tantivy import Query

from cables.models import Classification
from cables.search import names
from cables.search.engine import Counts, Snapshot
from cables.search.names import Meant
from cables.search.parameters import NO_VALUE
from cables.search.queries import NUMBERED, any_value, conjunction, engine_values
from cables.search.results import FacetGroup, FacetValue
from cables.search.schema import NONE
from cables.search.state import SearchState
from cables.vocab.markings import LEVELS

SHOWN = 12  # values of a facet
EVERY = 1_000_000  # more values than any facet has
_MONTHS = 12
_LISTS = 10_000  # more values than any code list has
_LEVELS = {level.label: level.value for level in Classification}

Labels = Mapping[Any, str]
Scope = tuple[str, ...]


def _by_count(value: FacetValue) -> tuple[Any, ...]:
    return (-value.count, value.label.casefold())


def _latest_first(value: FacetValue) -> tuple[Any, ...]:
    return (-int(value.value),)


def _by_level(value: FacetValue) -> tuple[Any, ...]:
    return (_LEVELS[value.value],)


def _by_marking(value: FacetValue) -> tuple[Any, ...]:
    return (LEVELS.index(value.value),)


@dataclass(frozen=True, slots=True)
class Facet:
    """A question about the found cables: which values of `field`, in how many of them.

    Facets with the same parameter share a dimension: a selection in it narrows neither.
    """

    name: str
    param: str
    field: str
    label: str
    order: Callable[[FacetValue], tuple[Any, ...]] = _by_count

    @property
    def is_of_entities(self) -> bool:
        return self.name in names.WORDS

    @property
    def size(self) -> int:
        """How many values are asked for.

        All of a code list, so that one can say how many there are. Of entities, which can be tens
        of thousands: one more than shown, which tells whether there are more, and `none`.
        """
        return SHOWN + 2 if self.is_of_entities else _LISTS

    @property
    def none(self) -> str | int:
        """What the index has for a cable without any value."""
        return 0 if self.param in NUMBERED else NONE

    @property
    def tells_none(self) -> bool:
        """Whether "no value" can be chosen: not of a facet that shares another's parameter."""
        return self.name == self.param


FACETS = (
    Facet("ngo", "org", "ngo", "NGOs"),
    Facet("org", "org", "org", "Organizations"),
    Facet("person", "person", "person", "People"),
    Facet("place", "place", "place", "Places"),
    Facet("origin", "origin", "origin", "Posts"),
    Facet("country", "country", "country", "Countries of posts"),
    Facet("year", "year", "year", "Years", _latest_first),
    Facet("class", "class", "level", "Classification", _by_level),
    Facet("marking", "marking", "marking", "Paragraphs marked", _by_marking),
    Facet("tag", "tag", "tag", "TAGS"),
)


@dataclass(frozen=True, slots=True)
class Counting:
    """What the counts of one search start from.

    `words` is the query of its words, given the portion markings of the paragraphs that they are
    searched in, or none for all; `narrowed` is the query of each parameter; `key` names both.
    """

    snapshot: Snapshot
    state: SearchState
    meant: Meant
    words: Callable[[Scope], Query]
    has_words: bool
    narrowed: Mapping[str, Query]
    key: object

    def without(self, *parameters: str) -> Query:
        """Everything that narrows the search, these parameters left out."""
        others = (query for name, query in self.narrowed.items() if name not in parameters)
        scope = () if "marking" in parameters else self.state.values("marking")
        return conjunction([self.words(scope), *others])

    def all_counts(self) -> Counts:
        """The counts of every facet, by its field; facets that nothing narrows share one pass."""
        found: Counts = {}
        dimensions = [facet.param if facet.param in self.narrowed else "" for facet in FACETS]
        for dimension in dict.fromkeys(dimensions):
            sizes = {
                facet.field: facet.size
                for facet, own in zip(FACETS, dimensions, strict=True)
                if own == dimension
            }
            query, key = self.without(dimension), (self.key, dimension)
            found |= self.snapshot.counts(query, sizes, key)
        found["marking"] = self._in_their_paragraphs(found["marking"])
        return self._with_selected(found)

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

    def months(self, year: int) -> dict[int, int]:
        """Cables by month of a year (200709), whatever period is chosen."""
        query = conjunction([self.without("year", "date"), any_value("year", [year])])
        return self.snapshot.counts(query, {"month": _MONTHS}, (self.key, year))["month"]

    def every_value(self, facet: Facet) -> dict[Any, int]:
        """All values of one facet; too many to be kept for the next page."""
        query = self.without(facet.param)
        counts = self.snapshot.count_values(query, {facet.field: EVERY})[facet.field]
        return self._in_their_paragraphs(counts) if facet.field == "marking" else counts

    def _in_their_paragraphs(self, counts: Mapping[Any, int]) -> dict[Any, int]:
        """Cables with the words in paragraphs of each marking, as choosing it would find them."""
        if not self.has_words:
            return dict(counts)
        within = {marking: self._count_within(marking) for marking in (*LEVELS, NONE)}
        return {marking: count for marking, count in within.items() if count}

    def _count_within(self, marking: str) -> int:
        others = (query for name, query in self.narrowed.items() if name != "marking")
        here = any_value("marking", [marking])
        return self.snapshot.count(conjunction([self.words((marking,)), here, *others]))

    def _selected(self, facet: Facet) -> list[Any]:
        values = (*self.state.values(facet.param), *self.state.left_out(facet.param))
        return [one for value in values for one in engine_values(facet.param, value, self.meant)]


def shown(state: SearchState, counts: Counts) -> Counts:
    """The values that a page has room for: the most frequent, the selected, and `none`."""
    return {facet.field: _first(facet, state, counts[facet.field]) for facet in FACETS}


def _first(facet: Facet, state: SearchState, counts: Mapping[Any, int]) -> dict[Any, int]:
    chosen = {*state.values(facet.param), *state.left_out(facet.param)}
    some = (value for value in counts if value != facet.none)
    frequent = sorted(some, key=lambda value: (-counts[value], str(value)))
    kept = [*frequent[: SHOWN + 1], *(value for value in counts if str(value) in chosen)]
    none = [facet.none] if facet.none in counts else []
    return {value: counts[value] for value in dict.fromkeys([*kept, *none])}


def labels(counts: Counts) -> dict[str, Labels]:
    """How the values of each facet read, in one query per table."""
    entities = names.entity_names(
        pk for facet in FACETS if facet.is_of_entities for pk in counts[facet.field]
    )
    called = {pk: name for pk, (name, _) in entities.items()}
    ngos = {pk: name for pk, (name, is_ngo) in entities.items() if is_ngo}
    known: dict[str, Labels] = {"ngo": ngos, "org": called, "person": called, "place": called}
    coded = (facet for facet in FACETS if not facet.is_of_entities)
    return known | {facet.name: labels_of(facet, counts[facet.field]) for facet in coded}


def labels_of(facet: Facet, values: Collection[Any]) -> dict[Any, str]:
    """Each value of a code list by its name, or the value itself where no list has it."""
    known: Mapping[Any, str] = {}
    match facet.name:
        case "origin":
            known = names.post_names(values)
        case "tag":
            known = names.tag_labels(values)
        case "country":
            known = names.countries()
    return {value: known.get(value) or str(value) for value in values}


def groups(
    state: SearchState, counts: Counts, spoken: Mapping[str, Labels]
) -> tuple[FacetGroup, ...]:
    """The facets as a page shows them; entities that no public cable mentions are left out."""
    return tuple(_group(facet, state, counts[facet.field], spoken[facet.name]) for facet in FACETS)


def _group(
    facet: Facet, state: SearchState, counts: Mapping[Any, int], spoken: Labels
) -> FacetGroup:
    here = _first(facet, state, counts)
    told = {value: count for value, count in here.items() if value in spoken}
    values = [
        facet_value(facet, state, value, spoken[value], count)
        for value, count in told.items()
        if value != facet.none
    ]
    frequent = sorted(values, key=_by_count)
    listed = {*frequent[:SHOWN], *(value for value in values if value.chosen)}
    known = len(counts) - (facet.none in counts)
    return FacetGroup(
        name=facet.name,
        param=facet.param,
        label=facet.label,
        values=tuple(sorted(listed, key=lambda value: (not value.chosen, *facet.order(value)))),
        more=len(values) > len(listed),
        known=None if facet.is_of_entities and known > SHOWN else known,
        none=_none(facet, state, counts),
        url=state.facet_url(facet.name),
    )


def _none(facet: Facet, state: SearchState, counts: Mapping[Any, int]) -> FacetValue | None:
    """The choice of cables without any value, where there are such or it is chosen."""
    value = facet_value(facet, state, NO_VALUE, "none", counts.get(facet.none, 0))
    return value if facet.tells_none and (value.count or value.chosen) else None


def facet_value(facet: Facet, state: SearchState, value: Any, label: str, count: int) -> FacetValue:
    """A value with its links."""
    return FacetValue(
        value=str(value),
        label=label,
        count=count,
        selected=str(value) in state.values(facet.param),
        left_out=str(value) in state.left_out(facet.param),
        url=state.toggled(facet.param, str(value)).url,
        url_out=state.toggled_out(facet.param, str(value)).url,
    )
