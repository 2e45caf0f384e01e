"""The authority list as a finder: names that curators stand behind, wherever they are written."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import QuerySet

from cables.linking.find import Kind
from cables.linking.find.found import Span
from cables.linking.find.gazetteer import Gazetteer
from cables.linking.find.passages import Passage, Text, is_common
from cables.models import Alias, Entity, Mention

METHOD = "authority"


@dataclass(frozen=True, slots=True)
class Authority:
    """One entity of the list, as its names lead to it."""

    pk: int
    name: str
    kind: Kind
    type: str
    country: str


Names = Sequence[tuple[str, Authority]]
"""Every name of the list with the entity that bears it."""


class AuthorityFinder:
    """Finds the names of a list of entities; a name that two of them bear finds neither."""

    def __init__(self, names: Names) -> None:
        self._mixed = Gazetteer(names)
        self._capitals = Gazetteer(
            (name.upper(), entity) for name, entity in names if not is_common(name)
        )

    def __call__(self, text: Text) -> Iterator[Span]:
        for passage in text.passages:
            yield from self._in_passage(passage)

    def _in_passage(self, passage: Passage) -> Iterator[Span]:
        names = self._capitals if passage.capitals else self._mixed
        for start, end, found in names.matches(passage.text):
            if len({entity.pk for entity in found}) == 1:
                entity = found[0]
                yield Span(
                    passage.index,
                    start,
                    end,
                    entity.kind,
                    METHOD,
                    0.99,
                    name=entity.name,
                    type=entity.type,
                    country=entity.country,
                    listed=True,
                )


def listed() -> QuerySet[Entity]:
    """Entities that a person made, changed or accepted a mention of.

    What machines suggested finds nothing by itself: suggestions would breed suggestions, and the
    result would depend on the order in which cables came in.
    """
    accepted = Mention.objects.filter(status=Mention.Status.ACCEPTED).values("entity")
    return Entity.objects.current().filter(curated=True) | Entity.objects.current().filter(
        pk__in=accepted
    )


class _Cached:
    """The finder for the list as it is now, built again only when the list has changed."""

    def __init__(self) -> None:
        self._stamp: object = None
        self._finder: Callable[[Text], Iterator[Span]] = AuthorityFinder([])

    def __call__(self) -> Callable[[Text], Iterator[Span]]:
        stamp = _stamp()
        if stamp != self._stamp:
            self._finder = AuthorityFinder(names())
            self._stamp = stamp
        return self._finder


authority_finder = _Cached()

_STAMP = """
WITH listed AS MATERIALIZED (
    SELECT id, hashtextextended(concat_ws('/', id, name, kind, type, country), 0) AS said
    FROM cables_entity
    WHERE merged_into_id IS NULL
      AND (curated OR id = ANY(ARRAY(
          SELECT entity_id FROM cables_mention WHERE status = 'accepted'
      )))
)
SELECT (SELECT sum(said) FROM listed),
       (SELECT sum(hashtextextended(concat_ws('/', entity_id, name), 0)) FROM cables_alias
        WHERE entity_id IN (SELECT id FROM listed))
"""


def _stamp() -> tuple[object, ...]:
    """What is another when anything that the finder is made of is another: one query.

    Sums of 64-bit hashes, whatever the order of the rows; some tens of milliseconds for 60,000
    names, and no one who changes the list has to think of it.
    """
    with connection.cursor() as cursor:
        cursor.execute(_STAMP)
        return tuple(cursor.fetchone() or ())


def names() -> Names:
    """The list as it is now."""
    entities = {
        entity.pk: Authority(entity.pk, entity.name, Kind(entity.kind), entity.type, entity.country)
        for entity in listed().only("name", "kind", "type", "country")
    }
    found = [(entity.name, entity) for entity in entities.values()]
    aliases = Alias.objects.filter(entity__in=listed().values("pk")).values_list(
        "name", "entity_id"
    )
    return found + [(name, entities[pk]) for name, pk in aliases if pk in entities]
