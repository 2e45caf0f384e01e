"""Counts as SVG in the page's own ink.

Positions across are shares of the chart's width and heights are pixels, so that a chart fills its
column, letters keep their size, and no inline style is needed.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django import template

from cables.search.results import YearBar

register = template.Library()

HEIGHT = 96
HEAD = 18
FOOT = 20
WIDEST = 11.0
"""Percent of the width: a year stands under each of few columns, on a phone too."""
GAP = 0.16


@dataclass(frozen=True, slots=True)
class Column:
    """One year or month of the chart. `bar` is None for a year without cables."""

    year: int
    label: str
    bar: YearBar | None
    slot_x: str
    slot_width: str
    x: str
    width: str
    y: str
    height: str
    middle: str
    labelled: bool
    peak: bool


@register.inclusion_tag("cables/_year_chart.html")
def year_chart(
    bars: Sequence[YearBar],
    caption: str,
    range_url: str = "",
    all_url: str | None = None,
    undated: int = 0,
    undated_url: str = "",
) -> dict[str, object]:
    """A column for every year from the first to the last, and the same numbers as a table.

    Or for every month of a year. With a `range_url` a period can be chosen by dragging. What has
    no year to stand in is told beside the caption.
    """
    counted = [bar for bar in bars if bar.count or bar.selected]
    drawn = columns(bars if any(bar.month for bar in bars) else counted)
    return {
        "columns": drawn,
        "bars": counted,
        "caption": caption,
        "range_url": range_url,
        "all_url": all_url,
        "undated": undated,
        "undated_url": undated_url,
        "height": HEIGHT + HEAD + FOOT,
        "base": HEIGHT + HEAD,
        "label_y": HEIGHT + HEAD + FOOT - 5,
        "width": _share(len(drawn) * slot_width(len(drawn))),
    }


def columns(bars: Sequence[YearBar]) -> list[Column]:
    """Where each column stands; years without cables leave a gap."""
    if not bars:
        return []
    slots = _slots(bars)
    slot = slot_width(len(slots))
    peak = max(bars, key=lambda bar: bar.count)
    most = peak.count or 1
    years = [year for year, _ in slots]
    named = labelled_years(range(years[0], years[-1] + 1))
    return [
        _column(year, bar, number * slot, slot, most, year in named, bar == peak)
        for number, (year, bar) in enumerate(slots)
    ]


def _slots(bars: Sequence[YearBar]) -> list[tuple[int, YearBar | None]]:
    """Each place of the chart with what stands there: months as they come, years with gaps."""
    if any(bar.month for bar in bars):
        return [(bar.year, bar) for bar in bars]
    by_year = {bar.year: bar for bar in bars}
    return [(year, by_year.get(year)) for year in range(min(by_year), max(by_year) + 1)]


def slot_width(years: int) -> float:
    """The share of the chart's width, in percent, that each of so many years takes."""
    return min(100 / years, WIDEST) if years else 0.0


def labelled_years(years: range) -> set[int]:
    """First and last year, and round years between that keep their distance from both."""
    if len(years) <= 5:
        return set(years)
    step = next(size for size in (2, 5, 10, 20, 50, 100) if len(years) / size <= 6)
    room = max(len(years) / 7, 2)
    first, last = years[0], years[-1]
    inner = {y for y in years if y % step == 0 and y - first >= room and last - y >= room}
    return {first, last} | inner


def _column(
    year: int, bar: YearBar | None, x: float, slot: float, most: int, labelled: bool, peak: bool
) -> Column:
    height = max(HEIGHT * bar.count / most, 1.5) if bar and bar.count else 0.0
    return Column(
        year,
        bar.short if bar else str(year),
        bar,
        slot_x=_share(x),
        slot_width=_share(slot),
        x=_share(x + slot * GAP / 2),
        width=_share(slot * (1 - GAP)),
        y=f"{HEAD + HEIGHT - height:.1f}",
        height=f"{height:.1f}",
        middle=_share(x + slot / 2),
        labelled=labelled,
        peak=peak,
    )


def _share(number: float) -> str:
    return f"{number:.3f}%"
