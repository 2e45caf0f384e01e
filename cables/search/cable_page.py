"""One page of the cables that a query finds."""

from dataclasses import dataclass

from tantivy import Query

from cables.search.engine import Snapshot

PER_PAGE = 20


@dataclass(frozen=True, slots=True)
class CablePage:
    """Cables by the numbers of their rows; `number` counts pages from 1."""

    total: int
    number: int
    cable_ids: list[int]

    @property
    def page_count(self) -> int:
        return max(1, -(-self.total // PER_PAGE))


NO_CABLES = CablePage(0, 1, [])


def page_of(
    snapshot: Snapshot, found: Query, number: int, *, order_by: str, ranked: Query | None = None
) -> CablePage:
    """The page that is asked for, or the last one if there are fewer.

    `ranked` finds the same cables with a score, for an order by relevance.
    """
    if number > 1:
        number = min(number, CablePage(snapshot.count(found), 1, []).page_count)
    number = max(number, 1)
    total, cable_ids = snapshot.search(
        ranked or found, limit=PER_PAGE, offset=(number - 1) * PER_PAGE, order_by=order_by
    )
    return CablePage(total, number, cable_ids)
