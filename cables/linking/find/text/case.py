"""All-capitals text (1966-1995) brought back to mixed case, letter for letter.

The teletype had no small letters. Words that a dictionary prints in small letters get them, names
of countries, places and well-known bodies get their own spelling, and what a dictionary does not
know is taken for a name. The text keeps its length, so that offsets hold.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from cables.linking.find.bodies import directory
from cables.linking.find.people import cased_people
from cables.linking.find.places import atlas
from cables.linking.find.text import lexicon
from cables.linking.find.text.alternatives import any_of
from cables.linking.find.text.gazetteer import Gazetteer, plain

_WORD = re.compile(r"(?<![A-Z]\d)[^\W\d_]+(?:['’](?=S\b)|['’](?=[^\W\d_]{2}))?[^\W\d_]*")
_EXPLAINED = re.compile(r"((?:[A-Z][A-Z'-]* ){2,12})\(([A-Z]{3,7})\)")
_BROKEN = re.compile(r"\b([A-Z]{2,})-\s([A-Z]{2,})\b")
_SIGNED = re.compile(r"\b([A-Z][a-z]+)( (?:[A-Z]\. ?){1,2} ?)([a-z]{3,})\b")
_FIRST_NAME = re.compile(r"\b([A-Z]{4,})(?= (?:[A-Z]\. ?)?[A-Z][a-z]+\b)")
_NO_VOWEL = re.compile(r"[^AEIOUY]{2,5}")
_UNSPEAKABLE = re.compile(  # four or five letters that no language says in a row: `UANC`
    r"(?=.{4,5}$)[A-Z]*(?:[^AEIOUYHSTRLCN]{3}|[BCDFGJKMPQVWXZ][BDFGJKMNPQVWXZ]{2})[A-Z]*|"
    r"(?=.{4,5}$)[A-Z]*(?:NC|NF|NM|NP|MC|MF|MN|PC|PF|PM|PN|FP|FC|DC|DP|DF|GC|GF|UU|AA|II|Q[^U]|LN|"
    r"RQ|SD|SF|SV|TP|TC|TD|VF|VP|XP)$"
)
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
    "academy|agency|assembly|bank|board|college|commission|confederation|congress|council|court|"
    "directorate|federation|"
    "foundation|institute|ministry|senate|university"
)
_HEADS_OF_NAMES = (  # behind a name
    "association|center|centre|circle|club|clubs|coalition|committee|federation|fellowship|"
    "foundation|fund|institute|league|network|organization|society"
)
_HEADS_OF_HELP = (  # behind a name, with or without a field between: `Vestra health watch`
    "advocates|brothers|caucus|circle|clinic|desk|fellowship|forum|friends|hands|net|relief|"
    "shelter|sisters|trust|watch"
)
_ADJECTIVES = (
    "communist|socialist|democratic|liberal|conservative|republican|labor|labour|workers|workers'|"
    "people's|peoples|christian|social|revolutionary|nationalist|radical|progressive|agrarian|"
    "peasant|national|central|supreme"
)
_COLORED = ("party", "congress", "front", "league", "federation", "union")
_SCOPES = "international|national|world|european|african|inter-american|royal|central"
_TITLES = "President|Minister|Ambassador|General|Prime|Foreign|Secretary"


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
    text = _BROKEN.sub(_joined, text)
    restored = _WORD.sub(lambda word: _same_length(word[0], _restored_word(word[0])), text)
    restored = _SIGNED.sub(_surname, _respell(_FIRST_NAME.sub(_first_name, restored)))
    return _capitalise_bodies(cased_people.respelt(restored))


def letters_explained(texts: Iterable[str]) -> frozenset[str]:
    """Letters that stand in brackets behind the words that they begin: `HARBOR AID BOARD (HAB)`."""
    return frozenset(
        bracket[2]
        for text in texts
        if "(" in text
        for bracket in _EXPLAINED.finditer(text)
        if _begin(bracket[1].split(), bracket[2])
    )


def _begin(words: list[str], letters: str) -> bool:
    """Whether the letters begin these words, in order, the last one the last."""
    firsts = iter(word[0] for word in words[-2 * len(letters) :])
    return words[-1][0] == letters[-1] and all(letter in firsts for letter in letters)


def keep_letters(restored: str, letters: frozenset[str]) -> str:
    """The text with these letters in capitals again: `Hab` is no name where `HAB` is explained."""
    if not letters:
        return restored
    names = any_of(sorted(word.capitalize() for word in letters))
    return re.sub(rf"\b{names}\b", lambda name: name[0].upper(), restored)


def _joined(broken: re.Match[str]) -> str:
    """`INDICA- TION`: a word that the end of a line broke."""
    whole = (broken[1] + broken[2]).lower()
    return broken[0].lower() if whole in lexicon.common_words() else broken[0]


def _first_name(letters: re.Match[str]) -> str:
    """`ERIC Okwir`: letters of some body, but before a name they are a first name."""
    name = letters[1].capitalize()
    known = letters[1] in directory.short_names()
    return name if name in lexicon.given_names() and not known else letters[1]


def _surname(signed: re.Match[str]) -> str:
    """`Gerald R. ford`: a word behind a first name and an initial is a name."""
    given = signed[1] in lexicon.given_names()
    return signed[1] + signed[2] + signed[3].capitalize() if given else signed[0]


@lru_cache(maxsize=50_000)
def _restored_word(word: str) -> str:
    if word.islower():
        return word
    base, ending = (word[:-2], "'s") if word[-2:] in ("'S", "’S") else (word, "")
    if base.capitalize() in lexicon.listed("abbreviation"):
        return base.capitalize() + ending
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
        _NO_VOWEL.fullmatch(word) is not None
        or _UNSPEAKABLE.fullmatch(word) is not None
        or word in lexicon.jargon()
        or word in directory.short_names()
        or word in directory.acronyms_by_country()
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
    names = [name for name in atlas.countries_by_name() if len(name) > 3]
    names += [name for name in directory.names_of_several_words() if not _is_everyday(name)]
    return Gazetteer((name.lower(), name) for name in sorted(names))  # of two spellings always one


def _is_everyday(name: str) -> bool:
    """Nothing but dictionary words, too few of them to be sure: `Union City`, `Peace and Justice`.

    Sure is a body by its last word: `Amnesty International`.
    """
    words = [word for word in plain(name).lower().split() if word != "and"]
    if len(words) != 2:
        return len(words) < 2
    return lexicon.common_words().issuperset(words) and not (
        words[1] in _SURE_ENDINGS or name in _SURE_NAMES
    )


_SURE_ENDINGS = frozenset(
    {
        *("international", "corps", "foundation", "institute", "watch", "house", "witness", "club"),
        *("army", "trust", "motors", "carbide", "brigades"),
    }
)
_SURE_NAMES = frozenset({"World Vision", "Shining Path", "Standard Oil", "Catholic Church"})


@cache
def _bodies() -> re.Pattern[str]:
    heads, adjectives = any_of(_STRONG_HEADS.split("|")), any_of(_ADJECTIVES.split("|"))
    field = any_of(directory.fields())
    several = rf"{field}(?: {field}){{0,4}}"
    listed = rf"{several}(?:, {several}){{0,6}}(?:,? and {several})?"
    members = any_of(lexicon.listed("member"))
    place = rf"(?=[A-Z][a-z]{{3,}})(?!(?:{_TITLES}) )"
    around = rf"(?:[A-Z][a-z]+ ){{1,3}}{members}\b"
    before = (
        rf"{heads} (?:(?:for|on) (?:the )?{listed}\b|of (?:the )?(?:{listed}\b|{around}|{place}))"
    )
    behind = rf"{field}(?:(?: and)? {field}){{0,6}} {any_of(_HEADS_BEHIND.split('|'))}\b"
    scope = any_of(_SCOPES.split("|"))
    ends = any_of(_HEADS_OF_NAMES.split("|"))
    wide = rf"(?<!\ba )(?<!\ban )(?<!\bany )(?<!\bno ){scope} {several} {ends}\b"
    by_color = rf"(?:{adjectives} )+(?:{any_of(_COLORED)}\b|{heads} of (?:the )?{place})"
    named = rf"(?!(?:{_TITLES})s? )[A-Z][a-z]{{3,}} (?:{field} ){{1,4}}{ends}\b"
    helps = (
        rf"(?!(?:{_TITLES})s? )(?P<helps>[A-Z][a-z]{{3,}})(?<!ian|ese|ish) (?:{field} ){{0,3}}"
        rf"{any_of(_HEADS_OF_HELP.split('|'))}\b"
    )
    return re.compile(rf"\b(?:{before}|{named}|{behind}|{by_color}|{wide}|{helps})")


def _capitalise_bodies(text: str) -> str:
    """`commission for peace and justice` -> `Commission for Peace and Justice`."""
    return _bodies().sub(_capitalised, text)


def _capitalised(body: re.Match[str]) -> str:
    """Not the friends or the trust of a statesman or a people."""
    first = body["helps"]
    if (
        first in lexicon.statesmen()
        or first in atlas.demonyms()
        or first in lexicon.listed("of many countries")
    ):
        return body[0]
    return _SMALL.sub(_initial, body[0])


_SMALL = re.compile(r"\b(?!(?:of|for|on|and|the)\b)[a-z]")


def _initial(letter: re.Match[str]) -> str:
    return letter[0].upper()
