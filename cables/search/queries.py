"""From a search to queries of the engine."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from django.core.exceptions import ValidationError
from tantivy import FieldType, Occur, Query

from cables.search.analysis import plain, stems
from cables.search.documents import number_of
from cables.search.engine import SCHEMA
from cables.search.language import All, Any, Field, Node, Phrase, Prefix, Without, leaves
from cables.search.names import WORDS, Asked, Meant
from cables.search.parameters import (
    NO_VALUE,
    CodeField,
    CountryField,
    LevelField,
    PartialDate,
    PostCodeField,
    dimension,
)
from cables.search.schema import NONE
from cables.search.state import SearchState
from cables.vocab.identifiers import parse_or_none

EVERYTHING, NOTHING = Query.all_query(), Query.empty_query()
SUBJECT_WEIGHT, SUMMARY_WEIGHT = 3.0, 1.5
LAST_DAY = 99_999_999

NUMBERED = {*WORDS, "year"}  # parameters whose values are numbers in the index
FIELDS = {
    "origin": "origin",
    "country": "country",
    "class": "level",
    "tag": "tag",
    "org": "org",
    "ngo": "ngo",
    "person": "person",
    "place": "place",
    "year": "year",
}
_CANONICAL: dict[str, Callable[[str], str]] = {
    "origin": PostCodeField().clean,
    "country": CountryField().clean,
    "class": LevelField().clean,
    "tag": CodeField().clean,
}


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
            parts.append(_all_but(any_value(field, _all_engine_values(parameter, values, meant))))
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


# --- words --------------------------------------------------------------------------------------


def asked_entities(node: Node) -> set[Asked]:
    """The entities that the words ask for by field."""
    named = (*leaves(node), *leaves(node, wanted=False))
    return {
        (leaf.name, leaf.value)
        for leaf in named
        if isinstance(leaf, Field) and leaf.name in WORDS and leaf.value not in ("", NO_VALUE)
    }


class WordQuery:
    """The words of a search for the engine; `notes` says what they could not mean."""

    def __init__(self, node: Node, meant: Meant) -> None:
        self.notes: list[str] = []
        self._meant = meant
        self._node = node
        self.matching = self._of(node) or EVERYTHING

    def ranking(self, narrowed: Query) -> Query:
        """The narrowed query with what lets subject and summary weigh more."""
        weights = (("subject", SUBJECT_WEIGHT), ("summary", SUMMARY_WEIGHT))
        bonus = [
            (Occur.Should, Query.boost_query(found, weight))
            for leaf in leaves(self._node)
            if isinstance(leaf, Phrase)
            for field, weight in weights
            if (found := _phrase(field, leaf)) is not None
        ]
        return Query.boolean_query([(Occur.Must, narrowed), *bonus]) if bonus else narrowed

    def _of(self, node: Node) -> Query | None:
        """The query of a part; None if it says nothing, as a lone dash."""
        match node:
            case Phrase():
                return _words("text", node)
            case Prefix(text):
                return _prefix(text)
            case Field(name, value):
                return self._field(name, value)
            case Without(part):
                excluded = self._of(part)
                return excluded and _all_but(excluded)
            case Any(parts):
                told = [query for part in parts if (query := self._of(part)) is not None]
                return disjunction(told) if told else None
            case All(parts):
                return self._all(parts)

    def _all(self, parts: tuple[Node, ...]) -> Query | None:
        wanted = [self._of(part) for part in parts if not isinstance(part, Without)]
        excluded = [self._of(part.part) for part in parts if isinstance(part, Without)]
        clauses = [(Occur.Must, query) for query in wanted if query is not None]
        unwanted = [(Occur.MustNot, query) for query in excluded if query is not None]
        if unwanted and not clauses:
            clauses = [(Occur.Must, EVERYTHING)]
        if len(clauses) == 1 and not unwanted:
            return clauses[0][1]
        return Query.boolean_query([*clauses, *unwanted]) if clauses else None

    def _field(self, name: str, value: str) -> Query | None:
        try:
            return self._known_field(name, value)
        except (ValueError, ValidationError):
            self.notes.append(f"“{name}:{value}” is no value of this field; searched as words.")
            return _words("text", Phrase(value))

    def _known_field(self, name: str, value: str) -> Query | None:
        if value == NO_VALUE and name in FIELDS:
            return any_value(FIELDS[name], engine_values(name, value, self._meant))
        match name:
            case "org" | "ngo" | "person" | "place":
                return any_value(name, self._entities(name, value))
            case "subject":
                return _words("subject", Phrase(value))
            case "ref" | "cites":
                field = "id" if name == "ref" else "cites"
                return Query.term_query(SCHEMA, field, str(parse_or_none(value) or value.upper()))
            case "year" | "date" | "before" | "after":
                return _date_field(name, value)
            case _:
                return any_value(FIELDS[name], [_CANONICAL[name](value)])

    def _entities(self, name: str, value: str) -> list[int]:
        found = self._meant.get((name, value), ())
        if not found:
            self.notes.append(f"No {WORDS[name]} here is named “{value}”.")
        return list(found)


def naming(cable_id: str) -> Query:
    """The cable itself, and those whose references name it."""
    return disjunction(Query.term_query(SCHEMA, field, cable_id) for field in ("id", "cites"))


def _all_but(query: Query) -> Query:
    return Query.boolean_query([(Occur.Must, EVERYTHING), (Occur.MustNot, query)])


def _words(field: str, phrase: Phrase) -> Query | None:
    """The phrase; a word with hyphens is also found written as one."""
    found = _phrase(field, phrase)
    joined = re.sub(r"(?<=\w)-(?=\w)", "", phrase.text)
    if found is None or joined == phrase.text:
        return found
    as_one = _phrase(field, Phrase(joined, phrase.distance))
    return disjunction(query for query in (found, as_one) if query is not None)


def _phrase(field: str, phrase: Phrase) -> Query | None:
    terms: list[str | tuple[int, str]] = list(stems(phrase.text))
    if len(terms) < 2:
        return Query.term_query(SCHEMA, field, terms[0]) if terms else None
    return Query.phrase_query(SCHEMA, field, terms, slop=phrase.distance)


def _prefix(text: str) -> Query | None:
    """Words that begin so, endings left on: the stem of `organizing` is `organ`."""
    *whole, last = plain(text) or ("",)
    if not last:
        return None
    beginning = Query.regex_query(SCHEMA, "plain", f"{last}.*")
    return conjunction([*(Query.term_query(SCHEMA, "plain", word) for word in whole), beginning])


def _date_field(name: str, value: str) -> Query:
    """`date:2007..2009`, `date:2007-09`, `year:2007`, `before:2007`, `after:2007-09`."""
    first, dots, last = value.partition("..")
    low = PartialDate.parse(first) if first else None
    high = PartialDate.parse(last) if last else None if dots else low
    if low is None and high is None:
        raise ValueError(value)
    match name, low:
        case "before", PartialDate():
            return Query.boolean_query(
                [(Occur.Must, _days(None, None)), (Occur.MustNot, _days(low.first_day, None))]
            )
        case "after", PartialDate():
            return Query.boolean_query(
                [(Occur.Must, _days(None, None)), (Occur.MustNot, _days(None, low.last_day))]
            )
        case _:
            return _period(low, high)
