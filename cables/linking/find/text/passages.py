"""A cable as finders see it: passages in mixed case, and their capitalised words."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from cables.linking.find.text import lexicon
from cables.linking.find.text.case import is_capitals, keep_letters, letters_explained, restore

_UPPER = "".join(chr(code) for code in range(0x41, 0x250) if chr(code).isupper())
_CAPITALISED = re.compile(
    rf"""
    [{_UPPER}](?<!\w\w)                       # a capital at the beginning of a word
    (?: (?:\.[A-Z](?![\w]))+\.?              # U.S., J.F.
      | \.(?=[\s-])                          # an initial
      | \w*(?:[-&/][{_UPPER}]?\w+|-\ [{_UPPER}][a-z]+|['’](?![sS]\b)\w+)*
    )
    """,
    re.VERBOSE,
)
_PREFIX = re.compile(r"(?<!\w)(?:al|el|an|ar|as|at|az|ad|ash|wal|bil|lil|d|l|o)[-'’]$")
_SENTENCE_BEFORE = re.compile(r"(?:^|[.!?:;\n\"“”]|--|\*)[\s\"'“”(\-]*$")
_SENTENCE = re.compile(r"(?<=[a-z0-9)\"'”’][.!?])[\"'”’)]*\s+(?=[\"'“(]?[A-Z0-9])|\n+")


_AFTER_PREFIX = frozenset("-'’")
_DAY_BEFORE = re.compile(r"\d(?:st|nd|rd|th)? $")


class Word(NamedTuple):
    """A capitalised word with its place in the passage."""

    text: str
    start: int
    end: int


def _words(text: str) -> Iterator[Word]:
    """Capitalised words with small prefix (`al-Masri`) and the point of an abbreviation.

    Not the months of dates, which join no name.
    """
    months, abbreviations = lexicon.listed("month"), lexicon.listed("abbreviation")
    for match in _CAPITALISED.finditer(text):
        start, end = match.span()
        word = match[0]
        if word in months and _is_of_date(text, start, end):
            continue
        if text[start - 1 : start] in _AFTER_PREFIX:
            prefix = _PREFIX.search(text, max(0, start - 5), start)
            start = prefix.start() if prefix else start
        if word in abbreviations and text[end : end + 1] == ".":
            end += 1
        yield Word(text[start:end], start, end)


def _is_of_date(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 5) : start], text[end : end + 2]
    return _DAY_BEFORE.search(before) is not None or after[1:].isdigit()


@dataclass(frozen=True)
class Passage:
    """One paragraph: `text` as stored, `read` the same with mixed case restored, offsets alike."""

    index: int
    text: str
    read: str
    capitals: bool

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The capitalised words, in order."""
        return tuple(_words(self.read))

    @cached_property
    def texts(self) -> frozenset[str]:
        """The capitalised words, each once: a quick first look for some of them."""
        return frozenset(word.text for word in self.words)

    @cached_property
    def gaps(self) -> tuple[str, ...]:
        """What stands between each word and the next; one less than there are words."""
        return tuple(self.read[one.end : two.start] for one, two in pairwise(self.words))

    @cached_property
    def runs(self) -> tuple[tuple[int, int], ...]:
        """First and last+1 of words that follow each other with nothing but a blank between."""
        found, first = [], 0
        for at, gap in enumerate(self.gaps, start=1):
            if gap != " ":
                found.append((first, at))
                first = at
        if self.words:
            found.append((first, len(self.words)))
        return tuple(found)

    def before(self, start: int, length: int = 40) -> str:
        """The text that leads up to an offset."""
        return self.read[max(0, start - length) : start]

    def after(self, end: int, length: int = 60) -> str:
        """The text that follows an offset."""
        return self.read[end : end + length]

    def has(self, words: Iterable[str]) -> bool:
        """Whether any of some words, or parts of them, stands here; a quick first look."""
        return any(map(self.read.__contains__, words))

    def opens_sentence(self, start: int) -> bool:
        """Whether a capital here may be due to the sentence alone."""
        return _SENTENCE_BEFORE.search(self.before(start, 6)) is not None

    def sentence(self, start: int) -> str:
        """The sentence, or line, around an offset, as stored."""
        begin, end = self.around(start)
        return self.text[begin:end].strip()

    def around(self, start: int) -> tuple[int, int]:
        """Where the sentence, or line, around an offset begins and ends."""
        at = bisect_right(self._sentences, start, key=itemgetter(1))
        begin = self._sentences[at - 1][1] if at else 0
        end = self._sentences[at][0] if at < len(self._sentences) else len(self.text)
        return begin, end

    @cached_property
    def _sentences(self) -> list[tuple[int, int]]:
        """The gaps between sentences, in order."""
        return [cut.span() for cut in _SENTENCE.finditer(self.read)]


@dataclass(frozen=True)
class Text:
    """The passages of one cable, and the country it was sent from where that is known."""

    passages: tuple[Passage, ...]
    country: str = ""

    @classmethod
    def of(cls, paragraphs: Sequence[str], country: str = "") -> "Text":
        """Lay paragraphs out for the finders; text in capitals is restored first."""
        letters = letters_explained(paragraphs)
        found = (_passage(at, text, letters) for at, text in enumerate(paragraphs))
        return cls(tuple(found), country)


def _passage(index: int, text: str, letters: frozenset[str]) -> Passage:
    capitals = is_capitals(text)
    read = keep_letters(restore(text), letters) if capitals else text
    return Passage(index, text, read, capitals)


@lru_cache(maxsize=50_000)
def is_common(word: str) -> bool:
    """A word that a dictionary prints in small letters."""
    return word.lower() in lexicon.common_words()
