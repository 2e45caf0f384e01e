"""A search understood: names resolved to entities, words to a tree, all of it to queries."""

from dataclasses import dataclass, replace
from typing import Self

from tantivy import Query

from cables.search import names
from cables.search.counting import Counting
from cables.search.engine import Snapshot
from cables.search.guesses import guesses
from cables.search.language import Node, Parsed, parse
from cables.search.names import Meant
from cables.search.parameters import NO_VALUE, dimension
from cables.search.queries import Markings, disjunction, naming, narrowing
from cables.search.results import Offer
from cables.search.state import SearchState
from cables.search.word_queries import WordQuery, asked_entities, markings_of


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of one state of the index; `state` has its entities by number."""

    state: SearchState
    node: Node
    cable_id: str | None
    words: WordQuery
    counting: Counting
    notes: tuple[str, ...]
    offers: tuple[Offer, ...]

    @property
    def markings(self) -> Markings:
        """The portion markings of the paragraphs that the words were searched in; none for all."""
        return markings_of(self.node, self.state.values("marking"))

    @classmethod
    def of(cls, snapshot: Snapshot, state: SearchState) -> Self:
        """Understand a search; two queries where it names entities, more for unknown names."""
        parsed = parse(state.q)
        return cls._understood(snapshot, state, parsed, *_whom(state, parsed.node))

    def with_words(self, words: str) -> Self:
        """The same search with fewer words: names still mean whom they meant, without a query."""
        state = replace(self.state, q=words, page=1)
        counting = self.counting
        return self._understood(counting.snapshot, state, parse(words), counting.meant)

    @classmethod
    def _understood(
        cls,
        snapshot: Snapshot,
        state: SearchState,
        parsed: Parsed,
        meant: Meant,
        unknown: tuple[str, ...] = (),
        offers: tuple[Offer, ...] = (),
    ) -> Self:
        state, numbered = _by_number(state, meant)
        meant = {**meant, **numbered}
        markings, cable_id = state.values("marking"), state.cable_id()
        words = WordQuery(parsed.node, meant, snapshot, markings)
        counting = _counting(snapshot, state, parsed.node, meant, words, cable_id)
        notes = (*parsed.notes, *unknown, *words.notes)
        return cls(state, parsed.node, cable_id, words, counting, notes, offers)


def _whom(state: SearchState, node: Node) -> tuple[Meant, tuple[str, ...], tuple[Offer, ...]]:
    """The entities meant; what to say of the names that none bears, and whom to offer instead."""
    told = dict.fromkeys(_named_entities(state), "has the name or number")
    asked = told | dict.fromkeys(sorted(asked_entities(node) - told.keys()), "is named")
    meant = names.resolve(asked)
    found = {one.asked: one for one in guesses(one for one in asked if not meant[one])}
    sure = {name: (one.entities[0].pk,) for name, one in found.items() if one.is_sure}
    unknown = tuple(
        f"No {names.WORDS[name]} here {asked[name, value]} “{value}”."
        for name, value in asked
        if not meant[name, value] and (name, value) not in found
    )
    return {**meant, **sure}, unknown, tuple(one.offer(state) for one in found.values())


def _counting(
    snapshot: Snapshot,
    state: SearchState,
    node: Node,
    meant: Meant,
    words: WordQuery,
    cable_id: str | None,
) -> Counting:
    def matching(markings: Markings) -> Query:
        found = words.within(markings)
        return disjunction([naming(cable_id), found]) if cable_id else found

    asked = frozenset((one, meant.get(one)) for one in asked_entities(node))
    key = (node, cable_id, asked)
    return Counting(
        snapshot=snapshot,
        state=state,
        meant=meant,
        words=matching,
        has_words=words.has_words,
        has_phrases=words.has_phrases,
        may_be_broad=words.may_be_broad,
        must_stand=words.must_stand and cable_id is None,
        narrowed=narrowing(state, meant),
        key=key,
    )


def _named_entities(state: SearchState) -> list[names.Asked]:
    pairs = ((dimension(name), value) for name, value in state.selected)
    return [(name, value) for name, value in pairs if name in names.WORDS and value != NO_VALUE]


def _by_number(
    state: SearchState, meant: Meant
) -> tuple[SearchState, dict[names.Asked, tuple[int, ...]]]:
    """The state with its entities by number, and what each number means: itself."""
    selected: list[tuple[str, str]] = []
    numbered: dict[names.Asked, tuple[int, ...]] = {}
    for name, value in state.selected:
        found = meant.get((dimension(name), value), ())
        numbered |= {(dimension(name), str(pk)): (pk,) for pk in found}
        selected += [(name, str(pk)) for pk in found] or [(name, value)]
    return replace(state, selected=tuple(dict.fromkeys(selected))), numbered
