"""Make the outline map of the world that pages of places draw on.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python scripts/make_world_map.py package

Reads `countries-110m.json` (TopoJSON of Natural Earth, public domain) and writes into
`static/vendor/natural-earth/`: `world.svg`, in tenths of a degree with south downwards,
with the paths `land` and `borders`; the licence of the package; and a manifest with the digests.
Antarctica, where no cable was sent from, is left out.
"""

import hashlib
import json
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[1] / "static" / "vendor" / "natural-earth"
SOURCE = "countries-110m.json"
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1800 -840 3600 1430">'
    '<path id="land" d="{land}"/>'
    '<path id="borders" d="{borders}" fill="none" vector-effect="non-scaling-stroke"/>'
    "</svg>\n"
)

Point = tuple[float, float]


def arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """Each arc as points in degrees: TopoJSON keeps whole numbers, each as a step from the last."""
    (scale_x, scale_y), (left, top) = topology["transform"].values()
    found = []
    for steps in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in steps:
            x, y = x + step_x, y + step_y
            points.append((x * scale_x + left, -(y * scale_y + top)))
        found.append(points)
    return found


def rings(geometry: dict[str, Any]) -> Iterator[list[int]]:
    """The rings of a country as numbers of arcs; `~n` is arc n backwards."""
    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    for polygon in polygons:
        yield from polygon


def line(points: list[Point]) -> str:
    """Points as a path in steps; points that fall together are one, a line of one point is none."""
    rounded = [(round(10 * x), round(10 * y)) for x, y in points]
    kept = rounded[:1] + [here for before, here in pairwise(rounded) if here != before]
    steps = " ".join(f"{x - px},{y - py}" for (px, py), (x, y) in pairwise(kept))
    return f"M{kept[0][0]},{kept[0][1]}l{steps}" if steps else ""


def ring(numbers: list[int], known: list[list[Point]]) -> str:
    """A closed ring as a path; one that crosses the 180th meridian is drawn on both sides of it."""
    points: list[Point] = []
    for number in numbers:
        arc = known[number] if number >= 0 else known[~number][::-1]
        points += arc[1:] if points else arc
    whole = unbroken(points)
    turns = {0.0, *(-360.0 for x, _ in whole if x > 180), *(360.0 for x, _ in whole if x < -180)}
    drawn = (line([(x + turn, y) for x, y in whole]) for turn in sorted(turns))
    return "".join(f"{one}z" for one in drawn if one)


def unbroken(points: list[Point]) -> list[Point]:
    """The points without the leap from one end of the map to the other."""
    turn = 0.0
    found = points[:1]
    for (before, _), (x, y) in pairwise(points):
        turn += 360 if before - x > 180 else -360 if x - before > 180 else 0
        found.append((x + turn, y))
    return found


def svg(topology: dict[str, Any]) -> str:
    """The whole map: every country filled as land, and the arcs that two countries share."""
    known = arcs(topology)
    every_country = topology["objects"]["countries"]["geometries"]
    countries = [one for one in every_country if one["properties"]["name"] != "Antarctica"]
    every = [numbers for country in countries for numbers in rings(country)]
    uses = Counter(number if number >= 0 else ~number for numbers in every for number in numbers)
    shared = [line(known[number]) for number, times in sorted(uses.items()) if times > 1]
    land = [ring(numbers, known) for numbers in every]
    return SVG.format(land="".join(land), borders="".join(shared))


def manifest(folder: Path) -> dict[str, Any]:
    package = json.loads((folder / "package.json").read_text())
    return {
        "note": "Made by scripts/make_world_map.py. Natural Earth's data is in the public domain.",
        "package": package["name"],
        "version": package["version"],
        "licence": package["license"],
        "licence_file": "LICENSE",
        "data": "Natural Earth 4.1.0, 1:110m, admin 0 countries (public domain)",
        "source": {"file": SOURCE, "sha256": digest(folder / SOURCE)},
        "files": [{"file": "world.svg", "sha256": digest(FOLDER / "world.svg")}],
    }


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> None:
    folder = Path(sys.argv[1])
    FOLDER.mkdir(parents=True, exist_ok=True)
    topology = json.loads((folder / SOURCE).read_text())
    (FOLDER / "world.svg").write_text(svg(topology))
    shutil.copyfile(folder / "LICENSE", FOLDER / "LICENSE")
    (FOLDER / "manifest.json").write_text(json.dumps(manifest(folder), indent=2) + "\n")


if __name__ == "__main__":
    main()
