"""From text to the terms of the index, the same way for documents, queries and highlighting."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import tantivy

from cables.search.spelling import fold

LONGEST_TERM = 60  # characters; what is longer is no word but noise of a transmission
_WORD = re.compile(r"(?:\b[Nn][Oo][Nn]-)?[^\W_]+(?:['’][^\W_]+)*")


def _analyzer(*endings: tantivy.Filter) -> tantivy.TextAnalyzer:
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for step in (
        tantivy.Filter.remove_long(LONGEST_TERM),
        tantivy.Filter.lowercase(),
        tantivy.Filter.ascii_fold(),
        *endings,
    ):
        builder = builder.filter(step)
    return builder.build()


STEMMED = _analyzer(tantivy.Filter.stemmer("english"))
PLAIN = _analyzer()


class Token(NamedTuple):
    """A word where it stands in a text: its stem, its plain form, the characters it covers."""

    stem: str
    plain: str
    start: int
    end: int


@lru_cache(maxsize=4096)
def stems(text: str) -> tuple[str, ...]:
    """The terms that a piece of a query means: `Étudiants' NGOs` gives `etudi`, `ngo`."""
    return tuple(STEMMED.analyze(fold(text)))


def plain(text: str) -> tuple[str, ...]:
    """As `stems`, with the endings left on."""
    return tuple(PLAIN.analyze(fold(text)))


def tokens(text: str) -> Iterator[Token]:
    """The words of a text that is to be shown, with their places in it."""
    for word in _WORD.finditer(text):
        for stem, form in _terms(word[0]):
            yield Token(stem, form, word.start(), word.end())


@lru_cache(maxsize=65536)
def _terms(word: str) -> tuple[tuple[str, str], ...]:
    return tuple(zip(stems(word), plain(word), strict=True))
