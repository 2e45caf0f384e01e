"""What a page of results says about itself: the active filters, a sentence, links to others."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from django.core.paginator import Paginator

from cables.search.facets import FACETS, Labels
from cables.search.names import WORDS, page_url
from cables.search.parameters import NO_VALUE, SORTS, dimension
from cables.search.results import Applied, PageLink, SortChoice
from cables.search.state import SearchState

_SINGULAR = {
    "org": "Organization",
    "person": "Person",
    "place": "Place",
    "origin": "Post",
    "country": "Country",
    "year": "Year",
    "class": "Classification",
    "marking": "Paragraphs marked",
    "tag": "TAGS",
}
GONE = "an entity that is no longer held"
_NONE = {
    "origin": "post",
    "country": "country",
    "year": "date",
    "class": "classification",
    "marking": "marking",
    "tag": "TAGS",
    "org": "organization",
    "person": "person",
    "place": "place",
}
_PREPOSITIONS = {
    "origin": "from",
    "country": "from posts in",
    "year": "of",
    "class": "classified",
    "marking": "in paragraphs marked",
    "tag": "tagged",
    "org": "that mention",
    "person": "that mention",
    "place": "that mention",
}


def label_of(parameter: str, value: str, spoken: Mapping[str, Labels]) -> str:
    """How a selected value reads; as it was written if it is unknown."""
    if value == NO_VALUE:
        return "none"
    key = int(value) if parameter in (*WORDS, "year") and value.isdecimal() else value
    gone = GONE if isinstance(key, int) and parameter in WORDS else value
    return spoken[parameter].get(key, gone)


def applied(state: SearchState, spoken: Mapping[str, Labels]) -> tuple[Applied, ...]:
    """The active filters, each with the search without it."""
    filters = [
        Applied(
            _SINGULAR[dimension(name)],
            ("" if name == dimension(name) else "not ") + label_of(dimension(name), value, spoken),
            state.toggled(name, value).url,
            _page_url(dimension(name), value, spoken),
        )
        for name, value in state.selected
    ]
    if state.first_day:
        filters.append(Applied("From", state.first_day.label, replace(state, since="", page=1).url))
    if state.last_day:
        filters.append(Applied("To", state.last_day.label, replace(state, until="", page=1).url))
    return tuple(filters)


def _page_url(parameter: str, value: str, spoken: Mapping[str, Labels]) -> str | None:
    """The page of the entity that narrows the search, if it is one that has a page."""
    if parameter not in WORDS or not value.isdecimal():
        return None
    name = spoken[parameter].get(int(value))
    return page_url(parameter, int(value), name) if name else None


def sentence(state: SearchState, total: int, spoken: Mapping[str, Labels]) -> str:
    """What is shown: `12 cables matching “strike” from Consulate Guangzhou, newest first`."""
    said = [f"{total:,} cable{'' if total == 1 else 's'}"]
    if state.q:
        said.append(f"matching “{state.q}”")
    for facet in FACETS:
        if facet.name == facet.param:
            said += _narrowed(facet.param, state, spoken)
    if state.first_day:
        said.append(f"from {state.first_day.label} on")
    if state.last_day:
        said.append(f"until {state.last_day.label}")
    order = {"relevance": "best matches first"}.get(state.order, SORTS[state.order].lower())
    return " ".join(said) + (f", {order}" if total > 1 else "")


def _narrowed(parameter: str, state: SearchState, spoken: Mapping[str, Labels]) -> Iterator[str]:
    """`from Consulate Lima or without post`, `not from Consulate Lima`."""
    signs = ((state.values(parameter), "", "without"), (state.left_out(parameter), "not ", "with"))
    for values, sign, none in signs:
        called = [label_of(parameter, one, spoken) for one in values if one != NO_VALUE]
        said = [f"{sign}{_PREPOSITIONS[parameter]} {' or '.join(called)}"] if called else []
        if NO_VALUE in values:
            said.append(f"{none} {_NONE[parameter]}")
        if said:
            yield (" or " if not sign else " and ").join(said)


def sorts(state: SearchState) -> tuple[SortChoice, ...]:
    """The orders to choose from; without words there is nothing to be relevant to."""
    return tuple(
        SortChoice(value, label, value == state.order, state.sorted_by(value).url)
        for value, label in SORTS.items()
        if state.q or value != "relevance"
    )


def pages(state: SearchState, page: int, page_count: int) -> tuple[PageLink, ...]:
    """Links to the pages around this one, to the first and to the last."""
    paginator = Paginator(range(page_count), 1)
    numbers = paginator.get_elided_page_range(page, on_each_side=2, on_ends=1)
    return tuple(
        PageLink(number, state.on_page(number).url, number == page)
        if isinstance(number, int)
        else PageLink(None, "", current=False)
        for number in numbers
    )
