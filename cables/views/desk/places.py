"""Which mention a curator is looking at: the address says so, or the round does."""

from dataclasses import dataclass

from django.http import HttpRequest, QueryDict

from cables.models import Mention, review
from cables.models.review import ReviewQuerySet
from cables.views.desk import rounds
from cables.views.desk.rounds import Round
from cables.vocab.numbers import whole_number


@dataclass(slots=True)
class Place:
    """A round, what waits in it, and the mention looked at; None when nothing waits."""

    round: Round
    waiting: ReviewQuerySet
    mention: Mention | None = None


def number(request: HttpRequest, name: str) -> int | None:
    """The row's number under this parameter of the address; None where there is none."""
    return number_in(request.GET, name)


def number_in(query: QueryDict, name: str) -> int | None:
    """As `number`, also of what was posted."""
    return whole_number(query.get(name, ""))


def find(request: HttpRequest, asked: str, waiting: ReviewQuerySet) -> Place:
    """`at` names a mention; `after` and `before` its neighbours; `of` the name; else the first."""
    place = Place(rounds.current(request, asked, waiting), waiting)
    entity = number(request, "of")
    at, after, before = (_mention(request, name) for name in ("at", "after", "before"))
    if at is not None:
        place.mention = at
    elif after is not None:
        place.mention = _after(place, after, entity or after.entity_id)
    elif before is not None:
        place.mention = _before(place, before, entity or before.entity_id)
    elif entity is not None:
        place.mention = _only(waiting.of_number(entity).best_first())
    return place if place.mention else _onwards(request, place, entity)


def _mention(request: HttpRequest, name: str) -> Mention | None:
    pk = number(request, name)
    return None if pk is None else review.mentions().numbered(pk)


def _after(place: Place, mention: Mention, entity: int) -> Mention | None:
    return _only(place.waiting.of_number(entity).following(mention))


def _before(place: Place, mention: Mention, entity: int) -> Mention:
    """The one before, of the same name or the last of the name before; at the start, the same."""
    same = _only(place.waiting.of_number(entity).preceding(mention))
    if same is not None:
        return same
    name = rounds.behind(place.round, place.round.place(entity), place.waiting)
    last = _only(place.waiting.of_number(name.pk).best_first().reverse()) if name else None
    return last or mention


def _only(mentions: ReviewQuerySet) -> Mention | None:
    return next(iter(mentions.take(1)), None)


def _onwards(request: HttpRequest, place: Place, entity: int | None) -> Place:
    """The first mention of the next name; behind the last name a new round begins."""
    start = place.round.place(entity) + 1 if entity in place.round.entities else 0
    names = rounds.ahead(place.round, start, place.waiting)
    if not names:
        place.round = rounds.begin(request, place.round.asked, place.waiting)
        names = rounds.ahead(place.round, 0, place.waiting)
    if names:
        place.mention = _only(place.waiting.of_number(names[0].pk).best_first())
    return place
