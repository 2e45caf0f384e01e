"""Years as cables print them: two digits, with the century understood.

The oldest cable in the published sets is of 1966, so 66-99 are 19xx and 00-65 are 20xx; a pivot
and not a constant, because 1970s and 2000s cables stand side by side.
"""

PIVOT = 66


def full_year(digits: str) -> int | None:
    """The year that two or four digits mean, or None if they cannot be a year of a cable."""
    if len(digits) == 2:
        year = int(digits)
        return year + (1900 if year >= PIVOT else 2000)
    if len(digits) == 4 and digits[:2] in ("19", "20"):
        return int(digits)
    return None
