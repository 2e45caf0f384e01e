"""Taking decisions back: each kind by what reverses it, as far as nothing rests on it since.

The record is append-only: what is undone stays in it, and an `undone` Decision points at it.
"""

from collections.abc import Callable
from uuid import UUID

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction

from cables.actions.merging import unmerge
from cables.actions.recording import new_batch, required, saved
from cables.actions.relinking import link_again, resting_on
from cables.actions.reversals import REVERSALS
from cables.actions.reverse_mentions import STATUSES, is_status, reverse_statuses
from cables.models import Decision

Kind = Decision.Kind
LAST = 10


def last(*, by: User, limit: int = LAST) -> list[Decision]:
    """The last acts of this person that can be undone, newest first; of a batch its first decision.

    `together` on each counts the decisions of the act. Whether something later rests on one shows
    when it is undone.
    """
    kinds = {*STATUSES, *REVERSALS, Kind.ENTITY_MERGED}
    return list(Decision.objects.undoable(by, kinds)[:limit])


@transaction.atomic
def undo(*, decision: Decision, by: User, reason: str = "Undone.") -> Decision:
    """Take back a decision, with all that the same act decided; returns the first new Decision.

    One that something later rests on is refused. Of a batch those that can be are taken back, and
    the reason of the new decisions says how many stay. Cables whose links rested on it are linked
    anew after the commit.
    """
    acts, reason = _acts(decision), required(reason)
    if acts[0].kind == Kind.ENTITY_MERGED:
        return _unmerge_all(acts, by, reason)
    done, problems, cables = _reverse(acts)
    if not done:
        raise problems[0]
    if problems:
        reason += f" {len(problems)} of {len(acts)} stay: they were decided otherwise since."
    reason += link_again(cables)
    batch = new_batch() if len(done) > 1 else None
    return saved([_undone(act, by, reason, batch) for act in done])[0]


# --- parts of the above -------------------------------------------------------------------------


def _acts(decision: Decision) -> list[Decision]:
    """The decision, or its whole batch, as far as it is not undone; the latest first."""
    together = Decision.objects.in_batch(decision.batch) if decision.batch else None
    acts = together if together is not None else Decision.objects.filter(pk=decision.pk)
    standing = list(acts.filter(undone_by=None).exclude(kind=Kind.UNDONE).order_by("-pk"))
    if decision.kind == Kind.UNDONE:
        raise ValidationError("An undoing is not undone: decide anew.")
    if not standing:
        raise ValidationError(f"“{decision}” has been undone already.")
    return standing


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
