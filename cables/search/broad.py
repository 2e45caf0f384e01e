"""Counting what a broad search does not find, and taking it from the whole.

Counting the values of nearly all cables takes the time of nearly all cables. The counts of all are
kept until the index changes, and the few cables that a broad search leaves out are soon counted.
The answer is as exact as if it had been counted directly: where the lists of most frequent values
do not settle it, the value is looked up, or all of it counted after all.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from heapq import heappush, heappushpop
from typing import Any

from tantivy import Query

from cables.search.engine import EVERYTHING, WHOLE, Counts, Snapshot
from cables.search.queries import BROAD, all_but, any_value, conjunction

LISTED = 400  # values of the whole and of the rest that are looked through
_POSTINGS = {"other": "org"}  # fields that are only counted, by the one that can be searched


@dataclass(frozen=True, slots=True)
class Listed:
    """The most frequent values, the first the most frequent; no other is in more than `rest`."""

    counts: Mapping[Any, int]
    rest: int

    @classmethod
    def of(cls, counts: Mapping[Any, int], size: int) -> "Listed":
        """As the engine gives `size` values: of fewer than that it knows of no other."""
        return cls(counts, min(counts.values()) if len(counts) >= size else 0)


def counts(snapshot: Snapshot, query: Query, sizes: Mapping[str, int]) -> Counts:
    """For each field its most frequent values among the matching cables, exactly counted."""
    if query is EVERYTHING:
        return _cut(_whole(snapshot, sizes), sizes)
    if snapshot.count(query) < BROAD * snapshot.size:
        return snapshot.count_values(query, sizes)
    return _by_difference(snapshot, query, sizes)


def _listed(sizes: Mapping[str, int]) -> dict[str, int]:
    return {field: max(size, LISTED) for field, size in sizes.items()}


def _whole(snapshot: Snapshot, sizes: Mapping[str, int]) -> Counts:
    """Field by field, so that searches that ask for different fields share what is known."""
    return {
        field: snapshot.counts(EVERYTHING, {field: size}, WHOLE)[field]
        for field, size in _listed(sizes).items()
    }


def _cut(found: Counts, sizes: Mapping[str, int]) -> Counts:
    return {field: dict(list(found[field].items())[:size]) for field, size in sizes.items()}


def _by_difference(snapshot: Snapshot, query: Query, sizes: Mapping[str, int]) -> Counts:
    listed, left_out = _listed(sizes), all_but(query)
    whole, missing = _whole(snapshot, sizes), snapshot.count_values(left_out, listed)
    found: Counts = {}
    for field, size in sizes.items():
        look_up = partial(_count_value, snapshot, left_out, _POSTINGS.get(field, field))
        of_all = Listed.of(whole[field], listed[field])
        settled = difference(of_all, Listed.of(missing[field], listed[field]), size, look_up)
        found[field] = _directly(snapshot, query, field, size) if settled is None else settled
    return found


def _count_value(snapshot: Snapshot, query: Query, field: str, value: Any) -> int:
    return snapshot.count(conjunction([query, any_value(field, [value])]))


def _directly(snapshot: Snapshot, query: Query, field: str, size: int) -> dict[Any, int]:
    return snapshot.count_values(query, {field: size})[field]


def difference(
    whole: Listed, missing: Listed, size: int, look_up: Callable[[Any], int]
) -> dict[Any, int] | None:
    """The `size` values that are left most often when `missing` is taken from the `whole`.

    `look_up` counts a value in what is missing. None if the lists are too short to tell.
    """
    found: dict[Any, int] = {}
    best: list[int] = []  # the largest `size` counts so far, the least of them first
    for value, count in whole.counts.items():
        if len(best) == size and best[0] >= count:
            return _first(found, size)
        known = value in missing.counts or not missing.rest
        left = count - (missing.counts.get(value, 0) if known else look_up(value))
        if left:
            found[value] = left
            _keep(best, left, size)
    settled = not whole.rest or (len(best) == size and best[0] >= whole.rest)
    return _first(found, size) if settled else None


def _keep(best: list[int], count: int, size: int) -> None:
    if len(best) < size:
        heappush(best, count)
    else:
        heappushpop(best, count)


def _first(found: Mapping[Any, int], size: int) -> dict[Any, int]:
    ordered = sorted(found, key=found.__getitem__, reverse=True)
    return {value: found[value] for value in ordered[:size]}
