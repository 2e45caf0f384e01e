"""Accepting, rejecting and doubting mentions, one by one and many at once."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from cables.actions.mention_rows import hold, hold_all, mention_decision, mention_state
from cables.actions.recording import Batch, Conflict, in_line, new_batch, required, saved
from cables.models import Decision, Entity, Mention

Kind, Status = Decision.Kind, Mention.Status
_KINDS = {Status.ACCEPTED: Kind.MENTION_ACCEPTED, Status.REJECTED: Kind.MENTION_REJECTED}


@transaction.atomic
def accept(
    *,
    mention: Mention,
    by: User,
    reason: str = "",
    uncertain: bool | None = None,
    seen: str = "",
) -> Decision:
    """Confirm that these words name this entity; `uncertain` keeps or sets the curator's doubt.

    `seen` is the mention's `stamp` when the curator looked at it: if it has changed since, nothing
    is decided and `Conflict` says who was first.
    """
    mention = hold(mention, seen)
    wanted = mention.uncertain if uncertain is None else uncertain
    if (mention.status, mention.uncertain) == (Status.ACCEPTED, wanted):
        raise ValidationError(f"“{mention}” is accepted already.")
    return _set(mention, Kind.MENTION_ACCEPTED, Status.ACCEPTED, wanted, by=by, reason=reason)


@transaction.atomic
def reject(*, mention: Mention, by: User, reason: str, seen: str = "") -> Decision:
    """Say that these words do not name this entity; no machine will suggest it here again."""
    mention, reason = hold(mention, seen), required(reason)
    if mention.status == Status.REJECTED:
        raise ValidationError(f"“{mention}” is rejected already.")
    doubted = mention.uncertain
    return _set(mention, Kind.MENTION_REJECTED, Status.REJECTED, doubted, by=by, reason=reason)


@transaction.atomic
def doubt(
    *, mention: Mention, uncertain: bool, by: User, reason: str = "", seen: str = ""
) -> Decision:
    """Say that it is not certain whom these words name, or that it is; the status stays.

    A suggestion becomes the curator's own by that: no machine takes it or the doubt away.
    """
    mention = hold(mention, seen)
    if mention.uncertain == uncertain:
        state = "uncertain" if uncertain else "certain"
        raise ValidationError(f"“{mention}” is marked as {state} already.")
    before = mention_state(mention)
    mention.uncertain, mention.method = uncertain, Mention.BY_CURATOR
    mention.save(update_fields=["uncertain", "method"])
    record = mention_decision(Kind.MENTION_DOUBTED, mention, before, by=by, reason=reason)
    record.save()
    return record


def accept_all(*, mentions: QuerySet[Mention], by: User, reason: str = "") -> Sequence[Decision]:
    """Accept many at once, one Decision each; those accepted already are left as they are."""
    return decide_all(mentions, Status.ACCEPTED, by=by, reason=reason).decisions


def reject_all(*, mentions: QuerySet[Mention], by: User, reason: str) -> Sequence[Decision]:
    """Reject many at once, one Decision each; those rejected already are left as they are."""
    return decide_all(mentions, Status.REJECTED, by=by, reason=required(reason)).decisions


def accept_form(*, entity: Entity, surface: str, by: User, reason: str = "") -> Batch:
    """Accept this entity wherever a cable writes exactly this and nobody has decided."""
    open_ = Mention.objects.of(entity).written(surface).undecided()
    return _some(decide_all(open_, Status.ACCEPTED, by=by, reason=reason), surface)


def reject_form(*, entity: Entity, surface: str, by: User, reason: str) -> Batch:
    """Reject this entity wherever a cable writes exactly this and nobody has decided."""
    open_ = Mention.objects.of(entity).written(surface).undecided()
    return _some(decide_all(open_, Status.REJECTED, by=by, reason=required(reason)), surface)


@transaction.atomic
def decide_all(
    mentions: QuerySet[Mention],
    status: Mention.Status,
    *,
    by: User,
    reason: str,
    batch: UUID | None = None,
) -> Batch:
    """Accept or reject many as a part of one act; those decided so already are left as they are."""
    rows, batch = hold_all(mentions, leaving_out=status), batch or new_batch()
    records = []
    for mention in rows:
        before = mention_state(mention)
        mention.status = status
        kind = _KINDS[status]
        records.append(mention_decision(kind, mention, before, by=by, reason=reason, batch=batch))
    entities, cables = {row.entity_id for row in rows}, {row.cable_id for row in rows}
    with in_line(entities=entities, cables=cables):
        Mention.objects.filter(pk__in=[mention.pk for mention in rows]).update(status=status)
    return Batch(batch, saved(records))


# --- parts of the above -------------------------------------------------------------------------


def _set(
    mention: Mention,
    kind: Decision.Kind,
    status: Mention.Status,
    uncertain: bool,
    *,
    by: User,
    reason: str,
) -> Decision:
    before = mention_state(mention)
    with in_line(entities=[mention.entity_id], cables=[mention.cable_id]):
        mention.status, mention.uncertain = status, uncertain
        mention.save(update_fields=["status", "uncertain"])
    record = mention_decision(kind, mention, before, by=by, reason=reason)
    record.save()
    return record


def _some(batch: Batch, surface: str) -> Batch:
    """The batch; refuses one that decided nothing."""
    if not batch.count:
        raise Conflict(f"No suggestion with the words “{surface}” is open any more.")
    return batch
