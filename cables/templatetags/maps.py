"""Places as points on the outline map of the world (`static/vendor/natural-earth`).

The map's units are tenths of a degree: x grows eastwards, y southwards. Dots keep their size in
pixels at every width, for they are strokes that do not scale.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django import template

from cables.models import Entity

register = template.Library()

WORLD = (-1800, -840, 3600, 1430)
"""Left, top, width and height."""
AROUND = (600, 400)
"""Width and height of the region about one place."""
SIZES = (1, 5, 25, 125)
"""Cables from which on a dot is one size larger."""


@dataclass(frozen=True, slots=True)
class Dot:
    """One place; `size` is 0 to 4."""

    place: Entity
    x: int
    y: int
    size: int


@register.inclusion_tag("cables/_map.html")
def world_map(places: Iterable[Entity], caption: str) -> dict[str, object]:
    """All places with a known point, the most mentioned drawn first so that none is covered."""
    return {"dots": dots(places), "box": _written(WORLD), "caption": caption, "linked": True}


@register.inclusion_tag("cables/_map.html")
def place_map(place: Entity) -> dict[str, object]:
    """One place in its region and, small, in the world."""
    found = dots([place])
    box = region(found[0].x, found[0].y) if found else WORLD
    return {"dots": found, "box": _written(box), "world": _written(WORLD), "linked": False}


def dots(places: Iterable[Entity]) -> list[Dot]:
    """The places that have a point, on the map."""
    return [
        Dot(place, round(place.longitude * 10), round(-place.latitude * 10), size(place))
        for place in places
        if place.longitude is not None and place.latitude is not None
    ]


def size(place: Entity) -> int:
    """How large the dot of a place is, by the number of its cables."""
    return sum(place.cable_count >= least for least in SIZES)


def region(x: int, y: int) -> tuple[int, int, int, int]:
    """The frame about a point, moved where it would leave the map."""
    left, top, width, height = WORLD
    wide, high = AROUND
    return (
        min(max(x - wide // 2, left), left + width - wide),
        min(max(y - high // 2, top), top + height - high),
        wide,
        high,
    )


def _written(box: tuple[int, int, int, int]) -> str:
    return " ".join(map(str, box))


@register.filter
def coordinates(place: Entity) -> str:
    """`23.13° N, 113.26° E`; empty where nobody knows them."""
    if place.latitude is None or place.longitude is None:
        return ""
    north = "N" if place.latitude >= 0 else "S"
    east = "E" if place.longitude >= 0 else "W"
    return f"{abs(place.latitude):.2f}° {north}, {abs(place.longitude):.2f}° {east}"
