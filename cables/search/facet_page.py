"""One facet with all its values: to search in, to sort, to turn the pages of."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator

from cables.search import facets, index, names, wording
from cables.search.engine import Snapshot
from cables.search.facets import FACETS, Facet, Labels, facet_value
from cables.search.links import Links
from cables.search.parameters import NO_VALUE
from cables.search.question import Question
from cables.search.results import Applied, FacetValue
from cables.search.state import SearchState
from cables.vocab.names import normalize

PER_PAGE = 100
ORDERS = {"count": "Most cables", "name": "Name"}


@dataclass(frozen=True, slots=True)
class FacetPage:
    """A page of values; the counts leave the selection in this facet out of account."""

    facet: Facet
    state: SearchState
    page: Page[FacetValue]
    sentence: str
    applied: tuple[Applied, ...]


def facet_named(name: str) -> Facet | None:
    """The facet of that name."""
    return next((facet for facet in FACETS if facet.name == name), None)


def every_value(
    facet: Facet, state: SearchState, *, find: str, by: str, page: str | None
) -> FacetPage | None:
    """The values of a facet whose name contains `find`; None while there is no index."""
    return index.ask(lambda snapshot: _page(snapshot, facet, state, find, by, page))


def _page(
    snapshot: Snapshot, facet: Facet, state: SearchState, find: str, by: str, page: str | None
) -> FacetPage:
    question = Question.of(snapshot, state)
    state, counts = question.state, question.counting.every_value(facet)
    known = _labels(facet, counts, find)
    ordered = sorted(known, key=lambda value: _rank(value, known[value], counts[value], by))
    paged = Paginator(ordered, PER_PAGE).get_page(page)
    links = Links.of(state, facet.param)
    paged.object_list = [_value(facet, links, one, known[one], counts[one]) for one in paged]
    spoken = facets.labels(question.counting.chosen())
    total = snapshot.count(question.counting.without(""))
    return FacetPage(
        facet=facet,
        state=state,
        page=paged,
        sentence=wording.sentence(state, total, spoken),
        applied=wording.applied(state, spoken),
    )


def _rank(value: Any, label: str, count: int, by: str) -> tuple[Any, ...]:
    name = (normalize(label), str(value))
    return name if by == "name" else (-count, *name)


def _value(facet: Facet, links: Links, value: Any, label: str, count: int) -> FacetValue:
    return facet_value(links, NO_VALUE if value == facet.none else value, label, count)


def _labels(facet: Facet, counts: dict[Any, int], find: str) -> Labels:
    """How the values read that contain `find`; capitals and accents do not matter."""
    wanted = normalize(find)
    none = {facet.none: "none"} if facet.tells_none and facet.none in counts else {}
    some = [value for value in counts if value != facet.none]
    if facet.is_of_entities:
        called = names.entities_named(facet.name, find)
        return {value: called[value] for value in some if value in called} | ({} if find else none)
    read = facets.labels_of(facet, some) | none
    return {value: label for value, label in read.items() if wanted in normalize(label)}
