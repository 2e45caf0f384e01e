"""Two entities are one, and that they are not after all."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction

from cables.actions.entity_rows import (
    cables_naming,
    ensure_alias,
    entity_decision,
    full_state,
    hold,
)
from cables.actions.mention_rows import carry, current
from cables.actions.recording import State, in_line, new_batch, note_all_of, required
from cables.actions.relinking import doubting, link_again
from cables.actions.unmerging import FILLED_BY_MERGE, cables_carried, take_apart
from cables.linking.doubts import join_candidates
from cables.models import Decision, Distinct, Entity


@transaction.atomic
def merge(
    *, keep: Entity, absorb: Entity, by: User, reason: str, batch: UUID | None = None
) -> Decision:
    """Say that two entities are one: `keep` takes over all that is known of `absorb`.

    Mentions, names and what `keep` lacks are carried over; the address of `absorb`, and every
    address that led to it, leads to `keep`. A ruling that they are not the same is given up.
    `before` and `after` hold what undoing it needs.
    """
    reason = required(reason)
    keep, absorb = _mergeable(keep, absorb)
    apart = Distinct.objects.between(keep, absorb).delete()[0] > 0
    before = {"keep": full_state(keep), "absorb": full_state(absorb), "kept_apart": apart}
    doubts, was_ngo = doubting(absorb.pk), keep.is_ngo
    with in_line(entities=[keep.pk, absorb.pk], cables={*cables_naming(absorb), *doubts}):
        after = {
            "doubts": sorted(doubts),
            **carry(absorb=absorb, keep=keep),
            **_carry_aliases(absorb, keep),
            "filled": _fill_gaps(absorb, keep),
            "redirected": _redirect(absorb, keep),
        }
        join_candidates(absorb, keep)
    if keep.is_ngo != was_ngo:
        note_all_of(keep)
    kind, others = Decision.Kind.ENTITY_MERGED, after["redirected"]
    return entity_decision(
        kind, keep, before, after, by=by, reason=reason, others=others, batch=batch
    )


@transaction.atomic
def merge_all(
    *, keep: Entity, absorb: Iterable[Entity], by: User, reason: str
) -> Sequence[Decision]:
    """Merge several into one, a Decision each; if one is refused, none is merged."""
    batch = new_batch()
    return [merge(keep=keep, absorb=other, by=by, reason=reason, batch=batch) for other in absorb]


@transaction.atomic
def unmerge(*, decision: Decision, by: User, reason: str, batch: UUID | None = None) -> Decision:
    """Say that two merged entities are two: the absorbed one gets back what it brought.

    Its mentions, names and former addresses return to it, and what it filled is taken from the
    kept one, as far as nobody has decided otherwise since; `after["left"]` says what stays. Words
    that might have meant the absorbed one, or another, are linked anew after the commit.
    Refuses where a later merge has to be undone first.
    """
    reason = required(reason)
    keep, absorb = _parted(decision)
    before: State = {"keep": full_state(keep), "absorb": full_state(absorb)}
    was_ngo = keep.is_ngo
    with in_line(entities=[keep.pk, absorb.pk], cables=cables_carried(decision)):
        left = take_apart(decision, keep, absorb)
    if keep.is_ngo != was_ngo:
        note_all_of(keep)
    reason += link_again(decision.after.get("doubts", []))
    after: State = {"keep": full_state(keep), "absorb": full_state(absorb), "left": left}
    return entity_decision(
        Decision.Kind.UNDONE,
        keep,
        before,
        after,
        by=by,
        reason=reason,
        others=decision.after["redirected"],
        batch=batch,
        undoes=decision,
    )


# --- parts of the above -------------------------------------------------------------------------


def _mergeable(keep: Entity, absorb: Entity) -> tuple[Entity, Entity]:
    if keep.pk == absorb.pk:
        raise ValidationError(f"{keep} cannot be merged into itself: choose two entities.")
    keep, absorb = map(current, _both(keep, absorb))
    if keep.kind != absorb.kind:
        raise ValidationError(
            f"{keep} ({keep.get_kind_display()}) and {absorb} ({absorb.get_kind_display()}) are "
            "of different kinds: correct the kind of one of them first."
        )
    return keep, absorb


def _both(keep: Entity, absorb: Entity) -> tuple[Entity, Entity]:
    """Both as they are now and held in one order, so that no two merges wait for each other."""
    held = {entity.pk: hold(entity) for entity in sorted((keep, absorb), key=_number)}
    return held[keep.pk], held[absorb.pk]


def _number(entity: Entity) -> int:
    return entity.pk


def _parted(decision: Decision) -> tuple[Entity, Entity]:
    """The two entities of a merge that can be undone; refuses any other decision."""
    if decision.kind != Decision.Kind.ENTITY_MERGED:
        raise ValidationError("Only a merge can be taken apart.")
    if Decision.objects.filter(undoes=decision).exists():
        raise ValidationError("This merge has been undone already.")
    pks = decision.before["keep"]["id"], decision.before["absorb"]["id"]
    found = Entity.objects.in_bulk(pks)
    keep, absorb = _both(*(found[pk] for pk in pks))
    if keep.merged_into is not None:
        raise ValidationError(
            f"{keep} was itself merged into {keep.merged_into} later: undo that merge first."
        )
    if absorb.merged_into_id != keep.pk:
        raise ValidationError(f"{absorb} is not merged into {keep} any more.")
    return keep, absorb


def _carry_aliases(absorb: Entity, keep: Entity) -> State:
    known = {keep.name, *keep.aliases.values_list("name", flat=True)}
    moved = list(absorb.aliases.exclude(name__in=known).values_list("name", flat=True))
    absorb.aliases.filter(name__in=moved).update(entity=keep)
    dropped = list(absorb.aliases.values_list("name", flat=True))
    absorb.aliases.all().delete()
    if absorb.name not in {*known, *moved}:
        ensure_alias(keep, absorb.name, read_in=absorb.name_cable_id)
        moved.append(absorb.name)
    return {"aliases_moved": sorted(moved), "aliases_dropped": sorted(dropped)}


def _fill_gaps(absorb: Entity, keep: Entity) -> list[str]:
    """Give `keep` what it lacks; fields that belong together are taken together."""
    filled: list[str] = []
    for group in FILLED_BY_MERGE:
        first = group[0]
        if getattr(keep, first) in ("", None) and getattr(absorb, first) not in ("", None):
            for name in group:
                setattr(keep, name, getattr(absorb, name))
            filled += group
    keep.curated = True
    keep.save()
    return filled


def _redirect(absorb: Entity, keep: Entity) -> list[int]:
    """Point the absorbed entity, and all that pointed at it, straight at the kept one."""
    earlier = list(absorb.absorbed.order_by("pk").values_list("pk", flat=True))
    absorb.absorbed.update(merged_into=keep)
    absorb.merged_into = keep
    absorb.save(update_fields=["merged_into", "updated_at"])
    return [absorb.pk, *earlier]
