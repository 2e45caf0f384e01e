"""Governments: `Chinese government`, `Government of Uganda`, and `GOU` in a cable from Uganda."""

import re
from collections.abc import Iterator
from functools import cache

from cables.linking.find import lexicon
from cables.linking.find.found import Kind, Span
from cables.linking.find.passages import Passage, Text

METHOD = "government"
_GOVERNMENT = re.compile(
    r"(?<!\w)(?P<whose>[A-Z][\w.'’-]{0,40}(?: (?:of|and|[A-Z][\w.'’-]{0,40})){0,4}) "
    r"(?:(?i:central|federal|interim|transitional|military|national|coalition|new) )?"
    r"[Gg]overnment\b(?! of)"
)
_LOCAL = re.compile(
    r"(?<!\w)(?P<place>[A-Z][\w.'’-]{0,40}(?: [A-Z][\w.'’-]{0,40}){0,3}) "
    r"(?i:provincial|municipal|city|prefectural|county|district|state|regional) [Gg]overnment\b"
)
_POSSESSIVE = re.compile(r"['’]s?$")
_OF = re.compile(r"\b[Gg]overnment of (?:the )?")
_SHORT = re.compile(r"\b(?:GO|G)(?!OT\b|OES\b|OD\b|ET\b|AS\b|O\b)([A-Z]{1,4})\b")


def find(text: Text) -> Iterator[Span]:
    """The governments of countries, and those of towns and provinces that are called so."""
    for passage in text.passages:
        if "overnment" in passage.read:
            yield from _by_adjective(passage)
            yield from _by_country(passage)
            yield from _local(passage)
        yield from _by_letters(passage, text.country)


def _by_adjective(passage: Passage) -> Iterator[Span]:
    for match in _GOVERNMENT.finditer(passage.read):
        words = match["whose"].split(" ")
        for first in range(len(words)):  # the longest name: `South African` before `African`
            name = _POSSESSIVE.sub("", " ".join(words[first:]))
            code = lexicon.demonyms().get(name) or lexicon.code_of(name)
            if code:
                start = match.start() + sum(len(word) + 1 for word in words[:first])
                yield _span(passage, start, match.end(), code, 0.9)
                break


def _local(passage: Passage) -> Iterator[Span]:
    """`Henan provincial government`, of a place that the gazetteer has."""
    for match in _LOCAL.finditer(passage.read):
        words = match["place"].split(" ")
        for first in range(len(words)):
            found = lexicon.places().get(" ".join(words[first:]))
            homes = {place.country for place in found if place.kind in ("region", "city")}
            if homes:
                start = match.start() + sum(len(word) + 1 for word in words[:first])
                country = homes.pop() if len(homes) == 1 else ""
                yield Span(
                    passage.index,
                    start,
                    match.end(),
                    Kind.ORGANIZATION,
                    METHOD,
                    0.9,
                    name=passage.read[start : match.end()],
                    type="government",
                    country=country,
                )
                break


def _by_country(passage: Passage) -> Iterator[Span]:
    for match in _OF.finditer(passage.read):
        for start, end, found in lexicon.places().matches(passage.after(match.end(), 60)):
            country = next((place for place in found if place.kind == "country"), None)
            if start == 0 and country is not None:
                yield _span(passage, match.start(), match.end() + end, country.country, 0.9)
            break


def _by_letters(passage: Passage, country: str) -> Iterator[Span]:
    """The letters stand for a country only where they fit the one that the cable comes from."""
    if not country:
        return
    for match in _SHORT.finditer(passage.text):
        if match[0] in short_forms(country):
            name = f"Government of {lexicon.country_names()[country]}"
            yield _span(passage, match.start(), match.end(), country, 0.8, name)


@cache
def short_forms(country: str) -> frozenset[str]:
    """How cables abbreviate the government of a country: `GOB`, `GOSL`, `GORK`."""
    words = re.findall(r"[A-Z]\w+", lexicon.country_names().get(country, ""))
    initials = "".join(word[0] for word in words)
    first = words[0].upper() if words else ""
    endings = {"O" + initials, "O" + first[:1], "O" + first[:2], "R" + first[:1]}
    return frozenset("G" + ending for ending in endings if len(ending) > 1)


def _span(passage: Passage, start: int, end: int, code: str, score: float, name: str = "") -> Span:
    return Span(
        passage.index,
        start,
        end,
        Kind.ORGANIZATION,
        METHOD,
        score,
        name=name or passage.read[start:end],
        aliases=(f"Government of {lexicon.country_names()[code]}",),
        type="government",
        country=code,
    )
