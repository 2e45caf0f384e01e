"""What the pages of entities ask of the database, where the search index does not know it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, Value
from django.db.models.functions import Greatest, Least, Substr

from cables.models.aliases import Alias
from cables.models.cables import Cable
from cables.models.counts import Counted
from cables.models.entities import Entity, EntityQuerySet
from cables.models.mentions import Mention, MentionQuerySet
from cables.models.rows import in_order
from cables.vocab.names import normalize

WORDS_BEFORE = 60  # characters before a name, in which a title can stand


_CERTAIN = Q(status=Mention.Status.ACCEPTED, uncertain=False)


def mentions_of(entity: Entity, *, certain: bool) -> MentionQuerySet:
    """Live mentions in public cables; `certain`: those that a person accepted without doubt."""
    mentions = Mention.objects.public().of(entity)
    return mentions.filter(_CERTAIN) if certain else mentions


def cables_of(mentions: MentionQuerySet) -> frozenset[int]:
    """The cables that hold these mentions, by number."""
    return frozenset(mentions.order_by().values_list("cable", flat=True).distinct())


def in_cables(mentions: MentionQuerySet, cable_ids: Collection[int]) -> MentionQuerySet:
    return mentions.filter(cable__in=cable_ids)


# --- words ----------------------------------------------------------------------------------------


def surfaces(entity: Entity, *, certain: bool) -> list[Counted]:
    """The words that make the mentions of `mentions_of`, most frequent first.

    The few cables that are withheld are left out by number, so that no other cable is looked at.
    """
    withheld = Cable.objects.exclude(withheld_at=None).values("pk")
    mentions = Mention.objects.live().of(entity).exclude(cable__in=withheld)
    return (mentions.filter(_CERTAIN) if certain else mentions).by_surface()


def aliases(entity: Entity, written: Iterable[Counted]) -> list[str]:
    """Other names that the public may know; `written` are the `surfaces` of the entity.

    Those of `AliasQuerySet.told`, and those that public cables write with other capitals or points.
    """
    known = {normalize(counted.label) for counted in written}
    told = Exists(Alias.objects.told().filter(pk=OuterRef("pk")))
    rows = entity.aliases.annotate(told=told).values_list("name", "normalized", "told")
    return [name for name, key, is_told in rows if is_told or key in known]


@dataclass(frozen=True, slots=True)
class Called:
    """The words of a mention, and the characters of the paragraph before them."""

    surface: str
    before: str


def called(mentions: MentionQuerySet, limit: int) -> list[Called]:
    """Such mentions with what stands before them; so many at most, the latest found first."""
    start = Greatest(F("start") - WORDS_BEFORE + 1, Value(1), output_field=IntegerField())
    length = Least(F("start"), Value(WORDS_BEFORE), output_field=IntegerField())
    told = mentions.order_by("-pk").annotate(before=Substr("paragraph__text", start, length))
    return [Called(*row) for row in told.values_list("surface", "before")[:limit]]


def rows(mentions: MentionQuerySet, cable_ids: Sequence[int]) -> Iterator[Mention]:
    """Such mentions in these cables, cable by cable in the given order, then as the text has it."""
    place = {pk: number for number, pk in enumerate(cable_ids)}
    found = in_cables(mentions, cable_ids).select_related("cable__origin", "paragraph")
    return iter(sorted(found.for_reading(), key=lambda mention: place[mention.cable_id]))


# --- others ---------------------------------------------------------------------------------------


def listed(numbers: Iterable[int]) -> list[Entity]:
    """Those of the numbered entities that lists show, in the order of the numbers."""
    return in_order(Entity.objects.listed(), numbers)


def listed_numbers(entities: EntityQuerySet, numbers: Collection[int]) -> set[int]:
    """As `listed`, the numbers alone."""
    return set(entities.listed().filter(pk__in=numbers).values_list("pk", flat=True))


def surely_beside(entity: Entity, cable_ids: Collection[int]) -> dict[int, int]:
    """How many of these cables name each other entity, going by accepted mentions alone."""
    sure = Mention.objects.public().filter(_CERTAIN, cable__in=cable_ids).exclude(entity=entity)
    counted = sure.order_by().values("entity").annotate(cables=Count("cable", distinct=True))
    return dict(counted.values_list("entity", "cables"))


def accepted_only(entities: EntityQuerySet) -> EntityQuerySet:
    """Entities with at least one mention that a person accepted."""
    return entities.filter(accepted_count__gt=0)


def numbered(entities: EntityQuerySet, numbers: Collection[int]) -> EntityQuerySet:
    return entities.filter(pk__in=numbers)


def by_first(entities: EntityQuerySet) -> EntityQuerySet:
    """Earliest named first."""
    return entities.order_by(F("first_on").asc(nulls_last=True), "name", "pk")


def by_last(entities: EntityQuerySet) -> EntityQuerySet:
    """Latest named first."""
    return entities.order_by(F("last_on").desc(nulls_last=True), "name", "pk")


def on_the_map(entities: EntityQuerySet, limit: int) -> list[Entity]:
    """Those whose place on earth is known; the most mentioned."""
    placed = entities.exclude(latitude=None).exclude(longitude=None)
    return list(placed.most_mentioned()[:limit])


def by_counts(entities: EntityQuerySet, counts: Mapping[int, int]) -> list[int]:
    """The numbers of entities, those with the highest counts first, else in their order."""
    return sorted(entities.values_list("pk", flat=True), key=lambda pk: -counts[pk])


def by_number(numbers: Iterable[int]) -> dict[int, Entity]:
    """The entities with these numbers, as far as there are such."""
    return Entity.objects.in_bulk(list(numbers))


def for_pages() -> EntityQuerySet:
    """Entities with what else a page of one reads: the keeper, and the cable that gave the type."""
    return Entity.objects.select_related("merged_into", "type_evidence_cable")
