"""Embassies and consulates that are named by their place: `Embassy London`, `ConGen Lowick`.

The sending post calls itself the Embassy; only with a place, or a people's adjective, is it a name.
"""

import re
from collections.abc import Iterator

from cables.linking.find import lexicon
from cables.linking.find.found import Kind, Span
from cables.linking.find.passages import Passage, Text

METHOD = "mission"
_KINDS = (
    r"(?:Am)?(?:Embassy|Consulate(?:[ -]General)?|[Ee]mb(?=\s[A-Z])|[Cc]on[Gg]en|[Cc]onsul)|Embassy|"
    r"embassy|consulate(?:[ -]general)?|US Mission|U\.S\. Mission"
)
_OF_PLACE = re.compile(
    rf"\b(?:(?:US|U\.S\.|American) )?(?:{_KINDS})(?: in| at)?(?: the)? (?=[A-Z])"
)
_OF_PEOPLE = re.compile(
    r"\b([A-Z]\w+(?: [A-Z]\w+)?) (?:Embassy|embassy|Consulate(?: General)?|consulate(?: general)?)\b"
)
_WORDS = ("mbassy", "onsul", "onGen", "ongen", "Mission")


def find(text: Text) -> Iterator[Span]:
    """Missions with their place, and those of other countries by their adjective."""
    for passage in text.passages:
        if any(word in passage.read for word in _WORDS):
            yield from _of_places(passage)
            yield from _of_peoples(passage)


def _of_places(passage: Passage) -> Iterator[Span]:
    for match in _OF_PLACE.finditer(passage.read):
        behind = passage.after(match.end(), 40)
        for start, end, found in lexicon.places().matches(behind):
            if start == 0 and any(place.kind != "region" for place in found):
                yield _span(passage, match.start(), match.end() + end)
            break


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
