"""The rows behind decisions about mentions: held, compared, described, carried between entities."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from cables.actions.recording import State, check_unchanged, decision, state_of
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
_FOREIGN = {"cable": "cable_id", "paragraph": "paragraph_id", "entity": "entity_id"}


def mention_state(mention: Mention) -> State:
    """All of a mention that a Decision keeps."""
    return state_of(mention, FIELDS)


def from_state(state: State) -> Mention:
    """The mention that a Decision kept, not saved, under its old number."""
    return Mention(**{_FOREIGN.get(name, name): state[name] for name in FIELDS})


def stamp(mention: Mention) -> str:
    """What a person saw of a mention, to be given back with the decision; no query."""
    return f"{mention.entity_id}-{mention.status}-{int(mention.uncertain)}"


def current(entity: Entity) -> Entity:
    """The entity itself; refuses one that was merged into another."""
    if entity.merged_into is not None:
        raise ValidationError(f"{entity} was merged into {entity.merged_into}: choose that one.")
    return entity


def still_current(entity: Entity) -> Entity:
    """As `current`, for an entity that was held since it was read."""
    found = Entity.objects.filter(pk=entity.pk).first()
    if found is None:
        raise ValidationError(f"{entity} is gone: somebody deleted it.")
    return current(found)


def hold(mention: Mention, seen: str = "") -> Mention:
    """The mention as it is now, held until the transaction ends: of two curators one is second.

    Its entity is held first, as by everybody who changes counts. Refuses a mention that is gone, or
    that is not as it was `seen`.
    """
    owner = Mention.objects.filter(pk=mention.pk).values("entity")
    hold_entities(Entity.objects.filter(pk__in=owner))
    rows = Mention.objects.select_for_update(of=("self",)).select_related("cable", "entity")
    held = rows.filter(pk=mention.pk).first()
    if held is None:
        raise ValidationError("This mention is gone: its text was read anew, or it was undone.")
    check_unchanged(seen, stamp(held), Decision.objects.about(held))
    return held


def hold_all(mentions: QuerySet[Mention], *, leaving_out: str = "") -> list[Mention]:
    """As `hold`, for many; those with the status to leave out are not among them."""
    wanted = Mention.objects.filter(pk__in=mentions.order_by().values("pk"))
    hold_entities(Entity.objects.filter(pk__in=wanted.order_by().values("entity")))
    rows = wanted.exclude(status=leaving_out).select_related("cable")
    return list(rows.select_for_update(of=("self",)).order_by("pk"))


def hold_entities(entities: QuerySet[Entity]) -> None:
    """Hold entities in the order of their numbers, so that no two acts wait for each other."""
    len(entities.order_by("pk").select_for_update(no_key=True).values_list("pk"))


def mention_decision(
    kind: Decision.Kind,
    mention: Mention,
    before: State,
    *,
    by: User,
    reason: str,
    batch: UUID | None = None,
    undoes: Decision | None = None,
    **more: object,
) -> Decision:
    """A Decision about a mention as it is now, not saved; part of its entities' histories."""
    return decision(
        kind,
        mention,
        before=before,
        after={**mention_state(mention), **more},
        reason=reason,
        by=by,
        entities={mention.entity_id, before.get("entity", mention.entity_id)},
        batch=batch,
        undoes=undoes,
    )


def check_words(text: str, start: int, end: int) -> None:
    """Refuse a stretch of the text that cannot be a mention."""
    if not 0 <= start < end <= len(text):
        raise ValidationError(
            f"Characters {start} to {end} are not within the paragraph, which has {len(text)}."
        )
    longest = Mention._meta.get_field("surface").max_length or 0
    if end - start > longest:
        raise ValidationError(f"A mention has at most {longest} characters: mark the name alone.")
    if not text[start:end].strip():
        raise ValidationError("Mark the words that name the entity, not blanks.")


def same_words(mention: Mention, entity: Entity) -> MentionQuerySet:
    """The mention of that entity which the unique constraint would not allow beside this one."""
    if mention.paragraph_id is None:
        return Mention.objects.none()
    return Mention.objects.filter(
        entity=entity, paragraph=mention.paragraph_id, start=mention.start, end=mention.end
    )


def of_curator(
    paragraph: Paragraph, start: int, end: int, entity: Entity, status: Mention.Status
) -> Mention:
    """The mention, not saved, that a person sees or denies at these characters of a paragraph."""
    return Mention(
        cable=paragraph.cable,
        paragraph=paragraph,
        paragraph_number=paragraph.number,
        start=start,
        end=end,
        surface=paragraph.text[start:end],
        entity=entity,
        status=status,
        method=Mention.BY_CURATOR,
    )


def rejection_of(mention: Mention, left: int) -> Mention:
    """What stays behind, not saved, at the entity that a mention left."""
    return Mention(
        cable_id=mention.cable_id,
        paragraph_id=mention.paragraph_id,
        paragraph_number=mention.paragraph_number,
        start=mention.start,
        end=mention.end,
        surface=mention.surface,
        entity_id=left,
        status=Mention.Status.REJECTED,
        method=Mention.BY_CURATOR,
    )


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


def bring_back(states: Sequence[State]) -> int:
    """Store mentions again that gave way to others; how many could not come back.

    One whose place is taken stays away. One whose paragraph was read anew comes back without a
    place if a person had decided it, as `ingest.carrying.carry_over` leaves it.
    """
    rows = [from_state(state) for state in states]
    paragraphs = set(_standing(rows))
    for row in rows:
        row.paragraph_id = row.paragraph_id if row.paragraph_id in paragraphs else None
    wanted = [row for row in rows if row.paragraph_id or row.status != Mention.Status.SUGGESTED]
    Mention.objects.bulk_create(wanted, ignore_conflicts=True)
    return len(states) - Mention.objects.filter(pk__in=[row.pk for row in rows]).count()


def _standing(rows: Iterable[Mention]) -> Iterable[int]:
    wanted = [row.paragraph_id for row in rows if row.paragraph_id]
    return Paragraph.objects.filter(pk__in=wanted).values_list("pk", flat=True)


def _conflicts(absorb: Entity, keep: Entity) -> Iterable[tuple[Mention, Mention]]:
    """Pairs of mentions, of `keep` and of `absorb`, at the same words."""
    theirs = {_place(mention): mention for mention in absorb.mentions.exclude(paragraph=None)}
    cables = {mention.cable_id for mention in theirs.values()}
    for mine in keep.mentions.filter(cable__in=cables).exclude(paragraph=None):
        if _place(mine) in theirs:
            yield mine, theirs[_place(mine)]


def _place(mention: Mention) -> tuple[int | None, int, int]:
    return mention.paragraph_id, mention.start, mention.end


def _loser(mine: Mention, other: Mention) -> Mention:
    stronger = _WEIGHT[Mention.Status(other.status)] > _WEIGHT[Mention.Status(mine.status)]
    return mine if stronger else other
