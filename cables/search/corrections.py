"""Did you mean: words of a query that no text holds, and the nearest words that texts do hold."""

import re
from collections.abc import Iterator
from dataclasses import replace

from rapidfuzz import process
from rapidfuzz.distance import OSA
from tantivy import Query

from cables.search.analysis import plain, stems
from cables.search.engine import SCHEMA, Snapshot
from cables.search.language import Node, Phrase, leaves
from cables.search.results import Correction
from cables.search.state import SearchState

SHORTEST = 4  # letters; shorter words are a letter away from too many others
_WORD = re.compile(r"[^\W\d_]+")
_COMPARED = 30_000  # words of the index with one first letter


def correction(snapshot: Snapshot, node: Node, state: SearchState) -> Correction | None:
    """The search with each unknown word replaced by the nearest known one; None if none is."""
    text = state.q
    for word in _unknown(snapshot, node):
        better = _nearest(snapshot, plain(word)[0])
        if better:
            text = re.sub(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])", better, text)
    return None if text == state.q else Correction(text, replace(state, q=text, page=1).url)


def _unknown(snapshot: Snapshot, node: Node) -> Iterator[str]:
    """Words that must be found and that stand in no text."""
    texts = (leaf.text for leaf in leaves(node) if isinstance(leaf, Phrase))
    words = dict.fromkeys(word for text in texts for word in _WORD.findall(text))
    for word in words:
        if len(word) >= SHORTEST and not _held(snapshot, "text", stems(word)):
            yield word


def _held(snapshot: Snapshot, field: str, terms: tuple[str, ...]) -> bool:
    """Counted, not looked up: the index still lists words of which every cable is gone."""
    return any(snapshot.count(Query.term_query(SCHEMA, field, term)) for term in terms)


def _nearest(snapshot: Snapshot, word: str) -> str | None:
    """The word of the index with the fewest letters changed, the more frequent first."""
    known = [
        other
        for letter in dict.fromkeys(word[:2])
        for other in snapshot.words_beginning(letter, _COMPARED)
    ]
    most = 1 if len(word) <= 5 else 2 if len(word) <= 9 else 3
    near = process.extract(word, known, scorer=OSA.distance, score_cutoff=most, limit=5)
    return next((other for other, _, _ in near if _held(snapshot, "plain", (other,))), None)
