"""Whom an entity is named with, as a picture: a circle of names, and lines between them.

A line to the middle is as strong as the number of cables that name both; a line across says that
cables of the entity name those two together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin, sqrt
from typing import Protocol

from django import template

from cables.models import Entity
from cables.search.about_entity import Tie

register = template.Library()

WIDTH = 760
NARROWEST, WIDEST, PER_NAME = 50, 165, 9
"""The radius of the circle for no name, for very many, and what each name adds."""
ROOM = 45
"""Above and below the circle."""
GAP = 14
"""Between a dot and its name."""
UPRIGHT = 0.1
"""So near to straight below the middle a name stands under its dot, not beside it."""
BEND = 0.35
"""How far from the middle the lines across are drawn off: 0 goes through it, 1 is straight."""
THICKEST = 4.0
LONGEST_NAME = 30
MOST_TIES = 60


class Named(Protocol):
    """An entity and in how many cables it is named with another."""

    @property
    def entity(self) -> Entity: ...
    @property
    def shared(self) -> int: ...
    @property
    def css(self) -> str: ...
    @property
    def suggested(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Node:
    """One name on the circle; the words stand outside of it, by `label_x`, `label_y`, `anchor`."""

    number: int
    named: Named
    label: str
    x: float
    y: float
    size: float
    width: float
    label_x: float
    label_y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Line:
    """A tie between two names, by their numbers."""

    tie: Tie
    first: int
    second: int
    path: str
    width: float


@register.inclusion_tag("cables/_network.html")
def network(entity: Entity, others: Sequence[Named], ties: Sequence[Tie]) -> dict[str, object]:
    """The picture, and the same numbers as a table. The entity itself is at 0, 0."""
    drawn, high = nodes(others), radius(len(others)) + ROOM
    box = f"{-WIDTH // 2} {-high} {WIDTH} {2 * high}"
    lines_ = lines(drawn, ties)
    return {"entity": entity, "nodes": drawn, "lines": lines_, "ties": ties, "box": box}


def radius(names: int) -> int:
    """Of the circle, which grows with the number of names."""
    return min(NARROWEST + PER_NAME * names, WIDEST)


def nodes(others: Sequence[Named]) -> list[Node]:
    """Where each name stands: around the circle from the top, none of them straight above."""
    most = max((other.shared for other in others), default=1)
    return [
        _node(number, other, (number + 0.5) / len(others), other.shared / most, radius(len(others)))
        for number, other in enumerate(others)
    ]


def _node(number: int, named: Named, turn: float, share: float, far: int) -> Node:
    """`turn` and `share` lie between 0 and 1: clockwise from the top, and of the strongest line."""
    across, up = sin(2 * pi * turn), cos(2 * pi * turn)
    x, y = round(far * across, 1), round(-far * up, 1)
    below = abs(across) < UPRIGHT
    name = named.entity.name
    short = name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…"
    return Node(
        number,
        named,
        short,
        x,
        y,
        size=round(3 + 5 * sqrt(share), 1),
        width=round(0.5 + (THICKEST - 0.5) * share, 1),
        label_x=round(x if below else x + (GAP if across > 0 else -GAP), 1),
        label_y=y + GAP + 4 if below else y,
        anchor="middle" if below else "start" if across > 0 else "end",
    )


def lines(drawn: Sequence[Node], ties: Sequence[Tie]) -> list[Line]:
    """The closest ties as curves that are drawn towards the middle."""
    at = {node.named.entity.pk: node for node in drawn}
    most = max((tie.cables for tie in ties), default=1)
    return [
        _line(tie, at[tie.first.pk], at[tie.second.pk], tie.cables / most)
        for tie in ties[:MOST_TIES]
    ]


def _line(tie: Tie, one: Node, other: Node, share: float) -> Line:
    x, y = (one.x + other.x) / 2 * BEND, (one.y + other.y) / 2 * BEND
    path = f"M{one.x},{one.y}Q{x:.1f},{y:.1f} {other.x},{other.y}"
    return Line(tie, one.number, other.number, path, round(0.5 + (THICKEST - 0.5) * share, 1))
