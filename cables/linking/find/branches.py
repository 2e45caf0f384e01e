"""Bodies named by their field and their country: `Statistics Norway`, `Arts and Film Norway`."""

from collections.abc import Iterator

from cables.linking.find import lexicon
from cables.linking.find.countries import places_in
from cables.linking.find.found import Kind, Span
from cables.linking.find.passages import Passage, Text, is_common

METHOD = "branch"
_JOINS = (" ", " and ", " & ")


def find(text: Text) -> Iterator[Span]:
    """A field in capitals right before the country, with the words that belong to it."""
    for passage in text.passages:
        if not passage.capitals and passage.has(lexicon.listed("before a country")):
            yield from _in_passage(passage)


def _in_passage(passage: Passage) -> Iterator[Span]:
    ends = {word.end: at for at, word in enumerate(passage.words)}
    for start, end, places in places_in(passage):
        at = ends.get(start - 1)
        if at is None or not any(place.kind == "country" for place in places):
            continue
        if passage.words[at].text in lexicon.listed("before a country"):
            begin = passage.words[_first(passage, at)].start
            yield _span(passage, begin, end, next(place.country for place in places))


def _first(passage: Passage, at: int) -> int:
    """Left over the capitalised everyday words that are joined to the field."""
    while at > 0 and passage.gaps[at - 1] in _JOINS:
        word = passage.words[at - 1].text
        if not is_common(word) or lexicon.is_function_word(word) or lexicon.is_title(word):
            break
        at -= 1
    return at


def _span(passage: Passage, start: int, end: int, country: str) -> Span:
    return Span(
        passage.index,
        start,
        end,
        Kind.ORGANIZATION,
        METHOD,
        0.8,
        name=passage.read[start:end],
        country=country,
    )
