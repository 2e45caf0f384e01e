"""The paragraphs that a query found, cut to a readable piece, with the found words marked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cables.search.analysis import Token, plain, stems, tokens
from cables.search.language import Node, Phrase, Prefix, leaves
from cables.search.results import Segment, Snippet

PER_HIT = 3
LENGTH = 260  # characters of a snippet
_BEFORE = 80  # characters kept before the first found word
_CUT = " …"

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph as the database has it."""

    anchor: str
    number: int | None
    text: str

    @property
    def label(self) -> str:
        return f"Paragraph {self.number}" if self.number is not None else "Unnumbered paragraph"


class Marks:
    """What to mark: the words, phrases and beginnings that a result contains."""

    def __init__(self, node: Node) -> None:
        wanted = leaves(node)
        phrases = [leaf for leaf in wanted if isinstance(leaf, Phrase)]
        sequences = {stems(phrase.text): phrase.distance for phrase in phrases}
        sequences |= {
            stems(phrase.text.replace("-", "")): 0 for phrase in phrases if "-" in phrase.text
        }
        near = {words for words, distance in sequences.items() if distance}
        self._words = {words[0] for words in sequences if len(words) == 1}
        self._words |= {word for words in near for word in words}
        self._sequences = [words for words in sequences if len(words) > 1 and words not in near]
        self._beginnings = tuple(
            plain(leaf.text)[-1] for leaf in wanted if isinstance(leaf, Prefix) and plain(leaf.text)
        )

    def __bool__(self) -> bool:
        return bool(self._words or self._sequences or self._beginnings)

    def find(self, text: str) -> list[tuple[Span, str]]:
        """The spans to mark in reading order, each with the term that it is an instance of."""
        words = list(tokens(text))
        found = dict(self._single(words)) | dict(self._consecutive(words))
        return sorted(found.items())

    def _single(self, words: list[Token]) -> Iterator[tuple[Span, str]]:
        for word in words:
            if word.stem in self._words or (
                self._beginnings and word.plain.startswith(self._beginnings)
            ):
                yield (word.start, word.end), word.stem

    def _consecutive(self, words: list[Token]) -> Iterator[tuple[Span, str]]:
        for sequence in self._sequences:
            for at, word in enumerate(words):
                run = words[at : at + len(sequence)]
                if word.stem == sequence[0] and tuple(one.stem for one in run) == sequence:
                    yield from (((one.start, one.end), " ".join(sequence)) for one in run)


def snippets(passages: Iterable[Passage], marks: Marks, summary: str = "") -> tuple[Snippet, ...]:
    """The paragraphs that say most about the query, in the order of the text.

    Without anything to mark, or where the words stand above the text only: the paragraph that
    holds the summary, or else the first.
    """
    passages = list(passages)
    found = [(passage, marks.find(passage.text)) for passage in passages] if marks else []
    matching = [(passage, spans) for passage, spans in found if spans]
    best = sorted(matching, key=lambda pair: (-len({term for _, term in pair[1]}), -len(pair[1])))
    shown = [pair for pair in matching if pair in best[:PER_HIT]]
    if not shown:
        shown = [(passage, []) for passage in _opening(passages, summary)]
    return tuple(
        Snippet(passage.anchor, passage.label, segments(passage.text, [span for span, _ in spans]))
        for passage, spans in shown
    )


def _opening(passages: list[Passage], summary: str) -> list[Passage]:
    beginning = summary[:_BEFORE].strip()
    summaries = [passage for passage in passages if beginning and beginning in passage.text]
    return (summaries or passages)[:1]


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
