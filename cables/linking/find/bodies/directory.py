"""The directory of organizations: known ones, and the words that others' names are made of."""

import re
from dataclasses import dataclass
from functools import cache

from cables.linking.find.places import atlas
from cables.linking.find.text.gazetteer import Gazetteer
from cables.linking.find.text.lexicon import (
    common_words,
    everyday_surnames,
    given_names,
    jargon,
    listed,
    statesmen,
)
from cables.vocab import tables

_AMERICAN = ("Center", "Organization", "Program", "Labor", "Defense", "s ")
_BRITISH = ("Centre", "Organisation", "Programme", "Labour", "Defence", "s' ")
_LITTLE = re.compile(
    r" (?:Contre|Pour|Sans|De|Del|Du|Des|La|Le|Les|Et|Y|E|Para|Por|Sin|Sem|Da|Do|Dos|Das|And|For|"
    r"Of|The|In|To|Against|Without|Wa|Und)(?= )"
)
_SPOKEN = re.compile(r"(?=.*[AEIOU])[A-Z]{5,}")
_SPELLINGS = ((*_AMERICAN, *_BRITISH), (*_BRITISH, *_AMERICAN))


@dataclass(frozen=True, slots=True)
class Body:
    """An organization of the lists of well-known ones.

    `national`: every country has one by that name. `home`: the country whose cables, or cables
    about which, mean it by its short names.
    """

    name: str
    type: str
    aliases: tuple[str, ...]
    national: bool = False
    home: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)

    @property
    def spellings(self) -> set[str]:
        """The names as both sides of the Atlantic spell them, letters that are spoken, and names
        with small letters on their little words (`Sans`)."""
        spoken = map(str.capitalize, filter(_is_spoken, self.names))
        plain = (_LITTLE.sub(lambda word: word[0].lower(), name) for name in self.names)
        return {
            spelt
            for name in (*self.names, *spoken, *plain)
            for spelt in (name, *map(name.replace, *_SPELLINGS))
        }


def _is_spoken(letters: str) -> bool:
    """`VESTRA` is printed `Vestra` too; not what is a word, a person's name or a place as well."""
    name = letters.capitalize()
    return (
        _SPOKEN.fullmatch(letters) is not None
        and letters.lower() not in common_words()
        and not any(name in people() for people in (given_names, statesmen, everyday_surnames))
        and name.removesuffix("s") not in atlas.demonyms()
        and not atlas.places().get(name)
    )


@cache
def _world_bodies() -> tuple[Body, ...]:
    return tuple(
        Body(
            row["name"],
            row["type"],
            tables.split_aliases(row["aliases"]),
            national=row["scope"] == "national",
        )
        for row in tables.rows("organizations")
    )


@cache
def _bodies_by_country() -> tuple[Body, ...]:
    return tuple(
        Body(row["name"], row["type"], tables.split_aliases(row["aliases"]), home=row["country"])
        for row in tables.rows("organizations_by_country")
    )


@cache
def known_bodies() -> Gazetteer[Body]:
    """Organizations that the whole world knows, by each of their names."""
    return Gazetteer((name, body) for body in _world_bodies() for name in body.names)


@cache
def bodies() -> Gazetteer[Body]:
    """The same, and those that are known in one country."""
    return Gazetteer((name, body) for body in every_body() for name in body.spellings)


def every_body() -> tuple[Body, ...]:
    """All bodies of the lists: the world's first."""
    return (*_world_bodies(), *_bodies_by_country())


@cache
def everyday_names_in(country: str) -> Gazetteer[Body]:
    """Bodies of one country named by two everyday words, in small letters: `weekly review`.

    Only what ends as bodies do: `new age` may be anything.
    """
    ends = {row["word"] for row in tables.rows("organization_words") if " " not in row["word"]}
    return Gazetteer(
        (name.lower(), body)
        for body in _bodies_by_country()
        if body.home == country
        for name in body.names
        if name.partition(" ")[2] in ends and not _is_telling(name)
        if name.partition(" ")[0].lower() not in listed("function")
    )


@cache
def acronyms_by_country() -> frozenset[str]:
    """Short names in capitals that mean a body in some country."""
    return frozenset(name for body in _bodies_by_country() for name in body.names if name.isupper())


@cache
def short_names() -> frozenset[str]:
    """Acronyms of well-known bodies, which are names although they look like jargon."""
    return frozenset(alias for body in _world_bodies() for alias in body.names if alias.isupper())


def is_mere_jargon(word: str) -> bool:
    """Jargon that is not also the acronym of a well-known body."""
    return word in jargon() and word not in short_names()


@cache
def names_of_several_words() -> frozenset[str]:
    """Names of places and well-known bodies that have more than one word."""
    places = atlas.names_of_places()
    bodies = (name for body in _world_bodies() for name in body.names)
    local = (name for body in _bodies_by_country() for name in body.names if _is_telling(name))
    return frozenset(name for name in (*places, *bodies, *local) if " " in name)


def _is_telling(name: str) -> bool:
    """Not two everyday words, of which many names are made."""
    words = name.split()
    return len(words) > 2 or any(word.lower() not in common_words() for word in words)


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
