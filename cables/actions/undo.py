"""Taking decisions back: each kind by what reverses it, as far as nothing rests on it since.

The record is append-only: what is undone stays in it, and an `undone` Decision points at it.
"""

from collections.abc import Callable, Iterable
from uuid import NAMESPACE_OID, UUID, uuid5

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction

from cables.actions.merging import unmerge
from cables.actions.recording import new_batch, required, saved
from cables.actions.relinking import link_again, resting_on
from cables.actions.reversals import REVERSALS
from cables.actions.reverse_lists import LISTED, reverse_listed
from cables.actions.reverse_mentions import STATUSES, is_status, reverse_statuses
from cables.linking.naming import rename_unspoken
from cables.models import Decision
from cables.models.decisions import DecisionQuerySet

Kind = Decision.Kind
LAST = 10
LONG = 2_000
"""Decisions of a list that are taken back while a person waits; more are left to the worker."""
AT_ONCE = 1_000
"""Decisions of a long list that one transaction takes back: what is held, and what a kill loses."""


def last(*, by: User, limit: int = LAST) -> list[Decision]:
    """The last acts of this person that can be undone, newest first; of a batch its first decision.

    `together` on each counts the decisions of the act. Whether something later rests on one shows
    when it is undone.
    """
    kinds = {*STATUSES, *REVERSALS, Kind.ENTITY_MERGED}
    return list(Decision.objects.undoable(by, kinds)[:limit])


@transaction.atomic
def undo(*, decision: Decision, by: User, reason: str = Decision.TAKEN_BACK) -> Decision:
    """Take back a decision, with all that the same act decided; returns the first new Decision.

    One that something later rests on is refused. Of a batch those that can be are taken back, and
    the reason of the new decisions says how many stay. Cables whose links rested on it are linked
    anew after the commit.
    """
    _together(decision).hold_first()
    acts, reason = _acts(decision), required(reason)
    if acts[0].kind == Kind.ENTITY_MERGED:
        return _unmerge_all(acts, by, reason)
    if is_list(decision):
        listed = reverse_listed(acts)
        done, problems, cables = listed.done, listed.problems, listed.cables
    else:
        done, problems, cables = _reverse(acts)
    if not done:
        raise problems[0]
    _call_by_public_words(done)
    if problems:
        reason += f" {len(problems)} of {len(acts)} stay: they were decided otherwise since."
    reason += link_again(cables)
    batch = new_batch() if len(done) > 1 else None
    return saved([_undone(act, by, reason, batch) for act in done])[0]


def size(record: Decision) -> int:
    """How many decisions were taken back together with the one that this record undoes."""
    return _together(record).count()


def is_list(decision: Decision) -> bool:
    """Whether it is of an authority list, which is taken back as a whole."""
    if decision.batch is None or decision.kind not in LISTED:
        return False
    return not Decision.objects.in_batch(decision.batch).exclude(kind__in=LISTED).exists()


def is_long(decision: Decision) -> bool:
    """Whether taking it back is too much work for a request: `undo_in_parts` does it."""
    if not is_list(decision):
        return False
    return _standing(decision).values("pk")[LONG : LONG + 1].exists()


def progress(decision: Decision) -> tuple[int, int]:
    """How many decisions of a list were taken back, and of how many."""
    acts = _together(decision)
    return acts.exclude(undone_by=None).count(), acts.count()


def undo_in_parts(*, decision: Decision, by: User, reason: str = Decision.TAKEN_BACK) -> str:
    """Take a long list back, the latest decisions first, some thousand in a transaction.

    What was taken back stays so if this is broken off; doing it again goes on. Memory holds one
    part. Says how many decisions were taken back, and how many stay.
    """
    reason, batch = required(reason), uuid5(NAMESPACE_OID, str(decision.batch))
    last, done, all_ = None, 0, 0
    while acts := _part(decision, before=last):
        done += _undo_part(acts, by, reason, batch)
        last, all_ = acts[-1].pk, all_ + len(acts)
    return f"{done:,} taken back, {all_ - done:,} stay"


# --- parts of the above -------------------------------------------------------------------------


def _acts(decision: Decision) -> list[Decision]:
    """The decision, or its whole batch, as far as it is not undone; the latest first."""
    standing = list(_standing(decision))
    if decision.kind == Kind.UNDONE:
        raise ValidationError("An undoing is not undone: decide anew.")
    if not standing:
        raise ValidationError(f"“{decision}” has been undone already.")
    return standing


def _standing(decision: Decision) -> DecisionQuerySet:
    standing = _together(decision).filter(undone_by=None)
    return standing.exclude(kind=Kind.UNDONE).order_by("-pk")


def _together(decision: Decision) -> DecisionQuerySet:
    """The decision, and all that the same act decided."""
    if decision.batch is None:
        return Decision.objects.filter(pk=decision.pk)
    return Decision.objects.in_batch(decision.batch)


def _part(decision: Decision, *, before: int | None) -> list[Decision]:
    """The next decisions of a list that stand."""
    rest = _standing(decision)
    return list((rest.filter(pk__lt=before) if before else rest)[:AT_ONCE])


@transaction.atomic
def _undo_part(acts: list[Decision], by: User, reason: str, batch: UUID) -> int:
    _together(acts[0]).hold_first()
    told = reverse_listed(_still(acts))
    _call_by_public_words(told.done)
    reason += link_again(told.cables)
    return len(saved([_undone(act, by, reason, batch) for act in told.done]))


def _call_by_public_words(done: Iterable[Decision]) -> None:
    """What machines may name again, while the cable that had its name may be withheld by now."""
    rename_unspoken({number for act in done for number in act.entities})


def _still(acts: list[Decision]) -> list[Decision]:
    """Those that nobody else has taken back meanwhile."""
    undone = Decision.objects.filter(undoes__in=acts).values_list("undoes", flat=True)
    gone = set(undone)
    return [act for act in acts if act.pk not in gone]


def _unmerge_all(acts: list[Decision], by: User, reason: str) -> Decision:
    """Of several merges into one entity the latest first; if one is refused, none is taken back."""
    batch = new_batch() if len(acts) > 1 else None
    records = [unmerge(decision=act, by=by, reason=reason, batch=batch) for act in acts]
    return records[0]


def _reverse(acts: list[Decision]) -> tuple[list[Decision], list[ValidationError], set[int]]:
    """Those that were reversed, why the others were not, and the cables to be linked anew."""
    done, problems = reverse_statuses([act for act in acts if is_status(act)])
    cables: set[int] = set()
    for act in acts:
        if is_status(act):
            continue
        try:
            resting = resting_on(act)
            with transaction.atomic():
                _reversal(act)(act)
            done.append(act)
            cables |= resting
        except ValidationError as problem:
            problems.append(problem)
    return done, problems, cables


def _reversal(act: Decision) -> Callable[[Decision], None]:
    try:
        return REVERSALS[Kind(act.kind)]
    except KeyError:
        raise ValidationError(
            f"“{act.get_kind_display()}” is not undone here: change it back where it was changed."
        ) from None


def _undone(act: Decision, by: User, reason: str, batch: UUID | None) -> Decision:
    return Decision(
        kind=Kind.UNDONE,
        target_kind=act.target_kind,
        target_id=act.target_id,
        target_name=act.target_name,
        before=act.after,
        after=act.before,
        reason=reason,
        made_by=by,
        entities=act.entities,
        batch=batch,
        undoes=act,
    )
