"""NGOs that no single sign tells, weighed by many: `the youth counselors of Vestra Tal`.

Only in a cable about NGOs. What is weighed are capitalised names that nothing else found,
and bodies, people and places that hardly anything told to be such; the signs of all places where a
name stands count together (`signs.py`).
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from operator import itemgetter

from cables.linking.find import statistical
from cables.linking.find.found import Kind, Span
from cables.linking.find.gather import Group
from cables.linking.find.ngos import signs
from cables.linking.find.ngos.others import is_other
from cables.linking.find.places import atlas
from cables.linking.find.settle import LONGEST
from cables.linking.find.text import lexicon
from cables.linking.find.text.passages import Passage, Text, is_common
from cables.linking.find.text.runs import joins
from cables.vocab import tables
from cables.vocab.names import normalize

METHOD = "small signs"
_SCORE = 0.6
_FEWEST_LETTERS = 3
_MANY = 3  # NGOs in a cable; more say no more
_OWNING = frozenset(("'s ", "’s ", "' ", "’ "))
_MARKS = frozenset(("' ", "’ "))
_TITLE_CASED = frozenset(
    (
        *("The", "A", "An", "Of", "For", "And", "Or", "In", "On", "To", "With", "From", "By", "At"),
        *("Against", "Mr", "Mrs", "Ms", "He", "She", "It", "We", "They", "His", "Her", "Its", "No"),
    )
)
_APART = frozenset((", ", ", and ", " and ", " or ", "; ", ", the ", " and the ", ", and the "))
_OPEN_TYPES = frozenset(("", "other"))
_BY_LOOK = frozenset(("echo", "name", "place pattern"))

Place = tuple[int, int, int]
"""Passage, start and end."""


@dataclass(slots=True)
class Name:
    """A name to be weighed: where the cable writes it, and the signs of all these places."""

    name: str
    places: list[Place] = field(default_factory=list)
    signs: set[str] = field(default_factory=set)
    is_other: bool = False

    @property
    def weight(self) -> float:
        """Above 0 where it is more likely an NGO than not."""
        weights = _weights()
        return round(weights["threshold"] + sum(weights.get(sign, 0.0) for sign in self.signs), 2)


@cache
def _weights() -> Mapping[str, float]:
    return {row["sign"]: float(row["weight"]) for row in tables.rows("ngo_signs")}


def find(text: Text, groups: Sequence[Group], ngos: Sequence[Group]) -> Iterator[Span]:
    """Names that are NGOs by weight; `ngos` are those of the groups that are known to be."""
    for name in names(text, groups, ngos):
        if name.weight > 0 and len(name.name) <= LONGEST:
            for place in name.places:
                yield Span(*place, Kind.ORGANIZATION, METHOD, _SCORE, name=name.name)


def names(text: Text, groups: Sequence[Group], ngos: Sequence[Group]) -> list[Name]:
    """What there is to weigh in a cable, with its signs."""
    near = _Neighbours(ngos)
    found: dict[str, Name] = {}
    for (index, start, end), told in _places(text, groups, ngos):
        passage = text.passages[index]
        written = passage.read[start:end]
        name = found.setdefault(normalize(written), Name(written))
        name.places.append((index, start, end))
        name.is_other |= is_other(passage, start, end)
        name.signs.update(told, signs.within(written, written.split()))
        name.signs.update(signs.beside(passage, start, end), near.signs(passage, start, end))
    return [name for name in found.values() if not name.is_other]


def _places(
    text: Text, groups: Sequence[Group], ngos: Sequence[Group]
) -> Iterator[tuple[Place, tuple[str, ...]]]:
    """Where a name to be weighed stands, and what it was taken for."""
    known = set(map(id, ngos))
    for group in (group for group in groups if id(group) not in known and _is_doubtful(group)):
        told = () if _is_read(group) else (f"taken for {group.kind}",)
        for span in group.spans:
            yield (span.passage, span.start, span.end), told
    covers = _covers(groups)
    for passage in text.passages:
        for first, last, signs_of_piece in _free(passage, covers.get(passage.index, [])):
            start, end = passage.words[first].start, passage.words[last].end
            yield (passage.index, start, end), signs_of_piece


def _is_doubtful(group: Group) -> bool:
    """A body of which only the name is known; two words that look like a person or place."""
    if group.kind is Kind.ORGANIZATION:
        return group.type in _OPEN_TYPES and not group.is_listed
    by_look = all(span.method in _BY_LOOK and not span.title for span in group.spans)
    return _is_read(group) or (" " in group.name and by_look)


def _is_read(group: Group) -> bool:
    """Whether nothing but a statistical reader took it for what it is."""
    return all(span.method == statistical.METHOD for span in group.spans)


_Cover = tuple[int, int, bool]


def _covers(groups: Iterable[Group]) -> dict[int, list[_Cover]]:
    """What is found already, by passage; whether a longer name may hold it: a place, one word."""
    covers: dict[int, list[_Cover]] = {}
    for group in groups:
        by_look = group.kind is Kind.PERSON and _is_doubtful(group)
        for span in group.spans:
            one_word = " " not in span.name and not span.name.isupper()
            soft = group.kind is Kind.LOCATION or one_word or by_look
            covers.setdefault(span.passage, []).append((span.start, span.end, soft))
    return {passage: sorted(found) for passage, found in covers.items()}


def _free(passage: Passage, covers: Sequence[_Cover]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Names of which nothing, or only a place or a word, is found; first and last word."""
    state = [_state(word.start, word.end, covers) for word in passage.words]
    first = 0
    while first < len(passage.words):
        last = _last_of(passage, first)
        for hard, piece in groupby(range(first, last + 1), lambda at: state[at] == "hard"):
            words = [] if hard else _trimmed(passage, list(piece), state)
            if words and _may_be_name(passage, words) and not _cuts(passage, words, covers):
                ends = state[words[0]] == "soft", state[words[-1]] == "soft"
                told = ("begins with a place",) * ends[0] + ("ends with a place",) * ends[1]
                yield words[0], words[-1], told
        first = last + 1


def _cuts(passage: Passage, words: Sequence[int], covers: Sequence[_Cover]) -> bool:
    """Whether a name would hold only a part of a place: `Vestra Bosnia | and Herzegovina`."""
    start, end = passage.words[words[0]].start, passage.words[words[-1]].end
    return _is_within(start, covers) or _is_within(end, covers)


def _is_within(offset: int, covers: Sequence[_Cover]) -> bool:
    at = bisect_left(covers, offset, key=itemgetter(0)) - 1
    return at >= 0 and covers[at][1] > offset


def _state(start: int, end: int, covers: Sequence[_Cover]) -> str:
    """`free`, or covered: `soft` or `hard`; covers do not overlap."""
    at = bisect_left(covers, end, key=itemgetter(0)) - 1
    if at < 0 or covers[at][1] <= start:
        return "free"
    return "soft" if covers[at][2] else "hard"


def _last_of(passage: Passage, first: int) -> int:
    last = first
    while last < len(passage.gaps) and (
        joins(passage, last) or _owns(passage, last) or _is_inside(passage, last)
    ):
        last += 1
    return last


def _is_inside(passage: Passage, at: int) -> bool:
    """`Vestra Us | Tal`, `Vestra' | Tal`: a little word, or a mark, of another language."""
    word = passage.words[at]
    if passage.gaps[at] in _MARKS:
        return not word.text.endswith("s")
    return passage.gaps[at] == " " and _is_foreign_here(passage, at)


def _is_foreign_here(passage: Passage, at: int) -> bool:
    """A little word with a capital that neither the sentence nor a title asks for."""
    word = passage.words[at]
    return (
        lexicon.is_function_word(word.text)
        and word.text not in _TITLE_CASED
        and not passage.opens_sentence(word.start)
    )


def _owns(passage: Passage, at: int) -> bool:
    """`Vestra Mothers' | Circle`."""
    owner, owned = passage.words[at].text, passage.words[at + 1].text
    return passage.gaps[at] in _OWNING and is_common(owner) and is_common(owned)


def _trimmed(passage: Passage, words: list[int], state: Sequence[str]) -> list[int]:
    """Without the article, a title, and places that only stand beside the name."""
    while words and _leads(passage, words[0]):
        words = words[1:]
    while words and _leads(passage, words[-1]):
        words = words[:-1]
    while len(words) > 1 and state[words[-1]] == "soft" and passage.gaps[words[-2]] != " ":
        words = words[:-1]
    while len(words) > 1 and state[words[0]] == "soft" and passage.gaps[words[0]] != " ":
        words = words[1:]
    return words if any(state[at] == "free" for at in words) else []


def _leads(passage: Passage, at: int) -> bool:
    word = passage.words[at].text
    if lexicon.is_function_word(word):
        return not _is_foreign_here(passage, at)
    return lexicon.is_title(word)


def _may_be_name(passage: Passage, words: Sequence[int]) -> bool:
    texts = [passage.words[at].text for at in words]
    if all(
        word in lexicon.jargon() or _leads(passage, at)
        for at, word in zip(words, texts, strict=True)
    ):
        return False
    if len(texts) > 1:
        return not any(word in _NEVER for word in texts)
    word = texts[0]
    return not (
        len(word.rstrip(".")) < _FEWEST_LETTERS
        or is_common(word)
        or word.removesuffix("s") in atlas.demonyms()
        or word in lexicon.listed("month")
    )


_NEVER = frozenset(("NGO", "NGOs", "Summary", "SUMMARY", "Comment", "COMMENT", "TEXT", "Text"))


class _Neighbours:
    """The NGOs of a cable, to look what stands among them."""

    def __init__(self, ngos: Sequence[Group]) -> None:
        spans = [span for group in ngos for span in group.spans]
        self._count = min(len(ngos), _MANY)
        self._passages = {span.passage for span in spans}
        self._starts = {(span.passage, span.start) for span in spans}
        self._ends = {(span.passage, span.end) for span in spans}

    def signs(self, passage: Passage, start: int, end: int) -> Iterator[str]:
        yield f"{self._count} NGOs" if self._count != 1 else "1 NGO"
        if passage.index in self._passages:
            yield "an NGO in the paragraph"
            if any(self._is_beside(passage, start, end, gap) for gap in _APART):
                yield "beside an NGO"

    def _is_beside(self, passage: Passage, start: int, end: int, gap: str) -> bool:
        """`Vestra, | Little Lantern`."""
        before = (passage.index, start - len(gap)) in self._ends
        behind = (passage.index, end + len(gap)) in self._starts
        return (before and passage.read.endswith(gap, 0, start)) or (
            behind and passage.read.startswith(gap, end)
        )
