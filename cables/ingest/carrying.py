"""What people decided about a cable's mentions, carried over to a better copy of its text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from cables.models import Mention, Paragraph


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a new copy has the words of a mention."""

    paragraph: Paragraph
    start: int
    end: int


def carry_over(decided: Sequence[Mention], paragraphs: Sequence[Paragraph]) -> None:
    """Give each decided mention its place in a new copy: same number first, then same words.

    Words are the same whatever their case and the blanks between them, for a copy in capitals may
    give way to one in mixed case; the mention then has the new copy's words. One that finds no
    place keeps its number and surface, so that a later copy can take it up.
    """
    taken: set[tuple[int, int, int]] = set()
    for mention in decided:
        place = _place(mention, paragraphs, taken)
        mention.paragraph = place.paragraph if place else None
        if place is not None:
            mention.start, mention.end = place.start, place.end
            mention.surface = place.paragraph.text[place.start : place.end]
            mention.paragraph_number = place.paragraph.number
            taken.add((place.paragraph.pk, place.start, mention.entity_id))
    fields = ["paragraph", "paragraph_number", "start", "end", "surface"]
    Mention.objects.bulk_update(decided, fields, batch_size=1000)


def _place(
    mention: Mention, paragraphs: Sequence[Paragraph], taken: set[tuple[int, int, int]]
) -> _Place | None:
    same_number = [p for p in paragraphs if p.number == mention.paragraph_number]
    for paragraph in (*same_number, *paragraphs):
        for pattern in _patterns(mention.surface):
            places = _occurrences(pattern, paragraph)
            free = [
                place
                for place in places
                if (paragraph.pk, place.start, mention.entity_id) not in taken
            ]
            if free:
                return min(free, key=lambda place: abs(place.start - mention.start))
    return None


def _occurrences(pattern: re.Pattern[str], paragraph: Paragraph) -> Iterator[_Place]:
    for match in pattern.finditer(paragraph.text):
        yield _Place(paragraph, *match.span())


@lru_cache(maxsize=1000)
def _patterns(surface: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The words as they are, and in any case with any blanks; never a part of a word."""
    before = r"(?<!\w)" if surface[:1].isalnum() else ""
    after = r"(?!\w)" if surface[-1:].isalnum() else ""
    words = r"\s+".join(re.escape(word) for word in surface.split())
    return (
        re.compile(before + re.escape(surface) + after),
        re.compile(before + words + after, re.IGNORECASE),
    )
