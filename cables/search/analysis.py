"""From text to the terms of the index, the same way for documents, queries and highlighting."""

import re
from collections.abc import Iterable
from functools import lru_cache

import tantivy

from cables.search.spelling import fold

LONGEST_TERM = 60  # characters; what is longer is no word but noise of a transmission


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


def words(texts: Iterable[str], initials: Iterable[str]) -> set[str]:
    """The different words of texts, as they are written, that can have these initials when folded.

    Foreign first letters may fold to any; an ASCII letter folds to itself.
    """
    letters = "".join({letter for one in initials for letter in (one, one.upper())})
    first = rf"[{re.escape(letters)}\u0080-\U0010ffff]"
    word = re.compile(rf"(?<![^\W_])(?=[^\W_]){first}(?:(?<=[Nn])[Oo][Nn]-)?[^\W_]*")
    return {found for text in texts for found in word.findall(text)}


@lru_cache(maxsize=65536)
def terms(word: str) -> tuple[str, str]:
    """The stem and the plain form of one written word; empty if it is none."""
    folded = fold(word)
    stem, form = STEMMED.analyze(folded), PLAIN.analyze(folded)
    return (stem[0], form[0]) if stem else ("", "")
