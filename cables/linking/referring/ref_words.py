"""Words that point at the REF block: `ref A`, `refs A and B`, `reftel (C)`, `refs A-C`.

Every pattern is tried at one place and is of bounded length, so that time stays linear.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

_WORD = re.compile(
    r"(?<![\w'’-])(?:(?P<whole>ref(?:erence|\.)?[ \n-]?(?:tels?|telegrams?|cables?)|reftels?)"
    r"|(?P<full>references?)|(?P<part>refs?))(?![\w'’])\.?",
    re.IGNORECASE,
)
_OPEN = re.compile(r"[\s:]{0,3}(?P<bracket>[(\[])?\s?(?=[A-Za-z\d])")
_LABEL = re.compile(r"[A-Za-z](?![\w'’])|\d{1,2}(?![\w'’])")
_BRACKETED_LABEL = re.compile(r"[(\[]\s?(?P<label>[A-Za-z]|\d{1,2})\s?[)\]]")
_CLOSE = re.compile(r"\s?[)\]]")
_AND = re.compile(r"\s{0,3}(?:[,/&]\s{0,3}(?:(?:and|or)\s{1,3})?|(?:and|or|plus)\s{1,3})", re.I)
_THROUGH = re.compile(r"\s{0,2}(?:[-–—]|(?:to|through|thru)\s)\s{0,2}", re.IGNORECASE)
_ALONE = re.compile(r"\s?[)\]]")


@dataclass(frozen=True, slots=True)
class Pointer:
    """A word of the text that points at items of the REF block.

    No label: at the block as a whole. Several labels: a range (`refs A-C`).
    """

    start: int
    end: int
    labels: tuple[str, ...] = ()


def find(text: str, labels: Collection[str] = ()) -> Iterator[Pointer]:
    """Every pointer in printed order; `labels` are those of the cable's REF block.

    They decide where a letter can be a label or a word of the sentence (`reftel A reports`).
    """
    for match in _WORD.finditer(text):
        pointers = list(_Reader(text, frozenset(labels), match).pointers())
        if pointers:
            yield from pointers
        elif match["whole"] or (match["part"] and _stands_alone(text, match)):
            yield Pointer(match.start(), match.end() - match[0].endswith("."))


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """`(ref)`: without brackets the word may be cut from any other."""
    before = text[match.start() - 1 : match.start()]
    return before in ("(", "[") and bool(_ALONE.match(text, match.end()))


class _Reader:
    """Reads the labels behind one word, from left to right."""

    def __init__(self, text: str, known: frozenset[str], word: re.Match[str]) -> None:
        self.text = text
        self.known = known
        self.word = word
        self.plural = word[0].rstrip(".").lower().endswith("s")

    def pointers(self) -> Iterator[Pointer]:
        """One for each label, the first with the word itself; one for a whole range."""
        first = self._first()
        if first is None:
            return
        label, start, end = first
        begin = self.word.start()
        while True:
            through = self._next(_THROUGH, end, label)
            if through is not None and len(label) == len(through[0]) == 1:
                yield Pointer(begin, through[2], _between(label, through[0]))
                label, start, end = through
            else:
                yield Pointer(begin, end, (label,))
            following = self._next(_AND, end, label)
            if following is None:
                return
            label, start, end = following
            begin = start

    def _first(self) -> tuple[str, int, int] | None:
        """The first label and where it stands, its own brackets included."""
        opened = _OPEN.match(self.text, self.word.end())
        if opened is None:
            return None
        found = _LABEL.match(self.text, opened.end())
        if found is None:
            return None
        label, end = found[0].upper(), found.end()
        if opened["bracket"]:
            closed = _CLOSE.match(self.text, end)
            if closed:
                return label, opened.start("bracket"), closed.end()
            enumerated = _AND.match(self.text, end) or _THROUGH.match(self.text, end)
            return (label, found.start(), end) if enumerated and label in self.known else None
        return (label, found.start(), end) if self._is_label(found[0], end) else None

    def _is_label(self, written: str, end: int) -> bool:
        """`ref` cannot stand without a label; behind `reftel` it has to be known, as a number.

        A copy without its REF block has no known labels: there a stop must follow the letter.
        """
        if written.isalpha() and self.word["part"]:
            return True
        if not self.known:
            return written.isupper() and self._closes(end)
        known = written.upper() in self.known
        return known and (not written.islower() or self._closes(end))

    def _closes(self, end: int) -> bool:
        return self.text[end : end + 1] in (")", "]", ",", ".", ";")

    def _next(self, joiner: re.Pattern[str], end: int, last: str) -> tuple[str, int, int] | None:
        """A further label behind `and`, a comma or a dash; labels go up."""
        joined = joiner.match(self.text, end)
        if joined is None:
            return None
        bracketed = _BRACKETED_LABEL.match(self.text, joined.end())
        found = bracketed or _LABEL.match(self.text, joined.end())
        if found is None:
            return None
        label = (bracketed["label"] if bracketed else found[0]).upper()
        possible = label in self.known if self.known else self.plural
        if not possible or label.isdigit() != last.isdigit() or _rank(label) <= _rank(last):
            return None
        return label, found.start(), found.end()


def _rank(label: str) -> int:
    return int(label) if label.isdigit() else ord(label)


def _between(first: str, last: str) -> tuple[str, ...]:
    return tuple(chr(code) for code in range(ord(first), ord(last) + 1))
