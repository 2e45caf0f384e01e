"""Inline references: where the text of a cable points at another cable, and at which paragraph.

Two finders, one list of spans: words that point at the REF block (`ref A`, `reftel`) and citations
in full (`05 KABUL 003934`). Either may name a paragraph: `para 3 of ref C`, `reftel B, para 2`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from cables.linking.referring import full_citations, ref_words
from cables.vocab.citations import Citation

_PARAGRAPH = re.compile(
    r"(?<!\w)(?:para(?:graph)?s?\.?\s?|¶{1,2}\s?)(?P<open>\()?(?P<number>\d{1,3})(?(open)\))"
    r"(?:\s?(?:-|–|and|to|&)\s?\d{1,3})?(?!\w)",
    re.IGNORECASE,
)
_OF = re.compile(r"(?:\s?,)?\s{1,3}(?:(?:of|in|from)\s{1,3})?(?:the\s)?[(\[]?", re.IGNORECASE)
_BEHIND = re.compile(r"\s?[,:(\[]?\s{0,3}(?:at\s|in\s)?", re.IGNORECASE)
_FURTHEST = 14
"""Characters between a paragraph's number and the reference that it belongs to."""
_BEFORE_CITATION = re.compile(r"[\s:(\[]{0,4}")


@dataclass(frozen=True, slots=True)
class RefBlock:
    """What a cable's REF block has: its labels, and post and serial of the cables in it."""

    labels: frozenset[str] = frozenset()
    numbers: frozenset[tuple[str, int]] = frozenset()


@dataclass(frozen=True, slots=True)
class InlineReference:
    """A run of a paragraph's text that points at one cable, or at items of the REF block.

    `cable` is given for a citation in full. `labels` are those that are named; several are a range
    (`refs A-C`), none without a `cable` is the block as a whole (`reftel`). `paragraph` is the
    number of the paragraph that is meant.
    """

    start: int
    end: int
    labels: tuple[str, ...] = ()
    cable: Citation | None = None
    paragraph: int | None = None


def find(text: str, block: RefBlock = RefBlock()) -> list[InlineReference]:
    """Every inline reference of a text, in printed order; none overlap. Time is linear."""
    cited = list(full_citations.find(text, block.numbers))
    pointers = ref_words.find(text, block.labels)
    return _with_paragraphs(text, _merged(text, pointers, cited))


def _merged(
    text: str, pointers: Iterable[ref_words.Pointer], cited: list[Citation]
) -> list[InlineReference]:
    """Both in one row; `reftel LONDON 2582` names one cable, not two."""
    found = [InlineReference(one.start, one.end, cable=one) for one in cited]
    found += [InlineReference(one.start, one.end, one.labels) for one in pointers]
    found.sort(key=lambda one: one.start)
    kept: list[InlineReference] = []
    for one in found:
        if kept and one.cable is not None and _leads_to(text, kept[-1], one):
            kept.pop()
        if not kept or kept[-1].end <= one.start:
            kept.append(one)
    return kept


def _leads_to(text: str, pointer: InlineReference, citation: InlineReference) -> bool:
    if pointer.cable is not None:
        return False
    overlap = pointer.end > citation.start
    bare = not pointer.labels and _BEFORE_CITATION.fullmatch(text[pointer.end : citation.start][:9])
    return overlap or bool(bare)


def _with_paragraphs(text: str, found: list[InlineReference]) -> list[InlineReference]:
    """Join each `para 3` to the reference beside it, first to the one that it stands before."""
    matches = list(_PARAGRAPH.finditer(text))
    ends = {match.end(): match for match in matches}
    joined = [_behind_its_number(text, one, ends) for one in found]
    taken = {one.start for one in joined if one.paragraph is not None}
    starts = {match.start(): match for match in matches if match.start() not in taken}
    return [_before_its_number(text, one, starts) for one in joined]


def _behind_its_number(
    text: str, one: InlineReference, ends: dict[int, re.Match[str]]
) -> InlineReference:
    for end in range(one.start - 1, max(0, one.start - _FURTHEST), -1):
        if end in ends and _OF.fullmatch(text, end, one.start):
            match = ends[end]
            return replace(one, start=match.start(), paragraph=int(match["number"]))
    return one


def _before_its_number(
    text: str, one: InlineReference, starts: dict[int, re.Match[str]]
) -> InlineReference:
    for start in range(one.end, one.end + _FURTHEST):
        if one.paragraph is None and start in starts and _BEHIND.fullmatch(text, one.end, start):
            match = starts[start]
            return replace(one, end=match.end(), paragraph=int(match["number"]))
    return one
