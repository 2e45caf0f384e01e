"""People named in a row behind one title in the plural: `Senators Okwir, Varga and Lind`."""

import re
from collections.abc import Iterator

from cables.linking.find import lexicon
from cables.linking.find.found import Kind, Span
from cables.linking.find.likeness import is_country, is_well_known_place
from cables.linking.find.name_parts import INITIAL, looks_like_name
from cables.linking.find.passages import Passage, Text, Word

METHOD = "row"
_TITLES = re.compile(
    r"\b(?:Senators|Presidents|Ministers|Congressmen|Congresswomen|Ambassadors|Secretaries|"
    r"Professors|Governors|Commissioners|Generals|Colonels|Chancellors|Premiers|Kings|Messrs|"
    r"Representatives|Deputies|Judges|Justices|Marshals|Admirals|Majors|Captains|Bishops|"
    r"Sens|Reps|Drs|MPs)\.? ",
    re.IGNORECASE,
)
_JOINED = re.compile(r",? (?:and|or) |, ")
_MOST_WORDS = 4


def find(text: Text) -> Iterator[Span]:
    """Every name of a row of two and more; a title before a single name is none in the plural."""
    for passage in text.passages:
        for title in _TITLES.finditer(passage.read):
            row = list(_row(passage, title.end()))
            if len(row) > 1:
                yield from row


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
