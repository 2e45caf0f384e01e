"""A cable made ready for reading: paragraphs with links laid over them, and who is named where."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.safestring import SafeString

from cables.models import Entity, Mention, Paragraph
from cables.rendering import Span, excerpt_html, paragraph_html
from cables.views.matches import Match, Matches

LONGEST = 100_000
"""Characters of one paragraph that the page shows; whole cables are shorter."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A paragraph and its text as HTML.

    `gap` says which numbers are missing before it, `match` whether words that were searched stand
    in it.
    """

    paragraph: Paragraph
    html: SafeString
    gap: str = ""
    cut: bool = False
    match: Match | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """An entity in one cable: how often, in which paragraphs, and whether anyone confirmed it."""

    entity: Entity
    count: int
    paragraphs: tuple[Paragraph, ...]
    suggested: bool


@dataclass(frozen=True, slots=True)
class Roster:
    """The entities of one kind in a cable, most mentioned first."""

    label: str
    css: str
    named: tuple[Named, ...]


ROSTERS = (
    ("NGOs", "ngo"),
    ("Organizations", "organization"),
    ("People", "person"),
    ("Places", "place"),
)


def span(mention: Mention) -> Span:
    """Where a mention stands, and the link that it becomes."""
    entity = mention.entity
    return Span(
        mention.start,
        mention.end,
        url=entity.get_absolute_url(),
        label=f"{entity.name} ({entity.get_type_display() or entity.get_kind_display()})",
        css=f"entity {style(entity)}",
        suggested=mention.status == Mention.Status.SUGGESTED,
    )


def style(entity: Entity) -> str:
    """The word by which pages tell kinds apart: ngo, organization, person, place."""
    return "ngo" if entity.is_ngo else entity.page


def shown_text(paragraph: Paragraph) -> str:
    """As much of the paragraph as the reading page shows."""
    return paragraph.readable[:LONGEST]


def laid_out(
    paragraphs: Iterable[Paragraph],
    mentions: Iterable[Mention],
    references: Mapping[int, Sequence[Span]],
    found: Matches | None = None,
) -> list[Laid]:
    """Every paragraph with the names and references in it as links, and the found words marked."""
    spans: dict[int | None, list[Span]] = defaultdict(list)
    for mention in mentions:
        if mention.start < LONGEST:
            spans[mention.paragraph_id].append(span(mention))
    paragraphs = list(paragraphs)
    missing = gaps(paragraphs)
    return [
        Laid(
            paragraph,
            paragraph_html(
                shown_text(paragraph),
                [*references.get(paragraph.pk, ()), *spans[paragraph.pk]],
                found.spans[paragraph.pk] if found else (),
            ),
            gap=missing.get(paragraph.pk, ""),
            cut=len(paragraph.text) > LONGEST,
            match=found.by_anchor.get(paragraph.anchor) if found else None,
        )
        for paragraph in paragraphs
    ]


def gaps(paragraphs: Sequence[Paragraph]) -> dict[int, str]:
    """What to say before paragraphs (by their key) whose number does not follow the last one.

    Nothing is said where the numbers between stand elsewhere, or where a text without number,
    which may have lost it, stands between.
    """
    printed = sorted({one.number for one in paragraphs if one.number is not None})
    said: dict[int, str] = {}
    texts = [one for one in paragraphs if one.text or one.number is not None]
    for before, after in pairwise(texts):
        low, high = before.number, after.number
        if low is None or high is None or high <= low + 1:
            continue
        if printed[bisect_right(printed, low)] == high:
            said[after.pk] = _missing(low + 1, high - 1)
    return said


def _missing(first: int, last: int) -> str:
    if first == last:
        return f"Paragraph {first} is not in this copy."
    return f"Paragraphs {first}–{last} are not in this copy."


def in_context(paragraphs: Iterable[Paragraph]) -> list[Laid]:
    """Every paragraph as an excerpt around its (already chosen) mentions."""
    return [
        Laid(
            paragraph,
            excerpt_html(
                paragraph.readable, [span(mention) for mention in paragraph.mentions.all()]
            ),
        )
        for paragraph in paragraphs
    ]


def rosters(paragraphs: Sequence[Paragraph], mentions: Iterable[Mention]) -> list[Roster]:
    """Who is named in the cable, by kind; kinds that nobody belongs to are left out."""
    places = {paragraph.pk: paragraph for paragraph in paragraphs}
    by_entity: dict[Entity, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_entity[mention.entity].append(mention)
    named = sorted(
        (_named(entity, found, places) for entity, found in by_entity.items()),
        key=lambda one: (-one.count, one.entity.name),
    )
    groups = (
        Roster(label, css, tuple(one for one in named if style(one.entity) == css))
        for label, css in ROSTERS
    )
    return [group for group in groups if group.named]


def _named(entity: Entity, mentions: list[Mention], places: dict[int, Paragraph]) -> Named:
    found = dict.fromkeys(mention.paragraph_id for mention in mentions)
    return Named(
        entity,
        len(mentions),
        tuple(places[pk] for pk in found if pk in places),
        all(mention.status == Mention.Status.SUGGESTED for mention in mentions),
    )
