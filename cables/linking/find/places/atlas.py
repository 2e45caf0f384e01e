"""Countries and places by their names, and what belongs to a country: peoples, posts."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from cables.linking.find.text.gazetteer import Gazetteer
from cables.vocab import tables


@cache
def demonyms() -> dict[str, str]:
    """Country code by adjective or people: `Chinese` -> CN."""
    return {
        name: row["code"]
        for row in tables.rows("countries")
        for name in tables.split_aliases(row["demonyms"])
    }


def code_of(country: str) -> str:
    """Code of a country by any of its names; empty for other words."""
    found = places().get(country)
    return next((place.country for place in found if place.kind == "country"), "")


def home_of(first_word: str, origin: str) -> str:
    """The country whose body a name means: the one it begins with, else that of the post.

    Every country has its Ministry of Health. A cable of the Department (`origin` US) speaks of all
    countries, so it says nothing.
    """
    named = demonyms().get(first_word) or code_of(first_word)
    return named or (origin if origin != "US" else "")


@cache
def owners() -> frozenset[str]:
    """Small-letter words before a national body that say only whose it is: `french`, `uganda`."""
    return frozenset(name.lower() for name in (*demonyms(), *countries_by_name()))


@dataclass(frozen=True, slots=True)
class Place:
    """A country, region, city or water. `ambiguous`: the bare name often means something else."""

    name: str
    country: str
    kind: str
    population: int = 0
    ambiguous: bool = False
    aliases: tuple[str, ...] = ()
    point: tuple[float, float] | None = None
    geonames: int | None = None


@cache
def places() -> Gazetteer[Place]:
    """Countries and places by each of their names.

    States that are no more are places of their own: the Soviet Union is not Russia.
    """
    return Gazetteer((name, place) for place in _all_places() for name in _names(place))


@cache
def _all_places() -> tuple[Place, ...]:
    """Former states first: their names are no names of the countries that came after them."""
    former = [_country(row) for row in tables.rows("former_states")]
    gone = frozenset(name for place in former for name in _names(place))
    countries = (_country(row, row["code"], gone) for row in tables.rows("countries"))
    return (*former, *countries, *map(_place, tables.rows("places")))


@cache
def _by_country() -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = {}
    for place in _all_places():
        found.setdefault(place.country, []).append(place)
    return found


def places_of(country: str) -> Sequence[Place]:
    """The cities, regions and waters of a country that names tell clearly."""
    return [p for p in _by_country().get(country, ()) if p.kind != "country" and not p.ambiguous]


def _country(row: tables.Row, code: str = "", gone: frozenset[str] = frozenset()) -> Place:
    aliases = (name for name in tables.split_aliases(row["aliases"]) if name not in gone)
    return Place(row["name"], code, "country", aliases=tuple(aliases), point=_point(row))


def _place(row: tables.Row) -> Place:
    return Place(
        row["name"],
        row["country"],
        row["kind"],
        int(row["population"] or 0),
        row["ambiguous"] == "1",
        tables.split_aliases(row["aliases"]),
        _point(row),
        int(row["geonames_id"]) if row["geonames_id"] else None,
    )


def _point(row: tables.Row) -> tuple[float, float] | None:
    if not row["latitude"]:
        return None
    return float(row["latitude"]), float(row["longitude"])


def _names(place: Place) -> tuple[str, ...]:
    names = dict.fromkeys((place.name, *place.aliases))
    return tuple(name for name in names if not name.startswith("the "))


@cache
def countries_by_name() -> frozenset[str]:
    """Names and aliases of countries."""
    return frozenset(
        name for place in _all_places() if place.kind == "country" for name in _names(place)
    )


@cache
def seats() -> frozenset[tuple[str, str]]:
    """City and country of each post: the places that cables speak of most."""
    return frozenset((row["city"], row["country"]) for row in tables.rows("posts") if row["city"])


def names_of_places() -> frozenset[str]:
    """Names of places that mostly mean them."""
    return frozenset(
        name for place in _all_places() if not place.ambiguous for name in _names(place)
    )
