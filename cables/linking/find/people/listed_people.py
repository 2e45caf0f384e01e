"""People named in a row behind one title in the plural: `Senators Okwir, Varga and Lind`."""

import re
from collections.abc import Iterator

from cables.linking.find.found import Kind, Span
from cables.linking.find.people.likeness import is_country, is_well_known_place
from cables.linking.find.people.name_parts import INITIAL, looks_like_name
from cables.linking.find.text import lexicon
from cables.linking.find.text.alternatives import any_of
from cables.linking.find.text.passages import Passage, Text, Word

METHOD = "row"
_PLURALS = frozenset(
    {
        *("senators", "representatives", "congressmen", "deputies", "presidents", "premiers"),
        *("chancellors", "ministers", "secretaries", "ambassadors", "governors", "commissioners"),
        *("generals", "admirals", "marshals", "colonels", "majors", "captains", "kings", "bishops"),
        *("judges", "justices", "professors", "messrs", "sens", "reps", "drs", "mps"),
    }
)
_SMALL = re.compile(rf"\b{any_of(_PLURALS)}\b")
_JOINED = re.compile(r",? (?:and|or) |, ")
_MOST_WORDS = 4


def find(text: Text) -> Iterator[Span]:
    """Every name of a row of two and more; a title before a single name is none in the plural."""
    for passage in text.passages:
        for end in _titles(passage):
            start = end + (2 if passage.read[end : end + 1] == "." else 1)
            row = list(_row(passage, start))
            if len(row) > 1:
                yield from row


def _titles(passage: Passage) -> Iterator[int]:
    """Where titles in the plural end: capitalised, in text in capitals also small."""
    for word in passage.words:
        if word.text.lower().rstrip(".") in _PLURALS:
            yield word.end - word.text.endswith(".")
    if passage.capitals:
        yield from (title.end() for title in _SMALL.finditer(passage.read))


def _row(passage: Passage, start: int) -> Iterator[Span]:
    """The names from an offset on, as long as commas and `and` join them."""
    joined = ""
    for first, end in passage.runs:
        words = [word for word in passage.words[first:end] if word.start >= start]
        if not words:
            continue
        gap = passage.read[start : words[0].start]
        if (gap != joined and not (joined and _JOINED.fullmatch(gap))) or not _is_name(words):
            return
        start, joined = words[-1].end, ", "
        yield _span(passage, words)


def _span(passage: Passage, words: list[Word]) -> Span:
    start, end = words[0].start, words[-1].end
    name = passage.read[start:end]
    return Span(passage.index, start, end, Kind.PERSON, METHOD, 0.75, name=name)


def _is_name(words: list[Word]) -> bool:
    """A surname alone, or with what can stand before it."""
    texts = [word.text for word in words]
    last = texts[-1]
    return (
        len(words) <= _MOST_WORDS
        and all(INITIAL.fullmatch(word) or looks_like_name(word) for word in texts)
        and not INITIAL.fullmatch(last)
        and not any(map(lexicon.is_function_word, texts))
        and not is_country(last)
        and not is_well_known_place(last)
    )
