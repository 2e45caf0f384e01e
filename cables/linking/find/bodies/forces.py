"""Units of armed forces by their number: `7th Infantry Battalion`, `US Sixth Fleet`."""

import re
from collections.abc import Iterator

from cables.linking.find.found import Kind, Span
from cables.linking.find.places import atlas
from cables.linking.find.text.passages import Passage, Text

METHOD = "forces"
_ARMS = (
    r"(?i:infantry|mechanized|armou?red|airborne|artillery|mountain|parachute|marine|cavalry|"
    r"engineer|air|military|special|light|independent|expeditionary|commando|tank|rifle|guards?|"
    r"motorized|motor|field|construction|naval|tactical|fighter|bomber|missile)"
)
_HEADS = (
    "Army|Division|Brigade|Battalion|Regiment|Corps|Fleet|Squadron|Wing|Air Force|Region|"
    "Infantry|Cavalry|Armored|Airborne"
)
_ORDINALS = (
    "First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh|Twelfth|"
    "Thirteenth|Fourteenth"
)
_UNIT = re.compile(
    rf"\b(?:\d{{1,4}}(?:st|nd|rd|th|d|ST|ND|RD|TH|D)|(?:{_ORDINALS})) "
    rf"(?:{_ARMS} ){{0,2}}(?:{_HEADS})\b(?! of )"
)
_IN_CAPITALS = re.compile(_UNIT.pattern, re.IGNORECASE)
_SMALL_HEADS = tuple(f" {head.lower()}" for head in _HEADS.split("|"))
_LAST_WORDS = frozenset(head.rpartition(" ")[2] for head in _HEADS.split("|"))
_SMALL = re.compile(r"\b[a-z]")
_OWNER = re.compile(r"(?<![\w-])(?:U\.S\.|[A-Z][\w.]+) $")


def find(text: Text) -> Iterator[Span]:
    """Units that bear a number, with the country they belong to where it stands before."""
    for passage in text.passages:
        pattern = _IN_CAPITALS if passage.capitals else _UNIT
        if passage.has(_SMALL_HEADS) if passage.capitals else passage.texts & _LAST_WORDS:
            yield from (_span(passage, unit) for unit in pattern.finditer(passage.read))


def _span(passage: Passage, unit: re.Match[str]) -> Span:
    start, end = unit.span()
    owner = _OWNER.search(passage.before(start, 30))
    country = _country(owner[0].strip()) if owner else ""
    if owner and country:
        start -= len(owner[0])
    name = passage.read[start:end]
    return Span(
        passage.index,
        start,
        end,
        Kind.ORGANIZATION,
        METHOD,
        0.8,
        name=_SMALL.sub(lambda letter: letter[0].upper(), name) if passage.capitals else name,
        type="government",
        country=country,
    )


def _country(word: str) -> str:
    """Code of the country of an adjective or a name: `French`, `US`."""
    return atlas.demonyms().get(word, "") or atlas.code_of(word)
