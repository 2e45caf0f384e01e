"""Unknown names that the words around them say are places'.

`the village of X`, `in X`, `traveled to X`, `X district`, `X Square`, `Plaza X`.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from cables.linking.find.found import Kind, Span
from cables.linking.find.places import atlas
from cables.linking.find.places.place_words import (
    BUILT_WORDS,
    KIND_WORDS,
    MADE_OR_LAND,
    OPENINGS,
    SURNAMES_TOO,
    is_gone_to,
    is_kind_behind,
    is_lead,
    is_led,
    landmark_behind,
    speaks_of_person,
)
from cables.linking.find.text import lexicon
from cables.linking.find.text.passages import Passage, Word, is_common

METHOD = "place pattern"
_SURE, _LIKELY = 0.88, 0.7
_WHERE = re.compile(r"\b(?:in|In|near) $")
_LEAD_OF_OPENING = re.compile(
    r"\b(?:in|In|at|At|near|Near|to|from|From|of|around|outside|visited|between|via|inside) $"
)
_NO_PLACE_BEHIND = re.compile(
    r"['’]|[-/]|\w| (?:\(|[A-Z]|compan|factor|plant|language|case|trial|regime|government|bill|"
    r"shares|meeting|session|talks|conversation|discussion|context|view|light|addition)"
)
_COUNTRY_BEHIND = re.compile(r", ([A-Z][\w.]+(?: [A-Z]\w+)?)\b")
_STREET_WORDS = "Plaza|Piazza|Praca|Avenida|Calle|Rue|Rua|Ulitsa|Boulevard|Place (?=d[eu])"
_SMALL = "de|del|des|du|di|da|do|la|las|los"
# `Plaza de Armas`, `Avenida 9 de Julio`, `November 8 Bridge`, `in Zone 6`
_STREET = re.compile(
    rf"\b(?:(?:{_STREET_WORDS})(?: (?:\d{{1,2}}|{_SMALL}))*(?: [A-Z][\w'’-]+){{1,2}}"
    r"|[A-Z][a-z]+ \d{1,2} (?:Bridge|Square|Street|Avenue|Stadium|Boulevard)"
    r"|(?<=\b[Ii]n )(?:Zone|District|Sector|Ward|Kebele) \d{1,2}\b)"
)
_STREET_IN_CAPITALS = re.compile(
    rf"\b(?:PLAZA|PIAZZA|PRACA|AVENIDA|CALLE|RUE|RUA)(?: (?:\d{{1,2}}|{_SMALL.upper()}))+ [A-Z]+\b"
)
_STREETS = (
    "Plaza|Piazza|Praca|Avenida|Calle|Rue|Rua|Ulitsa|Boulevard|Place|Bridge|Square|Street|Avenue|"
    "Stadium|Zone|Sector|Ward|Kebele|District"
)
_OF_STREETS = frozenset(_STREETS.split("|"))  # a quick first look
_LONGEST_NAME = 4  # words
Run = tuple[Word, ...]


def by_words(passage: Passage, runs: Sequence[Run], known: Collection[int]) -> Iterator[Span]:
    """Unknown names with words around that say so; `known` are starts that are taken."""
    if passage.capitals or not _OF_STREETS.isdisjoint(word.text for word in passage.words):
        streets = _STREET_IN_CAPITALS if passage.capitals else _STREET
        for match in streets.finditer(passage.text):
            yield span_of(passage, match.start(), match.end(), _SURE)
    for words in runs:
        start, end = words[0].start, words[-1].end
        if len(words) > 1 and is_landmark(words, start in known):
            yield span_of(passage, start, end, _SURE)
        elif start in known or (len(words) == 1 and is_common(words[0].text)):
            continue
        elif (score := _said(passage, words)) and may_be_place(words):
            yield span_of(passage, start, end + landmark_behind(passage, end), score)


def runs_of(passage: Passage) -> list[Run]:
    """Capitalised words in a row, without those that owe the capital to the sentence."""
    words = passage.words
    return [
        words[first:last] if last - first == 1 else _without_opening(words[first:last])
        for first, last in passage.runs
    ]


def _without_opening(words: Run) -> Run:
    first = 0
    while first < len(words) - 1 and _is_no_part(words[first].text):
        first += 1
    return words[first:]


def _is_no_part(word: str) -> bool:
    return word == "Re" or lexicon.is_function_word(word)


def is_landmark(words: Run, known: bool) -> bool:
    """`October Square`, `South Island`: common words too, closed by a word that places have.

    What a `known` place's name begins is part of that place: the Amazon Forest.
    """
    *name, head = (word.text for word in words)
    if not 0 < len(name) <= _LONGEST_NAME or head not in (BUILT_WORDS if known else MADE_OR_LAND):
        return False
    if head in SURNAMES_TOO and len(name) == 1 and name[0] in lexicon.given_names():
        return False
    if all(word in atlas.demonyms() for word in name):
        return False  # `Japanese Islands`: only whose they are
    return not any(_is_no_landmarks_name(word) for word in name)


def _is_no_landmarks_name(word: str) -> bool:
    return (
        lexicon.is_function_word(word)
        or lexicon.is_title(word)
        or "/" in word
        or (word in lexicon.jargon() and word not in lexicon.listed("month"))
        or word in lexicon.listed("no landmark")
    )


def _said(passage: Passage, words: Run) -> float:
    """How surely the words around say that an unknown name is a place's."""
    end, lead = words[-1].end, passage.before(words[0].start, 24)
    if is_kind_behind(passage, end):
        return _SURE
    if len(words) > 1 and (words[-1].text in KIND_WORDS or words[0].text in OPENINGS):
        return _SURE
    if passage.read.startswith(", ", end) and _is_in_country(passage, end):
        return _LIKELY
    if not is_lead(lead):
        return 0.0
    return _SURE if is_led(lead) else _LIKELY * _is_where_it_is(passage, words, lead)


def _is_where_it_is(passage: Passage, words: Run, lead: str) -> bool:
    return _is_at_opening(words, lead) or (
        not speaks_of_person(passage, words[-1].end)
        and (_is_where(passage, words) or (is_gone_to(lead) and _is_alone(passage, words)))
    )


def _is_in_country(passage: Passage, end: int) -> bool:
    """`Lowick-on-Tyne, France`."""
    behind = _COUNTRY_BEHIND.match(passage.read, end)
    return behind is not None and atlas.code_of(behind[1]) != ""


def _is_where(passage: Passage, words: Run) -> bool:
    """`in Lowick`: where something is."""
    return (
        _WHERE.search(passage.before(words[0].start, 6)) is not None
        and not _NO_PLACE_BEHIND.match(passage.after(words[-1].end, 20))
        and _is_alone(passage, words)
    )


def _is_alone(passage: Passage, words: Run) -> bool:
    """One unknown word; not in text in capitals, whose unknown words are many."""
    word, *more = words
    if more or passage.capitals or len(word.text) < 4 or atlas.places().get(word.text):
        return False
    return "-" not in word.text and word.text not in lexicon.listed("language or faith")


def _is_at_opening(words: Run, lead: str) -> bool:
    """`in Beit Lowick`."""
    return (
        len(words) > 1
        and words[0].text in lexicon.listed("place opening")
        and _LEAD_OF_OPENING.search(lead) is not None
    )


def may_be_place(words: Run) -> bool:
    """Whether nothing in a name itself speaks against a place: no common word, people or title."""
    names = [word.text for word in words if word.text not in KIND_WORDS]
    return (
        0 < len(names) < _LONGEST_NAME
        and not all(word in lexicon.listed("compass") for word in names)
        and not any(word in lexicon.listed("not in a name") for word in names[_opens(names) :])
        and not any(is_common(word) and word not in lexicon.listed("compass") for word in names)
        and not any(word in atlas.demonyms() or word in lexicon.jargon() for word in names)
        and not any(word.isupper() or lexicon.is_title(word) for word in names)
    )


def _opens(words: list[str]) -> int:
    """1 if the first word opens names of places alone: `Beit`, `Puerto`; else 0."""
    return int(len(words) > 1 and words[0] in lexicon.listed("place opening"))


def span_of(passage: Passage, start: int, end: int, score: float = _LIKELY) -> Span:
    name = passage.read[start:end]
    return Span(passage.index, start, end, Kind.LOCATION, METHOD, score, name=name)
