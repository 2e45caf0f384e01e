"""From text to the terms of the index, the same way for documents, queries and highlighting."""

import re
from collections.abc import Iterable
from functools import lru_cache

import tantivy

from cables.search.spelling import fold

LONGEST_TERM = 60  # characters; what is longer is no word but noise of a transmission
_KEPT = 2**15  # written words of which a process remembers the terms: some 5 MB
_APART = str.maketrans(dict.fromkeys('.,;:!?()[]"', " "))  # no rule of spelling looks across them


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
ANALYSED = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
"""For what comes as `Terms` are: with blanks between the terms."""


class Terms(dict[str, str]):
    """The terms of each written word with blanks between, the same that the engine would find.

    Most words come again, and looking one up takes a tenth of the time of analysing it.
    """

    def __init__(self, analyzer: tantivy.TextAnalyzer) -> None:
        self._analyzer = analyzer
        self.kept = _KEPT

    def __missing__(self, word: str) -> str:
        if len(self) >= self.kept:
            self.clear()
        terms = " ".join(self._found(word))
        if len(word) <= LONGEST_TERM:
            self[word] = terms
        return terms

    def _found(self, word: str) -> Iterable[str]:
        return self._analyzer.analyze(fold(word))

    def of(self, words: Iterable[str]) -> str:
        """The terms of all these words, in their order."""
        return " ".join(map(self.__getitem__, words))


class Forms(Terms):
    """The forms of each written word, endings left on, that its stems do not tell."""

    def __init__(self) -> None:
        super().__init__(PLAIN)

    def _found(self, word: str) -> Iterable[str]:
        return (form for form in super()._found(word) if not told_by_stem(form))


def written(text: str) -> list[str]:
    """The words of a text as they are written, which have the same terms as the whole."""
    return text.translate(_APART).split()


@lru_cache(maxsize=4096)
def stems(text: str) -> tuple[str, ...]:
    """The terms that a piece of a query means: `Étudiants' NGOs` gives `etudi`, `ngo`."""
    return tuple(STEMMED.analyze(fold(text)))


def plain(text: str) -> tuple[str, ...]:
    """As `stems`, with the endings left on."""
    return tuple(PLAIN.analyze(fold(text)))


OPEN = "eily"
"""How a stem ends that may differ from the beginning of its words: `trade` is the stem of
`trading`, `parti` of `party`, `sky` of `skies`, `stabl` of `stability`. With any other last letter
the English stemmer has only cut off an ending."""


def told_by_stem(form: str) -> bool:
    """Whether a cable that has this stem has a word that begins with the form, without being asked.

    So of `labor`, `labors` and `laboring` only the last two need to be kept beside the stem.
    """
    return form[-1:] not in OPEN and stem_of(form) == form


def words(texts: Iterable[str], initials: Iterable[str]) -> set[str]:
    """The different words of texts, as they are written, that can have these initials when folded.

    Foreign first letters may fold to any; an ASCII letter folds to itself.
    """
    word = _word_beginning(
        "".join(sorted({letter for one in initials for letter in (one, one.upper())}))
    )
    return {found for text in texts for found in word.findall(text)}


@lru_cache(maxsize=4096)
def _word_beginning(letters: str) -> re.Pattern[str]:
    """The letter comes first, so that other places are passed over quickly."""
    first = rf"[{re.escape(letters)}\u0080-\U0010ffff]"
    return re.compile(rf"(?s){first}(?<=[^\W_])(?<![^\W_].)(?:(?<=[Nn])[Oo][Nn]-)?[^\W_]*")


@lru_cache(maxsize=2**16)
def stem_of(word: str) -> str:
    """The stem of one written word; empty if it is none."""
    return "".join(STEMMED.analyze(fold(word))[:1])


def form_of(word: str) -> str:
    """As `stem_of`, with the ending left on."""
    return "".join(PLAIN.analyze(fold(word))[:1])
