"""Well-known organizations of the packaged lists, by each of their names."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from cables.linking.find.bodies import acronyms, directory
from cables.linking.find.bodies.directory import Body
from cables.linking.find.found import Kind, Span
from cables.linking.find.places import atlas
from cables.linking.find.places.countries import named_anywhere, named_in
from cables.linking.find.text import lexicon
from cables.linking.find.text.passages import Passage, Text, is_common

METHOD = "known organization"
_CAPITALS_BEFORE, _CAPITALS_BEHIND = re.compile(r"\b[A-Z]{2,} $"), re.compile(r" [A-Z]{2,}\b")
_NAME_BEFORE, _NAME_BEHIND = re.compile(r"\b[A-Z][\w'-]*\.? $"), re.compile(r" [A-Z]")
_WORD_BEFORE = re.compile(r"(?<![\w'’-])([A-Z]\w+(?:['’](?!s )\w+)?)[ -]$")
_WORD_BEHIND = re.compile(r"[ -]([A-Z][\w'’-]+)")
_MANY_LETTERS = 4
_LONG = 6
_NATIONAL = frozenset(("National", "Nacional", "Nationale", "Nacionais", "Nazionale"))
_OURS = "US"  # bodies that every cable may call by their short names


def find(text: Text) -> Iterator[Span]:
    """Names of the lists as they stand; an acronym only in capitals.

    In text in capitals, names of everyday words mean the bodies of the post's own country.
    """
    explained = acronyms.explained(text)
    for passage in text.passages:
        if passage.capitals and text.country:
            everyday = directory.everyday_names_in(text.country)
            for start, end, bodies in everyday.matches(passage.read):
                yield _span(passage, start, end, bodies[0], text.country)
        for start, end, bodies in directory.bodies().matches(passage.read):
            name = passage.read[start:end]
            body = _meant(bodies, passage, name, text)
            if body is not None and not (
                _is_shouted(passage, start, end, body.home == text.country)
                or _is_part(passage, start, end, body)
                or _is_otherwise(explained.get(name, ""), body, text)
            ):
                yield _span(passage, start, end, body, text.country)


def _is_part(passage: Passage, start: int, end: int, body: Body) -> bool:
    """`Vestra Norland` is not the Vestra of a country's list: an unknown word goes with it."""
    name = passage.read[start:end]
    if not body.home or name.count(" ") > 1 or name.isupper():
        return False
    before = _WORD_BEFORE.search(passage.before(start))
    behind = _WORD_BEHIND.match(passage.after(end))
    return any(word is not None and _is_unknown(word[1]) for word in (before, behind))


def _is_unknown(word: str) -> bool:
    return not (
        word.isupper()
        or is_common(word)
        or lexicon.is_title(word)
        or word in lexicon.given_names()
        or word in atlas.demonyms()
        or atlas.places().get(word)
    )


def _is_otherwise(words: str, body: Body, text: Text) -> bool:
    """Whether the cable explains the letters by other words, so that no body, or another, is meant.

    A body at home, or of the world, may be called by many words; not by small ones.
    """
    if not words or words in body.spellings:
        return False
    return words.islower() or bool(body.home and body.home != text.country)


def _is_shouted(passage: Passage, start: int, end: int, at_home: bool) -> bool:
    """`HEALTH CARE REFORM`: an everyday word among others in capitals is no acronym.

    Nor are letters there that people are called by, unless the world knows them: `ANA BROWN`; or,
    of four letters and more, where they stand alone in a cable from home.
    """
    name = passage.read[start:end]
    if not name.isupper():
        return False
    if passage.capitals and name.capitalize() in _people_alone():
        alone = at_home and len(name) >= _MANY_LETTERS and not _is_among_names(passage, start, end)
        return name not in directory.short_names() and not alone
    lead, behind = passage.before(start, 30), passage.after(end, 30)
    among = _CAPITALS_BEFORE.search(lead) or _CAPITALS_BEHIND.match(behind)
    return bool(is_common(name) and among)


def _is_among_names(passage: Passage, start: int, end: int) -> bool:
    return bool(
        _NAME_BEFORE.search(passage.before(start)) or _NAME_BEHIND.match(passage.after(end))
    )


@cache
def _people_alone() -> frozenset[str]:
    """What one word calls people by: first names, surnames of statesmen."""
    return lexicon.given_names() | lexicon.statesmen()


def _meant(bodies: tuple[Body, ...], passage: Passage, name: str, text: Text) -> Body | None:
    """The one body that the name means here: at home first, then in the world; no guess."""
    world = [body for body in bodies if not body.home]
    if len(world) == len(bodies):
        return _only(world)
    return (
        _only(body for body in bodies if body.home == text.country)
        or _only(world)
        or (_only(bodies) if _tells_enough(name) and not _are_letters(bodies, name) else None)
        or (_only(_spoken_of(bodies, passage, name, text)) if len(name) > 2 else None)
        or (_only(body for body in bodies if body.home == _OURS) if len(name) > 2 else None)
    )


def _only(bodies: Iterable[Body]) -> Body | None:
    by_name = {body.name: body for body in bodies}
    return next(iter(by_name.values())) if len(by_name) == 1 else None


def _are_letters(bodies: Iterable[Body], name: str) -> bool:
    """`Vestra` for VESTRA, which may be a surname elsewhere."""
    return any(name != body.name and name.upper() in body.names for body in bodies)


def _spoken_of(bodies: tuple[Body, ...], passage: Passage, name: str, text: Text) -> Iterator[Body]:
    """Bodies of countries that the paragraph names; for four letters and more, the cable."""
    named = named_in(passage) if len(name) < _MANY_LETTERS else named_anywhere(text)
    return (body for body in bodies if body.home in named)


@lru_cache(maxsize=10_000)
def _tells_enough(name: str) -> bool:
    """A name that hardly any other body bears: no letters, nor everyday words alone.

    Every country may have a national body of that name.
    """
    words = name.split()
    if not _NATIONAL.isdisjoint(words):
        return False
    if len(words) == 1:
        return len(name) >= _LONG and not name.isupper()
    return not all(is_common(word) for word in words)


def _span(passage: Passage, start: int, end: int, body: Body, origin: str) -> Span:
    return Span(
        passage.index,
        start,
        end,
        Kind.ORGANIZATION,
        METHOD,
        0.95,
        name=body.name,
        aliases=body.aliases,
        type=body.type,
        country=body.home or (atlas.home_of("", origin) if body.national else ""),
        listed=True,
    )
