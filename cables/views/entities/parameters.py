"""What the paragraphs on the page of an entity can be narrowed by."""

from collections.abc import Iterable
from typing import Any

import django_filters as filters
from django.http import QueryDict

from cables.models import Entity, Mention
from cables.models.counts import Counted
from cables.search.about_entity import Portrait
from cables.views.filters import Tick
from cables.vocab.numbers import whole_number

MOST_CHOICES = 100
"""Values that one list offers; any other can still be asked for by the address."""

Choices = list[tuple[str, str]]


class CertainFilter(filters.FilterSet):
    """`?certain=1` leaves out what no person accepted, and what was accepted with doubt."""

    certain = filters.BooleanFilter(label="Leave uncertain ones out", widget=Tick())

    class Meta:
        model = Mention
        fields: list[str] = []


def is_certain(query: QueryDict) -> bool:
    """Whether uncertain mentions are to be left out."""
    form = CertainFilter(query).form
    return bool(form.is_valid() and form.cleaned_data["certain"])


class ContextFilter(CertainFilter):
    """Parameters of an entity's page; the values on offer are those that its cables have."""

    together = filters.ChoiceFilter(label="Together with", empty_label="Anyone")
    tag = filters.ChoiceFilter(label="TAGS", empty_label="Any")
    year = filters.ChoiceFilter(label="Year", empty_label="Any")
    origin = filters.ChoiceFilter(label="Post", empty_label="Any")

    def __init__(self, query: QueryDict, portrait: Portrait | None, others: Iterable[Entity]):
        super().__init__(query, Mention.objects.none())
        years = [(str(year.year), f"{year.year} ({year.count:,})") for year in _years(portrait)]
        self._offer("together", [(str(other.pk), other.name) for other in others])
        self._offer("tag", _coded(portrait.tags if portrait else ()))
        self._offer("year", years)
        self._offer("origin", _coded(portrait.posts if portrait else ()))
        self.form.order_fields(("together", "tag", "year", "origin", "certain"))

    def _offer(self, name: str, choices: Choices) -> None:
        """The most frequent values, and the one that is asked for if cables have it."""
        asked = self.data.get(name)
        rare = [choice for choice in choices[MOST_CHOICES:] if choice[0] == asked]
        self.filters[name].extra["choices"] = choices[:MOST_CHOICES] + rare

    def value(self, name: str) -> Any:
        """What is asked for, if it can be meant; else nothing."""
        self.form.is_valid()
        return self.form.cleaned_data.get(name)

    @property
    def narrows(self) -> bool:
        """Whether anything was asked for."""
        return any(self.data.get(name) for name in self.filters)


def _years(portrait: Portrait | None) -> Iterable[Any]:
    return reversed(portrait.years) if portrait else ()


def _coded(counted: Iterable[Counted]) -> Choices:
    return [(one.value, f"{one.label[:60]} ({one.count:,})") for one in counted]


def asked_beside(query: QueryDict) -> int | None:
    """The number of the entity that must be named in the same cables, if one is asked for."""
    return whole_number(query.get("together", ""))
