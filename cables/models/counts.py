"""What questions of number answer: small frozen values that a page can print as they are."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class YearCount:
    """How many cables are of one year."""

    year: int
    count: int


@dataclass(frozen=True, slots=True)
class Counted:
    """A value with its label and the number of cables or mentions that have it."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Corpus:
    """What is held, in numbers; the years are None while nothing dated is held."""

    cables: int
    posts: int
    first_year: int | None
    last_year: int | None
