"""What anyone may read of the decisions about an entity: nothing that only withheld cables say."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import BigIntegerField, Exists, OuterRef, Q
from django.db.models.expressions import Combinable
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce

from cables.models import entity_pages
from cables.models.aliases import Alias
from cables.models.cables import Cable
from cables.models.decisions import Decision, DecisionQuerySet
from cables.models.entities import Entity
from cables.models.mentions import Mention
from cables.vocab.names import normalize

_STATES = ("before", "after", "before__ambiguity", "after__ambiguity")
"""Where a decision about a mention keeps the number of its cable; undoing swaps the two."""
_SOURCES = ("type_evidence_cable_id", "name_cable_id")
_LOOKED_AT = 200
"""Mentions of a merge that are looked at to see whether a public cable names what was absorbed."""
State = Mapping[str, Any]


def history(entity: Entity) -> DecisionQuerySet:
    """What people decided about an entity and its mentions in public cables, newest first.

    Also about mentions that are gone: what counts is the cable.
    """
    public = Cable.objects.public().filter(pk=OuterRef("of_cable"))
    told = ~Q(target_kind="mention") | Q(Exists(public))
    decisions = Decision.objects.of_entity(entity).annotate(of_cable=Coalesce(*_cables()))
    return decisions.filter(told).exclude(target_kind="cable")


def _cables() -> Iterator[Combinable]:
    for state in _STATES:
        yield Cast(KT(f"{state}__cable"), BigIntegerField())


@dataclass(frozen=True, slots=True)
class Known:
    """What of some decisions the public may know.

    `entities` are those that may be named, `moved` the names of those that a mention left or came
    to, `cables` the public ones among those that evidence and names were read in, and `written`
    the normalized words by which public cables name the entity. `untold` are names that only
    withheld cables have, each with the entity that had it.
    """

    entities: frozenset[int]
    moved: Mapping[int, str]
    cables: frozenset[int]
    written: frozenset[str]
    untold: frozenset[tuple[int, str]]

    def name(self, state: State) -> str | None:
        """The name that the state of a whole entity has, if that may be named."""
        return str(state["name"]) if state["id"] in self.entities and self.tells(state) else None

    def may_call(self, entity: int, name: str) -> bool:
        """Whether the entity, by number, may be named, and by this name."""
        return entity in self.entities and (entity, name) not in self.untold

    def tells(self, state: State) -> bool:
        """Whether the name in a state of an entity is a person's, or one of public cables."""
        cable = state.get("name_cable_id")
        return cable is None or cable in self.cables or normalize(state["name"]) in self.written


def known(entity: Entity, decisions: Sequence[Decision]) -> Known:
    """What may be told on the pages of an entity; a query for each sort of thing that occurs."""
    others = {pk for one in decisions for pk in _others(one)} - {entity.pk}
    return Known(
        entities=frozenset({entity.pk, *_public(others), *_absorbed(decisions)}),
        moved=_names_of({pk for one in decisions for pk in _moved(one)}),
        cables=_public_cables({pk for one in decisions for pk in _quoted(one)}),
        written=_written(entity, decisions),
        untold=_untold(entity, decisions),
    )


def noted_by_machine(state: State) -> bool:
    """Whether the state is that of a name which no person gave."""
    return "alias" in state and not state.get("given", state.get("curated", True))


def kept_apart(state: State) -> Iterator[tuple[int, str]]:
    """The two entities of such a ruling, by number, and what they were called then."""
    if "names" in state:
        yield from zip((state["first"], state["second"]), state["names"], strict=True)


def states(decision: Decision) -> tuple[State, State]:
    return decision.before, decision.after


# --- parts of the above -------------------------------------------------------------------------


def _others(decision: Decision) -> Iterator[int]:
    """The entities that a decision is about, or whose names its states hold."""
    if decision.target_kind == "entity":
        yield decision.target_id
    for state in states(decision):
        yield from (state[name] for name in ("first", "second", "new") if name in state)
        yield from (state[name]["id"] for name in ("keep", "absorb") if name in state)


def _moved(decision: Decision) -> set[int]:
    """The entities from and to which a decision moved a mention."""
    ends = {state.get("entity") for state in states(decision)}
    return {pk for pk in ends if isinstance(pk, int)} if len(ends) == 2 else set()


def _quoted(decision: Decision) -> set[int]:
    """The cables that evidence and names were read in."""
    cables = (state.get(name) for state in _told_states(decision) for name in _SOURCES)
    return {pk for pk in cables if pk is not None}


def _told_states(decision: Decision) -> Iterator[State]:
    """The states, and those of the whole entities that they hold."""
    for state in states(decision):
        yield state
        yield from (state[name] for name in ("keep", "absorb") if name in state)


def _public(numbers: Collection[int]) -> Iterable[int]:
    if not numbers:
        return ()
    return Entity.objects.public().filter(pk__in=numbers).values_list("pk", flat=True)


def _names_of(numbers: Collection[int]) -> dict[int, str]:
    """Names of those of these entities that the public may know of, themselves or what they became.

    What was merged and may not be told by its own name is told by that of what it became.
    """
    if not numbers:
        return {}
    found = Entity.objects.filter(pk__in=numbers).select_related("merged_into")
    told = set(found.told().values_list("pk", flat=True))
    names = ((one.pk, one if one.pk in told else one.keeper) for one in found)
    return {pk: entity.name for pk, entity in names if entity.keeper.is_public}


def _public_cables(numbers: Collection[int]) -> frozenset[int]:
    if not numbers:
        return frozenset()
    return frozenset(Cable.objects.public().filter(pk__in=numbers).values_list("pk", flat=True))


def _absorbed(decisions: Sequence[Decision]) -> set[int]:
    """Absorbed entities that brought a mention in a public cable, the first mentions looked at."""
    merges = [one for one in decisions if one.kind == Decision.Kind.ENTITY_MERGED]
    brought = {
        mention: one.before["absorb"]["id"]
        for one in merges
        for mention in one.after["mentions_moved"][:_LOOKED_AT]
    }
    if not brought:
        return set()
    public = Mention.objects.live().filter(pk__in=brought, cable__withheld_at=None)
    return {brought[pk] for pk in public.order_by().values_list("pk", flat=True)}


def _written(entity: Entity, decisions: Sequence[Decision]) -> frozenset[str]:
    told = (state for one in decisions for state in _told_states(one))
    if not any(noted_by_machine(state) or state.get("name_cable_id") for state in told):
        return frozenset()
    surfaces = entity_pages.surfaces(entity, certain=False)
    return frozenset(map(normalize, (entity.name, *(surface.label for surface in surfaces))))


def _untold(entity: Entity, decisions: Sequence[Decision]) -> frozenset[tuple[int, str]]:
    """Asked only where a decision has another name than the entity bears now.

    The names of what was merged are among those of what it became.
    """
    said = {named for one in decisions for named in _named(one)} - {(entity.pk, entity.name)}
    if not said:
        return frozenset()
    kept = Coalesce("merged_into", "pk")
    owners = dict(Entity.objects.filter(pk__in={pk for pk, _ in said}).values_list("pk", kept))
    told = Alias.objects.told().filter(entity__in=owners.values()).values("pk")
    rows = Alias.objects.filter(entity__in=owners.values()).exclude(pk__in=told)
    hidden = set(rows.values_list("entity", "name"))
    return frozenset((pk, name) for pk, name in said if (owners.get(pk), name) in hidden)


def _named(decision: Decision) -> Iterator[tuple[int, str]]:
    """The entities that a decision calls by a name, with that name."""
    if decision.target_kind == "entity":
        yield decision.target_id, decision.target_name
    for state in states(decision):
        yield from kept_apart(state)
