"""Countries, regions, cities and waters: from the gazetteer, and by words such as `Province`.

Many names are borne by several places, and by people. The country that the cable was sent from
decides; a far place counts if it is large, or the seat of a post, or the sentence says that a place
is meant.
"""

import re
from collections.abc import Iterator

from cables.linking.find.found import Kind, Span
from cables.linking.find.places import atlas, small_places
from cables.linking.find.places.atlas import Place
from cables.linking.find.places.countries import places_in
from cables.linking.find.places.lists import in_lists
from cables.linking.find.places.place_words import evidence, kind_behind
from cables.linking.find.places.small_places import spoken_of_as_people
from cables.linking.find.places.told_places import by_words, runs_of
from cables.linking.find.text import lexicon
from cables.linking.find.text.passages import Passage, Text

METHOD = "place"
_LARGE = 500_000
_MIDDLING = 100_000
# `Euro-Atlantic`, `trans-Atlantic` name no place
_PREFIXED = re.compile(r"\b(?:Euro|[Tt]rans|Pan|Indo|Afro|[Ii]ntra|[Ii]nter)-$")


def find(text: Text) -> Iterator[Span]:
    """Places of the gazetteer, small ones of the country, unknown names that words tell."""
    people = spoken_of_as_people(text)
    for passage in text.passages:
        known = list(_known(passage, text.country))
        runs = runs_of(passage)
        small = small_places.in_passage(passage, runs, text.country, people, known)
        known.extend(small_places.told(passage, small, known))
        known.extend(by_words(passage, runs, {span.start for span in known}))
        yield from known
        yield from in_lists(passage, runs, known, small, people)


def _known(passage: Passage, country: str) -> Iterator[Span]:
    for start, end, found in places_in(passage):
        if not passage.read[start].isupper() or passage.read[end : end + 1] == "$":
            continue
        written = passage.read[start:end]
        if _PREFIXED.search(passage.before(start, 6)):
            continue
        if written in lexicon.listed("compass") or written in lexicon.listed("function"):
            continue
        said = found[0].kind != "country" and evidence(passage, start, end)
        place, score = choose(found, country, said)
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
    behind = kind_behind(passage, end)
    return end + len(behind[0]) if behind and behind[0][1].isupper() else end
