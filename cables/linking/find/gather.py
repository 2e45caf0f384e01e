"""From spans to entities: which names of one cable mean the same thing.

Only what the cable itself says is used: the same name, an acronym defined beside a name, a surname
that one person alone in the cable bears. Where two could be meant, nothing is joined.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from cables.linking.find.found import Kind, Span
from cables.linking.find.places import atlas
from cables.linking.find.text import lexicon
from cables.vocab.names import normalize


@dataclass(slots=True, eq=False)
class Group:
    """The spans that name one thing; the first span gives the name unless a fuller one comes."""

    kind: Kind
    name: str
    spans: list[Span] = field(default_factory=list)

    @property
    def names(self) -> tuple[str, ...]:
        """The name and every further name the finders gave."""
        names = {self.name: None}
        for span in self.spans:
            names[span.name] = None
            for alias in span.aliases:
                names[alias] = None
        return tuple(names)

    @property
    def type(self) -> str:
        for span in self.spans:
            if span.type:
                return span.type
        return ""

    @property
    def country(self) -> str:
        return next((span.country for span in self.spans if span.country), "")

    @property
    def is_listed(self) -> bool:
        """Whether a list knows it, and so its type."""
        return any(span.listed for span in self.spans)

    def absorb(self, other: "Group") -> None:
        self.spans.extend(other.spans)


def gather(spans: Iterable[Span]) -> list[Group]:
    """One group per organization, person and place, in order of first mention."""
    groups: list[Group] = []
    by_key: dict[tuple[Kind, str], Group] = {}
    for span in spans:
        keys = [(span.kind, normalize(name)) for name in _keys(span)]
        group = next((by_key[key] for key in keys if key in by_key), None)
        if group is None:
            group = Group(span.kind, span.name)
            groups.append(group)
        group.spans.append(span)
        for key in keys:
            by_key.setdefault(key, group)
    return _join_bodies(_join_people(groups))


def _keys(span: Span) -> tuple[str, ...]:
    """The names to recognise a thing by: not a bare surname, which says too little."""
    return (span.name,) if span.kind is Kind.PERSON else (span.name, *span.aliases)


@lru_cache(maxsize=50_000)
def words_of(name: str) -> tuple[str, ...]:
    """The parts of a person's name, without a title before them."""
    words = name.split()
    if words[:2] == ["Prime", "Minister"]:
        del words[0]
    while len(words) > 1 and lexicon.is_title(words[0]):
        words.pop(0)
    return tuple(words)


def _join_people(groups: list[Group]) -> list[Group]:
    """`Minister Wang`, `Wang` and `J. Wang` join the one `Wang Jie` of the cable.

    A cable that speaks of two people of one surname names them in full; then a surname alone joins
    neither.
    """
    joined: dict[int, Group] = {}
    people = [group for group in groups if group.kind is Kind.PERSON]
    alone: dict[str, Group] = {}
    for group in people:
        words = words_of(group.name)
        first = alone.setdefault(words[0], group) if len(words) == 1 else group
        if first is not group:
            first.absorb(group)
            joined[id(group)] = first
    left = [group for group in people if id(group) not in joined]
    bearers = _bearers(left)
    for group in sorted(left, key=lambda group: len(words_of(group.name))):
        near = min((bearers[word] for word in _said(group)), key=len, default=[])
        fuller = [other for other in near if _is_fuller(other, group)]
        fuller = fuller if len(fuller) == 1 else [o for o in fuller if _bears_title(o, group)]
        if len(fuller) == 1:
            fuller[0].absorb(group)
            joined[id(group)] = fuller[0]
    return [group for group in groups if id(group) not in joined]


def _bears_title(full: Group, short: Group) -> bool:
    """`President Okwir` is the one of the Okwirs whom the cable also calls president in full."""
    title = short.name.rpartition(" ")[0].lower().rpartition(" ")[2]
    return title != "" and any(
        title in (span.title, span.title.removesuffix("-elect")) for span in full.spans
    )


def _bearers(people: Iterable[Group]) -> dict[str, list[Group]]:
    """Who bears each word, so that no one need be compared with everyone."""
    bearers: dict[str, list[Group]] = {}
    for group in people:
        for word in _said(group):
            bearers.setdefault(word, []).append(group)
    return bearers


def _said(group: Group) -> set[str]:
    """The words of a name, initials aside."""
    return {word.lower() for word in words_of(group.name) if len(word.rstrip(".")) > 1}


def _is_fuller(name: Group, short: Group) -> bool:
    """Whether one name has all the words of another, initials aside, and more."""
    longer = len(words_of(name.name)) > len(words_of(short.name))
    return longer and _said(short) <= _said(name)


def _join_bodies(groups: list[Group]) -> list[Group]:
    """`French Interior Ministry` and `Interior Ministry` in one cable are one body."""
    bodies = {
        normalize(name): group
        for group in reversed(groups)
        if group.kind is Kind.ORGANIZATION
        for name in group.names
    }
    joined: set[int] = set()
    for key, group in bodies.items():
        owner, _, rest = key.partition(" ")
        plain = bodies.get(rest, group)
        if plain is not group and owner in atlas.owners() and id(plain) not in joined:
            group.absorb(plain)
            joined.add(id(plain))
    return [group for group in groups if id(group) not in joined]
