"""Small places of the cable's own country, or of one that the paragraph names.

Their names are surnames too, so one counts only where the words around say that a place is meant,
and where the cable nowhere speaks of a person by it.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from cables.linking.find.found import Kind, Span
from cables.linking.find.places import atlas
from cables.linking.find.places.countries import named_in
from cables.linking.find.places.place_words import (
    evidence,
    is_gone_to,
    landmark_behind,
    last_word,
    speaks_of_person,
)
from cables.linking.find.places.told_places import Run
from cables.linking.find.places.towns import is_spelt, is_town
from cables.linking.find.text import lexicon
from cables.linking.find.text.passages import Passage, Text, is_common

METHOD = "small place"
_MOST_COUNTRIES = 3  # a paragraph that names more says nothing of where a village lies
_SHORTEST = 4  # letters
_TELL_NONE = ("", "US")
_JOINER = re.compile(r" (?:al|el|de|del|de la|da|do|dos|e|i|la|le|les|en|sur|am|an der|ou|na)? ?")
_OF_PLACE = re.compile(r"\b(?:[Aa]n?|[Ii]ts|another|each|several|many|all|new|old|nearby|local) $")
_THING_BEHIND = re.compile(
    r" (?!(?:regime|government|administration|family|brothers|affair|visit|letter|speech|group|"
    r"faction|clan|report|commission|plan|doctrine|was|were|is|are|has|had|and|or|would|will|could|"
    r"should|may|might|must|can|did|does|also|who|that|which|said|told)\b)"
    r"[a-z]{3,}"
)
_WEAK = re.compile(r"\b(?:of|to|from|between|left|leave)(?: the)? $")  # persons as well
_WHERE = frozenset(("in", "In", "at", "At", "near", "a", "A", "an"))
_BESIDE = re.compile(r"(?:,? and |, |/| to |,? or )$")
_BESIDE_BEHIND = re.compile(r"(?:,? and |, |/| to |,? or )")


def in_passage(
    passage: Passage,
    runs: Sequence[Run],
    country: str,
    people: Collection[str],
    known: Sequence[Span],
) -> list[Span]:
    """Small places in a passage of a cable from a country, beside the `known` ones."""
    countries = _countries(passage, country, known)
    starts = {span.start for span in known}
    if not countries:
        return []
    names = (words for words in _names(passage, runs) if words[0].start not in starts)
    spans = (_place(passage, words, countries) for words in names)
    return [span for span in spans if span is not None and span.name not in people]


def told(passage: Passage, small: Sequence[Span], known: Sequence[Span]) -> Iterator[Span]:
    """Of the small places those that words or a place beside tell; `known` are places."""
    starts, ends = {span.start for span in known}, {span.end for span in known}
    for span in small:
        if _is_said(passage, span, starts, ends):
            starts.add(span.start)
            ends.add(span.end)
            yield span


def _countries(passage: Passage, country: str, known: Sequence[Span]) -> tuple[str, ...]:
    """Where the small places may lie: the post's own country first. Posts of the US tell none."""
    named = named_in(passage).union(span.country for span in known)
    if not named:
        return (country,) if country not in _TELL_NONE else ()
    further = sorted(named) if len(named) <= _MOST_COUNTRIES else ()
    return tuple(code for code in dict.fromkeys((country, *further)) if code not in _TELL_NONE)


def _names(passage: Passage, runs: Sequence[Run]) -> Iterator[Run]:
    """Runs of words, and two that a small word joins: `Nahr el Lowick`."""
    before: Run = ()
    for words in runs:
        between = passage.read[before[-1].end : words[0].start] if before else ""
        if 1 < len(between) < 9 and _JOINER.fullmatch(between):
            yield (*before, *words)
        yield words
        before = words


def _place(passage: Passage, words: Run, countries: tuple[str, ...]) -> Span | None:
    start, end = words[0].start, words[-1].end
    written = passage.read[start:end]
    country = _home(written, countries)
    if not country:
        return None
    score = _score(passage, start, country, written)
    end += landmark_behind(passage, end)
    name = passage.read[start:end]
    return Span(passage.index, start, end, Kind.LOCATION, METHOD, score, name, country=country)


@lru_cache(maxsize=50_000)
def _home(name: str, countries: tuple[str, ...]) -> str:
    """The first of some countries that has a small place of this name, or ""."""
    if len(name) < _SHORTEST or name.isupper() or (" " not in name and _is_other_word(name)):
        return ""
    return next((country for country in countries if is_town(country, name)), "")


def _score(passage: Passage, start: int, country: str, written: str) -> float:
    """`in Vose`, spelt so, is surer than what other finders tell by the look of a name."""
    sure = last_word(passage.before(start, 24)) in _WHERE and is_spelt(country, written)
    return 0.9 if sure else 0.75


def _is_other_word(word: str) -> bool:
    return (
        is_common(word)
        or word in atlas.demonyms()
        or word in lexicon.jargon()
        or word in lexicon.statesmen()
        or word in lexicon.listed("language or faith")
        or word in lexicon.listed("not in a name")
    )


def _is_said(passage: Passage, span: Span, starts: Collection[int], ends: Collection[int]) -> bool:
    """Whether the words around say that a small place is meant, and nobody of its name."""
    start, end = span.start, span.end
    if speaks_of_person(passage, end):
        return False
    lead = passage.before(start, 40)
    if _WEAK.search(lead) and not _is_surely_spelt(span):
        return False
    return bool(
        evidence(passage, start, end)
        or is_gone_to(lead)
        or lead.endswith((" the ", "The "))
        or (_OF_PLACE.search(lead) and _THING_BEHIND.match(passage.after(end)))
        or _is_beside(passage, start, end, starts, ends)
    )


def _is_surely_spelt(span: Span) -> bool:
    """Spelt as the table has it, and no first name."""
    return span.name not in lexicon.given_names() and is_spelt(span.country, span.name)


def _is_beside(
    passage: Passage, start: int, end: int, starts: Collection[int], ends: Collection[int]
) -> bool:
    """`Lowick and Varga`: joined to a place."""
    before = _BESIDE.search(passage.before(start, 7))
    behind = _BESIDE_BEHIND.match(passage.after(end, 7))
    return (before is not None and start - len(before[0]) in ends) or (
        behind is not None and end + len(behind[0]) in starts
    )


def spoken_of_as_people(text: Text) -> frozenset[str]:
    """Words that somewhere in the cable stand behind a title or a first name."""
    return frozenset(word for passage in text.passages for word in _people(passage))


def _people(passage: Passage) -> Iterator[str]:
    words = passage.words
    for at, gap in enumerate(passage.gaps):
        if gap == " " and _leads_person(words[at].text):
            yield words[at + 1].text


def _leads_person(word: str) -> bool:
    return word in lexicon.given_names() or (
        lexicon.is_title(word) and not lexicon.is_function_word(word)
    )
