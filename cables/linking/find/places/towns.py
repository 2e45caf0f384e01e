"""Small places, country by country: towns, districts, and further names of its cities.

Too many, and too like surnames, to be looked for in every cable: `Vose` is a town in a cable from
Dushanbe, or in a paragraph about Tajikistan. A country's names are laid out when the first cable
asks for them.
"""

import re
from functools import cache, lru_cache
from itertools import chain

from cables.linking.find.places import atlas
from cables.linking.find.text.gazetteer import plain
from cables.vocab import tables

_ONE = {
    **dict.fromkeys(("kh", "h"), "h"),
    **dict.fromkeys(("dzh", "zh", "dj", "j"), "j"),
    **dict.fromkeys(("tch", "tsh", "ch"), "ch"),
    **dict.fromkeys(("ou", "oo", "ue", "u"), "u"),
    **dict.fromkeys(("ee", "iy", "yy", "y", "i"), "i"),
    **dict.fromkeys(("oe", "o"), "o"),
    **dict.fromkeys(("q", "ck", "c", "k"), "k"),
    **dict.fromkeys(("gh", "g"), "g"),
    **dict.fromkeys(("w", "v"), "v"),
    **dict.fromkeys(("ph", "f"), "f"),
    **dict.fromkeys(("th", "t"), "t"),
}
_VARIED = re.compile("|".join(sorted(_ONE, key=len, reverse=True)))
_DOUBLED = re.compile(r"(.)\1+")
Point = tuple[float, float]


def is_town(country: str, written: str) -> bool:
    """Whether a country (ISO 3166 alpha-2) has a small place of this name, however it is spelt."""
    sound = sounded(written)
    return f"\n{sound}\n" in _sounds(country).get(sound[:2], "")


def is_spelt(country: str, written: str) -> bool:
    """Whether a name is spelt as the table has it: a name that only sounds so may be another."""
    return f"\n{plain(written)}\n" in _spellings(country)


@lru_cache(maxsize=50_000)
def sounded(name: str) -> str:
    """What spellings of one name share: `Arkhangai` and `Arhangay`, `Prachin Buri` in one word.

    Only letters count, small and once in a row; letters that systems of transliteration write
    differently are made one.
    """
    return _sound(plain(name).lower().replace(" ", ""))


def _sound(letters: str) -> str:
    return _DOUBLED.sub(r"\1", _VARIED.sub(lambda same: _ONE[same[0]], letters))


@cache
def _spellings(country: str) -> str:
    """Each name in plain form on a line: one long string takes a tenth of a set's memory."""
    small = (name for line in _lines(country) for name in _names(line))
    large = (name for place in atlas.places_of(country) for name in (place.name, *place.aliases))
    return "\n".join(("", *map(plain, chain(small, large)), ""))


@cache
def _sounds(country: str) -> dict[str, str]:
    """The names as they sound, by their first two letters: fewer to look through."""
    found: dict[str, list[str]] = {}
    for sound in _sound(_spellings(country).lower().replace(" ", "")).splitlines():
        found.setdefault(sound[:2], []).append(sound)
    return {start: "\n".join(("", *sounds, "")) for start, sounds in found.items()}


def _names(line: str) -> list[str]:
    _, name, aliases, *_ = line.split(",")
    return [name, *tables.split_aliases(aliases)]


def _lines(country: str) -> list[str]:
    return _table().get(country, "").splitlines()


@cache
def _table() -> dict[str, str]:
    """The rows as text, cut where the country changes: most countries are never asked for."""
    found: dict[str, list[str]] = {}
    for line in tables.lines("towns"):
        found.setdefault(line[:2], []).append(line)
    return {country: "".join(lines) for country, lines in found.items()}


def point_of(country: str, name: str) -> tuple[Point, int | None] | None:
    """Where a small place lies, in degrees, with its GeoNames number; None if unknown."""
    for line in _lines(country):
        if name in line and name in _names(line):
            latitude, longitude, number = line.rsplit(",", 3)[1:]
            if latitude:
                return (float(latitude), float(longitude)), int(number) if number else None
    return None
