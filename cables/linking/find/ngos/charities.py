"""Relief societies by how they are called: `Danish Red Cross`, `American Friends of River Peace`.

What they are is said by a faith, a people and a few words together; none of these words names an
organization by itself.
"""

import re
from collections.abc import Iterator

from cables.linking.find.found import Kind, Span
from cables.linking.find.places import atlas
from cables.linking.find.text.passages import Passage, Text

METHOD = "charities"
_FAITH = (
    r"(?:Church|Christian|Catholic|Lutheran|Methodist|Baptist|Mennonite|Quaker|Brethren|Adventist|"
    r"Jewish|Hebrew|Islamic|Muslim|Hindu|Buddhist)"
)
_BY_FAITH = re.compile(
    rf"\b(?:(?:Joint|United|World|International|American) )?{_FAITH} "
    r"(?:Aid|Relief|Charit(?:y|ies)|(?:World |Family |Immigrant )?(?:Relief|Aid|Welfare|World) "
    r"(?:Services?|Society|Committee|Agency|Organi[sz]ation)|Service Committee)\b"
    r"(?! (?:Minister|Ministry|workers?|[A-Z]))"
)
_BY_PEOPLE = re.compile(
    r"\b(?P<people>[A-Z][a-z]+) "
    r"(?:[Rr]ed [Cc]r(?:oss|escent)|Friends of (?:the )?[A-Z]\w+(?: [A-Z]\w+){0,2})(?: Society)?\b"
)
_WORDS = ("ed Cr", "ed cr", "Friends of", "Aid", "Relief", "Charit", "Service")


def find(text: Text) -> Iterator[Span]:
    """Charities of a faith, and those of a people."""
    for passage in text.passages:
        if passage.has(_WORDS):
            yield from _in_passage(passage)


def _in_passage(passage: Passage) -> Iterator[Span]:
    for match in _BY_FAITH.finditer(passage.read):
        yield _span(passage, match)
    for match in _BY_PEOPLE.finditer(passage.read):
        if match["people"] in atlas.demonyms():
            yield _span(passage, match)


def _span(passage: Passage, match: re.Match[str]) -> Span:
    place = passage.index, match.start(), match.end()
    name = match[0].replace("red cr", "Red Cr")  # in a text that was all capitals
    return Span(*place, Kind.ORGANIZATION, METHOD, 0.8, name=name, type="ngo")
