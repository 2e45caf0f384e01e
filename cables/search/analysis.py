"""From text to the terms of the index, the same way for documents, queries and highlighting."""

from functools import lru_cache

import tantivy

from cables.search import spelling
from cables.search.spelling import fold

LONGEST_TERM = 60  # characters; what is longer is no word but noise of a transmission
_KEPT = 2**15  # written words of which a process remembers the terms: some 5 MB
_APART = bytes.maketrans(b'.,;:!?()[]"', b" " * 11)  # no rule of spelling looks across them


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


class Terms(dict[str, tuple[str, str]]):
    """The terms of each written word with blanks between, the same that the engine would find.

    They are its stems, and those of its forms (endings left on) that the stems do not tell. Most
    words come again, and looking one up takes a tenth of the time of analysing it.
    """

    def __init__(self) -> None:
        self.kept = _KEPT

    def __missing__(self, word: str) -> tuple[str, str]:
        if len(self) >= self.kept:
            self.clear()
        terms = _terms(fold(word))
        if len(word) <= LONGEST_TERM:
            self[word] = terms
        return terms

    def of(self, text: str, forms: set[str]) -> str:
        """The stems of a text, in its order; the forms beside them are added to `forms`."""
        found = list(map(self.__getitem__, written(text)))
        if not found:
            return ""
        stems, beside = zip(*found, strict=True)
        forms.update(beside)
        return " ".join(stems)


def _terms(folded: str) -> tuple[str, str]:
    untold = (form for form in PLAIN.analyze(folded) if not told_by_stem(form))
    return " ".join(STEMMED.analyze(folded)), " ".join(untold)


def written(text: str) -> list[str]:
    """The words of a text as they are written, which have the same terms as the whole."""
    return text.encode().translate(_APART).decode().split()  # bytes are four times as fast


@lru_cache(maxsize=4096)
def stems(text: str) -> tuple[str, ...]:
    """The terms that a piece of a query means: `Étudiants' NGOs` gives `etudi`, `ngo`."""
    return tuple(STEMMED.analyze(fold(text)))


def begun(text: str) -> tuple[tuple[str, ...], list[str]]:
    """The stems of all words but the last, and how forms begin of words that begin as it does.

    `self-determ` gives `self`, `determ`; no beginning where there is no word.
    """
    before, written = spelling.begun(text)
    starts: list[str] = []
    for start in sorted({form for one in written for form in PLAIN.analyze(one)}):
        if not starts or not start.startswith(starts[-1]):  # of which it would be a part
            starts.append(start)
    return stems(before), starts


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


@lru_cache(maxsize=2**16)
def stem_of(word: str) -> str:
    """The stem of one written word; empty if it is none."""
    return "".join(STEMMED.analyze(fold(word))[:1])


def form_of(word: str) -> str:
    """As `stem_of`, with the ending left on."""
    return "".join(PLAIN.analyze(fold(word))[:1])
