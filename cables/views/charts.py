"""Counts by year as bars that lead to the search for that year."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.urls import reverse

from cables.models.counts import YearCount
from cables.search.results import YearBar


def year_bars(years: Iterable[YearCount], **narrowed: str) -> tuple[YearBar, ...]:
    """One bar a year; its address searches the year, narrowed further by facet values."""
    address = reverse("search")
    return tuple(
        YearBar(
            year.year,
            year.count,
            selected=False,
            url=f"{address}?{urlencode({**narrowed, 'year': year.year})}",
        )
        for year in years
    )
