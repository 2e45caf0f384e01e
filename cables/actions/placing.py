"""Mentions where no machine could tell, or none looked: added, and chosen between several."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction

from cables.actions.deciding import accept
from cables.actions.mention_rows import (
    check_words,
    current,
    hold_entities,
    mention_decision,
    mention_state,
    of_curator,
    still_current,
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
from cables.models.mentions import MentionQuerySet

Kind, Status = Decision.Kind, Mention.Status
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
    check_new(paragraph=paragraph, start=start, end=end, entity=entity)
    entity = _hold(paragraph, entity)
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
    held = _held(ambiguity)
    before: State = {"ambiguity": state_of(held, _AMBIGUITY)}
    entity = _hold(held.paragraph, entity)
    check_new(paragraph=held.paragraph, start=held.start, end=held.end, entity=entity)
    replaced = _there(held).filter(entity=entity)
    before["replaced"] = [mention_state(other) for other in replaced]
    replaced.delete()
    held.delete()
    return _add(held.paragraph, held.start, held.end, entity, before, by=by, reason=reason)


@transaction.atomic
def choose_none(*, ambiguity: Ambiguity, by: User, reason: str) -> Batch:
    """Say that these words name none of the entities of that name; the ambiguity goes.

    A rejected mention of each stays, so that linking asks again only where a further entity bears
    the name.
    """
    reason, held = required(reason), _held(ambiguity)
    Cable.objects.hold(held.cable_id)
    hold_entities(Entity.objects.filter(pk__in=held.candidates))
    candidates = list(held.choices)
    if not candidates:
        raise Conflict(f"Nobody bears the name “{held.surface}” any more: link the cable anew.")
    there = list(_there(held).filter(entity__in=candidates))
    with in_line(entities=[entity.pk for entity in candidates], cables=[held.cable_id]):
        Mention.objects.filter(pk__in=[mention.pk for mention in there]).delete()
        rejected = Mention.objects.bulk_create(
            of_curator(held.paragraph, held.start, held.end, entity, Status.REJECTED)
            for entity in candidates
        )
    befores = [_before_none(held, mention, there) for mention in rejected]
    held.delete()
    batch, kind = new_batch(), Kind.MENTION_REJECTED
    records = [
        mention_decision(kind, mention, before, by=by, reason=reason, batch=batch)
        for mention, before in zip(rejected, befores, strict=True)
    ]
    return Batch(batch, saved(records))


# --- parts of the above -------------------------------------------------------------------------


def _hold(paragraph: Paragraph, entity: Entity) -> Entity:
    """The entity as it is now; until the transaction ends, linking adds no mention of it here."""
    Cable.objects.hold(paragraph.cable_id)
    hold_entities(Entity.objects.filter(pk=entity.pk))
    return still_current(entity)


def _held(ambiguity: Ambiguity) -> Ambiguity:
    rows = Ambiguity.objects.select_for_update(of=("self",)).select_related("paragraph__cable")
    held = rows.filter(pk=ambiguity.pk).first()
    if held is None:
        raise Conflict(f"“{ambiguity.surface}” has been decided, or read anew: look at it again.")
    return held


def _there(held: Ambiguity) -> MentionQuerySet:
    """The mentions at exactly these words."""
    return Mention.objects.filter(paragraph=held.paragraph, start=held.start, end=held.end)


def _before_none(held: Ambiguity, rejected: Mention, there: Iterable[Mention]) -> State:
    gone = [mention_state(other) for other in there if other.entity_id == rejected.entity_id]
    return {"ambiguity": state_of(held, _AMBIGUITY), "replaced": gone}


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
    with in_line(entities=[entity.pk], cables=[paragraph.cable_id]):
        mention = of_curator(paragraph, start, end, entity, Status.ACCEPTED)
        mention.save()
    record = mention_decision(Kind.MENTION_ADDED, mention, before, by=by, reason=reason)
    record.save()
    return record
