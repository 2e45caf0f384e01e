"""From text to the terms of the index, the same way for documents, queries and highlighting."""

import re
from functools import lru_cache

import tantivy

from cables.search.spelling import fold

LONGEST_TERM = 60  # characters; what is longer is no word but noise of a transmission
_WORD = re.compile(r"(?:\b[Nn][Oo][Nn]-)?[^\W_]+")


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


@lru_cache(maxsize=4096)
def stems(text: str) -> tuple[str, ...]:
    """The terms that a piece of a query means: `Étudiants' NGOs` gives `etudi`, `ngo`."""
    return tuple(STEMMED.analyze(fold(text)))


def plain(text: str) -> tuple[str, ...]:
    """As `stems`, with the endings left on."""
    return tuple(PLAIN.analyze(fold(text)))


def words(text: str) -> set[str]:
    """The different words of a text that is to be shown, as they are written in it."""
    return set(_WORD.findall(text))


@lru_cache(maxsize=65536)
def terms(word: str) -> tuple[str, str]:
    """The stem and the plain form of one written word; empty if it is none."""
    folded = fold(word)
    stem, form = STEMMED.analyze(folded), PLAIN.analyze(folded)
    return (stem[0], form[0]) if stem else ("", "")
