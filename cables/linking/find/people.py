"""People: names behind a title or an office, and names by their own look.

`Professor Li Weiwei`, `legal counsel David Kabanda`, `Zeng Feiyang, Director of`. A surname alone
counts only behind a title; whether it belongs to someone named in full is for the echoes to say.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from cables.linking.find import atlas, directory, lexicon, likeness
from cables.linking.find.found import Kind, Span
from cables.linking.find.likeness import is_country, is_well_known_place
from cables.linking.find.name_parts import (
    INITIAL,
    NAME,
    east_asian,
    is_everyday_given,
    is_given,
    is_name_part,
    looks_like_name,
)
from cables.linking.find.passages import Passage, Text, Word, is_common

TITLED = "title"
_PARTICLE = re.compile(rf" (?:{lexicon.PARTICLES}) ")
_LONGEST = 12  # words of a name; a run of initials goes on for ever
_TITLES_AND_SURNAMES = frozenset(
    {"Sen", "Dean", "Bishop", "Judge", "Pope", "Lama"}
)  # `Amartya Sen`
_ROLE_BEFORE = re.compile(r"([A-Za-z-]+)(?:,? |, )$")
_LAST_WORD = re.compile(r"[a-z-]+$")


def find(text: Text) -> Iterator[Span]:
    """People named in a cable."""
    spans = [
        span
        for passage in text.passages
        for first, last in _stretches(passage)
        for span in _in_stretch(passage, first, last)
    ]
    return likeness.weighed(text, spans)


def _stretches(passage: Passage) -> Iterator[tuple[int, int]]:
    """Capitalised words with blanks or name particles between them."""
    first = 0
    for at, gap in enumerate(passage.gaps, start=1):
        if gap != " " and not _PARTICLE.fullmatch(gap):
            yield first, at
            first = at
    if passage.words:
        yield first, len(passage.words)


def _in_stretch(passage: Passage, first: int, last: int) -> Iterator[Span]:
    at = first
    while at < last:
        end = _end_of_name(passage, at, last)
        if end == at:
            end = at + 1
            span = _everyday_surname(passage, at, last)
        else:
            span = _person(passage, first, at, end)
        if span is not None:
            yield span
        at = end


def _end_of_name(passage: Passage, first: int, last: int) -> int:
    """One past the words from `first` on that can be parts of a person's name."""
    syllables = _east_asian(passage, first, last)
    if syllables:
        return first + syllables
    at = first + _opens_name(passage, first, last)
    furthest = min(last, first + _LONGEST)
    while at < furthest and _goes_on(passage, first, at, last):
        at += 1
    if at == first:
        return at
    titled = _is_titled(passage, first)
    if at < last and _closes_name(passage, first, at, titled):
        at += 1
    while at > first and INITIAL.fullmatch(passage.words[at - 1].text):
        at -= 1
    return at


def _east_asian(passage: Passage, first: int, last: int) -> int:
    """How many words from `first` on are an East Asian name and no part of a longer one."""
    words = passage.words[first:last]
    found = 0 if lexicon.is_function_word(words[0].text) else east_asian(words)
    if found == 0 or any(gap != " " for gap in passage.gaps[first : first + found - 1]):
        return 0
    longer = found < len(words) and is_name_part(words[found].text, opening=False)
    return 0 if longer or atlas.places().get(_read(passage, words[:found])) else found


def _goes_on(passage: Passage, first: int, at: int, last: int) -> bool:
    """Whether the word `at` is a part of the name that begins with `first`."""
    part = is_name_part(passage.words[at].text, opening=at == first)
    return part or is_everyday_given(passage, at, last) or _is_middle(passage, first, at, last)


def _is_middle(passage: Passage, first: int, at: int, last: int) -> bool:
    """`Ana Brown Okwir`: a surname that is an everyday word, between a first name and a surname."""
    words = passage.words
    return (
        at == first + 1
        and at + 1 < last
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
        and _is_titled(passage, first)
        and looks_like_name(word)
        and not lexicon.is_function_word(word)
        and word.lower() not in directory.fields()
        and not INITIAL.fullmatch(word)
        and not atlas.places().get(_read(passage, passage.words[first:last]))
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
        and (initialled or words[at].text not in directory.head_words())
        and words[at].text not in lexicon.jargon() | lexicon.listed("not a body")
        and (not lexicon.is_title(words[at].text) or words[at].text in _TITLES_AND_SURNAMES)
    )


def _is_titled(passage: Passage, first: int) -> bool:
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


def _person(passage: Passage, stretch: int, first: int, end: int) -> Span | None:
    words = passage.words[first:end]
    titled = _is_titled(passage, first)
    if len(words) == 1:
        return _surname(passage, first) if titled else _of_office(passage, first)
    score = 0.9 if titled else likeness.score(passage, stretch, first, end)
    if score == 0.0 or (not titled and atlas.places().get(_read(passage, words))):
        return None
    method = TITLED if titled else likeness.METHOD
    span = _span(passage, words[0].start, words[-1].end, method, score)
    return replace(span, title=_title_word(passage, first)) if titled else span


def _title_word(passage: Passage, first: int) -> str:
    """The last word of the title before a name, small: `President Ana Okwir` -> president."""
    return passage.before(passage.words[first].start, 30).rstrip(" ,").rpartition(" ")[2].lower()


def _surname(passage: Passage, at: int) -> Span | None:
    """`Professor Wang`: as said, with its title."""
    word = passage.words[at]
    if INITIAL.fullmatch(word.text) or len(word.text) < 2 or not looks_like_name(word.text):
        return None
    start = _title_start(passage, at)
    if start == word.start or is_country(word.text) or is_well_known_place(word.text):
        return None
    after = passage.words[at + 1].text if at + 1 < len(passage.words) else ""
    if after and passage.gaps[at] == " " and (after in directory.head_words()):
        return None
    return _span(passage, start, word.end, TITLED, 0.75, aliases=(word.text,))


def _of_office(passage: Passage, at: int) -> Span | None:
    """`Minister of Defense Okwir`: a surname alone behind an office with its field."""
    word = passage.words[at]
    office = likeness.title_of(passage, word.start)
    if office is None or (at + 1 < len(passage.words) and passage.gaps[at] == " "):
        return None
    fields = office[0].replace(",", "").split()[2:]
    known = directory.fields() | {"and", "the"}
    if not known.issuperset(map(str.lower, fields)) or atlas.places().get(word.text):
        return None
    return _span(passage, word.start, word.end, TITLED, 0.7)


def _everyday_surname(passage: Passage, at: int, last: int) -> Span | None:
    """`President Bush`, `Secretary Rice`: a dictionary word behind a clear title, and alone."""
    word = passage.words[at].text
    if at == 0 or passage.gaps[at - 1] != " " or NAME.fullmatch(word) is None:
        return None
    title = passage.words[at - 1]
    alone = at + 1 == last or passage.gaps[at] != " "
    if not alone or title.text not in lexicon.clear_titles() or not _may_be_surname(word):
        return None
    return _span(passage, title.start, passage.words[at].end, TITLED, 0.6, aliases=(word,))


def _may_be_surname(word: str) -> bool:
    if lexicon.is_function_word(word) or word.lower() in directory.fields():
        return False
    return word in lexicon.everyday_surnames() and looks_like_name(word)


def _title_start(passage: Passage, at: int) -> int:
    """Where the title before a surname begins; the surname's own start if only a role leads."""
    start = passage.words[at].start
    if at and passage.gaps[at - 1] == " " and lexicon.is_title(passage.words[at - 1].text):
        title = passage.words[at - 1]
        prime = title.text == "Minister" and passage.before(title.start, 6) == "Prime "
        return title.start - len("Prime ") if prime else title.start
    if passage.capitals:
        role = _ROLE_BEFORE.search(passage.before(start))
        word = role[0].rstrip(" ,").capitalize() if role is not None else ""
        clear = word in lexicon.clear_titles() or lexicon.is_cable_title(word)
        return start - len(role[0]) if role and clear else start
    return start


def _read(passage: Passage, words: tuple[Word, ...]) -> str:
    return passage.read[words[0].start : words[-1].end]


def _span(
    passage: Passage, start: int, end: int, method: str, score: float, aliases: tuple[str, ...] = ()
) -> Span:
    name = passage.read[start:end].replace("- ", "-")
    if passage.capitals:
        name = name[0].upper() + name[1:]
    return Span(passage.index, start, end, Kind.PERSON, method, score, name=name, aliases=aliases)
