"""New cables linked by the authority list alone: what a large import does before all else.

The other finders come later, over the same cables (`link_found`), and then everything is as if they
had come at once: what the list finds, they find too.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cables.linking.candidates import Candidates
from cables.linking.find import FoundEntity
from cables.linking.resolve import LONGEST
from cables.linking.stopped import Stopped
from cables.models import Cable, Mention
from cables.models.copying import copy_rows

_COLUMNS = (
    *("cable_id", "paragraph_id", "paragraph_number", "start", "end", "surface"),
    *("entity_id", "status", "uncertain", "method", "score"),
)


class Place(NamedTuple):
    """A stored paragraph: its key, and its number as printed."""

    paragraph: int
    number: object


@dataclass(frozen=True, slots=True)
class Named:
    """A cable that has no mentions yet, its paragraphs, and what the list finds in them."""

    cable: Cable
    places: Sequence[Place]
    found: Iterable[FoundEntity]


class Linker:
    """Ties names of the list to entities; what a name means is asked once in a large import."""

    def __init__(self) -> None:
        self._meant: dict[object, int | None] = {}

    def link_new(self, cables: Iterable[Named]) -> None:
        """Store the mentions of cables that have none.

        No entity is made or changed, and none is counted: the caller sees to the counts. Names that
        several bear are left to the finders that come later.
        """
        stopped = Stopped()
        sifted = [(each, stopped.sift(each.found)) for each in cables]
        self._ask(found for _, some in sifted for found in some)
        rows = (row for each, some in sifted for row in self._rows(each, some))
        copy_rows(Mention, _COLUMNS, rows)

    def _ask(self, found: Iterable[FoundEntity]) -> None:
        new = {key: each for each in found if (key := _key(each)) not in self._meant}
        candidates = Candidates.for_names(new.values())
        for key, each in new.items():
            entity = candidates.held(each)
            self._meant[key] = entity.pk if entity else None

    def _rows(self, named: Named, found: Iterable[FoundEntity]) -> Iterator[tuple[object, ...]]:
        for each in found:
            entity = self._meant[_key(each)]
            for mention in each.mentions if entity is not None else ():
                if len(mention.surface) <= LONGEST:
                    yield (
                        named.cable.pk,
                        *named.places[mention.paragraph_index],
                        mention.start,
                        mention.end,
                        mention.surface,
                        entity,
                        Mention.Status.SUGGESTED.value,
                        each.surname_only,
                        mention.method,
                        mention.score,
                    )


def _key(found: FoundEntity) -> object:
    """All that decides whom a name means."""
    return found.kind, found.name, found.aliases, found.country, found.within
