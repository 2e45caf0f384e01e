"""What takes the decisions of an authority list back: a few statements for a thousand of them.

The same as `reversals` does one by one, and refused for the same reasons.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from cables.actions.entity_rows import EDITABLE
from cables.actions.recording import in_line, note_all_of, state_of
from cables.actions.relinking import doubting_any
from cables.actions.reversals import REVERSALS
from cables.linking.authority import METHOD
from cables.models import Alias, Decision, Entity, Mention
from cables.models.mentions import MentionQuerySet
from cables.vocab.names import normalize

Kind = Decision.Kind
Acts = Sequence[Decision]
LISTED = (Kind.ALIAS_ADDED, Kind.ENTITY_EDITED, Kind.ENTITY_ADDED)
"""What importing a list decides, in the order in which it is taken back."""

_RESTORED = tuple(name.removesuffix("_id") for name in EDITABLE if name != "name")


@dataclass(slots=True)
class Reversed:
    """Decisions that were taken back, why others were not, and the cables to be linked anew."""

    done: list[Decision] = field(default_factory=list)
    problems: list[ValidationError] = field(default_factory=list)
    cables: set[int] = field(default_factory=set)


def reverse_listed(acts: Acts) -> Reversed:
    """Take decisions of one list back, as far as nothing rests on them since."""
    rows = Entity.objects.filter(pk__in={act.target_id for act in acts}).order_by("pk")
    held = {entity.pk: entity for entity in rows.select_for_update()}
    told = Reversed()
    for kind, reverse in _REVERSE.items():
        some = [act for act in acts if act.kind == kind]
        standing = [act for act in some if _stands(held.get(act.target_id))]
        done = reverse(standing, held, told.cables) if standing else []
        taken = {act.pk for act in done}
        told.done += done
        told.problems += [_stays(act) for act in some if act.pk not in taken]
    return told


def _stands(entity: Entity | None) -> bool:
    return entity is not None and entity.merged_into_id is None


def _stays(act: Decision) -> ValidationError:
    return ValidationError(
        f"{act.target_name} was mentioned, merged or decided about since: it stays as it is."
    )


# --- names ----------------------------------------------------------------------------------------


def _names(acts: Acts, held: dict[int, Entity], cables: set[int]) -> list[Decision]:
    """The names go, and what was suggested because of them and is still open."""
    there = Alias.objects.filter(entity__in={act.target_id for act in acts})
    wanted = {(act.target_id, act.after["alias"]) for act in acts}
    found = {(row.entity_id, row.name): row.pk for row in there}
    Alias.objects.filter(pk__in=[found[one] for one in wanted & found.keys()]).delete()
    done = [act for act in acts if (act.target_id, act.after["alias"]) in found]
    borne = {(entity.pk, entity.normalized) for entity in held.values()}
    borne |= set(there.values_list("entity", "normalized"))
    lost = {(pk, name) for pk, name in wanted & found.keys() if (pk, normalize(name)) not in borne}
    cables |= doubting_any([pk for pk, _ in wanted]) | _forget(lost)
    return done


def _forget(names: Collection[tuple[int, str]]) -> set[int]:
    """Open suggestions that rest on names which the entities have no more; their cables."""
    shouts = {(pk, name.upper()) for pk, name in names}
    resting = _resting({pk for pk, _ in names}, {name for _, name in names})
    gone = [row for row in resting if (row.entity_id, row.surface.upper()) in shouts]
    cables = {row.cable_id for row in gone}
    with in_line(entities={row.entity_id for row in gone}, cables=cables):
        Mention.objects.filter(pk__in=[row.pk for row in gone]).delete()
    return cables


def _resting(entities: Collection[int], names: Collection[str]) -> MentionQuerySet:
    found = Mention.objects.filter(entity__in=entities, method=METHOD)
    return found.undecided().shouted_any(names)


# --- fields ---------------------------------------------------------------------------------------


def _edits(acts: Acts, held: dict[int, Entity], cables: set[int]) -> list[Decision]:
    """The fields return to what they were; an entity that was renamed is seen to by itself."""
    renamed = [act for act in acts if "name" in act.after and _undoes(act)]
    same = [act for act in acts if "name" not in act.after and _is_as_left(act, held)]
    for act in same:
        _restore(held[act.target_id], act)
    rows = [held[act.target_id] for act in same]
    Entity.objects.bulk_update(rows, [*_RESTORED, "curated", "updated_at"], batch_size=1000)
    note_all_of(*(held[act.target_id] for act in same if {"kind", "type"} & act.before.keys()))
    cables |= doubting_any([act.target_id for act in renamed])
    return [*renamed, *same]


def _undoes(act: Decision) -> bool:
    try:
        with transaction.atomic():
            REVERSALS[Kind.ENTITY_EDITED](act)
    except ValidationError:
        return False
    return True


def _is_as_left(act: Decision, held: dict[int, Entity]) -> bool:
    now = state_of(held[act.target_id], act.after)
    return all(now[name] == value for name, value in act.after.items())


def _restore(entity: Entity, act: Decision) -> None:
    for name, value in act.before.items():
        setattr(entity, name, value)
    entity.updated_at = timezone.now()


# --- entities -------------------------------------------------------------------------------------


def _added(acts: Acts, held: dict[int, Entity], cables: set[int]) -> list[Decision]:
    """The entities go that no cable mentions and that nobody decided about since."""
    mentioned = Mention.objects.filter(entity=OuterRef("pk"))
    absorbed = Entity.objects.filter(merged_into=OuterRef("pk"))
    free = Entity.objects.filter(pk__in=[act.target_id for act in acts])
    free = free.filter(~Exists(mentioned), ~Exists(absorbed))
    going = set(free.values_list("pk", flat=True))
    going -= Decision.objects.decided_later({act.target_id: act for act in acts})
    cables |= doubting_any(going)
    Entity.objects.filter(pk__in=going).delete()
    return [act for act in acts if act.target_id in going]


_REVERSE: dict[Kind, Callable[[Acts, dict[int, Entity], set[int]], list[Decision]]] = {
    Kind.ALIAS_ADDED: _names,
    Kind.ENTITY_EDITED: _edits,
    Kind.ENTITY_ADDED: _added,
}
