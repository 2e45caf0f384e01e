"""How a name sounds: whether its words are those of NGOs, or of other bodies, in the lists."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from math import log

from cables.linking.find.bodies import directory

_KNOWN_WORD = 2  # names of the lists that bear a word, before it says anything
_CLEAR, _VERY_CLEAR = 0.7, 2.0


def signs(words: Sequence[str]) -> Iterator[str]:
    """What the words say together, the first and the last."""
    odds = [_odds(word.lower().removesuffix("'s")) for word in words]
    known = [worth for worth in odds if worth is not None]
    total = sum(max(-_VERY_CLEAR, min(_VERY_CLEAR, worth)) for worth in known)
    yield _sound(total) if known else "unheard"
    if odds[0] is not None and abs(odds[0]) > _CLEAR:
        yield "begins as NGOs do" if odds[0] > 0 else "begins as others do"
    if odds[-1] is not None and abs(odds[-1]) > _CLEAR:
        yield "ends as NGOs do" if odds[-1] > 0 else "ends as others do"


def _sound(total: float) -> str:
    if abs(total) < _CLEAR:
        return "sounds like anything"
    how = "clearly " if abs(total) > _VERY_CLEAR else ""
    return f"sounds {how}like {'NGOs' if total > 0 else 'others'}"


@lru_cache(maxsize=20_000)
def _odds(word: str) -> float | None:
    """How much likelier NGOs bear a word than other bodies, as a logarithm."""
    ngos, others = _words_of_names()
    if ngos[word] + others[word] < _KNOWN_WORD:
        return None
    return log((ngos[word] + 1) / (others[word] + 1) * others.total() / ngos.total())


@cache
def _words_of_names() -> tuple[Counter[str], Counter[str]]:
    """In how many names of the lists each word stands: of NGOs, and of other bodies."""
    ngos, others = Counter[str](), Counter[str]()
    for body in directory.every_body():
        counts = ngos if body.type == "ngo" else others
        counts.update({w for name in body.names if " " in name for w in name.lower().split()})
    return ngos, others
