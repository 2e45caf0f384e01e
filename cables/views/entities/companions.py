"""Whom an entity is named with, made ready to be shown."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from cables.models import Entity, entity_pages
from cables.models.entities import EntityQuerySet
from cables.search import about_entity as about
from cables.search.about_entity import Portrait, Scope
from cables.views.reading import style

IN_NETWORK = 4  # of each kind
LOOKED_AT = 400
"""Entities of all kinds together from which the first of each kind are taken."""

GROUPS = (
    ("NGOs", "ngo"),
    ("Other organizations", "organization"),
    ("People", "person"),
    ("Places", "place"),
)


@dataclass(frozen=True, slots=True)
class Companion:
    """Another entity, and how many cables name both."""

    entity: Entity
    shared: int

    @property
    def css(self) -> str:
        return style(self.entity)

    @property
    def suggested(self) -> bool:
        """Whether no person has accepted any mention of it."""
        return not self.entity.accepted_count


@dataclass(frozen=True, slots=True)
class Group:
    """The companions of one kind, those of most cables first."""

    label: str
    css: str
    companions: tuple[Companion, ...]


def companions(scope: Scope, portrait: Portrait) -> tuple[Group, ...]:
    """The entities of each kind that most cables of the scope name; kinds without any are left out.

    Where uncertain ones are left out, only accepted mentions of the others count.
    """
    if scope.certain is None:
        counts = {pk: n for kind in portrait.named_with.values() for pk, n in kind.items()}
    else:
        sure = Counter(entity_pages.surely_beside(scope.entity, scope.certain))
        counts = dict(sure.most_common(LOOKED_AT))
    return grouped(counts)


def grouped(counts: Mapping[int, int]) -> tuple[Group, ...]:
    """Counts by entity in the groups that pages show; those that lists do not show are left out."""
    known = entity_pages.listed(counts)
    ordered = sorted(known, key=lambda one: (-counts[one.pk], one.name))
    found = [Companion(entity, counts[entity.pk]) for entity in ordered]
    groups = (
        Group(label, css, tuple(one for one in found if one.css == css)) for label, css in GROUPS
    )
    return tuple(group for group in groups if group.companions)


def foremost(groups: Iterable[Group], limit: int = IN_NETWORK) -> list[Companion]:
    """The first few of each group, kind by kind."""
    return [one for group in groups for one in group.companions[:limit]]


def everyone(scope: Scope, kind: str) -> list[tuple[int, int]] | None:
    """Number and count of every entity of a kind in the cables of a scope, most cables first."""
    if scope.certain is None:
        counts = about.everyone_beside(scope, kind)
    else:
        counts = entity_pages.surely_beside(scope.entity, scope.certain)
    if counts is None:
        return None
    shown = entity_pages.listed_numbers(of_kind(kind), counts)
    return sorted(((pk, counts[pk]) for pk in shown), key=lambda pair: (-pair[1], pair[0]))


def of_kind(kind: str) -> EntityQuerySet:
    """The entities that a list of this kind can hold."""
    every = {
        "ngo": Entity.objects.ngos,
        "org": Entity.objects.organizations,
        "person": Entity.objects.people,
        "place": Entity.objects.places,
    }
    return every[kind]()


def shown(pairs: Collection[tuple[int, int]]) -> list[Companion]:
    """One page of numbers and counts as companions, in that order."""
    counts = dict(pairs)
    return [Companion(entity, counts[entity.pk]) for entity in entity_pages.listed(counts)]
