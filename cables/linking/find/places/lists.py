"""Unknown names that stand in one list with a place: `traveled to Lowick, Arua and Varga`."""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from cables.linking.find.found import Span
from cables.linking.find.places.place_words import (
    are_divisions,
    evidence,
    leads_list,
    speaks_of_person,
)
from cables.linking.find.places.told_places import Run, may_be_place, span_of
from cables.linking.find.text import lexicon
from cables.linking.find.text.passages import Passage

_JOINS = frozenset({", ", " and ", ", and ", " or ", ", or "})
_CLOSES = frozenset({" and ", ", and ", " or ", ", or "})


def in_lists(
    passage: Passage,
    runs: Sequence[Run],
    known: Sequence[Span],
    small: Sequence[Span],
    people: Collection[str],
) -> Iterator[Span]:
    """`traveled to Lowick, Arua and Varga`: what stands in one list with a place, behind `to`.

    `small` are small places of the country, which no words around have told yet.
    """
    found = {span.start: span for span in small}
    taken = {span.start for span in known}
    for items in _lists(passage, runs):
        if speaks_of_person(passage, items[-1][-1].end):
            continue
        led = leads_list(passage.before(items[0][0].start, 24))
        divided = are_divisions(passage, items[-1][-1].end)
        places = sum(words[0].start in taken or words[0].start in found for words in items)
        if not divided and not (places and (led or _is_told(passage, items[0], 2 * places, items))):
            continue
        for words in items:
            start = words[0].start
            if start in found:
                yield found[start]
            elif start not in taken and (divided or led) and _may_be_listed(passage, words, people):
                yield span_of(passage, start, words[-1].end)


def _is_told(passage: Passage, first: Run, places: int, items: Sequence[Run]) -> bool:
    """`from Lowick and Arua`, half of which are places: a weaker lead says enough of those."""
    return places >= len(items) and evidence(passage, first[0].start, first[-1].end)


def _lists(passage: Passage, runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Runs of words that commas join and an `and` closes."""
    items: list[Run] = []
    closed = False
    for one, two in pairwise(runs):
        between = passage.read[one[-1].end : two[0].start]
        if between in _JOINS and not closed:
            items = [*(items or [one]), two]
            closed = between in _CLOSES
        else:
            if closed:
                yield items
            items, closed = [], False
    if closed:
        yield items


def _may_be_listed(passage: Passage, words: Run, people: Collection[str]) -> bool:
    word, *more = (word.text for word in words)
    return (
        not more
        and not passage.capitals
        and len(word) > 3
        and word not in people
        and word not in lexicon.given_names()
        and word not in lexicon.statesmen()
        and may_be_place(words)
    )
