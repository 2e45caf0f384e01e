"""What a statistical reader takes for names, sifted: it sees names no rule knows, and too many.

The reader (spaCy, `cables.linking.ner`) is handed in; this module only sifts. Header jargon,
offices, everyday words and peoples are no entities, whatever the reader says of them.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from cables.linking.find.bodies import directory
from cables.linking.find.bodies.events import is_event
from cables.linking.find.found import Kind, Span
from cables.linking.find.people.name_parts import looks_like_name
from cables.linking.find.places import atlas
from cables.linking.find.text import lexicon
from cables.linking.find.text.passages import Passage, Text, is_common

METHOD = "ner"
VERSION = 1  # of the sifting: a higher one asks that everything be read anew
SCORE = 0.4  # below every rule's
_LOCATIVE = re.compile(r"\b(?:in|at|near|from|to|of|outside|around)(?: the)? $")
_LED_BY_THE = re.compile(r"\b(?:the|The|in|In|at|a|an) $")
_PLACED = re.compile(r"\b(?:in|at|near|of the) $")
_NUMBER = re.compile(r" ?\d")
Named = tuple[int, int, Kind]  # first character, one past the last, and what it is taken for
Reader = Callable[[Sequence[str]], Iterable[Iterable[Named]]]
_EDGES = " \t\n\"'“”‘’()[],;:.-"
_MOST_WORDS = 8
_OFFICE_BEFORE = re.compile(
    r"\b(?:[Mm]inister|[Ss]ecretary|[Dd]irector|[Cc]ommissioner) (?:of|for)(?: the)? $"
)


def finder(reader: Reader) -> Callable[[Text], Iterator[Span]]:
    """A finder that asks the reader, text in capitals restored before."""

    def find(text: Text) -> Iterator[Span]:
        read = [passage.read for passage in text.passages]
        for passage, named in zip(text.passages, reader(read), strict=True):
            yield from sifted(passage, named)

    return find


def sifted(passage: Passage, named: Iterable[Named]) -> Iterator[Span]:
    """The spans that may be names."""
    for first, last, kind in named:
        start, end = _trimmed(passage.read, first, last)
        name = passage.read[start:end]
        if start < end and _may_be_name(passage, start, end, kind):
            yield Span(passage.index, start, end, kind, METHOD, SCORE, name=name)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without article, possessive ending and marks at the edges."""
    if text[start : start + 4] in ("the ", "The "):
        start += 4
    if text[end - 2 : end] in ("'s", "’s"):
        end -= 2
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES and not text[start:end].endswith((".S.", ".K.")):
        end -= 1
    return start, end


def _may_be_name(passage: Passage, start: int, end: int, kind: Kind) -> bool:
    name = passage.read[start:end]
    words = name.split()
    if "\n" in name or len(words) > _MOST_WORDS or any(map(str.isdigit, name)):
        return False
    if not name[0].isupper() or _is_none(name, words):
        return False
    if kind is Kind.PERSON:
        return _may_be_person(passage, start, words)
    if kind is Kind.LOCATION:
        return _may_be_place(passage, start, name, words)
    return _may_be_body(passage, start, name, words) and not is_event(passage, start, end)


def _is_none(name: str, words: list[str]) -> bool:
    """Jargon, peoples, offices, and everyday words alone."""
    if directory.is_mere_jargon(name) or name in atlas.demonyms():
        return True
    if any(word in _OFFICES for word in name.replace("/", " ").split()):
        return True
    return all(
        (is_common(word) and len(words) == 1)
        or directory.is_mere_jargon(word)
        or lexicon.is_function_word(word)
        or lexicon.is_title(word)
        or word in lexicon.listed("vague")
        for word in words
    )


def _may_be_person(passage: Passage, start: int, words: list[str]) -> bool:
    parts = [word for word in words if len(word.rstrip(".")) > 1 and word[0].isupper()]
    if len(parts) == 1 and (passage.capitals or _LED_BY_THE.search(passage.before(start, 5))):
        return False
    if not parts or len(parts) > 4 or not all(map(looks_like_name, parts)):
        return False
    return not any(is_common(word) for word in parts) and not atlas.places().get(" ".join(words))


def _may_be_place(passage: Passage, start: int, name: str, words: list[str]) -> bool:
    if name.isupper() or (passage.capitals and not _is_led_to(passage, start)):
        return False
    if any(lexicon.is_title(word) for word in words):
        return False
    everyday = all(is_common(word) for word in words)
    return not everyday and not any(word in directory.head_words() for word in words)


def _is_led_to(passage: Passage, start: int) -> bool:
    return _LOCATIVE.search(passage.before(start, 12)) is not None


def _may_be_body(passage: Passage, start: int, name: str, words: list[str]) -> bool:
    if _OFFICE_BEFORE.search(passage.before(start)) or any(mark in name for mark in ":();/"):
        return False
    if any(map(directory.is_mere_jargon, words)) or any(map(lexicon.is_title, words)):
        return False
    if _ends_badly(words[-1]) or atlas.places().get(name):
        return False
    if _is_office_behind(passage.after(start + len(name), 30)):
        return False
    if len(words) == 1:
        return not passage.capitals and _may_be_one_word(passage, start, name)
    return _has_head(words) or not (passage.capitals or _is_everyday(words))


def _ends_badly(word: str) -> bool:
    lists = ("not a body", "not a head")
    return any(word in lexicon.listed(name) for name in lists) or word.endswith(("ism", "ist"))


def _is_office_behind(behind: str) -> bool:
    """`Social Solidarity | Minister`: what it is minister of."""
    word = behind.split(" ")[1] if behind[:1] == " " and len(behind.split(" ")) > 1 else ""
    return word[:1].isupper() and lexicon.is_title(word.strip(",.;"))


def _may_be_one_word(passage: Passage, start: int, name: str) -> bool:
    if name in lexicon.given_names() or name in directory.head_words():
        return False
    if not name.isupper():
        return not _PLACED.search(passage.before(start, 12))
    end = start + len(name)
    bracketed = passage.read[start - 1 : start] == "(" and passage.read[end : end + 1] == ")"
    return len(name) > 2 and not bracketed and not _NUMBER.match(passage.after(end, 3))


def _has_head(words: list[str]) -> bool:
    heads = [word for word in words if word in directory.head_words()]
    rest = [word for word in words if word not in heads and word not in atlas.demonyms()]
    return bool(heads) and any(word[0].isupper() for word in rest)


def _is_everyday(words: list[str]) -> bool:
    return all(is_common(word) or word in atlas.demonyms() for word in words)


_OFFICES = frozenset({"State", "Embassy", "Post", "Mission", "Poloff", "Econoff", "Ambassador"})
