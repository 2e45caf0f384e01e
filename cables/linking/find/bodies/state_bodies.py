"""Bodies that every state has, by their bare names: `Parliament`, `the High Court`, `Norse army`.

A bare name means the body of the country that the cable comes from; an adjective says whose it is.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from cables.linking.find.bodies import directory
from cables.linking.find.found import Kind, Span
from cables.linking.find.places import atlas
from cables.linking.find.text import lexicon
from cables.linking.find.text.alternatives import any_of
from cables.linking.find.text.gazetteer import Gazetteer
from cables.linking.find.text.passages import Passage, Text
from cables.vocab import tables

METHOD = "state body"
_OWNER = re.compile(r"(?<![\w-])([A-Z][\w.]+(?: [A-Z][\w.]+)?) $")
_LEAD = re.compile(r"(?P<word>[\w'’.-]+)(?P<gap>\s+)$")
_ARTICLE = re.compile(r"(?:\b[Tt]he|['’]s?)\s$")
_OF_SEVERAL = re.compile(
    r"(?:an?|any|each|every|no|one|this|that|these|another|last|next|both|\d.*)"
)
_BEHIND = re.compile(r" (?P<word>[A-Z][\w'’-]+)|-\w| (?:party|house|building|square|street|bill)")
_CONGRESSES = frozenset(
    ("AR", "BO", "BR", "CL", "CO", "DO", "EC", "ES", "GT", "HN", "MX", "PE", "PH", "PY", "VE")
)
_PARTIES = frozenset(("IN", "LS", "MW", "NP", "UG"))  # where Congress is, or was, a party


class _Name(NamedTuple):
    """`where`: it names a body `alone`, only behind an `article`, or only `owned`.

    `capital`: behind an article, where the text tells capitals from small letters.
    """

    name: str
    type: str
    where: str


@cache
def _names() -> dict[str, _Name]:
    """By the words as a text has them."""
    return {
        spelt: _Name(row["name"], row["type"], row["where"])
        for row in tables.rows("state_bodies")
        for spelt in (row["word"], row["word"].replace("'", "’"))
    }


@cache
def _by_first_word() -> dict[str, tuple[str, ...]]:
    """The words of each name by the first of them, the longest first."""
    first: dict[str, list[str]] = {}
    for spelt in sorted(_names(), key=len, reverse=True):
        first.setdefault(spelt.partition(" ")[0].rstrip("'’"), []).append(spelt)
    return {word: tuple(names) for word, names in first.items()}


@cache
def _telling() -> frozenset[str]:
    """The words that a name, or its owner's, can begin with."""
    return frozenset(_by_first_word()) | frozenset(atlas.demonyms())


@cache
def _small_names() -> Gazetteer[_Name]:
    """In small letters, as a text in capitals is restored."""
    return Gazetteer((spelt.lower(), name) for spelt, name in _names().items())


@cache
def _owned() -> re.Pattern[str]:
    """In small letters behind a people: ` army`."""
    return re.compile(rf" ({any_of(spelt.lower() for spelt in _names())})\b")


def find(text: Text) -> Iterator[Span]:
    """Bodies of states, with the adjective that says whose they are."""
    for passage in text.passages:
        for start, end, name in _candidates(passage):
            owner = _owner(passage, start)
            if owner or _stands_alone(text, passage, start, end, name.where):
                yield from _span(passage, start - len(owner), end, name, owner, text.country)


def _candidates(passage: Passage) -> Iterator[tuple[int, int, _Name]]:
    """Where the words of a name stand: only capitals need looking at, but for `Norse army`."""
    if passage.capitals:
        for start, end, names in _small_names().matches(passage.read):
            yield start, end, names[0]
    telling, openings = passage.texts & _telling(), _by_first_word()
    for word in passage.words if telling else ():
        if word.text not in telling:
            continue
        if word.text in openings:
            yield from _in_capitals(passage, word.start, openings[word.text])
        elif not passage.capitals:
            owned = _owned().match(passage.read, word.end)
            if owned is not None:
                yield *owned.span(1), _small_names().get(owned[1])[0]


def _in_capitals(
    passage: Passage, start: int, names: tuple[str, ...]
) -> Iterator[tuple[int, int, _Name]]:
    """The longest of some names that stands at an offset."""
    for spelt in names:
        end = start + len(spelt)
        if passage.read.startswith(spelt, start) and not passage.read[end : end + 1].isalnum():
            yield start, end, _names()[spelt]
            break


def _owner(passage: Passage, start: int) -> str:
    """The people, with the blank behind, whose body is named: `Norse `, or empty."""
    match = _OWNER.search(passage.before(start, 40))
    if match is None:
        return ""
    first, _, second = match[1].partition(" ")
    names = (match[1], second) if second else (first,)
    return next((f"{name} " for name in names if _may_own(name, passage)), "")


def _may_own(name: str, passage: Passage) -> bool:
    """A people; in a text in capitals a city too: `Lowick court of appeals`."""
    if name in atlas.demonyms():
        return True
    return passage.capitals and any(place.kind == "city" for place in atlas.places().get(name))


def _stands_alone(text: Text, passage: Passage, start: int, end: int, where: str) -> bool:
    """Whether the bare words name a body, and no part of a longer name."""
    if where in (("owned", "capital") if passage.capitals else ("owned",)):
        return False
    lead = passage.before(start, 30)
    return (
        (passage.capitals or passage.read[start].isupper())
        and (where == "alone" or _is_determined(passage, lead, start, end))
        and _ends(passage, end)
        and _begins(lead, passage, start)
        and not _is_shortened(text, passage.read[start:end])
    )


def _is_determined(passage: Passage, lead: str, start: int, end: int) -> bool:
    """Behind an article; or several words or an office, which drop it: `Law Society chairman`."""
    opens = passage.opens_sentence(start) and " " in passage.read[start:end]
    office = passage.read[end : end + 40].lstrip().partition(" ")[0].rstrip(",.")
    leads = not passage.capitals and office[:1].isupper() and lexicon.is_title(office)
    return opens or leads or _ARTICLE.search(lead) is not None


def _ends(passage: Passage, end: int) -> bool:
    """Whether no name goes on behind: a title does not, as in `Parliament Speaker`."""
    behind = _BEHIND.match(passage.read, end)
    return behind is None or lexicon.is_title(behind["word"] or "")


def _begins(lead: str, passage: Passage, start: int) -> bool:
    """Whether the word before belongs to no name: `the`, `in`; nor speaks of one of several."""
    word = _LEAD.search(lead)
    if word is None or passage.opens_sentence(start):
        return lead[-1:] not in ("-", "/")
    bare = word["word"].lower()
    if _OF_SEVERAL.fullmatch(bare):
        return False
    small = word["word"][0].islower() and not passage.capitals
    return small or bare.endswith(("'s", "’s")) or lexicon.is_function_word(bare)


def _is_shortened(text: Text, name: str) -> bool:
    """`the Congress`, where the cable names the `Dockers Congress`: one cannot say which."""
    if " " in name:
        return False
    longer = re.compile(rf"\b([A-Z][\w'’.]+) {name}\b")
    return any(
        not (
            match[1] in atlas.demonyms()
            or lexicon.is_function_word(match[1])
            or match[1] in lexicon.listed("vague")
        )
        for passage in text.passages
        if name in passage.read
        for match in longer.finditer(passage.read)
    )


def _span(
    passage: Passage, start: int, end: int, body: _Name, owner: str, origin: str
) -> Iterator[Span]:
    country = atlas.home_of(owner.strip(), origin)
    name = owner + body.name
    if body.name == "Congress" and not owner:
        if origin in _PARTIES:
            return
        name, country = ("Congress", origin) if origin in _CONGRESSES else ("U.S. Congress", "")
    known = directory.bodies().get(name)
    yield Span(
        passage.index,
        start,
        end,
        Kind.ORGANIZATION,
        METHOD,
        0.75,
        name=name,
        type=body.type,
        country="" if known else country,
    )
