"""Finding: from the text of one cable to the organizations, people and places it names.

A chain of pure finders, each of which sees the whole text and yields spans; the longest name wins;
names that the cable itself joins become one entity; then its shorter, later mentions are found.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from cables.linking.find.bodies import (
    acronyms,
    branches,
    context,
    forces,
    governments,
    headed,
    known,
    letters,
    missions,
    press,
    state_bodies,
)
from cables.linking.find.echoes import echo
from cables.linking.find.found import FoundEntity, FoundMention, Kind, Span
from cables.linking.find.gather import Group, gather, words_of
from cables.linking.find.ngos import causes, charities, deeds, introduced, judging, weighed
from cables.linking.find.people import listed_people, named, surnames
from cables.linking.find.places import gazetted
from cables.linking.find.settle import Taken, settle
from cables.linking.find.text import lexicon
from cables.linking.find.text.passages import Text
from cables.vocab.names import normalize

Finder = Callable[[Text], Iterable[Span]]

FINDERS: dict[str, Finder] = {
    "acronyms": acronyms.find,
    "branches": branches.find,
    "causes": causes.find,
    "charities": charities.find,
    "context": context.find,
    "deeds": deeds.find,
    "forces": forces.find,
    "governments": governments.find,
    "introduced": introduced.find,
    "known": known.find,
    "letters": letters.find,
    "listed_people": listed_people.find,
    "missions": missions.find,
    "organizations": headed.find,
    "people": named.find,
    "places": gazetted.find,
    "press": press.find,
    "state_bodies": state_bodies.find,
    "surnames": surnames.find,
}

__all__ = [
    "FINDERS",
    "Finder",
    "FoundEntity",
    "FoundMention",
    "Kind",
    "Numbered",
    "find",
    "names_to_weigh",
    "numbers_of",
]


class HasText(Protocol):
    """A paragraph, parsed or stored."""

    @property
    def text(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Numbered:
    """A paragraph's text with the number that it counts under, None before the first."""

    text: str
    number: int | None = None


def numbers_of(entity: FoundEntity, paragraphs: Sequence[Numbered]) -> set[int]:
    """The numbers of the paragraphs that mention an entity."""
    numbers = (paragraphs[mention.paragraph_index].number for mention in entity.mentions)
    return {number for number in numbers if number is not None}


def find(
    paragraphs: Sequence[HasText],
    country: str = "",
    finders: Iterable[Finder] | None = None,
    echoes: bool = True,
    further: Iterable[Finder] = (),
    weigh: bool = True,
) -> list[FoundEntity]:
    """The entities of one cable, in order of first mention.

    `country` (ISO 3166 alpha-2) is where the cable was sent from: it decides between places of one
    name. `finders` replaces the chain; what `further` ones find counts only where the chain finds
    nothing. `weigh`: whether names are taken for NGOs by many small signs. Offsets of mentions
    count characters of each text.
    """
    text = Text.of([paragraph.text for paragraph in paragraphs], country)
    chain = FINDERS.values() if finders is None else finders
    spans = _settled(text, chain, tuple(further), echoes=echoes)
    groups = _gathered(text, spans, echoes=echoes)
    verdicts = judging.judge(text, groups)
    if judging.is_about_ngos(text, verdicts):
        verdicts = judging.with_dealings(text, groups, verdicts)
        likely = list(weighed.find(text, groups, _ngos(groups, verdicts))) if weigh else []
        if likely:
            groups = _gathered(text, settle(_instead(spans, likely)), echoes=echoes)
            verdicts = judging.judge(text, groups)
            verdicts = judging.with_dealings(text, groups, verdicts, likely)
    return [_entity(text, *judged) for judged in zip(groups, verdicts, strict=True)]


def names_to_weigh(paragraphs: Sequence[HasText], country: str = "") -> list[weighed.Name]:
    """The names of a cable of which only small signs tell whether they are NGOs'.

    To learn from annotated cables what the signs are worth (`scripts/weigh_signs.py`).
    """
    text = Text.of([paragraph.text for paragraph in paragraphs], country)
    groups = _gathered(text, _settled(text, FINDERS.values(), (), echoes=True), echoes=True)
    verdicts = judging.judge(text, groups)
    if not judging.is_about_ngos(text, verdicts):
        return []
    verdicts = judging.with_dealings(text, groups, verdicts)
    return weighed.names(text, groups, _ngos(groups, verdicts))


def _settled(
    text: Text, chain: Iterable[Finder], further: Sequence[Finder], *, echoes: bool
) -> list[Span]:
    """What the finders see, and what further ones see where those saw nothing."""
    spans = settle(_redefined(span for finder in chain for span in finder(text)))
    if not further:
        return spans
    groups = _gathered(text, spans, echoes=echoes)
    rest = _free(groups, (span for finder in further for span in finder(text)))
    return settle([*spans, *rest]) if rest else spans


def _ngos(groups: Iterable[Group], verdicts: Iterable[judging.Verdict]) -> list[Group]:
    return [group for group, verdict in zip(groups, verdicts, strict=True) if verdict.is_ngo]


def _gathered(text: Text, spans: list[Span], *, echoes: bool) -> list[Group]:
    groups = gather(acronyms.bracketed(text, spans))
    if echoes:
        echo(text, groups, spans)
    return groups


def _free(groups: Iterable[Group], spans: Iterable[Span]) -> list[Span]:
    """The spans where no mention stands."""
    taken = Taken(span for group in groups for span in group.spans)
    return [span for span in spans if taken.is_free(span.passage, span.start, span.end)]


def _instead(spans: Iterable[Span], likely: Sequence[Span]) -> list[Span]:
    """Spans with the likely ones, which no person or place may overlap."""
    taken = Taken(likely)
    kept = (
        span
        for span in spans
        if span.kind is Kind.ORGANIZATION or taken.is_free(span.passage, span.start, span.end)
    )
    return [*kept, *likely]


def _redefined(spans: Iterable[Span]) -> list[Span]:
    """An acronym that the cable defines means that, whatever body the world knows by it."""
    spans = list(spans)
    defined = {
        alias: normalize(span.name)
        for span in spans
        if span.method == acronyms.METHOD
        for alias in span.aliases
    }
    return [
        span
        for span in spans
        if span.method != known.METHOD
        or not any(
            defined.get(name, normalize(span.name)) != normalize(span.name)
            for name in (span.name, *span.aliases)
        )
    ]


def _entity(text: Text, group: Group, verdict: judging.Verdict) -> FoundEntity:
    mentions = sorted(
        (_mention(text, span) for span in group.spans), key=lambda m: (m.paragraph_index, m.start)
    )
    alone = group.kind is Kind.PERSON and len(words_of(group.name)) == 1
    return FoundEntity(
        name=group.name,
        kind=group.kind,
        type="ngo" if verdict.is_ngo else group.type,
        evidence=verdict.evidence,
        aliases=_aliases(text, group, mentions),
        mentions=tuple(mentions),
        country=group.country,
        surname_only=alone,
        within=text.country if alone and not lexicon.bears_office(group.name) else None,
    )


def _aliases(text: Text, group: Group, mentions: list[FoundMention]) -> tuple[str, ...]:
    """Other names as the cable writes them, and those that the finders define for it."""
    said = dict.fromkeys(mention.surface for mention in mentions)
    defined = _defined(group)
    given = [name for name in group.names if name in said or name in defined]
    names = dict.fromkeys((*given, *said))
    names.pop(group.name, None)
    return tuple(names)


def _defined(group: Group) -> set[str]:
    methods = (acronyms.METHOD, governments.METHOD, named.TITLED)
    return {name for span in group.spans if span.method in methods for name in span.aliases}


def _mention(text: Text, span: Span) -> FoundMention:
    return FoundMention(
        span.passage,
        span.start,
        span.end,
        text.passages[span.passage].text[span.start : span.end],
        span.method,
        span.score,
    )
