"""Countries, regions, cities and waters: from the gazetteer, and by words such as `Province`.

Many names are borne by several places, and by people. The country that the cable was sent from
decides; a far place counts if it is large, or the seat of a post, or the sentence says that a place
is meant.
"""

import re
from collections.abc import Iterator

from cables.linking.find import atlas, lexicon
from cables.linking.find.atlas import Place
from cables.linking.find.countries import places_in
from cables.linking.find.found import Kind, Span
from cables.linking.find.passages import Passage, Text, Word, is_common

METHOD = "place"
PATTERN = "place pattern"
_LARGE = 500_000
_MIDDLING = 100_000
_LOCATIVE = re.compile(
    r"\b(?:in|at|from|near|to|around|outside|throughout|across|inside|toward|towards|of|visit|"
    r"visited|visiting|left|leave|between|via|reached|northern|southern|eastern|western|central|"
    r"north|south|east|west|downtown|In|From|At|Near)(?: the)? $"
)
_WHERE = re.compile(r"\b(?:in|In|near) $")
_NO_PLACE_BEHIND = re.compile(
    r"['’]|[-/]|\w| (?:\(|[A-Z]|compan|factor|plant|language|case|trial|regime|government|bill|"
    r"shares)"
)
_COUNTRY_BEHIND = re.compile(r", ([A-Z][\w.]+(?: [A-Z]\w+)?)\b")
_BEHIND_CITY = re.compile(r"[A-Z][\w.'’-]+, $")
_KIND = (
    "Province|District|County|Prefecture|Governorate|Municipality|Township|Village|River|Lake|"
    "Islands?|Valley|Delta|Peninsula|Mountains?|Desert|Bay|Gulf|Straits?|Sea|Oblast|Department|"
    "province|district|county|prefecture|governorate|municipality|township|village|oblast|region|state"
)
_BEHIND = re.compile(rf" (?:{_KIND})\b")
_BEFORE = re.compile(
    r"\b(?:(?:[Pp]rovince|[Dd]istrict|[Cc]ounty|[Cc]ity|[Tt]own|[Vv]illage|[Rr]egion|[Ii]sland|"
    r"[Pp]ort|[Gg]ulf|[Ss]trait|[Bb]ay|[Tt]ownship|[Mm]unicipality|[Ss]tate|[Ss]uburb) of"
    r"|Lake|Mount|Mt\.) $"
)
# `Euro-Atlantic`, `trans-Atlantic` name no place
_PREFIXED = re.compile(r"\b(?:Euro|[Tt]rans|Pan|Indo|Afro|[Ii]ntra|[Ii]nter)-$")
_REGION_WORDS = frozenset(_KIND.split("|"))


def find(text: Text) -> Iterator[Span]:
    """Places of the gazetteer, then unknown names that a word beside them says are places."""
    for passage in text.passages:
        known = list(_known(passage, text.country))
        yield from known
        yield from _by_pattern(passage, {span.start for span in known})


def _known(passage: Passage, country: str) -> Iterator[Span]:
    for start, end, found in places_in(passage):
        if not passage.read[start].isupper() or passage.read[end : end + 1] == "$":
            continue
        written = passage.read[start:end]
        if _PREFIXED.search(passage.before(start, 6)):
            continue
        if written in lexicon.listed("compass") or written in lexicon.listed("function"):
            continue
        place, score = choose(found, country, evidence(passage, start, end))
        if place is None:
            continue
        yield Span(
            passage.index,
            start,
            _with_kind(passage, end),
            Kind.LOCATION,
            METHOD,
            score,
            name=place.name if place.kind == "country" else _spelling(place, passage, start, end),
            aliases=place.aliases if place.kind == "country" else (),
            country=place.country,
        )


def evidence(passage: Passage, start: int, end: int) -> bool:
    """Whether the words around say that a place is meant."""
    return bool(
        _LOCATIVE.search(passage.before(start, 14))
        or _BEHIND_CITY.search(passage.before(start, 24))
        or _is_led(passage, start)
        or _BEHIND.match(passage.after(end, 16))
    )


def _is_led(passage: Passage, start: int) -> bool:
    """`the village of`, `Lake`: only a place can follow."""
    lead = passage.before(start, 20)
    return lead.endswith((" of ", "Lake ", "Mount ", "Mt. ")) and _BEFORE.search(lead) is not None


def choose(found: tuple[Place, ...], country: str, said: bool) -> tuple[Place | None, float]:
    """The place meant by a name in a cable from a country, or None; never a guess between two."""
    for place in found:
        if place.kind == "country":
            return place, 0.95
    home = [place for place in found if place.country == country and country]
    if home:
        best = max(home, key=_size)
        return (best, 0.9 if said else 0.8) if said or not best.ambiguous else (None, 0.0)
    world = [place for place in found if _is_famous(place) or (said and _is_notable(place))]
    world = [place for place in world if said or not place.ambiguous]
    if not world:
        return None, 0.0
    return max(world, key=_size), 0.8 if said else 0.7


def _size(place: Place) -> tuple[bool, int]:
    return place.kind != "city", place.population


def _is_famous(place: Place) -> bool:
    if not place.country:
        return True
    seat = (place.name, place.country) in atlas.seats()
    return seat or place.kind == "water" or place.population >= _LARGE


def _is_notable(place: Place) -> bool:
    return place.kind == "region" or place.population >= _MIDDLING


def _spelling(place: Place, passage: Passage, start: int, end: int) -> str:
    """Regions and cities go by the cable's spelling of them, which has no diacritics."""
    written = passage.read[start:end]
    return written if written in place.aliases else place.name


def _with_kind(passage: Passage, end: int) -> int:
    """`Guangdong Province` is one name; `Guangdong province` is a name and a word."""
    behind = _BEHIND.match(passage.after(end, 16))
    return end + behind.end() if behind and behind[0][1].isupper() else end


def _by_pattern(passage: Passage, known: set[int]) -> Iterator[Span]:
    for first, last in passage.runs:
        words = passage.words[first:last]
        start, end = words[0].start, words[-1].end
        if start in known or not _is_said(passage, words, passage.before(start, 20)):
            continue
        if _may_be_place([word.text for word in words]):
            yield Span(
                passage.index,
                start,
                end,
                Kind.LOCATION,
                PATTERN,
                0.7,
                name=passage.read[start:end],
            )


def _is_said(passage: Passage, words: tuple[Word, ...], lead: str) -> bool:
    """Whether the words around say that an unknown name is a place's."""
    end = words[-1].end
    if lead.endswith((" of ", "Lake ", "Mount ", "Mt. ")) and _BEFORE.search(lead):
        return True
    if passage.read.startswith(", ", end) and _is_in_country(passage, end):
        return True
    if lead.endswith(("in ", "In ", "near ")) and (
        _is_at_opening(words) or _is_where(passage, words)
    ):
        return True
    return _is_kind_behind(passage, words, end)


def _is_in_country(passage: Passage, end: int) -> bool:
    """`Lowick-on-Tyne, France`."""
    behind = _COUNTRY_BEHIND.match(passage.read, end)
    return behind is not None and atlas.code_of(behind[1]) != ""


def _is_where(passage: Passage, words: tuple[Word, ...]) -> bool:
    """`in Lowick`: where something is; not in text in capitals, whose unknown words are many."""
    word, *more = words
    if more or passage.capitals or len(word.text) < 4 or atlas.places().get(word.text):
        return False
    if "-" in word.text or word.text in lexicon.listed("language or faith"):
        return False
    return _WHERE.search(passage.before(word.start, 6)) is not None and not _NO_PLACE_BEHIND.match(
        passage.after(word.end, 20)
    )


def _is_at_opening(words: tuple[Word, ...]) -> bool:
    """`in Beit Lowick`."""
    return len(words) > 1 and words[0].text in lexicon.listed("place opening")


def _is_kind_behind(passage: Passage, words: tuple[Word, ...], end: int) -> bool:
    behind = _BEHIND.match(passage.after(end, 16))
    capital = len(words) > 1 and words[-1].text in _REGION_WORDS
    return capital or (behind is not None and behind[0][1].islower())


def _may_be_place(words: list[str]) -> bool:
    names = [word for word in words if word not in _REGION_WORDS]
    return (
        0 < len(names) < 4
        and not all(word in lexicon.listed("compass") for word in names)
        and not any(word in lexicon.listed("not in a name") for word in names[_opens(names) :])
        and not any(is_common(word) and word not in lexicon.listed("compass") for word in names)
        and not any(word in atlas.demonyms() or word in lexicon.jargon() for word in names)
        and not any(word.isupper() or lexicon.is_title(word) for word in names)
    )


def _opens(words: list[str]) -> int:
    """1 if the first word opens names of places alone: `Beit`, `Puerto`; else 0."""
    return int(len(words) > 1 and words[0] in lexicon.listed("place opening"))
