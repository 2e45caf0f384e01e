"""The word lists that finders share, each built once from `fixtures/vocab`."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from cables.linking.find.gazetteer import Gazetteer
from cables.vocab import tables

PARTICLES = (
    "de la|de las|de los|del|de|da|dos|das|do|di|du|della|van der|van den|van|von|der|den|ter|"
    "bin|ibn|bint|ben|ould|al|el|la|le|y|e|af|abu|abd"
)
_CABLE_TITLES = re.compile(
    r"(?:Dep|Vice|Act)?(?:Fon|For|Pri|Prime|Def|Fin|Int|Econ|Lab|Ag)Min|"
    r"(?:Dep|Vice)?Min(?:Interior|Def|Defense|Foreign|Fin|Justice|Labor|Health|Info|Econ)|"
    r"Min(?:interior|defense|foreign|def|fin|justice|labor|econ)|"
    r"(?:Fon|Pri|Def|Fin|For|Prime)min|Amb|Sec(?:Gen|gen|State)|Pres|Gen|Col|Maj|Lt|Capt|Sgt|Adm|"
    r"[A-Za-z]*(?:[Oo]ff|[Rr]ep|[Cc]ouns?|[Aa]tt|[Oo]ffs)|Cons|AmCit|Amcit|CEO|"
    r"Dr|Mr|Mrs|Ms|Prof|Sen|Rep|Gov|Rev|Hon|Messrs|Charge|DG|PM|FM|DPM|VP|MKs?|MPs?|MEPs?|MLA|AmEmb"
)


@cache
def listed(name: str) -> frozenset[str]:
    """One of the small lists of `finder_words`: function words, roles, words that are no heads.

    `not a head`: programmes, events and units of an office are no organizations of their own, and
    some words end too many other things (a gas, a standard, a post).
    """
    return frozenset(row["word"] for row in tables.rows("finder_words") if row["list"] == name)


def is_function_word(word: str) -> bool:
    """`However`, `The`, `During`: a capital there is the sentence's."""
    return word.lower() in listed("function")


@cache
def common_words() -> frozenset[str]:
    """Words printed in small letters, which name nothing by themselves."""
    words = frozenset(row["word"] for row in tables.rows("common_words"))
    return words | listed("function") | listed("cable word")


@cache
def given_names() -> frozenset[str]:
    """First names, capitalised."""
    return frozenset(row["name"] for row in tables.rows("given_names"))


@cache
def everyday_surnames() -> frozenset[str]:
    """Family names that a dictionary has in small letters too: Brown, Rice."""
    return frozenset(row["name"] for row in tables.rows("everyday_surnames"))


@cache
def statesmen() -> frozenset[str]:
    """Surnames that cables use alone for people the world knows: Khrushchev."""
    return frozenset(row["surname"] for row in tables.rows("statesmen"))


@cache
def title_words() -> frozenset[str]:
    """Last words of titles, small and without a point (`Foreign Minister` -> minister)."""
    return frozenset(row["title"].split()[-1].rstrip(".").lower() for row in tables.rows("titles"))


@cache
def clear_titles() -> frozenset[str]:
    """Last words of titles that seldom are anything else, capitalised as printed."""
    return frozenset(
        row["title"].split()[-1]
        for row in tables.rows("titles")
        if row["ambiguous"] == "0" and row["kind"] in listed("clear title kind")
    )


def bears_office(name: str) -> bool:
    """`President Okwir` says who is meant wherever it is said; `Mr. Okwir` and `Okwir` do not.

    The list `office` has those that the world knows by surname; every country has its ministers.
    """
    return name.rpartition(" ")[0].lower() in listed("office")


def is_cable_title(word: str) -> bool:
    """A title that only cables write: `PermRep`, `EmbOff`, `FonMin`."""
    return _CABLE_TITLES.fullmatch(word) is not None


@lru_cache(maxsize=50_000)
def is_title(word: str) -> bool:
    """A word that may stand directly before a person's name."""
    bare = word.rstrip(".")
    if len(bare) > 2 and bare.isupper():
        bare = bare.capitalize()
    return bare.lower() in title_words() or _CABLE_TITLES.fullmatch(bare) is not None


@cache
def jargon() -> frozenset[str]:
    """Words that look like names and are none."""
    return frozenset(row["word"] for row in tables.rows("not_entities"))


@cache
def short_names() -> frozenset[str]:
    """Acronyms of well-known bodies, which are names although they look like jargon."""
    return frozenset(
        alias
        for row in tables.rows("organizations")
        for alias in (row["name"], *tables.split_aliases(row["aliases"]))
        if alias.isupper()
    )


def is_mere_jargon(word: str) -> bool:
    """Jargon that is not also the acronym of a well-known body."""
    return word in jargon() and word not in short_names()


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


@cache
def country_names() -> dict[str, str]:
    """Common name of a country by code."""
    return {row["code"]: row["name"] for row in tables.rows("countries")}


@dataclass(frozen=True, slots=True)
class Body:
    """An organization of the list of well-known ones."""

    name: str
    type: str
    aliases: tuple[str, ...]
    national: bool = False


@cache
def known_bodies() -> Gazetteer[Body]:
    """Well-known organizations by each of their names."""
    bodies = [
        Body(
            row["name"],
            row["type"],
            tables.split_aliases(row["aliases"]),
            row["scope"] == "national",
        )
        for row in tables.rows("organizations")
    ]
    return Gazetteer((name, body) for body in bodies for name in (body.name, *body.aliases))


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
    former = [
        Place(row["name"], "", "country", aliases=_aliases(row), point=_point(row))
        for row in tables.rows("former_states")
    ]
    gone = frozenset(name for place in former for name in _names(place))
    countries = (
        Place(
            row["name"],
            row["code"],
            "country",
            aliases=tuple(name for name in _aliases(row) if name not in gone),
            point=_point(row),
        )
        for row in tables.rows("countries")
    )
    others = (
        Place(
            row["name"],
            row["country"],
            row["kind"],
            int(row["population"] or 0),
            row["ambiguous"] == "1",
            tables.split_aliases(row["aliases"]),
            _point(row),
            int(row["geonames_id"]) if row["geonames_id"] else None,
        )
        for row in tables.rows("places")
    )
    return (*former, *countries, *others)


def _aliases(row: tables.Row) -> tuple[str, ...]:
    return tables.split_aliases(row["aliases"])


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
def names_of_several_words() -> frozenset[str]:
    """Names of places and well-known bodies that have more than one word."""
    places = (name for place in _all_places() if not place.ambiguous for name in _names(place))
    bodies = (
        name
        for row in tables.rows("organizations")
        for name in (row["name"], *tables.split_aliases(row["aliases"]))
    )
    return frozenset(name for name in (*places, *bodies) if " " in name)


@cache
def seats() -> frozenset[tuple[str, str]]:
    """City and country of each post: the places that cables speak of most."""
    return frozenset((row["city"], row["country"]) for row in tables.rows("posts") if row["city"])


@cache
def head_words() -> dict[str, str]:
    """Type by the word that ends (or is) the head of an organization's name: `Ministry`."""
    heads: dict[str, str] = {}
    for row in tables.rows("organization_words"):
        if row["position"] != "precedes" and " " not in row["word"]:
            heads.setdefault(row["word"], row["type"])
    heads |= dict.fromkeys(listed("media head"), "media")
    return {word: kind for word, kind in heads.items() if word not in listed("not a head")}


@cache
def opening_words() -> dict[str, str]:
    """Type by the word that opens a name in other languages: `Ministerio`."""
    found: dict[str, str] = {}
    for row in tables.rows("organization_words"):
        word = row["word"].split()[0]
        if row["position"] == "precedes" and row["language"] != "en":
            found.setdefault(word, row["type"])
    return found


@cache
def fields() -> frozenset[str]:
    """Small-letter words that organizations' names are made of: `health`, `rights`."""
    return frozenset(row["word"] for row in tables.rows("organization_fields"))
