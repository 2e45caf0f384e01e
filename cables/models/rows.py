"""Rows of any table by their numbers."""

from collections.abc import Iterable
from typing import TypeVar

from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)


def in_order(rows: QuerySet[Row], numbers: Iterable[int]) -> list[Row]:
    """Those of the rows that have these numbers, in the order of the numbers."""
    wanted = list(numbers)
    found = rows.in_bulk(wanted)
    return [found[number] for number in wanted if number in found]
