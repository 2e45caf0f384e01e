"""The words that led a reader to a cable, found again on its page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cables.models import Paragraph
from cables.search.language import Phrase, Prefix, leaves, parse
from cables.search.marks import Marks, Span
from cables.search.parameters import LONGEST_QUERY

Spans = dict[int, tuple[Span, ...]]


@dataclass(frozen=True, slots=True)
class Match:
    """A paragraph with found words, and the paragraphs with such before and after it."""

    anchor: str
    number: int
    previous: str | None
    next: str | None


@dataclass(frozen=True, slots=True)
class Matches:
    """What a query marks on a cable's page: spans by paragraph key, matches by anchor."""

    query: str
    count: int
    spans: Spans
    by_anchor: dict[str, Match]

    @property
    def first(self) -> str | None:
        return next(iter(self.by_anchor), None)


def matches(written: str, paragraphs: Sequence[Paragraph]) -> Matches | None:
    """What a query finds in the paragraphs; None if it has no words to find."""
    query = written.strip()[:LONGEST_QUERY]
    node = parse(query).node
    if not any(isinstance(leaf, Phrase | Prefix) for leaf in leaves(node)):
        return None
    marks = Marks(node, [paragraph.readable for paragraph in paragraphs])
    found: Spans = {
        paragraph.pk: tuple(span for span, _ in marks.find(paragraph.readable))
        for paragraph in paragraphs
    }
    anchors = [paragraph.anchor for paragraph in paragraphs if found[paragraph.pk]]
    return Matches(query, sum(map(len, found.values())), found, dict(_linked(anchors)))


def _linked(anchors: Sequence[str]) -> Iterable[tuple[str, Match]]:
    befores, afters = [None, *anchors], [*anchors[1:], None]
    for number, (anchor, before, after) in enumerate(
        zip(anchors, befores, afters, strict=False), 1
    ):
        yield anchor, Match(anchor, number, before, after)
