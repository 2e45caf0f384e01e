"""Did you mean: words of a query that no text holds, and the nearest words that texts do hold."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from rapidfuzz import process
from rapidfuzz.distance import OSA

from cables.search.analysis import plain, stem_of, stems, told_by_stem
from cables.search.engine import Snapshot
from cables.search.language import Node, Phrase, leaves
from cables.search.queries import any_value
from cables.search.results import Correction
from cables.search.state import SearchState
from cables.search.word_queries import FORMS

SHORTEST = 4  # letters; shorter words are a letter away from too many others
_SWAPPED = 3  # letters of words in which two can have changed places, and nothing else is wrong
_COMMON = 100  # of so many cables one has a word, and more, that short ones are taken for
_WORD = re.compile(r"[^\W\d_]+")
_COMPARED = 30_000  # words of the index with one first letter
_TRIED = 8  # of the nearest: some are stems that nobody writes
_UNKNOWN = 8  # words of one search that are looked up: each takes up to some 0.03 s


def correction(snapshot: Snapshot, node: Node, state: SearchState) -> Correction | None:
    """The search with its first unknown words replaced by the nearest known; None if none is."""
    text = state.q
    for word in islice(_unknown(snapshot, node), _UNKNOWN):
        better = (_swapped if len(word) == _SWAPPED else _nearest)(snapshot, plain(word)[0])
        if better:
            text = re.sub(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])", better, text)
    return None if text == state.q else Correction(text, replace(state, q=text, page=1).url)


def _unknown(snapshot: Snapshot, node: Node) -> Iterator[str]:
    """Words that must be found and that stand in no text; what is too long is no word at all."""
    texts = (leaf.text for leaf in leaves(node) if isinstance(leaf, Phrase))
    words = dict.fromkeys(word for text in texts for word in _WORD.findall(text))
    for word in words:
        if (
            len(word) >= _SWAPPED
            and plain(word)
            and not _cables_with(snapshot, "text", stems(word))
        ):
            yield word


def _cables_with(snapshot: Snapshot, field: str, terms: Iterable[str]) -> int:
    """Counted, not looked up: the index still lists words of which every cable is gone."""
    return snapshot.count(any_value(field, list(terms)))


def _written(snapshot: Snapshot, word: str) -> bool:
    """Whether the word itself stands in a text: more cables have its stem than longer words."""
    if not told_by_stem(word):
        return _cables_with(snapshot, "forms", [word]) > 0
    longer = [form for form in snapshot.forms_beginning(word, FORMS) if stem_of(form) == word]
    return _cables_with(snapshot, "text", [word]) > _cables_with(snapshot, "forms", longer)


def _swapped(snapshot: Snapshot, word: str) -> str | None:
    """The common word that has two letters beside each other the other way round."""
    others = [word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)]
    often = {one: sum(map(snapshot.frequency, stems(one))) for one in others if one != word}
    best = max(often, key=lambda one: often[one], default="")
    is_common = often.get(best, 0) * _COMMON >= snapshot.size
    return best if best and is_common and _written(snapshot, best) else None


def _nearest(snapshot: Snapshot, word: str) -> str | None:
    """The word of the index with the fewest letters changed, the more frequent first."""
    known = [
        other
        for letter in dict.fromkeys(word[:2])
        for beginning in (snapshot.forms_beginning, snapshot.stems_beginning)
        for other in beginning(letter, _COMPARED)
    ]
    most = 1 if len(word) <= 5 else 2 if len(word) <= 9 else 3
    near = process.extract(word, known, scorer=OSA.distance, score_cutoff=most, limit=_TRIED)
    return next((other for other, _, _ in near if _written(snapshot, other)), None)
