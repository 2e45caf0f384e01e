"""Inline references: where the text of a cable points at another cable, and at which paragraph.

Two finders, one list of spans: words that point at the REF block (`ref A`, `reftel`) and citations
in full (`05 KABUL 003934`). Either may name a paragraph: `para 3 of ref C`, `reftel B, para 2`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from cables.linking.find import full_citations, ref_words
from cables.vocab.citations import Citation

_PARAGRAPH = re.compile(
    r"(?<!\w)(?:para(?:graph)?s?\.?\s?|¶{1,2}\s?)\(?(?P<number>\d{1,3})\)?"
    r"(?:\s?(?:-|–|and|to|&)\s?\d{1,3})?(?!\w)",
    re.IGNORECASE,
)
_OF = re.compile(r"(?:\s?,)?\s{1,2}(?:(?:of|in|from)\s{1,2})?(?:the\s)?[(\[]?")
_BEHIND = re.compile(r"\s?[,:(\[]?\s{0,2}(?:at\s|in\s)?")
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
    """Join each `para 3` to the reference beside it: the one after it if joined by `of`."""
    named = [(match.start(), match.end(), int(match["number"])) for match in _named(text)]
    result: list[InlineReference] = []
    at = 0
    for index, one in enumerate(found):
        begin = found[index - 1].end if index else 0
        end = found[index + 1].start if index + 1 < len(found) else len(text)
        while at < len(named) and named[at][0] < begin:
            at += 1
        result.append(_joined(text, one, named[at : at + 1], end))
        if at < len(named) and result[-1].paragraph is not None:
            at += 1
    return result


def _named(text: str) -> Iterable[re.Match[str]]:
    return _PARAGRAPH.finditer(text)
