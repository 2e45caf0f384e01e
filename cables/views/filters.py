"""What the lists of entities can be narrowed by."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

import django_filters as filters
from django import forms
from django.db.models import QuerySet

from cables.models import Entity, entity_pages
from cables.models.counts import Counted
from cables.models.entities import EntityQuerySet
from cables.search.about_entity import Terrain, named_in
from cables.vocab import countries

SORTS = (
    ("cables", "Most cables"),
    ("mentions", "Most mentions"),
    ("name", "Name"),
    ("first", "Named earliest"),
    ("last", "Named latest"),
)
ORDER = ("name", "type", "country", "reported", "tag", "year", "min", "sort", "certain")


class Tick(forms.CheckboxInput):
    """A box whose `0` in an address means no, as its absence does."""

    def __init__(self) -> None:
        super().__init__(attrs={"value": "1"})

    def value_from_datadict(self, data: Any, files: Any, name: str) -> bool:
        return data.get(name, "").lower() not in ("", "0", "false", "no", "off")


class EntityFilter(filters.FilterSet):
    """Parameters of `/organizations/`, `/ngos/`, `/people/` and `/places/`.

    `reported`, `tag` and `year` are of the cables that name an entity, and the index answers them;
    `country` is the entity's own.
    """

    name = filters.CharFilter(method="narrow_name", label="Name contains", max_length=200)
    country = filters.ChoiceFilter(method="narrow_country", label="Country", empty_label="Any")
    reported = filters.ChoiceFilter(
        method="leave_to_index", label="In cables from", empty_label="Anywhere"
    )
    tag = filters.ChoiceFilter(method="leave_to_index", label="Subject", empty_label="Any")
    year = filters.ChoiceFilter(method="leave_to_index", label="In cables of", empty_label="Any")
    min = filters.NumberFilter(
        method="narrow_min", label="In at least … cables", min_value=1, max_value=10**6
    )
    sort = filters.ChoiceFilter(
        method="order", label="Sort by", choices=SORTS, empty_label=None, initial="cables"
    )
    certain = filters.BooleanFilter(
        method="narrow_certain", label="Leave uncertain ones out", widget=Tick()
    )

    class Meta:
        model = Entity
        fields: list[str] = []

    def __init__(
        self, data: Any, queryset: EntityQuerySet, *, kind: str, terrain: Terrain | None
    ) -> None:
        super().__init__(data, queryset)
        self.kind = kind
        named = [(code, countries.name_of(code)) for code in queryset.countries()]
        self._offer("country", sorted(named, key=lambda choice: choice[1]))
        self._offer("reported", _by_label(terrain.countries if terrain else ()))
        self._offer("tag", _by_label(terrain.subjects if terrain else ()))
        years = reversed(terrain.years if terrain else ())
        self._offer("year", [(str(year.year), str(year.year)) for year in years])
        self.form.order_fields(ORDER)

    def _offer(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        self.filters[name].extra["choices"] = list(choices)

    @property
    def narrows(self) -> bool:
        """Whether anything but the order was asked for."""
        return any(self.form.data.get(name) for name in ORDER if name != "sort")

    @property
    def by_cables(self) -> bool:
        """Whether the list is sorted by number of cables, which goes without saying."""
        return self._asked("sort") in (None, "", "cables")

    def _asked(self, name: str) -> Any:
        self.form.is_valid()
        return self.form.cleaned_data.get(name)

    @cached_property
    def counts(self) -> dict[int, int] | None:
        """Cables by entity, if country, subject or year of cables are asked for."""
        country, tag, year = map(self._asked, ("reported", "tag", "year"))
        if not (country or tag or year):
            return None
        return named_in(self.kind, country=country, tag=tag, year=int(year) if year else None)

    def filter_queryset(self, queryset: EntityQuerySet) -> EntityQuerySet:
        """The list, of the entities alone that the chosen cables name."""
        entities: EntityQuerySet = super().filter_queryset(queryset)
        if self.counts is None:
            return entities
        return entity_pages.numbered(entities, self.counts)

    def leave_to_index(self, entities: EntityQuerySet, name: str, value: str) -> EntityQuerySet:
        return entities

    def narrow_name(self, entities: EntityQuerySet, name: str, value: str) -> EntityQuerySet:
        return entities.named(value)

    def narrow_country(self, entities: EntityQuerySet, name: str, value: str) -> EntityQuerySet:
        return entities.in_country(value)

    def narrow_min(self, entities: EntityQuerySet, name: str, value: int) -> EntityQuerySet:
        return entities.in_at_least(int(value))

    def narrow_certain(self, entities: EntityQuerySet, name: str, value: bool) -> EntityQuerySet:
        return entity_pages.accepted_only(entities) if value else entities

    def order(self, entities: EntityQuerySet, name: str, value: str) -> QuerySet[Entity]:
        match value:
            case "first":
                return entity_pages.by_first(entities)
            case "last":
                return entity_pages.by_last(entities)
        return entities.sorted_by(value)


class OrganizationFilter(EntityFilter):
    """Organizations have a type too."""

    type = filters.ChoiceFilter(
        method="narrow_type", label="Type", choices=Entity.Type.choices, empty_label="Any"
    )

    def narrow_type(self, entities: EntityQuerySet, name: str, value: str) -> EntityQuerySet:
        return entities.of_type(value)


def _by_label(counted: Iterable[Counted]) -> list[tuple[str, str]]:
    return sorted(((one.value, one.label) for one in counted), key=lambda choice: choice[1])
