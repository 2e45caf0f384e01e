"""The E.O. line: under which executive order, and when, a cable becomes unclassified.

Orders by era: 11652 (1972-78), 12065 (1978-82), 12356 (1982-95), 12958 (1995-2009), 13526 (2010-).
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Self

from cables.vocab.dtg import MONTHS, NAMES_OF_MONTHS

_ORDER = re.compile(r"\d{4,5}")
_NUMERIC = re.compile(
    r"(?<!\d)(?:(?P<y>(?:19|20)\d{2})[/.\-](?P<m>\d{1,2})[/.\-](?P<d>\d{1,2})"
    r"|(?P<month>\d{1,2})[/.\-](?P<day>\d{1,2})[/.\-](?P<year>(?:19|20)\d{2}|\d{2}))(?!\d)"
)
_WORDED = re.compile(
    rf"(?P<month>{NAMES_OF_MONTHS})[A-Z]*\.?\s+(?P<day>\d{{1,2}})\s*,?\s+(?P<year>(?:19|20)\d\d)"
    rf"|(?P<day2>\d{{1,2}})[ \-]?(?P<month2>{NAMES_OF_MONTHS})[A-Z]*[ \-,]*"
    r"(?P<year2>(?:19|20)\d\d)",
    re.IGNORECASE,
)
_DECLASSIFY = re.compile(r"DECL[A-Z]*|GDS", re.IGNORECASE)
_OTHER_DATE = re.compile(r"DNG|DOWNGRADE|RDS|XG?DS|REVIEW", re.IGNORECASE)
_ORDERS_OF_OLD = ("11652", "12065", "12356")


@dataclass(frozen=True, slots=True)
class Declassification:
    """The line as read: the order, the words after it, and the date if one is printed."""

    order: str | None
    value: str
    on: date | None

    @classmethod
    def read(cls, line: str) -> Self:
        """From the whole line, label included; a downgrading or review date is not taken."""
        number = _ORDER.search(line[:20])
        order = number[0] if number else None
        value = line[number.end() if number else 0 :].strip(" :.")
        return cls(order, value, _date_in(value, old=order in _ORDERS_OF_OLD))


def _date_in(value: str, *, old: bool) -> date | None:
    marked = _DECLASSIFY.search(value)
    if marked:
        end = _OTHER_DATE.search(value, marked.end())
        return first_date(value[marked.end() : end.start() if end else None], old=old)
    return None if _OTHER_DATE.search(value) else first_date(value, old=old)


def first_date(text: str, *, old: bool = False) -> date | None:
    """The first date printed: MM/DD/YYYY, YYYY/MM/DD, M/D/YY, `MARCH 29, 2016`, `29 MAR 2016`.

    Two-digit years are 20yy, and under the orders before 1995 (`old`) 19yy from 72 on.
    """
    for match in _NUMERIC.finditer(text):
        if match["y"]:
            found = _date(match["y"], match["m"], match["d"], old=old)
        else:
            found = _date(match["year"], match["month"], match["day"], old=old)
        if found:
            return found
    worded = _WORDED.search(text)
    if worded is None:
        return None
    year, month, day = (worded[one] or worded[f"{one}2"] for one in ("year", "month", "day"))
    return _date(year, str(MONTHS[month.upper()]), day, old=old)


def _date(year: str, month: str, day: str, *, old: bool) -> date | None:
    number = int(year)
    if number < 100:
        number += 1900 if old and number >= 72 else 2000
    try:
        return date(number, int(month), int(day))
    except ValueError:
        return None
