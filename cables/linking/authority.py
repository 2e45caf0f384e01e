"""The authority list as a finder: names that curators stand behind, wherever they are written."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import F, QuerySet, TextField, Value
from django.db.models.functions import MD5, Cast, Concat

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


class AuthorityFinder:
    """Finds the names of a list of entities; a name that two of them bear finds neither."""

    def __init__(self, names: list[tuple[str, Authority]]) -> None:
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
        self._stamp: tuple[str | None, ...] | None = None
        self._finder: Callable[[Text], Iterator[Span]] = AuthorityFinder([])

    def __call__(self) -> Callable[[Text], Iterator[Span]]:
        stamp = _stamp()
        if stamp != self._stamp:
            self._finder = AuthorityFinder(_names())
            self._stamp = stamp
        return self._finder


authority_finder = _Cached()


def _stamp() -> tuple[str | None, ...]:
    """A digest of the list's names, taken by the database: two queries."""
    entities = listed().aggregate(
        digest=MD5(StringAgg(_words("pk", "name", "kind", "type"), "|", order_by="pk"))
    )
    aliases = Alias.objects.filter(entity__in=listed().values("pk")).aggregate(
        digest=MD5(StringAgg(_words("entity_id", "name"), "|", order_by="pk"))
    )
    return entities["digest"], aliases["digest"]


def _words(*fields: str) -> Concat:
    parts = [part for field in fields for part in (Cast(F(field), TextField()), Value("/"))]
    return Concat(*parts, output_field=TextField())


def _names() -> list[tuple[str, Authority]]:
    entities = {
        entity.pk: Authority(entity.pk, entity.name, Kind(entity.kind), entity.type, entity.country)
        for entity in listed()
    }
    names = [(entity.name, entity) for entity in entities.values()]
    aliases = Alias.objects.filter(entity__in=entities).values_list("name", "entity_id")
    return names + [(name, entities[pk]) for name, pk in aliases]
