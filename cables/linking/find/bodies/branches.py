"""Bodies named by their field and their country: `Statistics Norway`, `Arts and Film Norway`."""

from collections.abc import Iterator

from cables.linking.find.found import Kind, Span
from cables.linking.find.places.countries import places_in
from cables.linking.find.text import lexicon
from cables.linking.find.text.passages import Passage, Text, is_common

METHOD = "branch"
_JOINS = (" ", " and ", " & ")


def find(text: Text) -> Iterator[Span]:
    """A field in capitals right before the country, with the words that belong to it."""
    fields = lexicon.listed("before a country")
    for passage in text.passages:
        if not (passage.capitals or passage.texts.isdisjoint(fields)):
            yield from _in_passage(passage)


def _in_passage(passage: Passage) -> Iterator[Span]:
    fields = lexicon.listed("before a country")
    for start, end, places in places_in(passage):
        field = passage.before(start, 25)[:-1].rpartition(" ")[2]
        country = next((place.country for place in places if place.kind == "country"), None)
        if field in fields and country is not None and passage.read[start - 1] == " ":
            at = next(at for at, word in enumerate(passage.words) if word.end == start - 1)
            yield _span(passage, passage.words[_first(passage, at)].start, end, country)


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
