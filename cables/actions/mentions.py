"""What curators decide about mentions. A decided mention is never touched by a machine again."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from cables.actions.mention_rows import (
    check_words,
    current,
    hold,
    hold_all,
    hold_entities,
    mention_decision,
    mention_state,
    rejection_of,
    same_words,
    stamp,
)
from cables.actions.recording import (
    Batch,
    Conflict,
    State,
    in_line,
    new_batch,
    required,
    saved,
    state_of,
)
from cables.models import Ambiguity, Cable, Decision, Entity, Mention, Paragraph

__all__ = [
    "Batch",
    "Conflict",
    "accept",
    "accept_all",
    "accept_form",
    "add",
    "check_new",
    "choose",
    "decide_all",
    "doubt",
    "move",
    "move_all",
    "reject",
    "reject_all",
    "reject_form",
    "stamp",
]
Kind, Status = Decision.Kind, Mention.Status
_KINDS = {Status.ACCEPTED: Kind.MENTION_ACCEPTED, Status.REJECTED: Kind.MENTION_REJECTED}
_AMBIGUITY = (
    "cable",
    "paragraph",
    "start",
    "end",
    "surface",
    "name",
    "normalized",
    "kind",
    "candidates",
    "method",
    "score",
)


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
def add(
    *,
    paragraph: Paragraph,
    start: int,
    end: int,
    entity: Entity,
    by: User,
    reason: str = "",
) -> Decision:
    """Link words that no machine linked; where a machine did, its mention is accepted.

    `start` and `end` count characters of the paragraph's text.
    """
    there = check_new(paragraph=paragraph, start=start, end=end, entity=entity)
    if there is not None:
        return accept(mention=there, by=by, reason=reason)
    return _add(paragraph, start, end, entity, {}, by=by, reason=reason)


def check_new(*, paragraph: Paragraph, start: int, end: int, entity: Entity) -> Mention | None:
    """Refuse a place that cannot be a mention, or one that is accepted already.

    Returns the mention that stands there undecided or rejected, if one does.
    """
    check_words(paragraph.text, start, end)
    current(entity)
    there = Mention.objects.filter(paragraph=paragraph, start=start, end=end, entity=entity).first()
    if there is not None and there.status == Status.ACCEPTED:
        raise ValidationError(f"“{there}” is an accepted mention of {entity} already.")
    return there


@transaction.atomic
def choose(*, ambiguity: Ambiguity, entity: Entity, by: User, reason: str = "") -> Decision:
    """Say which of several entities of one name these words name; the ambiguity goes.

    Any entity may be chosen, also one that no machine thought of.
    """
    rows = Ambiguity.objects.select_for_update(of=("self",)).select_related("paragraph", "cable")
    held = rows.filter(pk=ambiguity.pk).first()
    if held is None:
        raise Conflict(f"“{ambiguity.surface}” has been decided, or read anew: look at it again.")
    before: State = {"ambiguity": state_of(held, _AMBIGUITY)}
    check_new(paragraph=held.paragraph, start=held.start, end=held.end, entity=entity)
    replaced = Mention.objects.filter(
        paragraph=held.paragraph, start=held.start, end=held.end, entity=entity
    )
    before["replaced"] = [mention_state(other) for other in replaced]
    replaced.delete()
    held.delete()
    return _add(held.paragraph, held.start, held.end, entity, before, by=by, reason=reason)


@transaction.atomic
def move(*, mention: Mention, to: Entity, by: User, reason: str = "", seen: str = "") -> Decision:
    """Say that these words name another entity.

    The mention becomes an accepted one of that entity. A rejected one stays behind at the entity
    it left, so that no machine suggests it there again. A mention that the other entity has at
    the same words gives way, and `before` keeps it.
    """
    current(to)
    Cable.objects.hold(mention.cable_id)
    hold_entities(Entity.objects.filter(pk__in=[mention.entity_id, to.pk]))
    held = hold(mention, seen)
    if held.entity_id == to.pk:
        raise ValidationError(f"“{held}” is a mention of {to} already.")
    (record,) = _move([held], to, by=by, reason=reason, batch=None)
    return record


@transaction.atomic
def move_all(
    *, mentions: QuerySet[Mention], to: Entity, by: User, reason: str = "", batch: UUID
) -> Sequence[Decision]:
    """Move many at once, one Decision each, to an entity that has no mentions at their words."""
    rows = Mention.objects.filter(pk__in=mentions.order_by().values("pk"))
    hold_entities(Entity.objects.filter(pk__in=[*rows.values_list("entity", flat=True), to.pk]))
    held = rows.select_for_update(of=("self",)).select_related("cable").order_by("pk")
    return _move(list(held), to, by=by, reason=reason, batch=batch)


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


def _some(batch: Batch, surface: str) -> Batch:
    """The batch; refuses one that decided nothing."""
    if not batch.count:
        raise Conflict(f"No suggestion with the words “{surface}” is open any more.")
    return batch


def _add(
    paragraph: Paragraph,
    start: int,
    end: int,
    entity: Entity,
    before: State,
    *,
    by: User,
    reason: str,
) -> Decision:
    Cable.objects.hold(paragraph.cable_id)
    with in_line(entities=[entity.pk], cables=[paragraph.cable_id]):
        mention = Mention.objects.create(
            cable=paragraph.cable,
            paragraph=paragraph,
            paragraph_number=paragraph.number,
            start=start,
            end=end,
            surface=paragraph.text[start:end],
            entity=entity,
            status=Status.ACCEPTED,
            method=Mention.BY_CURATOR,
        )
    record = mention_decision(Kind.MENTION_ADDED, mention, before, by=by, reason=reason)
    record.save()
    return record


def _move(
    rows: list[Mention], to: Entity, *, by: User, reason: str, batch: UUID | None
) -> Sequence[Decision]:
    befores = [_before_moving(mention, to) for mention in rows]
    stay = [rejection_of(mention, mention.entity_id) for mention in rows]
    left, cables = {row.entity_id for row in rows}, {row.cable_id for row in rows}
    with in_line(entities={*left, to.pk}, cables=cables):
        given_way = [state["id"] for before in befores for state in before["replaced"]]
        Mention.objects.filter(pk__in=given_way).delete()
        for mention in rows:
            mention.entity, mention.status = to, Status.ACCEPTED
        Mention.objects.bulk_update(rows, ["entity", "status"], batch_size=1000)
        Mention.objects.bulk_create(stay)
    states = zip(rows, befores, stay, strict=True)
    return saved(
        [
            mention_decision(
                Kind.MENTION_MOVED,
                mention,
                before,
                by=by,
                reason=reason,
                batch=batch,
                left_behind=behind.pk,
            )
            for mention, before, behind in states
        ]
    )


def _before_moving(mention: Mention, to: Entity) -> State:
    replaced = [mention_state(other) for other in same_words(mention, to)]
    return {**mention_state(mention), "replaced": replaced}
