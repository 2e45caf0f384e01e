"""Embassies and consulates that are named by their place: `Embassy London`, `ConGen Lowick`.

The sending post calls itself the Embassy; only with a place, or a people's adjective, is it a name.
"""

import re
from collections.abc import Iterator

from cables.linking.find import lexicon
from cables.linking.find.found import Kind, Span
from cables.linking.find.passages import Passage, Text, is_common
from cables.linking.find.people import looks_like_name

METHOD = "mission"
_KIND = (
    r"(?:Am)?(?:Embassy|Consulate(?:[ -]General)?|[Cc]on[Gg]en|[Cc]onsul)|embassy|"
    r"consulate(?:[ -]general)?|US Mission|U\.S\. Mission"
)
_OF_PLACE = re.compile(
    rf"\b(?:(?:US|U\.S\.|American) )?(?:{_KIND})(?P<small> in| at)?(?: the)? (?=[A-Z])"
)
_OF_PEOPLE = re.compile(
    r"\b([A-Z]\w+(?: [A-Z]\w+)?) (?:[Ee]mbassy|[Cc]onsulate(?: [Gg]eneral)?)\b"
)
_WORD = re.compile(r"[A-Z][a-z]\w+")
_WORDS = ("mbassy", "onsul", "onGen", "ongen", "Mission")


def find(text: Text) -> Iterator[Span]:
    """Missions with their place, and those of other countries by their adjective."""
    for passage in text.passages:
        if any(word in passage.read for word in _WORDS):
            yield from _of_places(passage)
            yield from _of_peoples(passage)


def _of_places(passage: Passage) -> Iterator[Span]:
    for match in _OF_PLACE.finditer(passage.read):
        length = _length_of_place(passage.after(match.end(), 40))
        if length == 0 and match["small"] is None:
            length = _length_of_unknown(passage.after(match.end(), 40))
        if length:
            yield _span(passage, match.start(), match.end() + length)


def _length_of_place(behind: str) -> int:
    """How long the name of a place is that stands here, or 0."""
    start, end, found = next(lexicon.places().matches(behind), (1, 0, ()))
    return end if start == 0 and any(place.kind != "region" for place in found) else 0


def _length_of_unknown(behind: str) -> int:
    """The same for a word that no list has: `Consulate Lowick`."""
    match = _WORD.match(behind)
    return match.end() if match and looks_like_name(match[0]) and not is_common(match[0]) else 0


def _of_peoples(passage: Passage) -> Iterator[Span]:
    for match in _OF_PEOPLE.finditer(passage.read):
        words = match[1].split(" ")
        for first in range(len(words)):
            adjective = " ".join(words[first:])
            if lexicon.demonyms().get(adjective, "US") != "US":
                yield _span(passage, match.end(1) - len(adjective), match.end())
                break


def _span(passage: Passage, start: int, end: int) -> Span:
    name = passage.read[start:end]
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
