"""From spans to entities: which names of one cable mean the same thing.

Only what the cable itself says is used: the same name, an acronym defined beside a name, a surname
that one person alone in the cable bears. Where two could be meant, nothing is joined.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from cables.linking.find import lexicon
from cables.linking.find.found import Kind, Span
from cables.vocab.names import normalize


@dataclass(slots=True)
class Group:
    """The spans that name one thing; the first span gives the name unless a fuller one comes."""

    kind: Kind
    name: str
    spans: list[Span] = field(default_factory=list)

    @property
    def names(self) -> tuple[str, ...]:
        """The name and every further name the finders gave."""
        given = (name for span in self.spans for name in (span.name, *span.aliases))
        return tuple(dict.fromkeys((self.name, *given)))

    @property
    def type(self) -> str:
        return next((span.type for span in self.spans if span.type), "")

    @property
    def country(self) -> str:
        return next((span.country for span in self.spans if span.country), "")

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


def words_of(name: str) -> tuple[str, ...]:
    """The parts of a person's name, without a title before them."""
    words = name.split()
    while len(words) > 1 and lexicon.is_title(words[0]):
        words.pop(0)
    return tuple(words)


def _join_people(groups: list[Group]) -> list[Group]:
    """`Wang`, `J. Wang` join the one `Wang Jie` of the cable."""
    people = [group for group in groups if group.kind is Kind.PERSON]
    for group in sorted(people, key=lambda group: len(words_of(group.name))):
        mine = {word.lower() for word in words_of(group.name) if len(word.rstrip(".")) > 1}
        same = next((other for other in people if _same_surname(other, group)), None)
        if same is not None:
            same.absorb(group)
            people.remove(group)
            groups.remove(group)
            continue
        fuller = [
            other
            for other in people
            if other is not group
            and len(words_of(other.name)) > len(words_of(group.name))
            and mine <= {word.lower() for word in words_of(other.name)}
        ]
        if len(fuller) == 1:
            fuller[0].absorb(group)
            people.remove(group)
            groups.remove(group)
    return groups


def _same_surname(one: Group, other: Group) -> bool:
    """`Minister Varga` and `FM Varga`, neither named in full."""
    surnames = words_of(one.name), words_of(other.name)
    return one is not other and surnames[0] == surnames[1] and len(surnames[0]) == 1


def _join_bodies(groups: list[Group]) -> list[Group]:
    """`French Interior Ministry` and `Interior Ministry` in one cable are one body."""
    bodies = {normalize(group.name): group for group in groups if group.kind is Kind.ORGANIZATION}
    for key, group in list(bodies.items()):
        owner, _, rest = key.partition(" ")
        if rest in bodies and owner in lexicon.owners() and bodies[rest] is not group:
            group.absorb(bodies[rest])
            groups.remove(bodies[rest])
            bodies[rest] = group
    return groups
