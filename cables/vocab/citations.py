"""Citations: where a text names other cables (`06 GUANGZHOU 32324`, `STATE 188314, 259032`).

Read from the serial backwards: before every number, the longest run of words that names a post.
So no pattern of a thousand post names is tried at every letter, and time stays linear.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from cables.vocab import misspelt, posts
from cables.vocab.identifiers import canonical_post
from cables.vocab.years import full_year

_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
_DIGIT = re.compile(r"\d")
_WITHIN_NAME = frozenset(".'’‘`-‐")
_BEFORE_SERIAL = frozenset("#:-–.(),;")
_BEFORE_NUMBER = _WITHIN_NAME | _BEFORE_SERIAL
_JOINERS = frozenset((",", ";", "/", "&", "AND", "PLUS", "-", "¶"))
_WORDS_IN_NAME = 5
_LETTERS_IN_NAME = 26
_YEARS = range(1966, 2031)
_NOT_AFTER = frozenset(("Z", "TH", "ST", "ND", "RD", "PERCENT"))


@dataclass(frozen=True, slots=True)
class Citation:
    """A cable named in a text; `year` is None where none is printed, as is the rule for the
    current year (5 FAH-1 H-250). `guessed` says that the post is misspelt in the text."""

    start: int
    end: int
    post: str
    serial: int
    year: int | None = None
    guessed: bool = False


class _Token(NamedTuple):
    text: str
    start: int
    end: int

    @property
    def is_number(self) -> bool:
        return self.text[0].isdigit()

    @property
    def is_word(self) -> bool:
        return self.text[0].isalpha()


def find(text: str, *, lenient: bool = False) -> Iterator[Citation]:
    """Every citation in printed order; a serial alone inherits post and year of the one before.

    `lenient` is for texts that hold nothing but citations: misspelt posts are understood too.
    """
    if _DIGIT.search(text) is None:
        return
    tokens = [_Token(m[0], *m.span()) for m in _TOKEN.finditer(text)]
    reader = _Reader(tokens, lenient)
    for index, token in enumerate(tokens):
        if token.is_number and index >= reader.next_free:
            citation = reader.citation_at(index)
            if citation is not None:
                yield citation


class _Reader:
    """Goes over the tokens once; remembers the last citation for those that inherit from it."""

    def __init__(self, tokens: list[_Token], lenient: bool) -> None:
        self.tokens = tokens
        self.lenient = lenient
        self.last: Citation | None = None
        self.next_free = 0

    def citation_at(self, index: int) -> Citation | None:
        if not self._is_serial(index) or self._is_year_of_next(index):
            return None
        named = self._post_before(index)
        if named is not None:
            return self._take(index, *named)
        if self.last is not None and self._inherits(index):
            return self._inherit(index, self.last)
        return self._guess(index) if self.lenient else None

    def _is_serial(self, index: int) -> bool:
        token = self.tokens[index]
        if len(token.text) > 8 or not token.text.isascii() or not 0 < int(token.text) < 10_000_000:
            return False
        if index + 1 == len(self.tokens):
            return True
        after = self.tokens[index + 1]
        if after.start == token.end and after.text.upper() in _NOT_AFTER:
            return False
        return not self._is_date(index)

    def _is_date(self, index: int) -> bool:
        """`12/01/09`, `1.5`: numbers joined by the same mark twice, or a decimal."""
        following = self.tokens[index + 1 : index + 5]
        marks = [t.text for t in following]
        if len(marks) >= 4 and marks[0] == marks[2] in ("/", "-", "."):
            return (
                marks[1].isdigit()
                and marks[3].isdigit()
                and following[3].end - following[0].start < 9
            )
        return False

    def _post_before(self, index: int) -> tuple[str, int] | None:
        """The post named just before a serial, and the index of its first word."""
        cursor = self._skip_marks(index - 1)
        letters = ""
        best: tuple[str, int] | None = None
        words = 0
        while cursor >= self.next_free and words < _WORDS_IN_NAME:
            token = self.tokens[cursor]
            if token.is_word:
                letters = token.text.upper() + letters
                words += 1
                post = posts.find_squeezed(letters) if len(letters) <= _LETTERS_IN_NAME else None
                if post is not None:
                    best = post.code, cursor
            elif token.text not in _WITHIN_NAME:
                break
            cursor -= 1
        return best

    def _guess(self, index: int) -> Citation | None:
        """A citation of which the post is misspelt by one letter."""
        cursor = self._skip_marks(index - 1)
        letters = ""
        while cursor >= self.next_free and len(letters) <= _LETTERS_IN_NAME:
            token = self.tokens[cursor]
            if token.is_word:
                letters = token.text.upper() + letters
                post = misspelt.post_meant(letters)
                if post is not None:
                    return replace(self._take(index, post.code, cursor), guessed=True)
            elif token.text not in _WITHIN_NAME:
                break
            cursor -= 1
        return None

    def _skip_marks(self, cursor: int) -> int:
        """Over `#`, `:` and a marking such as `(C)` between a post and its serial."""
        while cursor >= self.next_free:
            text = self.tokens[cursor].text
            bracketed = (
                text in "UCS"
                and cursor > 0
                and self.tokens[cursor - 1].text == "("
                and self.tokens[cursor + 1].text == ")"
            )
            if not bracketed and text not in _BEFORE_SERIAL and text.upper() not in ("NO", "NR"):
                break
            cursor -= 1
        return cursor

    def _take(self, index: int, code: str, first: int) -> Citation:
        """The citation that ends with the serial at an index."""
        before = self._year_before(first)
        year, start_index = before if before else (None, first)
        end_index = index
        if year is None:
            year, end_index = self._year_after(index)
        return self._remember(index, start_index, end_index, code, year)

    def _inherit(self, index: int, last: Citation) -> Citation:
        year, end_index = self._year_after(index)
        return self._remember(index, index, end_index, last.post, year or last.year)

    def _remember(self, index: int, first: int, end: int, code: str, year: int | None) -> Citation:
        self.last = Citation(
            self.tokens[first].start,
            self.tokens[end].end,
            canonical_post(code, year or _YEARS[-1]),
            int(self.tokens[index].text),
            year,
        )
        self.next_free = end + 1
        return self.last

    def _year_before(self, first: int) -> tuple[int, int] | None:
        """`06`, `2006`, `'08`, `(99)`, `O4` or `10-` before a post, and where it begins."""
        cursor = first - 1
        while cursor >= self.next_free and self.tokens[cursor].text in (")", "-", "]", "_"):
            cursor -= 1
        if cursor < self.next_free or not self.tokens[cursor].is_number:
            return None
        digits, start = self.tokens[cursor].text, cursor
        letter = self.tokens[cursor - 1] if cursor > self.next_free else None
        if (
            len(digits) == 1
            and letter
            and letter.text in "Oo"
            and letter.end == self.tokens[cursor].start
        ):
            digits, start = "0" + digits, cursor - 1
        year = full_year(digits)
        return (year, start) if year is not None and year in _YEARS else None

    def _year_after(self, index: int) -> tuple[int | None, int]:
        """`(08)`, `(2002)`, `-01`, `/08` or a bare `99` after a serial, and where it ends."""
        serial = self.tokens[index].text
        following = self.tokens[index + 1 : index + 5]
        texts = [token.text for token in following]
        if texts[:1] and texts[0] in ("(", "["):
            offset = 2 if texts[1:2] and texts[1] in "'’" else 1
            if (
                len(texts) > offset + 1
                and texts[offset].isdigit()
                and texts[offset + 1] in (")", "]")
            ):
                return self._valid(texts[offset]), index + offset + 2
        elif len(texts) > 1 and texts[0] in ("-", "/") and len(texts[1]) == 2 < len(serial):
            adjacent = following[0].start == self.tokens[index].end
            if adjacent and texts[1].isdigit() and self._valid(texts[1]):
                return self._valid(texts[1]), index + 2
        elif (
            texts[:1]
            and texts[0].isdigit()
            and len(texts[0]) == 2
            and not self._names_next(index + 1)
        ):
            return self._valid(texts[0]), index + 1
        return None, index

    def _valid(self, digits: str) -> int | None:
        year = full_year(digits)
        return year if year in _YEARS else None

    def _names_next(self, index: int) -> bool:
        """True where a number is the year of the citation after it."""
        return index + 1 < len(self.tokens) and self.tokens[index + 1].text not in (
            ",",
            ";",
            ".",
            ")",
        )

    def _inherits(self, index: int) -> bool:
        """True for a further serial of the post before (`STATE 188314, 259032`)."""
        between = self.tokens[self.next_free : index]
        return bool(between) and all(token.text.upper() in _JOINERS for token in between)

    def _is_year_of_next(self, index: int) -> bool:
        """`08 LIMA 5, 07 LIMA 43`: digits directly before a post and its serial are its year."""
        if full_year(self.tokens[index].text) not in _YEARS:
            return False
        if index and self.tokens[index - 1].is_word:
            return False
        letters = ""
        for token in self.tokens[index + 1 : index + 2 * _WORDS_IN_NAME]:
            if token.is_word:
                letters += token.text.upper()
            elif token.is_number:
                return posts.find_squeezed(letters) is not None
            elif token.text not in _BEFORE_NUMBER:
                return False
        return False
