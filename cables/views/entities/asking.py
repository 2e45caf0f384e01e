"""What a reader asks of the page of an entity, and of the files that hold the same."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import QueryDict

from cables.models import Entity, entity_pages
from cables.models.mentions import MentionQuerySet
from cables.search import about_entity as about
from cables.search.about_entity import Portrait, Scope
from cables.views.entities.companions import Group, companions
from cables.views.entities.parameters import ContextFilter, asked_beside, is_certain


@dataclass(frozen=True, slots=True)
class Asked:
    """An entity with its cables as asked for.

    `whole` has all of them, without the uncertain ones if these are left out; `narrowed` those
    that the filter lets through. `portrait` and `groups` are of the whole; without an index there
    is no portrait.
    """

    entity: Entity
    certain: bool
    mentions: MentionQuerySet
    whole: Scope
    narrowed: Scope
    portrait: Portrait | None
    groups: tuple[Group, ...]
    filter: ContextFilter


def asked(entity: Entity, query: QueryDict) -> Asked:
    """Understand the query string; what it cannot mean is told by the filter's form."""
    certain, mentions, whole = certainly(entity, query)
    portrait = about.portrait(whole)
    groups = companions(whole, portrait) if portrait else ()
    others = [one.entity for group in groups for one in group.companions]
    beside = _beside(asked_beside(query), others)
    chosen = ContextFilter(query, portrait, _once([beside] if beside else [], others))
    narrowed = _narrowed(whole, chosen, beside)
    return Asked(entity, certain, mentions, whole, narrowed, portrait, groups, chosen)


def certainly(entity: Entity, query: QueryDict) -> tuple[bool, MentionQuerySet, Scope]:
    """Whether uncertain mentions are left out; the mentions; and the cables that hold them."""
    certain = is_certain(query)
    mentions = entity_pages.mentions_of(entity, certain=certain)
    if not certain:
        return certain, mentions, Scope(entity)
    cables = entity_pages.cables_of(mentions) if entity.accepted_count else frozenset[int]()
    return certain, mentions, Scope(entity, cables)


def _narrowed(whole: Scope, chosen: ContextFilter, beside: Entity | None) -> Scope:
    return Scope(
        whole.entity,
        whole.certain,
        year=int(chosen.value("year") or 0) or None,
        origin=chosen.value("origin") or "",
        tag=chosen.value("tag") or "",
        beside=beside if chosen.value("together") else None,
    )


def _beside(number: int | None, others: Iterable[Entity]) -> Entity | None:
    """The entity asked for: one of those at hand, or any other that lists show."""
    at_hand = {other.pk: other for other in others}
    if number is None or number in at_hand:
        return at_hand.get(number or 0)
    return Entity.objects.listed().numbered(number)


def _once(*several: Iterable[Entity]) -> list[Entity]:
    return list({entity.pk: entity for entities in several for entity in entities}.values())
