"""New cables linked by the authority list alone: what a large import does before all else.

The other finders come later, over the same cables (`link_found`), and then everything is as if they
had come at once: what the list finds, they find too.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import connection

from cables.linking.find import FoundEntity
from cables.linking.stopped import Stopped
from cables.models import Cable, Mention
from cables.models.copying import copy_rows, vouched
from cables.vocab.names import LONGEST_NAME, normalize

_COLUMNS = (
    *("cable_id", "paragraph_id", "paragraph_number", "start", "end", "surface"),
    *("entity_id", "status", "uncertain", "method", "score"),
)


_ENTITY = _COLUMNS.index("entity_id")
_BEARERS = """
WITH RECURSIVE borne(name, entity_id, surely) AS (
    SELECT normalized, id, true FROM cables_entity WHERE normalized = ANY(%(names)s)
    UNION
    SELECT normalized, entity_id, curated FROM cables_alias WHERE normalized = ANY(%(names)s)
    UNION
    SELECT borne.name, entity.merged_into_id, borne.surely
    FROM borne JOIN cables_entity entity ON entity.id = borne.entity_id
    WHERE entity.merged_into_id IS NOT NULL
)
SELECT DISTINCT kind, borne.name, entity.id, entity.country, borne.surely
FROM borne JOIN cables_entity entity ON entity.id = borne.entity_id
WHERE entity.merged_into_id IS NULL
"""


_HOLD = "SELECT id FROM cables_entity WHERE id = ANY(%s) FOR KEY SHARE"


class Place(NamedTuple):
    """A stored paragraph: its key, and its number as printed."""

    paragraph: int
    number: object


@dataclass(frozen=True, slots=True)
class Named:
    """A cable that has no mentions yet, its paragraphs, and what the list finds in them."""

    cable: Cable
    places: Sequence[Place]
    found: Iterable[FoundEntity]


class Linker:
    """Ties names of the list to entities; what a name means is asked once in a large import."""

    def __init__(self) -> None:
        self._meant: dict[object, int | None] = {}

    def link_new(self, cables: Iterable[Named]) -> None:
        """Store the mentions of cables that were made in this transaction.

        No entity is made or changed, and none is counted: the caller sees to the counts. Names that
        several bear are left to the finders that come later.
        """
        stopped = Stopped()
        sifted = [(each, stopped.sift(each.found)) for each in cables]
        self._ask(found for _, some in sifted for found in some)
        rows = [row for each, some in sifted for row in self._rows(each, some)]
        there = _held({row[_ENTITY] for row in rows})
        with vouched():  # most of the work of storing a mention is looking up what it points at
            copy_rows(Mention, _COLUMNS, (row for row in rows if row[_ENTITY] in there))

    def _ask(self, found: Iterable[FoundEntity]) -> None:
        new = {key: each for each in found if (key := _key(each)) not in self._meant}
        names = {key: (each.kind.value, normalize(each.name)) for key, each in new.items()}
        bearers = _bearers({name for _, name in names.values()})
        for key, name in names.items():
            self._meant[key] = _only(bearers.get(name, ()), new[key].country)

    def _rows(self, named: Named, found: Iterable[FoundEntity]) -> Iterator[tuple[Any, ...]]:
        for each in found:
            entity = self._meant[_key(each)]
            for mention in each.mentions if entity is not None else ():
                if len(mention.surface) <= LONGEST_NAME:
                    yield (
                        named.cable.pk,
                        *named.places[mention.paragraph_index],
                        mention.start,
                        mention.end,
                        mention.surface,
                        entity,
                        Mention.Status.SUGGESTED.value,
                        each.surname_only,
                        mention.method,
                        mention.score,
                    )


def _key(found: FoundEntity) -> object:
    """All that decides whom a name of the list means: it comes without further names."""
    return found.kind, found.name, found.country


class _Bearer(NamedTuple):
    """An entity that bears a name; `surely` if not by an alias that a machine noted."""

    entity: int
    country: str
    surely: bool


def _bearers(names: Collection[str]) -> dict[tuple[str, str], list[_Bearer]]:
    """By kind and normalized name; merged entities as the one that was kept. One query."""
    found: dict[tuple[str, str], list[_Bearer]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_BEARERS, {"names": list(names)})
        for kind, name, *bearer in cursor.fetchall():
            found.setdefault((kind, name), []).append(_Bearer(*bearer))
    return found


def _held(entities: Collection[int]) -> set[int]:
    """Those that there are still; nobody deletes them before the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(_HOLD, [list(entities)])
        return {key for (key,) in cursor.fetchall()}


def _only(bearers: Iterable[_Bearer], country: str) -> int | None:
    """The one who may be meant, as `Candidates` tells it; None for nobody or several."""
    may_be = [each for each in bearers if each.country in ("", country) or not country]
    surely = {each.entity for each in may_be if each.surely}
    meant = surely or {each.entity for each in may_be}
    return meant.pop() if len(meant) == 1 else None
