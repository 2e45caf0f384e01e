"""The facets: what each counts, how its values read, in which order they stand."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from heapq import nlargest
from typing import Any

from cables.models import Classification
from cables.search import names
from cables.search.engine import Counts
from cables.search.links import Links
from cables.search.parameters import NO_VALUE
from cables.search.queries import NUMBERED
from cables.search.results import FacetGroup, FacetValue
from cables.search.schema import NONE
from cables.search.state import SearchState
from cables.vocab import countries
from cables.vocab.markings import LEVELS

SHOWN = 12  # values of a facet
_LISTS = 10_000  # more values than any code list has
_LEVELS = {level.label: level.value for level in Classification}

Labels = Mapping[Any, str]


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


def shown(state: SearchState, counts: Counts) -> Counts:
    """The values that a page has room for: the most frequent, the selected, and `none`."""
    return {facet.field: _first(facet, state, counts[facet.field]) for facet in FACETS}


def _first(facet: Facet, state: SearchState, counts: Mapping[Any, int]) -> dict[Any, int]:
    chosen = {*state.values(facet.param), *state.left_out(facet.param)}
    least = min(nlargest(SHOWN + 2, counts.values()), default=0)  # the first, or as frequent
    some = (value for value in counts if counts[value] >= least and value != facet.none)
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
            known = countries.names()
    return {value: known.get(value) or str(value) for value in values}


def groups(
    state: SearchState, counts: Counts, spoken: Mapping[str, Labels]
) -> tuple[FacetGroup, ...]:
    """The facets as a page shows them; entities that no public cable mentions are left out."""
    return tuple(_group(facet, state, counts[facet.field], spoken[facet.name]) for facet in FACETS)


def _group(
    facet: Facet, state: SearchState, counts: Mapping[Any, int], spoken: Labels
) -> FacetGroup:
    here, links = _first(facet, state, counts), Links.of(state, facet.param)
    told = {value: count for value, count in here.items() if value in spoken}
    values = [
        facet_value(links, value, spoken[value], count)
        for value, count in told.items()
        if value != facet.none
    ]
    frequent = sorted(values, key=_by_count)
    listed = {*frequent[:SHOWN], *(value for value in values if value.chosen)}
    known = sum(count > 0 for value, count in counts.items() if value != facet.none)
    return FacetGroup(
        name=facet.name,
        param=facet.param,
        label=facet.label,
        values=tuple(sorted(listed, key=lambda value: (not value.chosen, *facet.order(value)))),
        more=len(values) > len(listed),
        known=None if facet.is_of_entities and known > SHOWN else known,
        none=_none(facet, links, counts),
        url=state.facet_url(facet.name),
    )


def _none(facet: Facet, links: Links, counts: Mapping[Any, int]) -> FacetValue | None:
    """The choice of cables without any value, where there are such or it is chosen."""
    value = facet_value(links, NO_VALUE, "none", counts.get(facet.none, 0))
    return value if facet.tells_none and (value.count or value.chosen) else None


def facet_value(links: Links, value: Any, label: str, count: int) -> FacetValue:
    """A value with its links."""
    written = str(value)
    return FacetValue(
        value=written,
        label=label,
        count=count,
        selected=written in links.selected,
        left_out=written in links.left_out,
        url=links.toggled(written),
        url_out=links.toggled_out(written),
    )
