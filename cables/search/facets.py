"""The facets: what each counts, how its values read, in which order they stand."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tantivy import Query

from cables.models import Classification
from cables.search import names
from cables.search.engine import Counts, Snapshot
from cables.search.names import Meant
from cables.search.queries import any_value, conjunction, engine_values
from cables.search.results import FacetGroup, FacetValue, YearBar
from cables.search.state import SearchState

SHOWN = 12  # values of a facet
_EVERY_YEAR = 1000
_LEVELS = {level.label: level.value for level in Classification}

Labels = Mapping[Any, str]


def _by_count(value: FacetValue) -> tuple[Any, ...]:
    return (-value.count, value.label.casefold())


def _latest_first(value: FacetValue) -> tuple[Any, ...]:
    return (-int(value.value),)


def _by_level(value: FacetValue) -> tuple[Any, ...]:
    return (_LEVELS[value.value],)


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
        """How many values are asked for: one more than shown tells whether there are more."""
        return _EVERY_YEAR if self.name == "year" else SHOWN + 1


FACETS = (
    Facet("ngo", "org", "ngo", "NGOs"),
    Facet("org", "org", "org", "Organizations"),
    Facet("person", "person", "person", "People"),
    Facet("place", "place", "place", "Places"),
    Facet("origin", "origin", "origin", "Posts"),
    Facet("country", "country", "country", "Countries of posts"),
    Facet("year", "year", "year", "Years", _latest_first),
    Facet("class", "class", "level", "Classification", _by_level),
    Facet("tag", "tag", "tag", "TAGS"),
)


@dataclass(frozen=True, slots=True)
class Counting:
    """What the counts of one search start from.

    `words` is the query of its words, `narrowed` that of each parameter; `key` names both.
    """

    snapshot: Snapshot
    state: SearchState
    meant: Meant
    words: Query
    narrowed: Mapping[str, Query]
    key: object

    def without(self, parameter: str) -> Query:
        """Everything that narrows the search, this parameter left out."""
        others = (query for name, query in self.narrowed.items() if name != parameter)
        return conjunction([self.words, *others])

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
        return self._with_selected(found)

    def _with_selected(self, counts: Counts) -> Counts:
        """The counts with every selected value among them, at 0 if need be."""
        complete = {field: dict(values) for field, values in counts.items()}
        for facet in FACETS:
            for value in self._selected(facet):
                if value not in complete[facet.field]:
                    here = [self.without(facet.param), any_value(facet.field, [value])]
                    complete[facet.field][value] = self.snapshot.count(conjunction(here))
        return complete

    def _selected(self, facet: Facet) -> list[Any]:
        values = self.state.values(facet.param)
        return [one for value in values for one in engine_values(facet.param, value, self.meant)]


def labels(counts: Counts) -> dict[str, Labels]:
    """How the values of each facet read, in one query per table."""
    entities = names.entity_names(
        pk for facet in FACETS if facet.is_of_entities for pk in counts[facet.field]
    )
    called = {pk: name for pk, (name, _) in entities.items()}
    ngos = {pk: name for pk, (name, is_ngo) in entities.items() if is_ngo}
    posts, tags = names.post_names(counts["origin"]), names.tag_labels(counts["tag"])
    return {
        "ngo": ngos,
        "org": called,
        "person": called,
        "place": called,
        "origin": _spoken(counts["origin"], posts),
        "country": _spoken(counts["country"], names.countries()),
        "year": _spoken(counts["year"], {}),
        "class": _spoken(counts["level"], {}),
        "tag": _spoken(counts["tag"], tags),
    }


def _spoken(values: Iterable[Any], known: Mapping[Any, str]) -> Labels:
    """Each value's name, or the value itself where no list has it."""
    return {value: known.get(value) or str(value) for value in values}


def groups(
    state: SearchState, counts: Counts, spoken: Mapping[str, Labels]
) -> tuple[FacetGroup, ...]:
    """The facets as a page shows them; entities that no public cable mentions are left out."""
    return tuple(_group(facet, state, counts[facet.field], spoken[facet.name]) for facet in FACETS)


def _group(
    facet: Facet, state: SearchState, counts: Mapping[Any, int], spoken: Labels
) -> FacetGroup:
    chosen = set(state.values(facet.param))
    values = [
        FacetValue(
            value=str(value),
            label=spoken[value],
            count=count,
            selected=str(value) in chosen,
            url=state.toggled(facet.param, str(value)).url,
        )
        for value, count in counts.items()
        if value in spoken
    ]
    frequent = sorted(values, key=_by_count)
    shown = {*frequent[:SHOWN], *(value for value in values if value.selected)}
    return FacetGroup(
        name=facet.name,
        param=facet.param,
        label=facet.label,
        values=tuple(sorted(shown, key=lambda value: (not value.selected, *facet.order(value)))),
        more=len(values) > len(shown),
    )


def timeline(state: SearchState, counts: Mapping[int, int]) -> tuple[YearBar, ...]:
    """Cables of every year from the first to the last found, the selection of years left out."""
    years = [year for year, count in counts.items() if count]
    if not years:
        return ()
    return tuple(
        _bar(state, year, counts.get(year, 0)) for year in range(min(years), max(years) + 1)
    )


def _bar(state: SearchState, year: int, count: int) -> YearBar:
    selected = str(year) in state.values("year")
    narrowed = state.toggled("year", str(year)) if selected else state.only("year", str(year))
    return YearBar(year=year, count=count, selected=selected, url=narrowed.url)
