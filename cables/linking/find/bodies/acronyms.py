"""Acronyms and their definitions: `Center for Rural Law (CRL)`, `CRL (Center for Rural Law)`.

The long form is found by matching the letters of the acronym backwards against the words before
the bracket, each letter at the beginning of a word or inside one, the first at the beginning
(after Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions", 2003).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from cables.linking.find.bodies import directory
from cables.linking.find.found import Kind, Span
from cables.linking.find.ngos.names import is_by_name
from cables.linking.find.places import atlas
from cables.linking.find.text import lexicon
from cables.linking.find.text.passages import Passage, Text

METHOD = "acronym"
_BRACKET = re.compile(
    r"\s\(\s?[\"“']?(?:the |or |hereafter )?([A-Z][A-Za-z&/.\-]{1,11}?)s?[\"”']?\s?[;,)]"
)
_LETTERS_BEHIND = re.compile(r" \(\s?[\"“']?([A-Z]{3,9})[\"”']?\s?[;,)]")
_LETTERS_BEFORE = re.compile(r"\b([A-Z]{3,9}) \((?:the |or |formerly )?[\"“']?$")
_OPENING = re.compile(r"[\"”']? (?:\((?:or )?|or )[\"“']?")
_CLOSING = re.compile(r"[\"”']?[;,)]")
_TWO_CAPITALS = re.compile(r"[A-Z].*[A-Z]")
_POSSESSIVE = re.compile(r"['’]s?$")
_REACH = 170  # characters, as far as the longest names go
_TOKEN = re.compile(r"[^\s,()\"“”]+")


def find(text: Text) -> Iterator[Span]:
    """Organizations that the cable names in full with an acronym behind."""
    for passage in text.passages:
        for bracket in _BRACKET.finditer(passage.read):
            yield from _definition(passage, bracket)


def _definition(passage: Passage, bracket: re.Match[str]) -> Iterator[Span]:
    acronym = passage.text[bracket.start(1) : bracket.end(1)]
    if not _TWO_CAPITALS.search(acronym) or directory.is_mere_jargon(acronym):
        return
    begin = max(0, bracket.start() - _REACH)
    before = _POSSESSIVE.sub("", passage.read[begin : bracket.start()])
    start = long_form(_capitalised(before) if passage.capitals else before, acronym)
    if start is None:
        return
    name = _capitalised(before[start:]) if passage.capitals else before[start:]
    if not is_body(name) or (passage.capitals and not _has_head(name)):
        return
    yield Span(
        passage.index,
        begin + start,
        begin + len(before),
        Kind.ORGANIZATION,
        METHOD,
        0.9,
        name=name,
        aliases=(acronym,),
    )


def _capitalised(name: str) -> str:
    """`national electricity board`, in a text in capitals, where letters say that it is a name."""
    return _TOKEN.sub(lambda word: _initial(word[0]), name)


def _has_head(name: str) -> bool:
    """Whether it ends as bodies do, or begins so, as in most other languages."""
    words = name.split()
    return words[0] in directory.opening_words() or not directory.head_words().keys().isdisjoint(
        words
    )


def _initial(word: str) -> str:
    return word if word in lexicon.listed("link") else word[0].upper() + word[1:]


def bracketed(text: Text, spans: Iterable[Span]) -> Iterator[Span]:
    """Organizations with the further names that brackets give: letters of another language's name.

    `National Dock Bank (BNDP)`, `VESTRA (the "Institute of Harbors")`; and a bracket that is
    itself an organization: `Green Dock Institute (Instituto Muelle Verde)`.
    """
    organizations = {
        (span.passage, span.start): span for span in spans if span.kind is Kind.ORGANIZATION
    }
    for span in spans:
        passage = text.passages[span.passage]
        is_body = span.kind is Kind.ORGANIZATION
        names = tuple(_in_brackets(passage, span, organizations)) if is_body else ()
        yield replace(span, aliases=(*span.aliases, *names)) if names else span


def _in_brackets(
    passage: Passage, span: Span, organizations: dict[tuple[int, int], Span]
) -> Iterator[str]:
    behind = _LETTERS_BEHIND.match(passage.read, span.end)
    before = _LETTERS_BEFORE.search(passage.before(span.start, 30))
    yield from (m[1] for m in (behind, before) if m and _may_abbreviate(m[1], passage))
    opening = _OPENING.match(passage.read, span.end)
    other = organizations.get((passage.index, opening.end())) if opening else None
    if other is not None and _CLOSING.match(passage.read, other.end) and not other.listed:
        yield other.name


def _may_abbreviate(letters: str, passage: Passage) -> bool:
    known = atlas.places().get(letters) or directory.known_bodies().get(letters)
    return not known and not directory.is_mere_jargon(letters) and not passage.capitals


def explained(text: Text) -> dict[str, str]:
    """Letters in brackets with the words before that they abbreviate: `rate of exchange (ROE)`."""
    found: dict[str, str] = {}
    for passage in text.passages:
        for bracket in _BRACKET.finditer(passage.read):
            before = passage.read[max(0, bracket.start() - _REACH) : bracket.start()]
            start = long_form(before.upper(), bracket[1])
            if bracket[1].isupper() and start is not None:
                found.setdefault(bracket[1], before[start:])
    return found


def is_body(name: str) -> bool:
    """A title-cased name of several words that is no law, programme or report."""
    words = [word for word in _TOKEN.findall(name) if word.lower() not in lexicon.listed("link")]
    capitalised = sum(word[0].isupper() for word in words)
    if len(words) < 2 or capitalised < len(words):
        return False
    if words[-1] not in lexicon.listed("not a body"):
        return True
    return bool(directory.known_bodies().get(name)) or is_by_name(name)


def long_form(before: str, acronym: str) -> int | None:
    """Where the words that the acronym abbreviates begin, or None.

    The nearest beginning that gives every word a letter; failing that, one that leaves a word out.
    """
    letters = tuple(letter.lower() for letter in acronym if letter.isalnum())
    tokens = list(_TOKEN.finditer(before))[-(len(letters) * 2 + 3) :]
    starts = [at for at, token in enumerate(tokens) if token[0][0] == acronym[0]]
    for spare in (0, 1) if len(letters) > 3 else (0,):
        for first in reversed(starts):
            if _read_off(_parts(tokens[first:]), letters, spare):
                return tokens[first].start()
    return None


def _parts(tokens: list[re.Match[str]]) -> tuple[str, ...]:
    return tuple(part.lower() for token in tokens for part in re.split("[-/]", token[0]) if part)


@lru_cache(maxsize=10_000)
def _read_off(words: tuple[str, ...], letters: tuple[str, ...], spare: int) -> bool:
    """Whether the letters can be read off the words in order, leaving out `spare` words at most."""
    if not letters or not words:
        return not letters and len(words) <= spare
    word, rest = words[0], words[1:]
    if any(_read_off(rest, letters[taken:], spare) for taken in _prefixes(word, letters)):
        return True
    if word in lexicon.listed("link"):
        return _read_off(rest, letters, spare)
    return spare > 0 and _read_off(rest, letters, spare - 1)


def _prefixes(word: str, letters: tuple[str, ...]) -> Iterator[int]:
    """How many letters one word can give: its initial, then some inside it, in order."""
    if not word.startswith(letters[0]):
        return
    yield 1
    at = 0
    for count, letter in enumerate(letters[1:4], start=2):
        at = word.find(letter, at + 1)
        if at == -1:
            return
        yield count
