"""Where the words of a query stand in texts, found as the index finds them."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from cables.search.analysis import OPEN, begun, form_of, stem_of, stems
from cables.search.language import Node, Phrase, Prefix, leaves
from cables.search.spelling import also_written

Span = tuple[int, int]

_BETWEEN = r"(?:['’]s)?[\W_]+"
_NEVER = re.compile(r"(?!)")


class Marks:
    """The spans to mark in a set of texts.

    The few written forms in these texts that the query means are looked up once; then one regular
    expression finds them, which is some ten times faster than analysing every word in its place.
    """

    def __init__(self, node: Node, texts: Iterable[str]) -> None:
        wanted = list(_wanted(node))
        beginnings = {word.beginning for sequence in wanted for word in sequence}
        written = _words(texts, beginnings) if beginnings else set()
        forms = [[word.forms(written) for word in sequence] for sequence in wanted]
        found = [groups for groups in forms if all(groups)]
        self._first = {form for groups in found for form in groups[0]}
        told = "|".join(f"({_run(groups)})" for groups in found)
        self._pattern = re.compile(rf"(?<![^\W_])(?:{told})(?![^\W_])") if told else _NEVER

    def find(self, text: str) -> list[tuple[Span, int]]:
        """The spans in reading order, each with the number of the part of the query it answers."""
        if not any(form in text for form in self._first):  # far sooner told than by the pattern
            return []
        return [(found.span(), found.lastindex or 0) for found in self._pattern.finditer(text)]


class _Word:
    """One word of the query: a stem, or a beginning of plain forms."""

    def __init__(self, stem: str = "", beginning: str = "") -> None:
        self._stem, self._beginning = stem, beginning

    @property
    def beginning(self) -> str:
        """The first letters, at most two, with which all its forms begin."""
        sure = self._stem[:-2] if self._stem and self._stem[-1] in OPEN else self._stem
        return (sure or self._stem[:1] or self._beginning)[:2]

    def forms(self, written: Iterable[str]) -> list[str]:
        """The written words that are this one, longest first."""
        return sorted(filter(self._means, written), key=len, reverse=True)

    def _means(self, word: str) -> bool:
        if self._stem:
            return stem_of(word) == self._stem
        return form_of(word).startswith(self._beginning)


def _wanted(node: Node) -> Iterator[list[_Word]]:
    """The runs of words that a result contains."""
    for leaf in leaves(node):
        match leaf:
            case Phrase(text, 0):
                yield from _runs(stems(text), stems(text.replace("-", "")))
            case Phrase(text):
                yield from _runs(*((stem,) for stem in stems(text)))
            case Prefix(text):
                yield from ([_Word(beginning=start)] for start in begun(text)[1])


def _runs(*sequences: tuple[str, ...]) -> Iterator[list[_Word]]:
    for sequence in dict.fromkeys(sequences):
        if sequence:
            yield [_Word(stem) for stem in sequence]


def _run(groups: list[list[str]]) -> str:
    """A pattern for words in a row, each in the forms in which it is written."""
    return _BETWEEN.join(f"(?:{'|'.join(map(re.escape, forms))})" for forms in groups)


def _words(texts: Iterable[str], beginnings: Iterable[str]) -> set[str]:
    """The different words of texts, as they are written, that can begin so when folded.

    A beginning is of one letter or two. Foreign letters may fold to any, so that words with one
    among their first two are given too.
    """
    word = _word_beginning(frozenset(beginnings))
    return {found for text in texts for found in word.findall(text)}


@lru_cache(maxsize=4096)
def _word_beginning(beginnings: frozenset[str]) -> re.Pattern[str]:
    """The letter comes first, so that other places are passed over quickly."""
    written = sorted({other for one in beginnings for other in also_written(one)})
    first = _either_case("".join(one[0] for one in written))
    begun = "|".join(f"(?<={_either_case(one[0])}){_followed(one[1:])}" for one in written)
    return re.compile(
        rf"(?s){first}(?<=[^\W_])(?<![^\W_].)(?:{begun})(?:(?<=[Nn])[Oo][Nn]-)?[^\W_]*"
    )


def _followed(letter: str) -> str:
    return f"(?={_either_case(letter)}|(?<=[^\0-\x7f]))" if letter else ""


def _either_case(letters: str) -> str:
    """A class of these letters and all foreign ones; as what it is not it is compiled at once."""
    wanted = {*letters.lower(), *letters.upper()}
    others = (chr(code) for code in range(128) if chr(code) not in wanted)
    return f"[^{''.join(map(re.escape, others))}]"
