"""What curators decide about mentions. A decided mention is never touched by a machine again."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from cables.actions.recording import State, decision, refresh, required, state_of
from cables.models import Decision, Entity, Mention, Paragraph
from cables.models.mentions import MentionQuerySet

FIELDS = (
    "id",
    "cable",
    "paragraph",
    "paragraph_number",
    "start",
    "end",
    "surface",
    "entity",
    "status",
    "uncertain",
    "method",
    "score",
)
_WEIGHT = {Mention.Status.SUGGESTED: 0, Mention.Status.REJECTED: 1, Mention.Status.ACCEPTED: 2}


def mention_state(mention: Mention) -> State:
    """All of a mention that a Decision keeps."""
    return state_of(mention, FIELDS)


@transaction.atomic
def accept(
    *, mention: Mention, by: User, reason: str = "", uncertain: bool | None = None
) -> Decision:
    """Confirm that these words name this entity; `uncertain` keeps or sets the curator's doubt."""
    mention = _locked(mention)
    wanted = mention.uncertain if uncertain is None else uncertain
    if (mention.status, mention.uncertain) == (Mention.Status.ACCEPTED, wanted):
        raise ValidationError(f"“{mention}” is accepted already.")
    before = mention_state(mention)
    mention.status, mention.uncertain = Mention.Status.ACCEPTED, wanted
    mention.save(update_fields=["status", "uncertain"])
    return _recorded(Decision.Kind.MENTION_ACCEPTED, mention, before, by=by, reason=reason)


@transaction.atomic
def reject(*, mention: Mention, by: User, reason: str) -> Decision:
    """Say that these words do not name this entity; no machine will suggest it here again."""
    mention, reason = _locked(mention), required(reason)
    if mention.status == Mention.Status.REJECTED:
        raise ValidationError(f"“{mention}” is rejected already.")
    before = mention_state(mention)
    mention.status = Mention.Status.REJECTED
    mention.save(update_fields=["status"])
    return _recorded(Decision.Kind.MENTION_REJECTED, mention, before, by=by, reason=reason)


def accept_all(*, mentions: QuerySet[Mention], by: User, reason: str = "") -> list[Decision]:
    """Accept many at once, one Decision each; those accepted already are left as they are."""
    return _decide_all(mentions, Mention.Status.ACCEPTED, by=by, reason=reason)


def reject_all(*, mentions: QuerySet[Mention], by: User, reason: str) -> list[Decision]:
    """Reject many at once, one Decision each; those rejected already are left as they are."""
    return _decide_all(mentions, Mention.Status.REJECTED, by=by, reason=required(reason))


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
    mention = Mention.objects.create(
        cable=paragraph.cable,
        paragraph=paragraph,
        paragraph_number=paragraph.number,
        start=start,
        end=end,
        surface=paragraph.text[start:end],
        entity=entity,
        status=Mention.Status.ACCEPTED,
        method=Mention.BY_CURATOR,
    )
    return _recorded(Decision.Kind.MENTION_ADDED, mention, {}, by=by, reason=reason)


def check_new(*, paragraph: Paragraph, start: int, end: int, entity: Entity) -> Mention | None:
    """Refuse a place that cannot be a mention, or one that is accepted already.

    Returns the mention that stands there undecided or rejected, if one does.
    """
    _check_words(paragraph.text, start, end)
    current(entity)
    there = Mention.objects.filter(paragraph=paragraph, start=start, end=end, entity=entity).first()
    if there is not None and there.status == Mention.Status.ACCEPTED:
        raise ValidationError(f"“{there}” is an accepted mention of {entity} already.")
    return there


@transaction.atomic
def move(*, mention: Mention, to: Entity, by: User, reason: str = "") -> Decision:
    """Say that these words name another entity.

    The mention becomes an accepted one of that entity. A rejected one stays behind at the entity
    it left, so that no machine suggests it there again. A mention that the other entity has at
    the same words gives way, and `before` keeps it.
    """
    mention, to = _locked(mention), current(to)
    if mention.entity_id == to.pk:
        raise ValidationError(f"“{mention}” is a mention of {to} already.")
    before = mention_state(mention)
    replaced = _same_words(mention, to)
    before["replaced"] = [mention_state(other) for other in replaced]
    replaced.delete()
    left = mention.entity
    mention.entity, mention.status = to, Mention.Status.ACCEPTED
    mention.save(update_fields=["entity", "status"])
    stays = _rejection_of(mention, left)
    refresh(entities=[left.pk], cables=[])
    kind = Decision.Kind.MENTION_MOVED
    return _recorded(kind, mention, before, by=by, reason=reason, left_behind=stays.pk)


def carry(*, absorb: Entity, keep: Entity) -> State:
    """Give all mentions of one entity to another, as a part of merging them.

    Where both have one at the same words the more decided stays: accepted, then rejected, then
    suggested; at a draw that of `keep`. Returns what moved, and what gave way, in full.
    """
    conflicts = list(_conflicts(absorb, keep))
    losers = [_loser(mine, other) for mine, other in conflicts]
    gave_way = [mention_state(loser) for loser in losers]
    Mention.objects.filter(pk__in=[loser.pk for loser in losers]).delete()
    moving = list(absorb.mentions.order_by("pk").values_list("pk", flat=True))
    absorb.mentions.update(entity=keep)
    return {"mentions_moved": moving, "mentions_given_way": gave_way}


def current(entity: Entity) -> Entity:
    """The entity itself; refuses one that was merged into another."""
    if entity.merged_into is not None:
        raise ValidationError(f"{entity} was merged into {entity.merged_into}: choose that one.")
    return entity


def _locked(mention: Mention) -> Mention:
    """The mention as it is now, held until the transaction ends: of two curators one is second."""
    rows = Mention.objects.select_for_update(of=("self",)).select_related("cable", "entity")
    return rows.get(pk=mention.pk)


def _recorded(
    kind: Decision.Kind,
    mention: Mention,
    before: State,
    *,
    by: User,
    reason: str,
    **more: object,
) -> Decision:
    refresh(entities=[mention.entity_id], cables=[mention.cable_id])
    after = {**mention_state(mention), **more}
    record = decision(kind, mention, before=before, after=after, reason=reason, by=by)
    record.save()
    return record


@transaction.atomic
def _decide_all(
    mentions: QuerySet[Mention], status: Mention.Status, *, by: User, reason: str
) -> list[Decision]:
    kinds = {
        Mention.Status.ACCEPTED: Decision.Kind.MENTION_ACCEPTED,
        Mention.Status.REJECTED: Decision.Kind.MENTION_REJECTED,
    }
    rows = _lock_all(mentions, leaving_out=status)
    records = []
    for mention in rows:
        before = mention_state(mention)
        mention.status = status
        after = mention_state(mention)
        kind = kinds[status]
        records.append(decision(kind, mention, before=before, after=after, reason=reason, by=by))
    Mention.objects.filter(pk__in=[mention.pk for mention in rows]).update(status=status)
    refresh(entities=(row.entity_id for row in rows), cables=(row.cable_id for row in rows))
    return Decision.objects.bulk_create(records, batch_size=1000)


def _lock_all(mentions: QuerySet[Mention], *, leaving_out: Mention.Status) -> list[Mention]:
    wanted = Mention.objects.filter(pk__in=mentions.order_by().values("pk"))
    rows = wanted.exclude(status=leaving_out).select_related("cable")
    return list(rows.select_for_update(of=("self",)).order_by("pk"))


def _check_words(text: str, start: int, end: int) -> None:
    if not 0 <= start < end <= len(text):
        raise ValidationError(
            f"Characters {start} to {end} are not within the paragraph, which has {len(text)}."
        )
    longest = Mention._meta.get_field("surface").max_length or 0
    if end - start > longest:
        raise ValidationError(f"A mention has at most {longest} characters: mark the name alone.")
    if not text[start:end].strip():
        raise ValidationError("Mark the words that name the entity, not blanks.")


def _same_words(mention: Mention, entity: Entity) -> MentionQuerySet:
    """The mention of that entity which the unique constraint would not allow beside this one."""
    if mention.paragraph_id is None:
        return Mention.objects.none()
    return Mention.objects.filter(
        entity=entity, paragraph=mention.paragraph_id, start=mention.start, end=mention.end
    )


def _rejection_of(moved: Mention, left: Entity) -> Mention:
    return Mention.objects.create(
        cable=moved.cable,
        paragraph_id=moved.paragraph_id,
        paragraph_number=moved.paragraph_number,
        start=moved.start,
        end=moved.end,
        surface=moved.surface,
        entity=left,
        status=Mention.Status.REJECTED,
        method=Mention.BY_CURATOR,
    )


def _conflicts(absorb: Entity, keep: Entity) -> Iterable[tuple[Mention, Mention]]:
    """Pairs of mentions, of `keep` and of `absorb`, at the same words."""
    theirs = {_place(mention): mention for mention in absorb.mentions.exclude(paragraph=None)}
    paragraphs = {place[0] for place in theirs}
    for mine in keep.mentions.filter(paragraph__in=paragraphs):
        if _place(mine) in theirs:
            yield mine, theirs[_place(mine)]


def _place(mention: Mention) -> tuple[int | None, int, int]:
    return mention.paragraph_id, mention.start, mention.end


def _loser(mine: Mention, other: Mention) -> Mention:
    stronger = _WEIGHT[Mention.Status(other.status)] > _WEIGHT[Mention.Status(mine.status)]
    return mine if stronger else other
