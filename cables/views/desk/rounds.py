"""The names that a curator goes through, in an order that stands still while they decide.

Weighing all names takes longer than a decision may, so it is done once for two hundred of them and
kept in the session.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from cables.models import Entity
from cables.models.review import ReviewQuerySet
from cables.models.review_order import First

KEY, FIRST_KEY = "desk", "desk-first"
SHOWN = 12  # names looked at at a time, and in the list beside the item


@dataclass(frozen=True, slots=True)
class Round:
    """The names of one round, what waited when it began, and when that was."""

    asked: str
    first: str
    entities: list[int] = field(default_factory=list)
    mentions: int = 0
    names: int = 0
    began: str = ""

    @property
    def began_at(self) -> datetime:
        return datetime.fromisoformat(self.began)

    def place(self, entity: int | None) -> int:
        """Where a name stands in the round; 0 for one that is not in it."""
        return self.entities.index(entity) if entity in self.entities else 0


def first_of(request: HttpRequest) -> First:
    """What the curator wants to come first: as the address says, else as they said last."""
    said = request.GET.get("first", "")
    if said in First.values:
        request.session[FIRST_KEY] = said
    kept = request.session.get(FIRST_KEY)
    return First(kept) if kept in First.values else First.NGOS


def current(request: HttpRequest, asked: str, waiting: ReviewQuerySet) -> Round:
    """The round under way for what was asked, or a new one."""
    kept: dict[str, Any] = request.session.get(KEY, {})
    wanted = {"asked": asked, "first": first_of(request).value}
    if set(kept) == set(Round.__slots__) and kept.items() >= wanted.items() and kept["entities"]:
        return Round(**kept)
    return begin(request, asked, waiting)


def begin(request: HttpRequest, asked: str, waiting: ReviewQuerySet) -> Round:
    """Weigh all names that wait, and keep the best of them for this curator."""
    left, first = waiting.left(), first_of(request)
    now = timezone.now().isoformat()
    fresh = Round(asked, first.value, waiting.round(first), left.mentions, left.names, now)
    request.session[KEY] = {name: getattr(fresh, name) for name in Round.__slots__}
    return fresh


def ahead(round_: Round, start: int, waiting: ReviewQuerySet) -> list[Entity]:
    """The next names of the round of which mentions wait, from a place on."""
    for first in range(start, len(round_.entities), SHOWN):
        found = waiting.names_among(round_.entities[first : first + SHOWN])
        if found:
            return found
    return []


def behind(round_: Round, end: int, waiting: ReviewQuerySet) -> Entity | None:
    """The nearest name before a place of which mentions wait."""
    for last in range(end, 0, -SHOWN):
        found = waiting.names_among(round_.entities[max(0, last - SHOWN) : last])
        if found:
            return found[-1]
    return None
