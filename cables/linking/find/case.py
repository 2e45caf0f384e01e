"""All-capitals text (1966-1995) brought back to mixed case, letter for letter.

The teletype had no small letters. Words that a dictionary prints in small letters get them, names
of countries, places and well-known bodies get their own spelling, and what a dictionary does not
know is taken for a name. The text keeps its length, so that offsets hold.
"""

import re
from functools import cache, lru_cache

from cables.linking.find import lexicon
from cables.linking.find.gazetteer import Gazetteer, plain

_WORD = re.compile(r"[^\W\d_]+(?:['’](?=S\b)|['’](?=[^\W\d_]{2}))?[^\W\d_]*")
_NO_VOWEL = re.compile(r"[^AEIOUY]{2,5}")
_LATIN = bytes(range(256))
_NO_CAPITALS = bytes(code for code in _LATIN if not chr(code).isupper())
_NO_SMALLS = bytes(code for code in _LATIN if not chr(code).islower())
_FEW_LETTERS = 40
_CAPITALS_SHARE = 0.85
_STRONG_HEADS = (
    "academy|agency|assembly|association|bank|bureau|centre|center|college|commission|committee|"
    "confederation|conference|congress|council|court|department|directorate|federation|foundation|"
    "front|institute|league|ministry|movement|organization|party|senate|society|union|university"
)
_HEADS_BEHIND = (
    "academy|assembly|bank|college|commission|confederation|congress|court|directorate|federation|"
    "foundation|institute|ministry|senate|university"
)


def is_capitals(text: str) -> bool:
    """Whether a passage has no small letters to go by; too few letters say nothing."""
    letters = text.encode("latin-1", "ignore")
    capital = len(letters.translate(None, _NO_CAPITALS))
    if capital < _FEW_LETTERS:
        return False
    small = len(letters.translate(None, _NO_SMALLS))
    return capital >= _CAPITALS_SHARE * (capital + small)


def restore(text: str) -> str:
    """Mixed case for a text in capitals; same length, same offsets."""
    restored = _WORD.sub(lambda word: _same_length(word[0], _restored_word(word[0])), text)
    restored = _respell(restored)
    return _capitalise_bodies(restored)


@lru_cache(maxsize=50_000)
def _restored_word(word: str) -> str:
    base, ending = (word[:-2], "'s") if word[-2:] in ("'S", "’S") else (word, "")
    small = base.lower()
    if small in lexicon.common_words():
        return small + ending
    if len(base) == 1 or _is_acronym(base):
        return base + ending
    return base.capitalize() + ending


def _is_acronym(word: str) -> bool:
    if len(word) < 4 and word.capitalize() not in lexicon.given_names():
        return True
    return (
        bool(_NO_VOWEL.fullmatch(word)) or word in lexicon.jargon() or word in lexicon.short_names()
    )


def _same_length(before: str, after: str) -> str:
    return after if len(after) == len(before) else before


def _respell(text: str) -> str:
    """Names of several words, and countries, as the lists spell them."""
    pieces = list(text)
    for start, end, spellings in _spellings().matches(text.lower()):
        if len(spellings[0]) == end - start:
            pieces[start:end] = spellings[0]
    return "".join(pieces)


@cache
def _spellings() -> Gazetteer[str]:
    names = [name for name in lexicon.countries_by_name() if len(name) > 3]
    names += [name for name in lexicon.names_of_several_words() if not _is_everyday(name)]
    return Gazetteer((name.lower(), name) for name in names)


def _is_everyday(name: str) -> bool:
    """Nothing but dictionary words, too few of them to be sure: `Union City`."""
    words = plain(name).lower().split()
    return len(words) < 2 or (len(words) == 2 and lexicon.common_words().issuperset(words))


@cache
def _bodies() -> re.Pattern[str]:
    field = "(?:" + "|".join(sorted(lexicon.fields(), key=len, reverse=True)) + ")"
    several = rf"{field}(?: {field}){{0,4}}"
    listed = rf"{several}(?:, {several}){{0,6}}(?:,? and {several})?"
    before = rf"\b(?:{_STRONG_HEADS}) (?:for|of|on) (?:the )?{listed}\b"
    behind = rf"\b{field}(?:(?: and)? {field}){{0,6}} (?:{_HEADS_BEHIND})\b"
    members = "|".join(sorted(lexicon.listed("member")))
    around = rf"\b(?:{_STRONG_HEADS}) of (?:the )?(?:[A-Z][a-z]+ ){{1,3}}(?:{members})\b"
    return re.compile(rf"{before}|{behind}|{around}")


def _capitalise_bodies(text: str) -> str:
    """`commission for peace and justice` -> `Commission for Peace and Justice`."""
    return _bodies().sub(lambda body: _SMALL.sub(_initial, body[0]), text)


_SMALL = re.compile(r"\b(?!(?:of|for|on|and|the)\b)[a-z]")


def _initial(letter: re.Match[str]) -> str:
    return letter[0].upper()
