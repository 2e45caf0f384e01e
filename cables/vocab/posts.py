"""Posts: which embassy, consulate or department a printed name or routing indicator means.

A post is named in many ways: the code inside a cable's number (`RIODEJANEIRO`), the plain-language
address of the FM line (`AMCONSUL RIO DE JANEIRO`), a station cut to six characters as the National
Archives print it (`RIO DE`), a nickname in a reference (`RIO`), a routing indicator (`RUEHRI`).
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from cables.vocab import countries, tables

_NOT_A_LETTER = re.compile(r"[^A-Z]+")
_PREFIX = re.compile(
    r"(?:AMEMBASSY|AMEMB|AMCONSUL|AMCONGEN|AMCONS|AMLEGATION|AMBASSADOR|EMBASSY"
    r"|CONSULATE(?:GENERAL)?"
    r"|CONGEN|USMISSION|USMIS|MISSION|USLO|USINT|USOFFICE|REO|AIT)(?=[A-Z]{2})"
)
_STATION = 6
_KINDS_BY_RANK = ("embassy", "department", "consulate", "mission")
_TITLED = re.compile(
    r"(?:the )?(?P<kind>Embassy|Ambassador|Legation|Liaison Office|Interests Section"
    r"|Consulate General|Consulate|Mission)"
    r" (?:in|to|at) (?:the )?(?P<where>.+?)(?: \(.*\))?$"
)
_MISSIONS = {
    "United Nations": "USUNNEWYORK",
    "North Atlantic Treaty Organization": "USNATO",
    "European Office of the United Nations": "GENEVA",
    "European Communities": "ECBRUSSELS",
    "Organization for Economic Cooperation and Development": "OECDPARIS",
}


@dataclass(frozen=True, slots=True)
class Post:
    """One place that sends cables: `code` is the post part of a cable's number.

    `aliases` are other spellings, of its number (capitals) or in words.
    """

    code: str
    name: str
    kind: str
    city: str
    country: str
    routing: str | None = None
    aliases: tuple[str, ...] = ()


def squeeze(name: str) -> str:
    """A name as it stands in a cable's number: capital letters alone (`St. John's` -> STJOHNS)."""
    letters = name.upper()
    return letters if letters.isascii() and letters.isalpha() else _NOT_A_LETTER.sub("", letters)


@cache
def all_posts() -> tuple[Post, ...]:
    """Every post of the gazetteer, in its order."""
    return tuple(
        Post(
            code=row["code"],
            name=row["name"],
            kind=row["kind"],
            city=row["city"],
            country=row["country"],
            routing=row["routing"] or None,
            aliases=tables.split_aliases(row["aliases"]),
        )
        for row in tables.rows("posts")
    )


@cache
def _by_name() -> dict[str, Post]:
    """Names in words first, then the spellings of numbers, then names and cities."""
    found = dict(_by_alias())
    for post in all_posts():
        found |= {squeeze(name): post for name in post.aliases if " " in name}
    for post in all_posts():
        for name in (post.name, post.city):
            found.setdefault(squeeze(name), post)
    found.pop("", None)
    return found


@cache
def _by_alias() -> dict[str, Post]:
    """The spellings that stand in numbers: codes, aliases, stations cut to six characters."""
    found: dict[str, Post] = {post.code: post for post in all_posts()}
    for post in all_posts():
        for name in post.aliases:
            found.setdefault(squeeze(name), post)
    for post in all_posts():
        for name in (post.city.upper(), post.code):
            if len(name) > _STATION:
                found.setdefault(squeeze(name[:_STATION]), post)
    return found


@cache
def _by_routing() -> dict[str, Post]:
    """Where posts share an indicator (RUEHBS: Brussels and USEU) the embassy stands for it."""
    found: dict[str, Post] = {}
    for rank in (*_KINDS_BY_RANK, None):
        for post in all_posts():
            if post.routing and (rank is None or post.kind == rank):
                found.setdefault(post.routing, post)
    return found


def find(name: str) -> Post | None:
    """The post that a printed name means, or None; blanks, points and hyphens do not matter."""
    return find_squeezed(squeeze(name))


@lru_cache(maxsize=2048)
def find_squeezed(letters: str) -> Post | None:
    """As `find`, for a name that is capital letters already."""
    known = _by_name()
    return known.get(letters) or known.get(_PREFIX.sub("", letters, count=1))


def find_in_number(letters: str) -> Post | None:
    """The post that the letters of a cable's number mean; a city's name alone means none."""
    known = _by_alias()
    return known.get(letters) or known.get(_PREFIX.sub("", letters, count=1))


def by_code(code: str) -> Post | None:
    """The post with exactly this code."""
    post = _by_alias().get(code)
    return post if post is not None and post.code == code else None


def by_routing(indicator: str) -> Post | None:
    """The post behind a routing indicator, or None.

    Confirms a name; never overrules one (the indicator on real cables is wrong at times).
    """
    return _by_routing().get(indicator.upper())


def by_title(title: str) -> Post | None:
    """The post that a title in words names: `Embassy in Turkey`, `Department of State`."""
    if title.removeprefix("the ").startswith(("Department of State", "Secretary of State")):
        return by_code("STATE")
    match = _TITLED.match(title)
    if match is None:
        return None
    where = match["where"]
    if where in _MISSIONS:
        return by_code(_MISSIONS[where])
    return embassy_in(where) if match["kind"] in ("Embassy", "Ambassador") else find(where)


def embassy_in(country: str) -> Post | None:
    """The embassy in a country by its name; None if there is none or more than one."""
    code = countries.code_of(country)
    found = {
        post.city: post
        for post in reversed(all_posts())
        if post.kind == "embassy" and post.country == code and "older" not in post.name
    }
    return next(iter(found.values())) if code and len(found) == 1 else None
