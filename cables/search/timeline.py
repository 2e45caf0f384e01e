"""When the found cables were sent: by year, and by month once one year is chosen."""

from collections.abc import Mapping
from dataclasses import replace

from cables.search.counting import Counting
from cables.search.parameters import NO_VALUE
from cables.search.results import Timeline, YearBar
from cables.search.state import SearchState


def timeline(counting: Counting, years: Mapping[int, int]) -> Timeline:
    """The chart of a search; the period that it chooses is left out of account."""
    state, year = counting.state, counting.state.one_year
    bare = state.in_period("", "")
    if year is None:
        return Timeline(
            _years(state, years),
            "By year",
            bare.url,
            undated=years.get(0, 0),
            undated_url=state.only("year", NO_VALUE).url,
        )
    months = _months(state, year, counting.months(year))
    return Timeline(months, f"By month of {year}", bare.url, all_url=bare.url)


def _years(state: SearchState, counts: Mapping[int, int]) -> tuple[YearBar, ...]:
    """Every year from the first to the last found."""
    years = [year for year, count in counts.items() if count and year]
    return tuple(
        _year(state, year, counts.get(year, 0))
        for year in (range(min(years), max(years) + 1) if years else ())
    )


def _year(state: SearchState, year: int, count: int) -> YearBar:
    selected = str(year) in state.values("year")
    narrowed = state.toggled("year", str(year)) if selected else state.only("year", str(year))
    return YearBar(year=year, count=count, selected=selected, url=narrowed.url)


def _months(state: SearchState, year: int, counts: Mapping[int, int]) -> tuple[YearBar, ...]:
    return tuple(_month(state, year, n, counts.get(year * 100 + n, 0)) for n in range(1, 13))


def _month(state: SearchState, year: int, month: int, count: int) -> YearBar:
    """A month; the one that is chosen alone leads back to its year."""
    bar = YearBar(year, count, selected=False, url="", month=month)
    alone = state.since == state.until == bar.written
    if alone:
        narrowed = state.in_period("", "").only("year", str(year))
    else:
        narrowed = state.in_period(bar.written, bar.written)
    return replace(bar, selected=_within(state, bar.written), url=narrowed.url)


def _within(state: SearchState, month: str) -> bool:
    first, last = state.first_day, state.last_day
    if first is None and last is None:
        return False
    low = first.first_day.isoformat()[:7] if first else month
    high = last.last_day.isoformat()[:7] if last else month
    return low <= month <= high
