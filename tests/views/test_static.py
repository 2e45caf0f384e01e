"""Colours that can be read, fonts that are what they say, pages that are light."""

import hashlib
import json
import re
from pathlib import Path

import pytest

STATIC = Path(__file__).resolve().parents[2] / "static"
TOKENS = (STATIC / "css" / "tokens.css").read_text(encoding="utf-8")
COLOURS = {
    name: (light, dark)
    for name, light, dark in re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", TOKENS)
}
GROUNDS = ("paper", "raised", "tint")
INKS = ("ink", "quiet", "accent", "stamp", "open", "kept", "closed")
PAIRS = [
    *((ink, ground) for ink in INKS for ground in GROUNDS),
    ("on-accent", "accent"),
    ("ink", "highlight"),
    ("accent", "highlight"),
]


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_stands_out_from_its_ground(text, ground, theme):
    assert contrast(COLOURS[text][theme], COLOURS[ground][theme]) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_edges_of_fields_can_be_seen(theme):
    assert contrast(COLOURS["edge"][theme], COLOURS["paper"][theme]) >= 3


def test_colours_stand_in_one_file():
    for path in (STATIC / "css").glob("*.css"):
        if path.name not in ("tokens.css", "print.css"):
            assert not re.search(r"#[0-9a-f]{3,8}\b", path.read_text(encoding="utf-8")), path.name


def test_fonts_are_what_the_manifest_says():
    listed = json.loads((STATIC / "fonts" / "manifest.json").read_text(encoding="utf-8"))["fonts"]
    assert {one["file"] for one in listed} == {p.name for p in (STATIC / "fonts").glob("*.woff2")}
    for one in listed:
        content = (STATIC / "fonts" / one["file"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == one["sha256"], one["file"]
        assert (STATIC / "fonts" / one["licence_file"]).exists()


STAFF = ("admin", "desk", "authority", "paste")  # what a page for readers never loads


def test_style_and_script_are_light_for_readers():
    files = [path for kind in ("css", "js") for path in (STATIC / kind).iterdir()]
    assert sum(one.stat().st_size for one in files if not one.name.startswith(STAFF)) < 60_000
    assert sum(one.stat().st_size for one in files if one.name.startswith(STAFF)) < 45_000


def test_every_style_sheet_keeps_to_its_layer():
    admin = STATIC / "css" / "admin.css"  # must win over Django's sheets, which have no layers
    for path in set((STATIC / "css").glob("*.css")) - {admin}:
        assert "@layer" in path.read_text(encoding="utf-8"), path.name
