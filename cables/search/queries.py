"""From what narrows a search to queries of the engine."""

from collections.abc import Iterable, Sequence
from datetime import date

from tantivy import FieldType, Occur, Query

from cables.search.documents import number_of
from cables.search.engine import EVERYTHING, SCHEMA
from cables.search.names import WORDS, Meant
from cables.search.parameters import (
    NO_VALUE,
    PartialDate,
    dimension,
    runs_backwards,
)
from cables.search.schema import NONE
from cables.search.state import SearchState

NOTHING = Query.empty_query()
BROAD = 0.55  # of all cables; of fewer, counting those that are left out is hardly less work
LAST_DAY = 99_999_999

NUMBERED = {*WORDS, "year"}  # parameters whose values are numbers in the index
FIELDS = {
    "origin": "origin",
    "country": "country",
    "class": "level",
    "marking": "marking",
    "tag": "tag",
    "org": "org",
    "ngo": "ngo",
    "person": "person",
    "place": "place",
    "year": "year",
}
Markings = tuple[str, ...]
"""The portion markings of the paragraphs that words are searched in; none means all."""


def conjunction(queries: Iterable[Query]) -> Query:
    """What matches all of the queries."""
    parts = [(Occur.Must, query) for query in queries if query is not EVERYTHING]
    return Query.boolean_query(parts) if parts else EVERYTHING


def disjunction(queries: Iterable[Query]) -> Query:
    """What matches any of the queries."""
    parts = [(Occur.Should, query) for query in queries]
    return parts[0][1] if len(parts) == 1 else Query.boolean_query(parts) if parts else NOTHING


# --- filters ------------------------------------------------------------------------------------


def narrowing(state: SearchState, meant: Meant) -> dict[str, Query]:
    """The query of each parameter that narrows the search, by its name; `date` for the period."""
    queries: dict[str, Query] = {}
    for parameter in dict.fromkeys(dimension(name) for name, _ in state.selected):
        field, parts = FIELDS[parameter], []
        if values := state.values(parameter):
            parts.append(any_value(field, _all_engine_values(parameter, values, meant)))
        if values := state.left_out(parameter):
            parts.append(all_but(any_value(field, _all_engine_values(parameter, values, meant))))
        queries[parameter] = conjunction(parts)
    if state.since or state.until:
        queries["date"] = _period(state.first_day, state.last_day)
    return queries


def any_value(field: str, values: Sequence[str | int]) -> Query:
    """Cables with at least one of the values."""
    return Query.term_set_query(SCHEMA, field, values) if values else NOTHING


def _all_engine_values(parameter: str, values: Iterable[str], meant: Meant) -> list[str | int]:
    return [one for value in values for one in engine_values(parameter, value, meant)]


def engine_values(parameter: str, value: str, meant: Meant) -> Sequence[str | int]:
    """What a selected value is in the index: numbers for entities and years."""
    if value == NO_VALUE:
        return [0 if parameter in NUMBERED else NONE]
    if parameter in WORDS:
        return meant[parameter, value]
    return [int(value)] if parameter == "year" else [value]


def _period(first: PartialDate | None, last: PartialDate | None) -> Query:
    return _days(first.first_day if first else None, last.last_day if last else None)


def _days(first: date | None, last: date | None) -> Query:
    low = number_of(first) if first else 0
    high = number_of(last) if last else LAST_DAY
    return Query.range_query(SCHEMA, "day", FieldType.Unsigned, low, high)


def naming(cable_id: str) -> Query:
    """The cable itself, and those whose references name it."""
    return disjunction(Query.term_query(SCHEMA, field, cable_id) for field in ("id", "cites"))


def all_but(query: Query) -> Query:
    """What the query does not match."""
    return Query.boolean_query([(Occur.Must, EVERYTHING), (Occur.MustNot, query)])


def ends(value: str) -> tuple[PartialDate | None, PartialDate | None]:
    """The first and the last day of `2007`, `2007..2009`, `2007..`; ValueError for no period."""
    first, dots, last = value.partition("..")
    low = PartialDate.parse(first) if first else None
    high = PartialDate.parse(last) if last else None if dots else low
    if low is None and high is None:
        raise ValueError(value)
    return low, high


def date_field(name: str, value: str) -> Query:
    """`date:2007..2009`, `date:2007-09`, `year:2007`, `before:2007`, `after:2007-09`."""
    low, high = ends(value)
    if runs_backwards(low, high):
        low, high = high, low
    match name, low:
        case "before", PartialDate():
            left_out = _days(low.first_day, None)
        case "after", PartialDate():
            left_out = _days(None, low.last_day)
        case _:
            return _period(low, high)
    return conjunction([_days(None, None), all_but(left_out)])
