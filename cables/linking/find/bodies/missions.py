"""Embassies and consulates that are named by their place: `Embassy London`, `ConGen Lowick`.

The sending post calls itself the Embassy; only with a place, or a people's adjective, is it a name.
"""

import re
from collections.abc import Iterator

from cables.linking.find.found import Kind, Span
from cables.linking.find.people.name_parts import looks_like_name
from cables.linking.find.places import atlas
from cables.linking.find.text.passages import Passage, Text, is_common

METHOD = "mission"
_KIND = (
    r"(?:Am)?(?:Embassy|Consulate(?:[ -]General)?|[Cc]on[Gg]en|[Cc]onsul)|embassy|"
    r"consulate(?:[ -]general)?|US Mission|U\.S\. Mission"
)
_OF_PLACE = re.compile(
    rf"\b(?:(?:US|U\.S\.|American) )?(?:{_KIND})(?P<small> in| at)?(?: the)? (?=[A-Z])"
)
_OF_PEOPLE = re.compile(
    r"\b([A-Z]\w+(?: [A-Z]\w+)?) "
    r"(?:[Ee]mbassy|[Cc]onsulate(?: [Gg]eneral)?|[Hh]igh [Cc]ommission|[Ii]nterests [Ss]ection)$"
)
_MISSION = re.compile(
    r"[Ee]mbassy\b|[Cc]onsul(?:ate(?:[ -][Gg]eneral)?)?\b|[Cc]on[Gg]en\b|Mission |"
    r"igh [Cc]ommission\b|nterests [Ss]ection\b"
)
_WORDS = ("mbassy", "onsul", "onGen", "Mission ", "igh Comm", "igh comm", "nterests ")
_BEFORE, _BEHIND = 40, 24  # characters, as far as a mission's name is looked for
_WORD = re.compile(r"[A-Z][a-z]\w+")
_SMALL = re.compile(r"\b[a-z](?=[a-z]{3})")


def find(text: Text) -> Iterator[Span]:
    """Missions with their place, and those of other countries by their adjective."""
    for passage in text.passages:
        if passage.has(_WORDS):
            yield from _in_passage(passage)


def _in_passage(passage: Passage) -> Iterator[Span]:
    reached = 0
    for word in _MISSION.finditer(passage.read):
        begin, reached = max(reached, word.start() - _BEFORE), word.end()
        placed = _OF_PLACE.search(passage.read, begin, word.end() + _BEHIND)
        if placed is not None:
            yield from _of_place(passage, placed)
        owned = _OF_PEOPLE.search(passage.read, begin, word.end())
        if owned is not None:
            yield from _of_people(passage, owned)


def _of_place(passage: Passage, match: re.Match[str]) -> Iterator[Span]:
    behind = passage.after(match.end(), 40)
    length = _length_of_place(behind)
    if length == 0 and match["small"] is None:
        length = _length_of_unknown(behind)
    if length:
        yield _span(passage, match.start(), match.end() + length)


def _of_people(passage: Passage, match: re.Match[str]) -> Iterator[Span]:
    words = match[1].split(" ")
    for first in range(len(words)):
        adjective = " ".join(words[first:])
        if atlas.demonyms().get(adjective, "US") != "US":
            yield _span(passage, match.end(1) - len(adjective), match.end())
            break


def _length_of_place(behind: str) -> int:
    """How long the name of a place is that stands here, or 0."""
    start, end, found = next(atlas.places().matches(behind), (1, 0, ()))
    return end if start == 0 and any(place.kind != "region" for place in found) else 0


def _length_of_unknown(behind: str) -> int:
    """The same for a word that no list has: `Consulate Lowick`."""
    match = _WORD.match(behind)
    return match.end() if match and looks_like_name(match[0]) and not is_common(match[0]) else 0


def _span(passage: Passage, start: int, end: int) -> Span:
    name = passage.read[start:end]
    if passage.capitals:
        name = _SMALL.sub(lambda letter: letter[0].upper(), name)
    return Span(
        passage.index,
        start,
        end,
        Kind.ORGANIZATION,
        METHOD,
        0.85,
        name=name[0].upper() + name[1:],
        type="government",
    )
