"""The paragraphs that a query found, cut to a readable piece, with the found words marked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cables.search.marks import Marks, Span
from cables.search.results import Segment, Snippet

PER_HIT = 2
LENGTH = 260  # characters of a snippet
_BEFORE = 80  # characters kept before the first found word
_CUT = " …"


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph as the database has it."""

    anchor: str
    number: int | None
    text: str

    @property
    def label(self) -> str:
        return f"Paragraph {self.number}" if self.number is not None else "Unnumbered paragraph"


def snippets(passages: Iterable[Passage], marks: Marks, summary: str = "") -> tuple[Snippet, ...]:
    """The paragraphs that say most about the query, in the order of the text.

    Without anything to mark, or where the words stand above the text only: the paragraph that
    holds the summary, or else the first.
    """
    passages = list(passages)
    found = [(at, marks.find(passage.text)) for at, passage in enumerate(passages)]
    matching = [(at, spans) for at, spans in found if spans]
    best = sorted(matching, key=lambda pair: (-len({part for _, part in pair[1]}), -len(pair[1])))
    shown = sorted(best[:PER_HIT]) or [(at, []) for at in _opening(passages, summary)]
    return tuple(
        Snippet(
            passages[at].anchor,
            passages[at].label,
            segments(passages[at].text, [span for span, _ in spans]),
        )
        for at, spans in shown
    )


def _opening(passages: list[Passage], summary: str) -> list[int]:
    beginning = summary[:_BEFORE].strip()
    numbers = range(len(passages))
    summaries = [at for at in numbers if beginning and beginning in passages[at].text]
    return (summaries or list(numbers))[:1]


def segments(text: str, spans: list[Span]) -> tuple[Segment, ...]:
    """A piece of the text around its first spans, as runs that are marked or not."""
    start = _start_of_word(text, spans[0][0] - _BEFORE) if spans else 0
    end = _end_of_word(text, start + LENGTH)
    pieces: list[Segment] = [Segment("… ", matched=False)] if start else []
    at = start
    for low, high in _joined(text, spans):
        if at <= low and high <= end:
            pieces += [Segment(text[at:low], matched=False), Segment(text[low:high], matched=True)]
            at = high
    pieces.append(Segment(text[at:end] + (_CUT if end < len(text) else ""), matched=False))
    return tuple(piece for piece in pieces if piece.text)


def _joined(text: str, spans: list[Span]) -> Iterator[Span]:
    """Spans with nothing but a blank between them are one."""
    low = high = -1
    for start, end in spans:
        if low >= 0 and not text[high:start].strip():
            high = max(high, end)
            continue
        if low >= 0:
            yield low, high
        low, high = start, end
    if low >= 0:
        yield low, high


def _start_of_word(text: str, at: int) -> int:
    if at <= 0:
        return 0
    blank = text.find(" ", at, at + _BEFORE)
    return blank + 1 if blank >= 0 else at


def _end_of_word(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    blank = text.rfind(" ", at - _BEFORE, at)
    return blank if blank >= 0 else at
