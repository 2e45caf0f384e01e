"""Maps and networks: where things stand."""

import hashlib
import json
from dataclasses import dataclass
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from django.conf import settings
from lxml import etree

from cables.models import Entity
from cables.search.about_entity import Tie
from cables.templatetags.maps import AROUND, WORLD, coordinates, dots, region, size
from cables.templatetags.networks import LONGEST_NAME, MOST_TIES, lines, nodes

VENDORED = Path(settings.BASE_DIR) / "static" / "vendor" / "natural-earth"


def place(latitude: float | None, longitude: float | None, cables: int = 1) -> Entity:
    return Entity(name="Sampleton", latitude=latitude, longitude=longitude, cable_count=cables)


def test_the_outline_is_the_one_that_its_manifest_names():
    manifest = json.loads((VENDORED / "manifest.json").read_text())
    for one in manifest["files"]:
        content = (VENDORED / one["file"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == one["sha256"]
    assert manifest["version"]
    assert (VENDORED / manifest["licence_file"]).read_text().strip()


def test_the_outline_has_what_pages_draw_and_spans_the_world():
    outline = etree.parse(VENDORED / "world.svg").getroot()
    paths = {path.get("id"): path.get("d") for path in outline}
    assert set(paths) == {"land", "borders"}
    assert outline.get("viewBox") == " ".join(map(str, WORLD))
    assert len(paths["land"].split("M")) > 150  # countries and their islands


def test_points_are_tenths_of_a_degree_with_south_downwards():
    (dot,) = dots([place(-12.05, -77.04), place(None, None), place(1.0, None)])
    assert (dot.x, dot.y) == (-770, 120)


@pytest.mark.parametrize(
    ("cables", "large"), [(0, 0), (1, 1), (4, 1), (5, 2), (124, 3), (100_000, 4)]
)
def test_more_cables_make_a_larger_dot(cables, large):
    assert size(place(0, 0, cables)) == large


@pytest.mark.parametrize("x", [-1800, -1000, 0, 1799])
@pytest.mark.parametrize("y", [-840, 0, 589])
def test_a_region_holds_its_point_and_stays_on_the_map(x, y):
    left, top, width, height = region(x, y)
    assert (width, height) == AROUND
    assert left <= x <= left + width
    assert top <= y <= top + height
    assert left >= WORLD[0]
    assert left + width <= WORLD[0] + WORLD[2]
    assert top >= WORLD[1]
    assert top + height <= WORLD[1] + WORLD[3]


@pytest.mark.parametrize(
    ("latitude", "longitude", "words"),
    [
        (23.129, 113.26, "23.13° N, 113.26° E"),
        (-12.05, -77.04, "12.05° S, 77.04° W"),
        (0.0, 0.0, "0.00° N, 0.00° E"),
        (None, None, ""),
    ],
)
def test_coordinates_in_words(latitude, longitude, words):
    assert coordinates(place(latitude, longitude)) == words


@dataclass
class Named:
    """What a network draws."""

    entity: Entity
    shared: int = 1
    css: str = "person"
    suggested: bool = False


def company(names: int) -> list[Named]:
    return [Named(Entity(pk=n, name=f"Name {n}"), shared=n + 1) for n in range(names)]


@pytest.mark.parametrize("names", range(1, 17))
def test_names_of_one_side_never_cover_each_other(names):
    drawn = nodes(company(names))
    for anchor in ("start", "end"):
        heights = sorted(node.label_y for node in drawn if node.anchor == anchor)
        assert all(lower - upper >= 13 for upper, lower in pairwise(heights))


def test_the_one_named_most_is_the_largest():
    drawn = nodes(company(3))
    assert [node.size for node in drawn] == sorted(node.size for node in drawn)
    assert drawn[-1].width > drawn[0].width


def test_a_long_name_is_cut_and_only_the_closest_ties_are_drawn():
    several = company(16)
    several[0].entity.name = "A very long name of a league " * 3
    drawn = nodes(several)
    assert len(drawn[0].label) <= LONGEST_NAME
    pairs = combinations([one.entity for one in several], 2)
    ties = [Tie(one, other, 3) for one, other in pairs]
    assert len(ties) > MOST_TIES
    assert len(lines(drawn, ties)) == MOST_TIES


def test_nobody_makes_no_picture():
    assert (nodes([]), lines([], [])) == ([], [])
