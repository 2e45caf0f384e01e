"""What the desk shows of the mention looked at, and around it."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.safestring import SafeString

from cables.actions import entities as entity_actions
from cables.actions import long_undo, undo
from cables.actions import mentions as mention_actions
from cables.actions import names as name_actions
from cables.models import Decision, Entity, Mention, review
from cables.views.desk import rounds
from cables.views.desk.asked import desk_url
from cables.views.desk.context import marked
from cables.views.desk.pages import is_made_on
from cables.views.desk.places import Place
from cables.views.desk.telling import Told, told

OTHERS = 8
NOTES = 3
UNDOABLE = 10


@dataclass(frozen=True, slots=True)
class Sentence:
    """A mention within its sentence."""

    mention: Mention
    html: SafeString
    url: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the queue, and how many of its mentions wait."""

    entity: Entity
    mentions: int
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Item:
    """The mention to decide about.

    `seen` says in what state the page shows it, so that a decision made meanwhile is noticed.
    """

    sentence: Sentence
    seen: str
    waiting: int
    of_form: int
    in_any_spelling: int
    aliases: tuple[str, ...]
    others: tuple[Sentence, ...]
    notes: tuple[Decision, ...]
    decided: Decision | None

    @property
    def seen_entity(self) -> str:
        return entity_actions.stamp(self.entity)

    @property
    def mention(self) -> Mention:
        return self.sentence.mention

    @property
    def entity(self) -> Entity:
        return self.sentence.mention.entity


def item(place: Place, mention: Mention) -> Item:
    """A mention with what helps to decide about it."""
    entity = mention.entity
    of_name = place.waiting.of_number(entity.pk).best_first().take(OTHERS + 1)
    others = [other for other in of_name if other.pk != mention.pk]
    return Item(
        sentence(place, mention),
        mention_actions.stamp(mention),
        waiting_of(entity),
        Mention.objects.of(entity).written(mention.surface).undecided().count(),
        name_actions.to_stop(mention.surface),
        tuple(alias.name for alias in entity.aliases.all()),
        tuple(sentence(place, other) for other in others[:OTHERS]),
        tuple(review.notes_about(entity, NOTES)),
        _decided(mention),
    )


def sentence(place: Place, mention: Mention) -> Sentence:
    """A mention's sentence, and the address that brings it to the middle of the desk."""
    html = (
        marked(mention.paragraph, mention.start, mention.end)
        if mention.paragraph
        else SafeString("")
    )
    return Sentence(mention, html, desk_url(place.round.asked, at=mention.pk))


def names(place: Place, mention: Mention) -> list[Name]:
    """The queue from the name looked at on."""
    start = place.round.place(mention.entity_id)
    return [
        Name(
            entity,
            waiting_of(entity),
            desk_url(place.round.asked, of=entity.pk),
            entity.pk == mention.entity_id,
        )
        for entity in rounds.ahead(place.round, start, place.waiting)
    ]


def waiting_of(entity: Entity) -> int:
    """How many mentions of a name wait, whatever the desk is narrowed to."""
    return entity.mention_count - entity.accepted_count


def decided_today(user: User) -> int:
    """How many decisions of today stand."""
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    return review.decided_since(user, midnight)


def undoable(user: User, *, page: str, last: Collection[int] = ()) -> list[Told]:
    """What the person decided last and can take back, newest first; some by number at the end.

    The key is given to the first that was decided on the page shown: what is decided elsewhere is
    out of sight, and taken back by its button alone.
    """
    acts = undo.last(by=user, limit=UNDOABLE)
    at_work = long_undo.under_way(act for act in acts if act.together > undo.LONG)
    rows = told(sorted(acts, key=lambda act: act.pk in last))
    rows = [replace(row, under_way=at_work.get(row.decision.pk, "")) for row in rows]
    here = (row for row in rows if not row.under_way and is_made_on(page, row.decision))
    keyed = next(here, None)
    return [replace(row, keyed=row is keyed) for row in rows]


def _decided(mention: Mention) -> Decision | None:
    if mention.status == Mention.Status.SUGGESTED:
        return None
    return review.latest_decision(mention)
