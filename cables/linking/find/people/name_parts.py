"""The words that people's names are made of, each judged by itself or with its neighbours.

`looks_like_name`: the shape of a name's part; first names of the whole world are in lists, those
that are everyday words too (`Peter`, `Grace`) count only before a surname. East Asian names with
a hyphen are told by their family names, whose syllables may be words (`Park Ok-chung`).
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from cables.linking.find.bodies import directory
from cables.linking.find.places import atlas
from cables.linking.find.text import lexicon
from cables.linking.find.text.passages import Passage, Word, is_common

_DIGRAPHS = "Ts|Yu|Ya|Ye|Kh|Sh|Ch|Zh|Dz"  # one letter of another script, or of a sound
INITIAL = re.compile(rf"(?:[A-Z]\.)+|[A-Z]|(?:{_DIGRAPHS})\.")
NAME = re.compile(
    r"(?:(?:[Aa]l|[Ee]l|[Aa][nrstdz]|[Aa]sh|[dDlLoO])[-'’])?[^\W\d_a-z][a-zß-ÿ'’]+(?:[A-Z][a-zß-ÿ]+)?"
    r"(?:- ?(?:[^\W\d_a-z]|[a-z])[a-zß-ÿ]+)*"
)
_SYLLABLE = r"(?=[a-z]{2})[b-df-hj-np-tv-z]{0,3}[aeiouwy]{1,3}(?:ng|ck|[bhklmnprst])?"
_SYLLABLES = re.compile(rf"(?=[A-Z])(?i:{_SYLLABLE}-{_SYLLABLE})")
_ONE_SYLLABLE = re.compile(rf"(?=[A-Z])(?i:{_SYLLABLE})")
_PIN = (
    r"(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?(?:iang|iong|uang|ang|eng|ian|iao|ing|ong|uai|uan|ai|an|ao|"
    r"ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|a|e|i|o|u)"
)
_PINYIN = re.compile(rf"(?=[A-Z]\w{{4}})(?i:{_PIN}){_PIN}")
_ASKS = frozenset({"Will", "Grant", "Hope", "Sue", "Chase"})  # verbs that may open a sentence


@lru_cache(maxsize=50_000)
def is_name_part(word: str, *, opening: bool) -> bool:
    """A word that may stand in a name whatever stands around it; `opening`: as its first."""
    if INITIAL.fullmatch(word):
        return "." in word or not opening
    if word in lexicon.listed("suffix"):
        return not opening
    return looks_like_name(word) and not is_common(word)


@lru_cache(maxsize=50_000)
def looks_like_name(word: str) -> bool:
    """The shape of a name's part, and nothing that a list has for something else."""
    return (
        NAME.fullmatch(word) is not None
        and not _is_people(word)
        and word not in lexicon.jargon()
        and word not in directory.head_words()
        and not lexicon.is_title(word)
        and not _is_compound(word)
        and not word.endswith(("ists", "ians", "ites", "ism", "ization", "isation"))
    )


def _is_people(word: str) -> bool:
    """`Danish`, `Tibetans`, `Turkish-Cypriots`."""
    if not word[0].isupper():
        return word in atlas.demonyms()
    last = word.rpartition("-")[2]
    one = last.removesuffix("s") if len(last) > 5 else last  # not `Rios`
    listed, peoples = lexicon.listed("not in a name"), atlas.demonyms()
    return any(each in listed or each in peoples for each in (word, last, one))


def _is_compound(word: str) -> bool:
    """`Islamist-oriented`, `Long-time`: a name's parts are not everyday words in small letters."""
    parts = word.split("-")
    return len(parts) > 1 and ((parts[-1].islower() and is_common(parts[-1])) or parts[0] == "Neo")


def is_given(word: str) -> bool:
    """A first name, or two: `Jean-Claude`."""
    return all(part in lexicon.first_names() for part in word.split("-"))


def is_everyday_given(passage: Passage, at: int, last: int) -> bool:
    """`Peter Okwir`, `Nick J. Smith`: a first name that is an everyday word, before a surname."""
    word = passage.words[at]
    if word.text not in lexicon.listed("everyday given name"):
        return False
    if word.text in _ASKS and passage.opens_sentence(word.start):
        return False
    behind = at + 1
    while behind < last and INITIAL.fullmatch(passage.words[behind].text):
        behind += 1
    if behind >= last or any(gap != " " for gap in passage.gaps[at:behind]):
        return False
    return is_name_part(following := passage.words[behind].text, opening=True) or (
        following in lexicon.everyday_surnames() and looks_like_name(following)
    )


def east_asian(words: Sequence[Word]) -> int:
    """How many of the first words are an East Asian name; 0 where they are none.

    `Park Ok-chung`, `Ok-chung Park`, `Wen Baolin`, `Roh Ok Chung`: a family name and syllables.
    """
    texts = [word.text for word in words[:3]]
    family = lexicon.listed("East Asian family name")
    if len(texts) < 2 or family.isdisjoint(texts[:2]):
        return 0
    one, two = texts[:2]
    if one in family and (_SYLLABLES.fullmatch(two) or _is_pinyin(two)):
        return 2
    if two in family and _SYLLABLES.fullmatch(one) and not _is_compound(one):
        return 2
    return 3 if one in family and len(texts) == 3 and _are_syllables(texts[1:]) else 0


def _is_pinyin(word: str) -> bool:
    known = is_common(word) or atlas.places().get(word)
    return not known and _PINYIN.fullmatch(word) is not None


def _are_syllables(words: Sequence[str]) -> bool:
    return (
        all(_ONE_SYLLABLE.fullmatch(word) and len(word) < 6 for word in words)
        and not any(map(lexicon.is_function_word, words))
        and not all(map(is_common, words))
    )
