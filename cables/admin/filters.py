"""Filters of the admin's lists that several tables share."""

from typing import Any

from django.contrib.admin.filters import SimpleListFilter
from django.db.models import QuerySet
from django.http import HttpRequest

from cables.vocab import countries


class CountryFilter(SimpleListFilter):
    """The countries that rows of the list have, by name."""

    title = "country"
    parameter_name = "country"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The parameter is also the path to the code, empty where no country is known."""
        rows = model_admin.get_queryset(request).order_by()
        codes = rows.values_list(self.parameter_name, flat=True).distinct()
        named = [(code, countries.name_of(code)) for code in codes if code]
        return sorted(named, key=lambda pair: pair[1])

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        code = self.value()
        return queryset.filter(**{self.parameter_name: code}) if code else queryset


class PostCountryFilter(CountryFilter):
    """The same for what posts sent."""

    title = "country of the post"
    parameter_name = "origin__country"
