"""NGOs that need no other sign, because the cable says what they are: `the NGO Kalvani`."""

from bisect import bisect_left
from collections.abc import Iterator
from operator import itemgetter

from cables.linking.find.bodies import directory
from cables.linking.find.bodies.events import is_event
from cables.linking.find.found import Kind, Span
from cables.linking.find.ngos.told import told
from cables.linking.find.places import atlas
from cables.linking.find.text import lexicon
from cables.linking.find.text.passages import Passage, Text, is_common
from cables.linking.find.text.runs import first_of, last_of

METHOD = "introduced"


def find(text: Text) -> Iterator[Span]:
    """Names that need no other sign, because the cable says what they are."""
    for passage in text.passages:
        if not passage.capitals:
            yield from _in_passage(passage)


def _in_passage(passage: Passage) -> Iterator[Span]:
    said = told(passage)
    for start, sure in said.starts.items():
        first = bisect_left(passage.words, start, key=itemgetter(1))
        yield from _span(passage, first, last_of(passage, first), sure=sure)
    for end, sure in said.ends.items():
        last = bisect_left(passage.words, end, key=itemgetter(2))
        yield from _span(passage, first_of(passage, last), last, sure=sure)


def _span(passage: Passage, first: int, last: int, *, sure: bool) -> Iterator[Span]:
    start, end = passage.words[first].start, passage.words[last].end
    name = passage.read[start:end]
    words = [word.text for word in passage.words[first : last + 1]]
    if _may_be_name(words, name, sure=sure) and not is_event(passage, start, end):
        yield Span(
            passage.index, start, end, Kind.ORGANIZATION, METHOD, 0.88, name=name, type="ngo"
        )


def _may_be_name(words: list[str], name: str, *, sure: bool) -> bool:
    """Not a place, a people, a person, an office, nor a word that means something else."""
    if any(lexicon.is_function_word(word) or lexicon.is_title(word) for word in words):
        return False
    if len(words) == 1 and not _may_stand_alone(words[0], sure=sure):
        return False
    return not (
        words[0] in lexicon.given_names()
        or words[0] in lexicon.listed("not in a name")
        or words[-1] in lexicon.listed("not a body")
        or directory.head_words().get(words[-1], "ngo") not in ("ngo", "other")
        or any(not sure or place.kind == "country" for place in atlas.places().get(name))
        or directory.is_mere_jargon(name)
    )


def _may_stand_alone(word: str, *, sure: bool) -> bool:
    """`the NGO Kalvani`; of someone `from Kalvani` it could be a town: `from KLPR` it is none."""
    if word in atlas.demonyms() or is_common(word):
        return False
    return sure or word.isupper()
