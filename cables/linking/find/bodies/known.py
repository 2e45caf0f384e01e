"""Well-known organizations of the packaged lists, by each of their names."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from cables.linking.find.bodies import directory
from cables.linking.find.bodies.directory import Body
from cables.linking.find.found import Kind, Span
from cables.linking.find.places import atlas
from cables.linking.find.places.countries import named_anywhere, named_in
from cables.linking.find.text import lexicon
from cables.linking.find.text.passages import Passage, Text, is_common

METHOD = "known organization"
_CAPITALS_BEFORE, _CAPITALS_BEHIND = re.compile(r"\b[A-Z]{2,} $"), re.compile(r" [A-Z]{2,}\b")
_MANY_LETTERS = 4
_LONG = 6
_OURS = "US"  # bodies that every cable may call by their short names


def find(text: Text) -> Iterator[Span]:
    """Names of the lists as they stand; an acronym only in capitals.

    In text in capitals, names of everyday words mean the bodies of the post's own country.
    """
    for passage in text.passages:
        if passage.capitals and text.country:
            everyday = directory.everyday_names_in(text.country)
            for start, end, bodies in everyday.matches(passage.read):
                yield _span(passage, start, end, bodies[0], text.country)
        for start, end, bodies in directory.bodies().matches(passage.read):
            body = _meant(bodies, passage, passage.read[start:end], text)
            if body is not None and not _is_shouted(passage, start, end):
                yield _span(passage, start, end, body, text.country)


def _is_shouted(passage: Passage, start: int, end: int) -> bool:
    """`HEALTH CARE REFORM`: an everyday word among others in capitals is no acronym.

    Nor are letters there that people are called by, unless the world knows them: `ANA BROWN`.
    """
    name = passage.read[start:end]
    if not name.isupper():
        return False
    if passage.capitals and name.capitalize() in _people_alone():
        return name not in directory.short_names()
    lead, behind = passage.before(start, 30), passage.after(end, 30)
    among = _CAPITALS_BEFORE.search(lead) or _CAPITALS_BEHIND.match(behind)
    return bool(is_common(name) and among)


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
        or (_only(bodies) if _tells_enough(name) else None)
        or (_only(_spoken_of(bodies, passage, name, text)) if len(name) > 2 else None)
        or (_only(body for body in bodies if body.home == _OURS) if len(name) > 2 else None)
    )


def _only(bodies: Iterable[Body]) -> Body | None:
    by_name = {body.name: body for body in bodies}
    return next(iter(by_name.values())) if len(by_name) == 1 else None


def _spoken_of(bodies: tuple[Body, ...], passage: Passage, name: str, text: Text) -> Iterator[Body]:
    """Bodies of countries that the paragraph names; for four letters and more, the cable."""
    named = named_in(passage) if len(name) < _MANY_LETTERS else named_anywhere(text)
    return (body for body in bodies if body.home in named)


@lru_cache(maxsize=10_000)
def _tells_enough(name: str) -> bool:
    """A name that hardly any other body bears: no letters, nor everyday words alone."""
    words = name.split()
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
