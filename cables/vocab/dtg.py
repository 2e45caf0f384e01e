"""Date-time groups: `R 230906Z MAR 07` (5 FAH-2 H-310; ACP 121).

Day, hour and minute in Zulu time, month, year. Before it stand one or two precedence letters:
with two the first is for action, the second for information addressees.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from cables.vocab.years import full_year

NAMES_OF_MONTHS = "JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC"
MONTHS = {name: number for number, name in enumerate(NAMES_OF_MONTHS.split("|"), 1)}
PATTERN = re.compile(
    r"(?:(?<![A-Z])(?P<first>[ZOPRY])(?:[ \t]+(?P<second>[ZOPRY]))?[ \t]*)?"
    r"(?<!\d)(?P<day>\d{2})(?P<hour>\d{2})(?P<minute>\d{2})[ \t]?Z[ \t]*"
    rf"(?P<month>{NAMES_OF_MONTHS})[A-Z]{{0,6}}[ \t]*'?(?P<year>(?:19|20)\d{{2}}|\d{{2}})(?!\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DateTimeGroup:
    """A date-time group as read: the moment in UTC, and the precedence letters before it."""

    moment: datetime
    precedence: str | None = None
    info_precedence: str | None = None


def find(text: str, start: int = 0) -> tuple[DateTimeGroup, int, int] | None:
    """The first date-time group in the text with its place, or None; impossible dates are none."""
    for match in PATTERN.finditer(text, start):
        group = _read(match)
        if group is not None:
            return group, match.start(), match.end()
    return None


def _read(match: re.Match[str]) -> DateTimeGroup | None:
    year = full_year(match["year"])
    if year is None:
        return None
    try:
        moment = datetime(
            year,
            MONTHS[match["month"].upper()],
            int(match["day"]),
            int(match["hour"]),
            int(match["minute"]),
            tzinfo=UTC,
        )
    except ValueError:
        return None
    first, second = match["first"], match["second"]
    return DateTimeGroup(moment, first and first.upper(), second and second.upper())
