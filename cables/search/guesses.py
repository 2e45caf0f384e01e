"""A name that nobody here bears exactly: who is called nearly so, said with links."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from urllib.parse import urlencode

from django.urls import reverse

from cables.models import Entity
from cables.search.names import WORDS, Asked, is_number
from cables.search.parameters import dimension
from cables.search.results import Link, Offer
from cables.search.state import SearchState
from cables.search.suggestions import SHOWN, suggestions, with_words
from cables.vocab.names import normalize

MOST = 3  # different names of one search that are looked for: each takes some queries
_LISTS = {"org": "organizations", "ngo": "ngos", "person": "people", "place": "places"}
_QUOTES = '["“”„«»]'


@dataclass(frozen=True, slots=True)
class Guess:
    """Whom a name may mean, most mentioned first; `is_sure` where it can mean but one."""

    asked: Asked
    entities: tuple[Entity, ...]
    is_sure: bool

    def offer(self, state: SearchState) -> Offer:
        """What to say of it: what was searched instead, or a choice of searches."""
        facet, value = self.asked
        said = f"No {WORDS[facet]} here is called exactly “{value}”."
        if self.is_sure:
            (entity,) = self.entities
            return Offer(f"{said} Searched:", (entity_link(entity, entity.get_absolute_url()),))
        links = [entity_link(one, _instead(state, self.asked, one)) for one in self.entities]
        if len(links) == SHOWN:
            links.append(Link("look through the list", _list_url(facet, value)))
        return Offer(f"{said} Did you mean", tuple(links), "?")


def guesses(asked: Iterable[Asked]) -> Iterator[Guess]:
    """For each spelling of the first names of which lists show similar ones: whose these are."""
    named = {one: (one[0], normalize(one[1])) for one in asked if not is_number(one[1])}
    first: dict[Asked, Asked] = {}
    for one, name in named.items():
        first.setdefault(name, one)
    similar = {name: _similar(*first[name]) for name in islice(first, MOST)}
    for one, name in named.items():
        entities, is_sure = similar.get(name, ((), False))
        if entities:
            yield Guess(one, entities, is_sure)


def _similar(facet: str, name: str) -> tuple[tuple[Entity, ...], bool]:
    """Who is called nearly so, and whether that is but one who has these words in a name."""
    whole = with_words(name, facet)
    return tuple(whole or suggestions(name, facet=facet)), len(whole) == 1


def entity_link(entity: Entity, url: str) -> Link:
    """`Lantern Society (NGO, 2 cables)`."""
    kind = "NGO" if entity.is_ngo else entity.get_kind_display().lower()
    plural = "" if entity.cable_count == 1 else "s"
    return Link(entity.name, url, f"{kind}, {entity.cable_count:,} cable{plural}")


def _instead(state: SearchState, asked: Asked, entity: Entity) -> str:
    """The search for this entity in place of the name; its page where that cannot be written."""
    facet, value = asked
    selected = tuple(
        (name, str(entity.pk) if (dimension(name), one) == asked else one)
        for name, one in state.selected
    )
    name = re.sub(_QUOTES, "", entity.name)
    field = re.compile(
        rf"(?<![^\s(-]){facet}:"
        rf"(?:{_QUOTES}{re.escape(value)}{_QUOTES}|{re.escape(value)}(?![^\s()]))",
        re.IGNORECASE,
    )
    words = field.sub(lambda _: f'{facet}:"{name}"', state.q)
    changed = replace(state, q=words, selected=selected, page=1)
    return changed.url if changed != replace(state, page=1) else entity.get_absolute_url()


def _list_url(facet: str, name: str) -> str:
    return f"{reverse(_LISTS[facet])}?{urlencode({'name': name})}"
