"""People: names behind a title or an office, and names by their own look.

`Professor Li Weiwei`, `legal counsel David Kabanda`, `Zeng Feiyang, Director of`. A surname alone
counts only behind a title; whether it belongs to someone named in full is for the echoes to say.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from cables.linking.find.bodies import directory
from cables.linking.find.found import Kind, Span
from cables.linking.find.people import likeness
from cables.linking.find.people.extents import end_of_name, is_titled, joined
from cables.linking.find.people.likeness import is_country, is_well_known_place
from cables.linking.find.people.name_parts import INITIAL, NAME, looks_like_name
from cables.linking.find.places import atlas
from cables.linking.find.text import lexicon
from cables.linking.find.text.passages import Passage, Text

TITLED = "title"
_PARTICLE = re.compile(rf" (?:{lexicon.PARTICLES}) ")
_ROLE_BEFORE = re.compile(r"([A-Za-z-]+)(?:,? |, )$")


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
        end = end_of_name(passage, at, last)
        if end == at:
            end = at + 1
            span = _everyday_surname(passage, at, last)
        else:
            span = _person(passage, first, at, end)
        if span is not None:
            yield span
        at = end


def _person(passage: Passage, stretch: int, first: int, end: int) -> Span | None:
    words = passage.words[first:end]
    titled = is_titled(passage, first)
    if len(words) == 1:
        return _surname(passage, first) if titled else _of_office(passage, first)
    score = 0.9 if titled else likeness.score(passage, stretch, first, end)
    if score == 0.0 or (not titled and atlas.places().get(joined(passage, words))):
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
    if at == 0 or passage.words[at - 1].text.lower() not in directory.fields():
        return None
    office = likeness.title_of(passage, word.start)
    if office is None or (at + 1 < len(passage.words) and passage.gaps[at] == " "):
        return None
    said = office[0].replace(",", "").lower().split()[2:]
    if not (directory.fields() | {"and", "the"}).issuperset(said) or atlas.places().get(word.text):
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


def _span(
    passage: Passage, start: int, end: int, method: str, score: float, aliases: tuple[str, ...] = ()
) -> Span:
    name = passage.read[start:end].replace("- ", "-")
    if passage.capitals:
        name = name[0].upper() + name[1:]
    return Span(passage.index, start, end, Kind.PERSON, method, score, name=name, aliases=aliases)
