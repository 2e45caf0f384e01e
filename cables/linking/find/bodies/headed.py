"""Organizations by the words they are built around: `Ministry of Health`, `Rural Law Center`.

A head word carries a name to its left (capitalised words directly before it) and, with a
preposition, to its right. A head word alone ("the Ministry") names nothing.
"""

import re
from collections.abc import Iterator

from cables.linking.find.bodies import directory
from cables.linking.find.bodies.events import is_event
from cables.linking.find.bodies.extents import (
    BEHIND,
    OWNER,
    end_of_name,
    is_head,
    leftmost,
    rightmost,
    without_lead,
)
from cables.linking.find.bodies.universities import sharing_a_head, with_campus
from cables.linking.find.found import Kind, Span
from cables.linking.find.places import atlas
from cables.linking.find.text import lexicon
from cables.linking.find.text.passages import Passage, Text, is_common

METHOD = "organization"
_BROKEN = re.compile(r"- (?=[A-Z])")  # `Viet- Minh`, at the end of a line
_ORDINAL = re.compile(r"(?<![\w.])\d{1,3}(?:st|nd|rd|th) $")
_PLURAL_HEADS = re.compile(
    r"(?:Unions|Associations|Ministries|Universities|Groups|Parties|Councils|Courts|Departments|"
    r"Agencies|Foundations|Organizations|Committees)$"
)


def find(text: Text) -> Iterator[Span]:
    """Names of two words and more around a head word."""
    for passage in text.passages:
        yield from _in_passage(passage, text.country)
        if passage.has(("niversities", "oundations")):
            yield from sharing_a_head(passage, METHOD)


def _in_passage(passage: Passage, country: str) -> Iterator[Span]:
    reached = 0
    for at, word in enumerate(passage.words):
        if at < reached or not (is_head(word.text) or _is_owned(passage, at)):
            continue
        first = leftmost(passage, at, reached)
        last = rightmost(passage, at)
        first = without_lead(passage, first, at)
        if last == first or not _names_something(passage, first, last):
            continue
        reached = last + 1
        last = with_campus(passage, first, last)
        yield _span(passage, first, last, _naming_head(passage, at, last), country)


def _naming_head(passage: Passage, head: int, last: int) -> int:
    """The head that says what the body is: the last one, but for the organ of a body.

    A `Service Center` is a center; a `Party Committee` is of the party.
    """
    end = min(end_of_name(passage, head), last)
    return head if passage.words[end].text in lexicon.listed("organ") else end


def _is_owned(passage: Passage, unit: int) -> bool:
    """`Harbor Ministry's Docks Division`: with its owner named, a unit is a body too."""
    if passage.words[unit].text not in lexicon.listed("unit"):
        return False
    owner = leftmost(passage, unit, 0) - 1
    return (
        owner >= 0
        and owner + 1 < unit
        and OWNER.fullmatch(passage.gaps[owner]) is not None
        and (is_head(passage.words[owner].text) or passage.words[owner].text.isupper())
    )


def _names_something(passage: Passage, first: int, last: int) -> bool:
    words = [word.text for word in passage.words[first : last + 1]]
    name = passage.read[passage.words[first].start : passage.words[last].end]
    if words[-1] in ("Force", "Forces"):
        return len(words) > 2 and words[-2] in lexicon.listed("force")
    bare = not BEHIND.search(name)
    if (bare and words[-1] in lexicon.listed("not a body")) or name in lexicon.jargon():
        return False
    if _is_of_another_kind(words) or passage.after(passage.words[last].end, 5).lower() == " list":
        return False
    if is_event(passage, passage.words[first].start, passage.words[last].end):
        return False
    if _PLURAL_HEADS.search(words[0]) or atlas.places().get(name):
        return False
    if bare and _PLURAL_HEADS.search(words[-1]) and len(words) < 4:
        return False
    if not bare and words[0] in ("Ministry", "Department"):
        return True
    return _ordinal(passage, first, last) > 0 or _is_national(words) or _tells_whose(words)


def _is_of_another_kind(words: list[str]) -> bool:
    """A time in office, a person, a thing: `Okwir Administration`, `Frank Church`, `B. Command`."""
    if words[-1] in lexicon.listed("weak head"):
        return not _is_works(words)
    return (
        (len(words) == 2 and len(words[0].rstrip(".")) < 2)
        or (words[-1] == "Administration" and not any(map(is_common, words[:-1])))
        or (words[-1] == "Church" and words[0] in lexicon.given_names())
    )


def _tells_whose(words: list[str]) -> bool:
    """More than adjectives that every body may bear."""
    return not all(
        word in atlas.demonyms() or word in lexicon.listed("vague") or is_head(word)
        for word in words
    )


def _ordinal(passage: Passage, first: int, last: int) -> int:
    """How long the number is that belongs to a name: `9th Harbor Court of Appeals`."""
    words = {word.text for word in passage.words[first : last + 1]}
    if words.isdisjoint(lexicon.listed("numbered")):
        return 0
    number = _ORDINAL.search(passage.before(passage.words[first].start, 6))
    return len(number[0]) if number else 0


def _is_works(words: list[str]) -> bool:
    """`Vestra Steel`, `Lowick Cement`: of a name, and no `Nuclear Power Plant`."""
    named = not is_common(words[0]) and words[0] not in lexicon.given_names()
    return named and words[-2] not in ("Power", "Treatment", "Nuclear", "Enrichment")


def _is_national(words: list[str]) -> bool:
    """`National Court`: each country has its own, and it is one; `Norse Railways`."""
    if words[-1] in lexicon.listed("of a people") and words[0] in atlas.demonyms():
        return True
    if len(words) == 3 and words[0] in atlas.demonyms():
        return words[1] in ("National", "Central", "State", "Federal", "First")
    return (
        len(words) == 2
        and words[0] in ("National", "Federal")
        and words[1] in lexicon.listed("national head")
    )


def _span(passage: Passage, first: int, last: int, head: int, country: str) -> Span:
    start, end = passage.words[first].start, passage.words[last].end
    start -= _ordinal(passage, first, last)
    kind = _type(passage.words[head].text)
    if kind == "government" and _is_of_many_countries(passage, first, head):
        kind = "international"
    name = passage.read[start:end]
    return Span(
        passage.index,
        start,
        end,
        Kind.ORGANIZATION,
        METHOD,
        0.8 if last > first + 1 else 0.7,
        name=_BROKEN.sub("-", name),
        type=kind,
        aliases=_turned(name),
        country=_home(name, passage.words[head].text, country) if kind in _NATIONAL else "",
    )


def _is_of_many_countries(passage: Passage, first: int, head: int) -> bool:
    """`European Harbor Agency`, `International Tribunal`; but each country has its ministries."""
    ministry = passage.words[head].text in ("Ministry", "Department", "Directorate")
    return not ministry and passage.words[first].text in lexicon.listed("of many countries")


def _home(name: str, head: str, origin: str) -> str:
    """The country of a body that every country has one of; not of one that the world knows."""
    if head not in lexicon.listed("national head") or directory.known_bodies().get(name):
        return ""
    return atlas.home_of(name.split(maxsplit=1)[0], origin)


def _turned(name: str) -> tuple[str, ...]:
    """`Health Ministry` is the Ministry of Health."""
    field, _, head = name.rpartition(" ")
    return (f"Ministry of {field}",) if head == "Ministry" and is_common(field) else ()


def _type(head: str) -> str:
    found = directory.head_words().get(head) or directory.opening_words().get(head, "")
    kept = {"government", "international", "company", "university", "union", "media", "party"}
    return "armed-group" if found == "armed group" else found if found in kept else ""


_NATIONAL = frozenset({"government", "party"})  # of which each country has its own by one name
