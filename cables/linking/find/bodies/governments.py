"""Governments: `Chinese government`, `Government of Uganda`, and `GOU` in a cable from Uganda."""

import re
from collections.abc import Iterator
from functools import cache

from cables.linking.find.found import Kind, Span
from cables.linking.find.places import atlas
from cables.linking.find.places.atlas import Place
from cables.linking.find.places.countries import named_in
from cables.linking.find.text import lexicon
from cables.linking.find.text.passages import Passage, Text, is_common
from cables.vocab import countries

METHOD = "government"
_GOVERNMENT = re.compile(
    r"(?<!\w)(?P<whose>[A-Z][\w.'’-]{0,40}(?: (?:of|and|[A-Z][\w.'’-]{0,40})){0,4}) "
    r"(?:(?i:central|federal|interim|transitional|military|national|coalition|new) )?"
    r"[Gg]ov(?:ernmen|['’]?)t\b(?! of)"
)
_LOCAL = re.compile(
    r"(?<!\w)(?P<place>[A-Z][\w.'’-]{0,40}(?: [A-Z][\w.'’-]{0,40}){0,3}) "
    r"(?:(?i:provincial|municipal|city|prefectural|county|district|state|regional) [Gg]overnment|"
    r"(?P<town>(?i:municipality|city council|municipal council|town council|district council|"
    r"city hall|town hall|provincial council|municipal assembly|"
    r"police (?:station|department|headquarters))))\b"
)
_COUNCIL = re.compile(
    r"(?<=[Mm])unicipality\b|(?<=[Cc])ity (?:[Hh]all|[Cc]ouncil)\b|"
    r"(?:unicipal|own|istrict|rovincial) (?:[Cc]ouncil|[Aa]ssembly|[Hh]all)\b|"
    r"(?<=[Pp])olice (?:[Ss]tation|[Dd]epartment|[Hh]eadquarters)\b"
)
_COUNCILS = ("unicipal", " hall", " Hall", " council", " Council", "olice ")
_GOVERNMENTS = ("overnment", "ovt", "ov't")
_WORD = re.compile(r"(?<=[Gg])ov(?:ernmen|['’]?)t\b")
_REACH = 120  # characters, as far as the longest names go
_POSSESSIVE = re.compile(r"['’]s?$")
_OF = re.compile(r"\b[Gg]ov(?:ernmen|['’]?)t of (?:the )?")
_SHORT = re.compile(r"G(?<!\wG)[Oo]?(?!OT\b|OES\b|OD\b|ET\b|AS\b|O\b)([A-Z]{1,4})\b")


def find(text: Text) -> Iterator[Span]:
    """The governments of countries, and those of towns and provinces that are called so."""
    for passage in text.passages:
        if passage.has(_GOVERNMENTS):
            yield from _by_adjective(passage)
            yield from _by_country(passage)
            yield from _local(passage, _WORD)
        if passage.has(_COUNCILS):
            yield from _local(passage, _COUNCIL)
        yield from _by_letters(passage, text)


def _by_adjective(passage: Passage) -> Iterator[Span]:
    for match in _ahead_of_the_word(_GOVERNMENT, passage):
        words = match["whose"].split(" ")
        for first in range(len(words)):  # the longest name: `South African` before `African`
            name = _POSSESSIVE.sub("", " ".join(words[first:]))
            country = _country_of(name)
            if country:
                start = match.start() + sum(len(word) + 1 for word in words[:first])
                yield _span(passage, start, match.end(), country, 0.9)
                break


def _ahead_of_the_word(
    pattern: re.Pattern[str], passage: Passage, last: re.Pattern[str] = _WORD
) -> Iterator[re.Match[str]]:
    """Matches that end with the word `government`; only what leads to it is searched."""
    reached = 0
    for word in last.finditer(passage.read):
        begin = max(reached, word.start() - _REACH)
        match = pattern.search(passage.read, begin, word.end() + 3)
        if match is not None:
            yield match
        reached = word.end()


def _country_of(word: str) -> Place | None:
    """The country of an adjective (`Ugandan`) or of one of its own names."""
    name = countries.names().get(atlas.demonyms().get(word, ""), word)
    return next((place for place in atlas.places().get(name) if place.kind == "country"), None)


def _local(passage: Passage, last: re.Pattern[str]) -> Iterator[Span]:
    """`Henan provincial government`, `Haifa city council`, of a place that the gazetteer has.

    And `Lowick town council`, of one that it has not.
    """
    for match in _ahead_of_the_word(_LOCAL, passage, last):
        place, homes = _place(match["place"]) or ("", set())
        if not homes and match["town"]:
            place = _unknown_place(match["place"])
        if place:
            start = match.end("place") - len(place)
            yield Span(
                passage.index,
                start,
                match.end(),
                Kind.ORGANIZATION,
                METHOD,
                0.9,
                name=passage.read[start : match.end()],
                type="government",
                country=homes.pop() if len(homes) == 1 else "",
            )


def _place(words: str) -> tuple[str, set[str]] | None:
    """The longest place that the words end in, and the countries that have one of the name."""
    while words:
        found = atlas.places().get(words)
        homes = {place.country for place in found if place.kind in ("region", "city")}
        if homes:
            return words, homes
        words = words.partition(" ")[2]
    return None


def _unknown_place(words: str) -> str:
    """The words at the end that no dictionary has, if they are no people's adjective: `Lowick`."""
    place = ""
    for word in reversed(words.split(" ")):
        if is_common(word) or word in atlas.demonyms() or lexicon.is_title(word) or word.isupper():
            break
        place = f"{word} {place}".rstrip()
    return place


def _by_country(passage: Passage) -> Iterator[Span]:
    for match in _OF.finditer(passage.read):
        for start, end, found in atlas.places().matches(passage.after(match.end(), 60)):
            country = next((place for place in found if place.kind == "country"), None)
            if start == 0 and country is not None:
                yield _span(passage, match.start(), match.end() + end, country, 0.9)
            break


def _by_letters(passage: Passage, text: Text) -> Iterator[Span]:
    """The letters stand for the country that the cable comes from, if they fit it.

    Else for the one country that fits them and is named in the paragraph, or in the cable.
    """
    for match in _SHORT.finditer(passage.text):
        place = _meant(match[0].upper(), passage, text)
        if place is not None:
            yield _span(passage, match.start(), match.end(), place, 0.8, _named(place))


def _meant(letters: str, passage: Passage, text: Text) -> Place | None:
    if text.country and letters in short_forms(text.country):
        return _country_of(countries.names()[text.country])
    if passage.capitals and is_common(letters):
        return None
    for passages in ((passage,), text.passages):
        named = {code for each in passages for code in named_in(each)}
        fitting = [code for code in named if letters in short_forms(code)]
        if fitting:
            one = len(fitting) == 1
            return _country_of(countries.names()[fitting[0]]) if one else None
    return None


@cache
def short_forms(country: str) -> frozenset[str]:
    """How cables abbreviate the government of a country: `GOB`, `GOSL`, `GORK`."""
    words = re.findall(r"[A-Z]\w+", countries.names().get(country, ""))
    initials = "".join(word[0] for word in words)
    first = words[0].upper() if words else ""
    endings = {"O" + initials, "O" + first[:1], "O" + first[:2], "R" + first[:1]}
    return frozenset("G" + ending for ending in endings if len(ending) > 1)


def _named(country: Place) -> str:
    return f"Government of {country.name}"


def _span(
    passage: Passage, start: int, end: int, country: Place, score: float, name: str = ""
) -> Span:
    return Span(
        passage.index,
        start,
        end,
        Kind.ORGANIZATION,
        METHOD,
        score,
        name=name or passage.read[start:end],
        aliases=(_named(country),),
        type="government",
        country=country.country,
    )
