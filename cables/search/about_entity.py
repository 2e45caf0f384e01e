"""What the index knows of one entity: when, from where, about what and with whom it is named.

Every answer is None while there is no index to ask. Counts are cables that anyone may read; the
index holds no others.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any

from tantivy import Occur, Query

from cables.models import Entity, Tag
from cables.models.counts import Counted, YearCount
from cables.search import index, names
from cables.search.cable_page import CablePage, page_of
from cables.search.engine import SCHEMA, Snapshot
from cables.search.queries import any_value, conjunction
from cables.search.schema import NONE
from cables.vocab import countries

KINDS = ("ngo", "org", "person", "place")
_LOOKED_AT = 40  # entities of each kind, of which lists may then leave some out
_LISTS = 10_000  # more values than any code list has
_EVERY = 1_000_000  # more entities than there are
_COUNTED = {"year": 1000, "origin": _LISTS, "tag": _LISTS} | dict.fromkeys(KINDS, _LOOKED_AT)


@dataclass(frozen=True)
class Scope:
    """Cables that name an entity, narrowed down.

    `certain` holds the cables in which a person accepted it, or is None where all count; `beside`
    is another entity that must be named in the same cable.
    """

    entity: Entity
    certain: frozenset[int] | None = None
    year: int | None = None
    origin: str = ""
    tag: str = ""
    beside: Entity | None = None

    @cached_property
    def query(self) -> Query:
        """What matches such cables."""
        narrowed: tuple[tuple[str, Any], ...] = (
            ("year", self.year),
            ("origin", self.origin),
            ("tag", self.tag),
        )
        parts = [having(self.entity), *(has(name, value) for name, value in narrowed if value)]
        parts += [having(self.beside)] if self.beside else []
        parts += [_one_of(self.certain)] if self.certain is not None else []
        return conjunction(parts)

    @property
    def key(self) -> object:
        """Equal for equal queries."""
        beside = self.beside and self.beside.pk
        narrowed = (self.year, self.origin, self.tag, beside, self.certain)
        return ("entity", self.entity.facet, self.entity.pk, *narrowed)


def has(field: str, value: str | int) -> Query:
    """Cables with this value."""
    return Query.term_query(SCHEMA, field, value)


def having(entity: Entity) -> Query:
    """Cables that name the entity."""
    return has(entity.facet, entity.pk)


def _one_of(cables: Iterable[int]) -> Query:
    return any_value("key", [str(pk) for pk in cables])


# --- counts -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Portrait:
    """The cables of a scope counted; lists begin with the most frequent, years with the first.

    `named_with` has for each kind (`ngo`, `org`, `person`, `place`) the entities named in most of
    these cables, by number.
    """

    cables: int
    years: tuple[YearCount, ...]
    posts: tuple[Counted, ...]
    tags: tuple[Counted, ...]
    named_with: Mapping[str, Mapping[int, int]]


def portrait(scope: Scope) -> Portrait | None:
    """Count the cables of a scope by year, post, TAGS and by whom else they name."""
    return index.ask(lambda snapshot: _portrait(snapshot, scope))


def _portrait(snapshot: Snapshot, scope: Scope) -> Portrait:
    counts = snapshot.counts(scope.query, _COUNTED, scope.key)
    posts, tags = names.post_names(counts["origin"]), names.tag_labels(counts["tag"])
    return Portrait(
        cables=snapshot.count(scope.query),
        years=tuple(YearCount(year, n) for year, n in sorted(counts["year"].items()) if year),
        posts=labelled(counts["origin"], posts),
        tags=labelled(counts["tag"], tags),
        named_with={kind: _others(scope, counts[kind]) for kind in KINDS},
    )


def labelled(counts: Mapping[Any, int], labels: Mapping[Any, str]) -> tuple[Counted, ...]:
    """Counts of codes with what the codes stand for, most first; "none" is left out."""
    some = ((value, count) for value, count in counts.items() if value != NONE)
    ordered = sorted(some, key=lambda pair: (-pair[1], pair[0]))
    return tuple(Counted(value, labels.get(value) or value, count) for value, count in ordered)


def subjects(counts: Mapping[str, int]) -> tuple[Counted, ...]:
    """The TAGS among these that say what cables are about, most first."""
    labels = {tag.code.upper(): tag.label for tag in Tag.objects.subjects()}
    return labelled({code: n for code, n in counts.items() if code in labels}, labels)


def _others(scope: Scope, counts: Mapping[int, int]) -> dict[int, int]:
    return {pk: count for pk, count in counts.items() if pk not in (0, scope.entity.pk)}


def everyone_beside(scope: Scope, kind: str) -> dict[int, int] | None:
    """How many cables of the scope name each entity of a kind; too many to be kept."""
    counts = index.ask(lambda snapshot: snapshot.count_values(scope.query, {kind: _EVERY}))
    return None if counts is None else _others(scope, counts[kind])


@dataclass(frozen=True, slots=True)
class Tie:
    """Two entities that the entity of a scope is named with, and in how many of its cables both."""

    first: Entity
    second: Entity
    cables: int


def ties(scope: Scope, others: Iterable[Entity]) -> list[Tie] | None:
    """Which of the others the cables of a scope name together, the closest ties first."""
    return index.ask(lambda snapshot: _ties(snapshot, scope, list(others)))


def _ties(snapshot: Snapshot, scope: Scope, others: list[Entity]) -> list[Tie]:
    found = (
        Tie(one, other, snapshot.count(conjunction([scope.query, having(one), having(other)])))
        for one, other in combinations(others, 2)
    )
    return sorted((tie for tie in found if tie.cables), key=lambda tie: -tie.cables)


# --- cables -------------------------------------------------------------------------------------


def cables(scope: Scope, page: int = 1) -> CablePage | None:
    """One page of the cables of a scope, newest first; the last one if there are fewer."""
    return index.ask(lambda snapshot: page_of(snapshot, scope.query, page, order_by="newest"))


def newest(scope: Scope, limit: int) -> list[int] | None:
    """The latest cables of a scope."""
    found = index.ask(lambda snapshot: snapshot.search(scope.query, limit=limit, order_by="newest"))
    return None if found is None else found[1]


def batches(scope: Scope) -> Iterator[list[int]] | None:
    """All cables of a scope, newest first, some hundred at a time, from one state of the index."""
    return index.ask(lambda snapshot: snapshot.batches(scope.query, "newest"))


# --- lists --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Terrain:
    """Where, about what and when cables name entities of a kind: the doors of a list."""

    countries: tuple[Counted, ...]
    subjects: tuple[Counted, ...]
    years: tuple[YearCount, ...]


def terrain(kind: str) -> Terrain | None:
    """The cables that name any entity of a kind, by country of the post, by subject and by year."""
    return index.ask(lambda snapshot: _terrain(snapshot, kind))


def _terrain(snapshot: Snapshot, kind: str) -> Terrain:
    sizes = {"country": _LISTS, "tag": _LISTS, "year": 1000}
    counts = snapshot.counts(naming_any(kind), sizes, ("terrain", kind))
    years = sorted(counts["year"].items())
    return Terrain(
        countries=labelled(counts["country"], countries.names()),
        subjects=subjects(counts["tag"]),
        years=tuple(YearCount(year, count) for year, count in years if year),
    )


def naming_any(kind: str) -> Query:
    """Cables that name at least one entity of a kind."""
    return Query.boolean_query([(Occur.Must, Query.all_query()), (Occur.MustNot, has(kind, 0))])


def named_in(
    kind: str, *, country: str = "", tag: str = "", year: int | None = None
) -> dict[int, int] | None:
    """How many cables name each entity of a kind, of those from posts in a country and so on."""
    narrowed = (("country", country), ("tag", tag), ("year", year))
    query = conjunction(has(name, value) for name, value in narrowed if value)
    counts = index.ask(lambda snapshot: snapshot.count_values(query, {kind: _EVERY}))
    return None if counts is None else {pk: n for pk, n in counts[kind].items() if pk}
