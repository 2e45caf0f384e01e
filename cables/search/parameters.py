"""The parameters of the cable search, declared: their names, what they accept, what they mean.

q                 words, in the query language of `language.py`
origin, country, year, class, marking, tag, org, person, place
                  facet values; several of one parameter mean any of them, `-` means that the cable
                  has none (`origin=-`: the sender is not known)
                  With `marking`, words are searched in paragraphs of that portion marking alone.
not_origin, ...   the same with `not_` before it: cables with this value are left out
                  (`not_origin=LIMA`; `not_origin=-`: only those with a known sender)
from, to          the first and the last day, as 2007, 2007-09 or 2007-09-05
sort              relevance, newest, oldest, cited
page              from 1

The page of one facet takes `find` (part of a value's name) and `by` (count, name) as well.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

import django_filters
from django import forms
from django.core.exceptions import ValidationError

from cables.models import Classification
from cables.vocab import countries, markings, posts
from cables.vocab.names import LONGEST_NAME

LONGEST_QUERY = 800  # characters; in any script an address holds them beside some filters
DEEPEST_PAGE = 1_000_000
FIRST_YEAR, LAST_YEAR = 1700, 2100

SORTS = {
    "relevance": "Relevance",
    "newest": "Newest first",
    "oldest": "Oldest first",
    "cited": "Most cited first",
}
_LETTERS = {
    "U": Classification.UNCLASSIFIED,
    "L": Classification.LIMITED_OFFICIAL_USE,
    "LOU": Classification.LIMITED_OFFICIAL_USE,
    "R": Classification.RESTRICTED,
    "C": Classification.CONFIDENTIAL,
    "S": Classification.SECRET,
    "TS": Classification.TOP_SECRET,
}
_LEVELS = {level.label: level.label for level in Classification} | {
    letter: level.label for letter, level in _LETTERS.items()
}


@dataclass(frozen=True, order=True, slots=True)
class PartialDate:
    """A day, a month or a year, as people give the ends of a period."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `2007`, `2007-9` or `2007-09-05`; ValueError for anything else."""
        match = re.fullmatch(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", text, re.ASCII)
        if match is None:
            raise ValueError(f"not a date: {text[:20]!r}")
        found = cls(*(int(part) for part in match.groups() if part))
        if not FIRST_YEAR <= found.year <= LAST_YEAR:
            raise ValueError(f"not a year of cables: {found.year}")
        date(found.year, found.month or 1, found.day or 1)
        return found

    @property
    def first_day(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def __str__(self) -> str:
        parts = (f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part))
        return "-".join(parts)

    @property
    def label(self) -> str:
        """As one says it: `5 September 2007`, `September 2007`, `2007`."""
        written = [self.first_day.strftime("%B")] if self.month else []
        return " ".join([*([str(self.day)] if self.day else []), *written, str(self.year)])


def runs_backwards(first: PartialDate | None, last: PartialDate | None) -> bool:
    """Whether a period ends before it begins."""
    return bool(first and last and first.first_day > last.last_day)


# --- fields: `clean` gives the one canonical spelling of a value ----------------------------------


class PartialDateField(forms.CharField):
    """YYYY, YYYY-MM or YYYY-MM-DD."""

    def clean(self, value: Any) -> str:
        try:
            return str(PartialDate.parse(super().clean(value)))
        except ValueError as problem:
            raise ValidationError("write 2007, 2007-09 or 2007-09-05") from problem


class PostCodeField(forms.CharField):
    """The code of a post; its other names in the gazetteer are understood too."""

    def clean(self, value: Any) -> str:
        written = str(super().clean(value))
        post = posts.find(written)
        return post.code if post else posts.squeeze(written) or written.upper()


class CountryField(forms.CharField):
    """ISO 3166 alpha-2; a country's name means its code."""

    def clean(self, value: Any) -> str:
        written = str(super().clean(value))
        code = countries.code_of(written) or written.upper()
        if not re.fullmatch("[A-Z]{2}", code):
            raise ValidationError("write the name of a country, or two letters, as CN")
        return code


class LevelField(forms.CharField):
    """The word for a level, or its letter in a portion marking."""

    def clean(self, value: Any) -> str:
        level = _LEVELS.get(str(super().clean(value)).upper().replace("_", " "))
        if level is None:
            raise ValidationError(f"write one of {', '.join(Classification.labels)}")
        return level


class MarkingField(forms.CharField):
    """The level of a portion marking."""

    def clean(self, value: Any) -> str:
        level = markings.level_of(str(super().clean(value)))
        if not level:
            raise ValidationError(f"write one of {', '.join(markings.LEVELS)}")
        return level


class CodeField(forms.CharField):
    """A TAGS code; capitals do not matter."""

    def clean(self, value: Any) -> str:
        return str(super().clean(value)).upper()


class YearField(forms.IntegerField):
    """A year of the calendar."""

    def clean(self, value: Any) -> str:
        return str(super().clean(value))


class Parameter(django_filters.Filter):
    """A declared parameter: one value is valid if its field takes it."""

    def __init__(self, field_class: type[forms.Field], label: str, **limits: Any) -> None:
        super().__init__(label=label, **limits)
        self.field_class = field_class


def _facet_parameters() -> dict[str, Parameter]:
    return {
        "origin": Parameter(PostCodeField, "Post", max_length=60),
        "country": Parameter(CountryField, "Country", max_length=60),
        "year": Parameter(YearField, "Year", min_value=FIRST_YEAR, max_value=LAST_YEAR),
        "class": Parameter(LevelField, "Classification", max_length=30),
        "marking": Parameter(MarkingField, "Portion marking", max_length=30),
        "tag": Parameter(CodeField, "TAGS", max_length=120),
        "org": Parameter(forms.CharField, "Organization", max_length=LONGEST_NAME),
        "person": Parameter(forms.CharField, "Person", max_length=LONGEST_NAME),
        "place": Parameter(forms.CharField, "Place", max_length=LONGEST_NAME),
    }


FACET_PARAMETERS = tuple(_facet_parameters())
LEAVING_OUT = {f"not_{name}": name for name in FACET_PARAMETERS}
NO_VALUE = "-"


def dimension(parameter: str) -> str:
    """The facet parameter that `parameter` or its `not_` form narrows by."""
    return LEAVING_OUT.get(parameter, parameter)


# Two names are keywords of Python, so the class is not written as a class.
CableParameters: type[django_filters.FilterSet] = type(
    "CableParameters",
    (django_filters.FilterSet,),
    {
        "__doc__": "Every parameter of the cable search; the index narrows, not a QuerySet.",
        "q": Parameter(forms.CharField, "Words", max_length=LONGEST_QUERY),
        **_facet_parameters(),
        **{f"not_{name}": parameter for name, parameter in _facet_parameters().items()},
        "from": Parameter(PartialDateField, "From", max_length=10),
        "to": Parameter(PartialDateField, "To", max_length=10),
        "sort": Parameter(forms.ChoiceField, "Sort", choices=list(SORTS.items())),
        "page": Parameter(forms.IntegerField, "Page", min_value=1, max_value=DEEPEST_PAGE),
    },
)
