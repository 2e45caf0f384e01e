"""How far a person's name goes in a stretch of capitalised words, and whether a title leads it."""

import re

from cables.linking.find.bodies import directory
from cables.linking.find.people.name_parts import (
    INITIAL,
    NAME,
    east_asian,
    is_everyday_given,
    is_given,
    is_name_part,
    looks_like_name,
)
from cables.linking.find.places import atlas
from cables.linking.find.text import lexicon
from cables.linking.find.text.passages import Passage, Word, is_common

_LONGEST = 12  # words of a name; a run of initials goes on for ever
# Titles that are surnames too: `Amartya Sen`.
_TITLES_AND_SURNAMES = frozenset({"Sen", "Dean", "Bishop", "Judge", "Pope", "Lama"})
_LAST_WORD = re.compile(r"[a-z-]+$")


def end_of_name(passage: Passage, first: int, last: int) -> int:
    """One past the words from `first` on that can be parts of a person's name."""
    syllables = last - first > 1 and _east_asian(passage, first, last)
    if syllables:
        return first + syllables
    at = first + _opens_name(passage, first, last)
    furthest = min(last, first + _LONGEST)
    while at < furthest and _goes_on(passage, first, at, last):
        at += 1
    if at == first:
        return at
    titled = is_titled(passage, first)
    if at < last and _closes_name(passage, first, at, titled):
        at += 1
    while at > first and INITIAL.fullmatch(passage.words[at - 1].text):
        at -= 1
    return at


def _east_asian(passage: Passage, first: int, last: int) -> int:
    """How many words from `first` on are an East Asian name and no part of a longer one."""
    family, words = lexicon.listed("East Asian family name"), passage.words[first : first + 4]
    if words[0].text not in family and words[1].text not in family:
        return 0
    words = words[: last - first]
    found = 0 if lexicon.is_function_word(words[0].text) else east_asian(words)
    if found == 0 or any(gap != " " for gap in passage.gaps[first : first + found - 1]):
        return 0
    longer = found < len(words) and is_name_part(words[found].text, opening=False)
    return 0 if longer or atlas.places().get(joined(passage, words[:found])) else found


def _goes_on(passage: Passage, first: int, at: int, last: int) -> bool:
    """Whether the word `at` is a part of the name that begins with `first`."""
    if is_name_part(passage.words[at].text, opening=at == first):
        return True
    middle = at == first + 1 and _is_middle(passage, first, at, last)
    return middle or is_everyday_given(passage, at, last)


def _is_middle(passage: Passage, first: int, at: int, last: int) -> bool:
    """`Ana Brown Okwir`: a surname that is an everyday word, between a first name and a surname."""
    words = passage.words
    return (
        at + 1 < last
        and words[at].text in lexicon.everyday_surnames()
        and is_given(words[first].text)
        and passage.gaps[at] == " "
        and looks_like_name(words[at].text)
        and is_name_part(words[at + 1].text, opening=True)
    )


def _opens_name(passage: Passage, first: int, last: int) -> bool:
    """`lawyer Fang Ruolin`: a family name that is an everyday word, before one that is none."""
    word = passage.words[first].text
    return (
        last - first == 2
        and is_common(word)
        and is_titled(passage, first)
        and looks_like_name(word)
        and not lexicon.is_function_word(word)
        and word.lower() not in directory.fields()
        and not INITIAL.fullmatch(word)
        and not atlas.places().get(joined(passage, passage.words[first:last]))
        and is_name_part(passage.words[first + 1].text, opening=True)
    )


def _closes_name(passage: Passage, first: int, at: int, titled: bool) -> bool:
    """Surnames that are everyday words: `Gordon Brown`, `candidate Segolene Royal`."""
    words = passage.words
    parts = [word.text for word in words[first:at] if not INITIAL.fullmatch(word.text)]
    known = bool(parts) and is_given(parts[0])
    initialled = known and INITIAL.fullmatch(words[at - 1].text) is not None
    return (
        (titled or known)
        and 0 < len(parts) < 3
        and (known or len(parts) == 1)
        and passage.gaps[at - 1] == " "
        and (words[at].text in lexicon.everyday_surnames() or titled)
        and NAME.fullmatch(words[at].text) is not None
        and not lexicon.is_function_word(words[at].text)
        and (initialled or not _ends_other_names(words[at].text))
        and words[at].text not in lexicon.jargon()
        and (not lexicon.is_title(words[at].text) or words[at].text in _TITLES_AND_SURNAMES)
    )


def _ends_other_names(word: str) -> bool:
    """`Okwir Council`, `Okwir Road`."""
    return word in directory.head_words() or word in lexicon.listed("not a body")


def is_titled(passage: Passage, first: int) -> bool:
    """A title or office directly before: `Minister`, `counsel`, `Minister of Health`."""
    if first > 0 and passage.gaps[first - 1] in (" ", ", "):
        before = passage.words[first - 1].text
        if lexicon.is_title(before) or before.lower() in lexicon.listed("role"):
            return passage.gaps[first - 1] == " "
    start = passage.words[first].start
    before = passage.read[start - 2 : start]
    if before[1:] != " " or not (before[0].islower() or before[0] in ",-"):
        return False
    role = _LAST_WORD.search(passage.before(start, 30).split(" ")[-2].removesuffix(","))
    return role is not None and _is_role(role[0], passage.capitals)


def _is_role(word: str, capitals: bool) -> bool:
    """A small word before a name; in text in capitals the titles of cables are small too."""
    return word in lexicon.listed("role") or (
        capitals and lexicon.is_cable_title(word.capitalize())
    )


def joined(passage: Passage, words: tuple[Word, ...]) -> str:
    """The words as the passage reads, from the first to the last."""
    return passage.read[words[0].start : words[-1].end]
