"""The authority list as a finder: names that curators stand behind, wherever they are written."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from django.db import connection
from django.db.models import QuerySet

from cables.linking.find import FoundEntity, FoundMention, HasText, Kind
from cables.linking.find.found import Span
from cables.linking.find.gather import words_of
from cables.linking.find.settle import LONGEST
from cables.linking.find.text.gazetteer import Gazetteer
from cables.linking.find.text.passages import Passage, Text, is_common
from cables.models import Alias, Entity, Mention

METHOD = "authority"
_UNSURE = 0.3


class Authority(NamedTuple):
    """One entity of the list, as its names lead to it."""

    pk: int
    name: str
    kind: Kind
    type: str
    country: str


Names = Sequence[tuple[str, Authority]]
"""Every name of the list with the entity that bears it."""


class AuthorityFinder:
    """Finds the names of a list of entities; one that several bear is found as it is written."""

    def __init__(self, names: Names) -> None:
        self._names = names

    @cached_property
    def _mixed(self) -> Gazetteer[Authority]:
        return Gazetteer(self._names)

    @cached_property
    def _capitals(self) -> Gazetteer[Authority]:
        """For texts in capitals, of which a collection may have none."""
        named = ((name.upper(), entity) for name, entity in self._names if not is_common(name))
        return Gazetteer(named)

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
            elif len({entity.kind for entity in found}) == 1:
                yield _of_several(passage, start, end, found[0].kind)


def _of_several(passage: Passage, start: int, end: int, kind: Kind) -> Span:
    """A name that several of the list bear: which is meant is not said, and linking keeps it so.

    Whatever another finder knows about the same words goes before it.
    """
    words = passage.text[start:end]
    return Span(passage.index, start, end, kind, METHOD, _UNSURE, name=words)


def found_by(finder: AuthorityFinder, paragraphs: Sequence[HasText]) -> list[FoundEntity]:
    """The entities of the list that a cable names, without a look at anything around the names."""
    text = Text.of([paragraph.text for paragraph in paragraphs])
    by_name: dict[tuple[Kind, str, str], list[Span]] = {}
    for span in _in_order(finder(text)):
        by_name.setdefault((span.kind, span.name, span.country), []).append(span)
    return [
        FoundEntity(
            name,
            kind,
            mentions=tuple(_mention(text, span) for span in spans),
            country=country,
            surname_only=kind is Kind.PERSON and len(words_of(name)) == 1,
        )
        for (kind, name, country), spans in by_name.items()
    ]


def _in_order(spans: Iterator[Span]) -> Iterator[Span]:
    """As `settle` leaves them: names of one automaton come in order and do not overlap."""
    return (span for span in spans if span.length <= LONGEST)


def _mention(text: Text, span: Span) -> FoundMention:
    surface = text.passages[span.passage].text[span.start : span.end]
    return FoundMention(span.passage, span.start, span.end, surface, span.method, span.score)


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
    rows = listed().values_list("pk", "name", "kind", "type", "country")
    entities = {
        pk: Authority(pk, name, Kind(kind), type_, country)
        for pk, name, kind, type_, country in rows
    }
    found = [(entity.name, entity) for entity in entities.values()]
    aliases = Alias.objects.filter(entity__in=listed().values("pk")).values_list(
        "name", "entity_id"
    )
    return found + [(name, entities[pk]) for name, pk in aliases if pk in entities]
