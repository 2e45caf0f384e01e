"""The further names of entities: looked up, added, removed, exchanged as tables."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

from cables.actions import entities as entity_actions
from cables.admin.base import DelegatingAdmin, ReasonedForm, person, reason_given
from cables.admin.entities import NewNameForm
from cables.admin.exchange import ExchangeMixin, Table
from cables.admin.resources import AliasResource
from cables.formats.authority_csv import ALIAS_COLUMNS, AuthorityTable, read_aliases
from cables.models import Alias
from cables.refusals import refusals


class AliasForm(NewNameForm, ReasonedForm):
    """The same on a page of its own."""


class AliasTable(Table):
    """Names as CSV."""

    def rows(self, lines: Iterable[str]) -> AuthorityTable:
        return read_aliases(lines)


@admin.register(Alias)
class AliasAdmin(ExchangeMixin, DelegatingAdmin):
    """All names, for looking one up. A name is added and removed here, not rewritten."""

    resource_classes = (AliasResource,)
    formats = [AliasTable]
    columns = ALIAS_COLUMNS
    import_help = (
        "Needed are entity, the number of an entity as an export tells it, and name. Names are "
        "added, never taken away."
    )
    list_display = ("name", "entity", "curated")
    list_filter = ("curated", "entity__kind")
    list_select_related = ("entity",)
    search_fields = ("name", "entity__name")
    search_help_text = "A name"
    autocomplete_fields = ("entity",)
    form = AliasForm
    fields = ("entity", "name", "reason")
    actions = ("remove_selected",)

    def has_import_permission(self, request: HttpRequest) -> bool:
        return self.has_add_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Alias | None = None) -> bool:
        return False

    def get_fields(self, request: HttpRequest, obj: Alias | None = None) -> tuple[str, ...]:
        return ("entity", "name", "curated") if obj else self.fields

    def save_model(self, request: HttpRequest, obj: Alias, form: AliasForm, change: bool) -> None:
        said = {"by": person(request), "reason": form.cleaned_data["reason"]}
        entity_actions.add_alias(entity=obj.entity, name=obj.name, **said)
        obj.pk = obj.entity.aliases.get(name=obj.name).pk

    def delete_model(self, request: HttpRequest, obj: Alias) -> None:
        entity_actions.remove_alias(alias=obj, by=person(request))

    @admin.action(description="Remove these names", permissions=["delete"])
    def remove_selected(self, request: HttpRequest, queryset: QuerySet[Alias]) -> None:
        with refusals(request):
            for alias in queryset.select_related("entity"):
                entity_actions.remove_alias(
                    alias=alias, by=person(request), reason=reason_given(request)
                )
            messages.success(request, "Removed.")

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """The record of decisions must hear of every removal."""
        return {k: v for k, v in super().get_actions(request).items() if k != "delete_selected"}
