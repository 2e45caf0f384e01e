"""What the lists of entities can be narrowed by."""

from typing import Any

import django_filters as filters
from django.db.models import QuerySet

from cables.models import Entity
from cables.models.entities import EntityQuerySet
from cables.vocab import tables

SORTS = (("cables", "Most cables"), ("mentions", "Most mentions"), ("name", "Name"))
ORDER = ("name", "type", "country", "min", "sort")


class EntityFilter(filters.FilterSet):
    """Parameters of `/organizations/`, `/ngos/`, `/people/` and `/places/`."""

    name = filters.CharFilter(method="narrow_name", label="Name contains", max_length=200)
    country = filters.ChoiceFilter(method="narrow_country", label="Country", empty_label="Any")
    min = filters.NumberFilter(
        method="narrow_min", label="In at least … cables", min_value=1, max_value=10**6
    )
    sort = filters.ChoiceFilter(
        method="order", label="Sort by", choices=SORTS, empty_label=None, initial="cables"
    )

    class Meta:
        model = Entity
        fields: list[str] = []

    def __init__(self, data: Any = None, queryset: Any = None, **kwargs: Any) -> None:
        super().__init__(data, queryset, **kwargs)
        names = {row["code"]: row["name"] for row in tables.rows("countries")}
        codes = queryset.countries()
        choices = sorted(((code, names.get(code, code)) for code in codes), key=lambda c: c[1])
        self.filters["country"].extra["choices"] = choices
        self.form.order_fields(ORDER)

    @property
    def narrows(self) -> bool:
        """Whether anything but the order was asked for."""
        return any(self.form.data.get(name) for name in ORDER if name != "sort")

    def narrow_name(self, entities: EntityQuerySet, name: str, value: str) -> EntityQuerySet:
        return entities.named(value)

    def narrow_country(self, entities: EntityQuerySet, name: str, value: str) -> EntityQuerySet:
        return entities.in_country(value)

    def narrow_min(self, entities: EntityQuerySet, name: str, value: int) -> EntityQuerySet:
        return entities.in_at_least(int(value))

    def order(self, entities: EntityQuerySet, name: str, value: str) -> QuerySet[Entity]:
        return entities.sorted_by(value)


class OrganizationFilter(EntityFilter):
    """Organizations have a type too."""

    type = filters.ChoiceFilter(
        method="narrow_type", label="Type", choices=Entity.Type.choices, empty_label="Any"
    )

    def narrow_type(self, entities: EntityQuerySet, name: str, value: str) -> EntityQuerySet:
        return entities.of_type(value)
