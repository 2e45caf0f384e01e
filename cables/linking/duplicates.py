"""Which entities may be one: pure, and never all pairs.

Names are compared only within blocks that share something rare (a name, an acronym, a word, three
letters), so that the work grows with the number of names. What comes out is a proposal with its
reasons; a curator says whether the two are one.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, combinations

from rapidfuzz import fuzz

ALIKE = 88.0
"""Of 100: the ratio of equal letters (rapidfuzz) from which two names are proposed as spellings."""

LARGEST_BLOCK = 60  # names; what more of them share is too common to tell anything
RAREST = 6  # groups of three letters by which a name is looked for
LARGEST_SHARED = 3  # entities: an acronym that more of them bear says nothing of any two
KNOWN_WORD = 10  # names that have a word: it is a word, and no slip of the pen
SHORTEST_ACRONYM = 3
LONGEST_ACRONYM = 6
SHORTEST_SPELLING = 6  # letters: `Lima` and `Lina` are two places
_SMALL_WORDS = frozenset({"and", "at", "de", "del", "der", "des", "for", "in", "of", "on", "the"})

SAME_NAME, SAME_WORDS, ACRONYM, SAME_ACRONYM, SPELLING, SURNAME = 0.95, 0.9, 0.8, 0.6, 0.6, 0.5
TOGETHER_ADDS = 0.1
"""Names that also stand in one cable: a full name and its short form usually do."""

Pair = tuple[int, int]
Blocks = dict[Hashable, list["Known"]]


@dataclass(frozen=True, slots=True)
class Known:
    """An entity as it is compared: its names as `vocab.names.normalize` gives them, own first."""

    pk: int
    kind: str
    names: tuple[str, ...]
    country: str = ""

    @property
    def name(self) -> str:
        return self.names[0]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two entities, the lower number first, that may be one; the score runs from 0 to 1."""

    first: int
    second: int
    score: float
    reasons: tuple[str, ...]

    @property
    def pair(self) -> Pair:
        return self.first, self.second


@dataclass(frozen=True, slots=True)
class _Hint:
    first: Known
    second: Known
    score: float
    reason: str


def propose(known: Iterable[Known], apart: frozenset[Pair] = frozenset()) -> list[Proposal]:
    """Pairs that may be one, the surest first; pairs in `apart` are not proposed again.

    Of two kinds, or of two countries, they are never one. The more reasons, the surer.
    """
    entities = list(known)
    found: dict[Pair, dict[str, float]] = defaultdict(dict)
    for finder in (_same_name, _acronyms, _same_words, _spellings, _surnames):
        for hint in finder(entities):
            pair = _pair(hint.first, hint.second)
            if pair not in apart and _may_be_one(hint.first, hint.second):
                reasons = found[pair]
                reasons[hint.reason] = max(hint.score, reasons.get(hint.reason, 0.0))
    proposals = [Proposal(*pair, _weight(why.values()), tuple(why)) for pair, why in found.items()]
    return sorted(proposals, key=lambda one: (-one.score, one.pair))


def weighed(proposals: Iterable[Proposal], together: Mapping[Pair, int]) -> list[Proposal]:
    """The proposals, those of names that stand in one cable raised and told so.

    A surname alone is no reason to ask: it counts only where a cable also has the full name.
    """
    told = (_told(one, together.get(one.pair, 0)) for one in proposals)
    kept = (one for one in told if one.score > SURNAME)
    return sorted(kept, key=lambda one: (-one.score, one.pair))


def _told(one: Proposal, cables: int) -> Proposal:
    if not cables:
        return one
    said = f"named together in {cables:,} cable{'s' if cables > 1 else ''}"
    score = min(1.0, one.score + TOGETHER_ADDS)
    return Proposal(one.first, one.second, score, (*one.reasons, said))


# --- what makes two names look like one ---------------------------------------------------------


def _same_name(known: list[Known]) -> Iterator[_Hint]:
    blocks = _blocks((name, one) for one in known for name in set(one.names))
    for name, first, second in _within(blocks):
        short = _is_short(str(name))
        if not short or len(blocks[name]) <= LARGEST_SHARED:
            score = SAME_ACRONYM if short else SAME_NAME
            yield _Hint(first, second, score, f"both are called “{name}”")


def _acronyms(known: list[Known]) -> Iterator[_Hint]:
    """`HWF`, an entity of that name, beside the one Harbor Workers Federation."""
    organizations = [one for one in known if one.kind == "organization"]
    long = _blocks((_initials(one.name), one) for one in organizations if " " in one.name)
    for one in organizations:
        others = long.get(one.name, ()) if _is_short(one.name) else ()
        for other in others if len(others) <= LARGEST_SHARED else ():
            yield _Hint(one, other, ACRONYM, f"“{one.name}” is its acronym")


def _same_words(known: list[Known]) -> Iterator[_Hint]:
    """Another order, another hyphen or blank, a little word more."""
    blocks = _blocks((key, one) for one in known for key in {_sorted_words(one), _glued(one)})
    for _, first, second in _within(blocks):
        if first.name != second.name:
            yield _Hint(first, second, SAME_WORDS, "the same words, set otherwise")


def _spellings(known: list[Known]) -> Iterator[_Hint]:
    long_enough = [one for one in known if len(one.name) >= SHORTEST_SPELLING]
    words = Counter(word for one in known for word in set(one.name.split()))
    keyings = (_but_one_word, _but_one_letter, _rare_parts)
    keyed = chain.from_iterable(keying(long_enough) for keying in keyings)
    pairs = {_pair(one, other): (one, other) for _, one, other in _within(_blocks(keyed))}
    for first, second in pairs.values():
        alike = fuzz.ratio(first.name, second.name, score_cutoff=ALIKE)
        if alike and first.name != second.name and _may_be_slip(first, second, words):
            share = (alike - ALIKE) / (100 - ALIKE)
            yield _Hint(first, second, SPELLING + 0.3 * share, "spelt nearly alike")


def _may_be_slip(one: Known, other: Known, words: Counter[str]) -> bool:
    """Not where numbers differ, nor where words do that many names have (`labor`, `harbor`)."""
    differing = set(one.name.split()) ^ set(other.name.split())
    are_words = all(words[word] >= KNOWN_WORD for word in differing)
    return _digits(one) == _digits(other) and not are_words


def _surnames(known: list[Known]) -> Iterator[_Hint]:
    """`Okwir` beside `Tomas Okwir`, where few bear the surname."""
    people = [one for one in known if one.kind == "person"]
    bearers = _blocks((one.name.split()[-1], one) for one in people if " " in one.name)
    for one in people:
        others = bearers.get(one.name, ()) if " " not in one.name else ()
        for other in others if len(others) <= LARGEST_SHARED else ():
            yield _Hint(one, other, SURNAME, "a surname and a full name")


# --- blocks -------------------------------------------------------------------------------------


def _blocks(keyed: Iterable[tuple[Hashable, Known]]) -> Blocks:
    blocks: Blocks = defaultdict(list)
    for key, one in keyed:
        blocks[key].append(one)
    return blocks


def _within(blocks: Blocks) -> Iterator[tuple[Hashable, Known, Known]]:
    for key, block in blocks.items():
        if len(block) <= LARGEST_BLOCK:
            for first, second in combinations(block, 2):
                if first.pk != second.pk:
                    yield key, first, second


def _but_one_word(known: list[Known]) -> Iterator[tuple[Hashable, Known]]:
    """Names of several words, each word left out in turn: the one that is spelt otherwise."""
    for one in known:
        words = one.name.split()
        for at in range(len(words) if len(words) > 1 else 0):
            yield (one.kind, at, *words[:at], *words[at + 1 :]), one


def _but_one_letter(known: list[Known]) -> Iterator[tuple[Hashable, Known]]:
    """Names of one word, each letter left out in turn: one wrong, missing, or two swapped."""
    for one in known:
        if " " not in one.name:
            for name in {one.name[:at] + one.name[at + 1 :] for at in range(len(one.name))}:
                yield (one.kind, name), one
            yield (one.kind, one.name), one


def _rare_parts(known: list[Known]) -> Iterator[tuple[Hashable, Known]]:
    """Each name under its rarest letters, of those that another name has as well.

    A typing error makes letters that no other name has: they would lead nowhere.
    """
    parts = {one.pk: _trigrams(one.name) for one in known}
    common = Counter(part for several in parts.values() for part in several)
    for one in known:
        shared = (part for part in parts[one.pk] if 2 <= common[part] <= LARGEST_BLOCK)
        for part in sorted(shared, key=lambda part: (common[part], part))[:RAREST]:
            yield (one.kind, part), one


def _trigrams(name: str) -> set[str]:
    """Groups of three letters, word by word, as pg_trgm cuts them."""
    words = (f"  {word} " for word in name.split())
    return {word[at : at + 3] for word in words for at in range(len(word) - 2)}


# --- names --------------------------------------------------------------------------------------


def _pair(one: Known, other: Known) -> Pair:
    return min(one.pk, other.pk), max(one.pk, other.pk)


def _may_be_one(one: Known, other: Known) -> bool:
    elsewhere = bool(one.country and other.country) and one.country != other.country
    return one.kind == other.kind and not elsewhere


def _weight(scores: Iterable[float]) -> float:
    """The best reason, and a little for each further one."""
    ordered = sorted(scores, reverse=True)
    return round(min(1.0, ordered[0] + 0.03 * (len(ordered) - 1)), 3)


def _is_short(name: str) -> bool:
    return " " not in name and SHORTEST_ACRONYM <= len(name) <= LONGEST_ACRONYM


def _words(name: str) -> list[str]:
    return [word for word in name.split() if word not in _SMALL_WORDS]


def _initials(name: str) -> str:
    return "".join(word[0] for word in _words(name))


def _sorted_words(one: Known) -> str:
    return " ".join(sorted(_words(one.name)))


def _glued(one: Known) -> str:
    return one.name.replace(" ", "")


def _digits(one: Known) -> str:
    return "".join(letter for letter in one.name if letter.isdigit())
