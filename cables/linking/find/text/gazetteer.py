"""Many names at once in a text: one Aho-Corasick automaton over whole words.

Text and names are laid on one plain form of the same length (accents folded, punctuation blank),
so that offsets hold and a name is found in `Côte d'Ivoire's`, `COTE D IVOIRE` aside.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Generic, TypeVar

import ahocorasick

T = TypeVar("T")


def _plain_letter(code: int) -> str:
    letter = chr(code)
    base = unicodedata.normalize("NFKD", letter)[:1]
    if letter.isalnum():
        return base if base.isalnum() and base.isascii() else letter
    return " "


_PLAIN = {code: _plain_letter(code) for code in range(0x250)}
_PLAIN |= dict.fromkeys(range(0x2000, 0x2070), " ")  # dashes and curly quotes


def plain(text: str) -> str:
    """The text with accents folded and punctuation blank, character for character."""
    return text.translate(_PLAIN)


@lru_cache(maxsize=64)  # several lists look at one paragraph, one after another
def _padded(text: str) -> str:
    return f" {plain(text)} "


Match = tuple[int, int, tuple[T, ...]]
"""Where a name begins and ends, and what is known under it."""


class Gazetteer(Generic[T]):
    """Names, each with what is known about it, looked up in running text."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._automaton = ahocorasick.Automaton()
        known: dict[str, list[T]] = {}
        for name, value in entries:
            key = plain(name).strip()
            if key:
                known.setdefault(f" {key} ", []).append(value)
        for key, values in known.items():
            self._automaton.add_word(key, (len(key) - 2, tuple(values)))
        self._automaton.make_automaton()

    def __len__(self) -> int:
        return len(self._automaton)

    def get(self, name: str) -> tuple[T, ...]:
        """What is known under exactly this name."""
        _, values = self._automaton.get(f" {plain(name).strip()} ", (0, ()))
        return tuple(values)

    def matches(self, text: str) -> Iterator[tuple[int, int, tuple[T, ...]]]:
        """Start, end and values of each name in the text, the longest where they overlap."""
        if not self._automaton:
            return
        # One blank stands before the text, and the automaton reports the blank after a name.
        found = (
            (after - length - 1, after - 1, values)
            for after, (length, values) in self._automaton.iter(_padded(text))
        )
        for start, end, values in _apart(sorted(found, key=_leftmost_longest)):
            yield start, _with_point(text, start, end), values


def _apart(found: Iterable[Match[T]]) -> Iterator[Match[T]]:
    """Of matches in order those that do not overlap: `World Bank`, not `The World` before it."""
    kept: Match[T] | None = None
    for match in found:
        if kept is None or match[0] >= kept[1]:
            if kept is not None:
                yield kept
            kept = match
        elif match[1] - match[0] > kept[1] - kept[0]:
            kept = match
    if kept is not None:
        yield kept


def _with_point(text: str, start: int, end: int) -> int:
    """The end of a name, with the point that closes an abbreviation (`U.S.`)."""
    dotted = text[end : end + 1] == "." and text[end - 2 : end - 1] == "." and end - start > 2
    return end + dotted


def _leftmost_longest(match: tuple[int, int, object]) -> tuple[int, int]:
    return match[0], -match[1]
