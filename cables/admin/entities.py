"""Entities and their aliases: edited, merged, never lost."""

from collections.abc import Iterable
from copy import copy
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db.models import QuerySet
from django.forms import Script
from django.forms.models import construct_instance
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cables.actions import entities as entity_actions
from cables.admin.base import (
    DelegatingAdmin,
    ReasonedForm,
    admin_link,
    counted,
    person,
)
from cables.admin.decisions import history_html
from cables.admin.exchange import ExchangeMixin, Table
from cables.admin.filters import CountryFilter
from cables.admin.lookup import geonames_field, lookup_link, lookup_view, wikidata_field
from cables.admin.merging import merge_view
from cables.admin.resources import EntityResource
from cables.formats.authority_csv import EXPORTED, AuthorityTable, read
from cables.models import Alias, Decision, Entity

HISTORY_SHOWN = 20


class EntityForm(ReasonedForm):
    """What is said of an entity."""

    wikidata = wikidata_field()
    geonames = geonames_field()
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Entity
        fields = entity_actions.OFFERED
        widgets = {
            "description": AdminTextareaWidget(attrs={"rows": 4}),
            "type_evidence": AdminTextareaWidget(attrs={"rows": 2}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["seen"] = entity_actions.stamp(self.instance)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        entity_actions.check(construct_instance(self, copy(self.instance)))
        return cleaned


class NewNameForm(forms.ModelForm):
    """A further name, on the page of its entity: one reason there stands for all changes."""

    class Meta:
        model = Alias
        fields = ("entity", "name")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        entity = cleaned.get("entity")
        if entity is not None and entity.pk and cleaned.get("name"):
            cleaned["name"] = entity_actions.new_name_for(entity, cleaned["name"])
        return cleaned


class AliasInline(admin.TabularInline):
    """Further names: added and removed, not rewritten."""

    model = Alias
    form = NewNameForm
    fields = ("name",)
    extra = 1
    verbose_name_plural = "aliases: the names under which cables mention it"

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.action(description="Merge into one", permissions=["change"])
def merge_selected(
    modeladmin: "EntityAdmin", request: HttpRequest, queryset: QuerySet[Entity]
) -> HttpResponse | None:
    numbers = list(queryset.order_by("pk").values_list("pk", flat=True))
    if len(numbers) < 2:
        messages.warning(request, "Choose two or more entities to merge.")
        return None
    chosen = ",".join(str(number) for number in numbers)
    return HttpResponseRedirect(f"{reverse('admin:cables_entity_merge')}?ids={chosen}")


class EntityTable(Table):
    """Entities as CSV."""

    def rows(self, lines: Iterable[str]) -> AuthorityTable:
        return read(lines)


@admin.register(Entity)
class EntityAdmin(ExchangeMixin, DelegatingAdmin):
    """Organizations, people and places. Every change leaves a Decision."""

    class Media:
        js = (Script("js/authority-lookup.js", type="module"),)

    resource_classes = (EntityResource,)
    formats = [EntityTable]
    columns = EXPORTED
    import_help = (
        "Needed are name and kind. A row with an id sets what its columns say. A row without one "
        "adds an entity, or fills the gaps of the one that it means. Names are added, never "
        "taken away."
    )
    form = EntityForm
    actions = (merge_selected,)
    list_display = ("name", "kind", "type", "country", "cable_count", "mention_count", "curated")
    list_filter = (
        "kind",
        "type",
        "curated",
        "type_confirmed",
        ("merged_into", admin.EmptyFieldListFilter),
        CountryFilter,
    )
    search_fields = ("name", "aliases__name", "=wikidata")
    search_help_text = "A name, an alias, or a Wikidata number"
    ordering = ("-cable_count", "name")
    inlines = (AliasInline,)
    readonly_fields = ("counts", "merged_to", "curated", "history", "look_up", "says_so")
    fieldsets = (
        (None, {"fields": ("merged_to", "name", "kind", "type", "type_confirmed", "says_so")}),
        ("Description", {"fields": ("description", "type_evidence", "country")}),
        ("Authority", {"fields": ("look_up", "wikidata", "geonames", ("latitude", "longitude"))}),
    )
    decision = ("Decision", {"fields": ("reason", "seen")})
    record = ("Record", {"fields": ("counts", "curated", "history")})

    @admin.display(description="mentions")
    def counts(self, entity: Entity) -> SafeString:
        url = f"{reverse('admin:cables_mention_changelist')}?entity__id__exact={entity.pk}"
        said = f"{counted(entity.mention_count, 'mention')} in "
        return format_html('<a href="{}">{}</a>', url, said + counted(entity.cable_count, "cable"))

    @admin.display(description="who says so")
    def says_so(self, entity: Entity) -> str:
        """Of a type that a list brought, also who imported it and when."""
        imported = Decision.objects.of_list(entity)
        who = f", imported by {imported.who} on {imported.made_at:%d %B %Y}" if imported else ""
        return f"{entity.type_status}{who}" if entity.type else "-"

    @admin.display(description="look up")
    def look_up(self, entity: Entity | None) -> SafeString:
        return lookup_link(entity)

    @admin.display(description="merged into")
    def merged_to(self, entity: Entity) -> SafeString | str:
        return admin_link(entity.merged_into)

    @admin.display(description="decisions")
    def history(self, entity: Entity) -> SafeString | str:
        decisions = Decision.objects.about(entity).with_undoings()[:HISTORY_SHOWN]
        return history_html(entity, decisions) if decisions else "None yet."

    def view_on_site(self, entity: Entity) -> str | None:
        """Its public page, which it has as long as a public cable mentions it."""
        return entity.get_absolute_url() if entity.is_public else None

    def get_fieldsets(self, request: HttpRequest, obj: Entity | None = None) -> Any:
        shown = self.fieldsets if obj and obj.merged_into_id else self._unmerged()
        if self.has_change_permission(request, obj):
            shown = (*shown, self.decision)
        return (*shown, self.record) if obj else shown

    def _unmerged(self) -> Any:
        (label, options), *others = self.fieldsets
        return ((label, {"fields": options["fields"][1:]}), *others)

    def has_change_permission(self, request: HttpRequest, obj: Entity | None = None) -> bool:
        allowed = super().has_change_permission(request, obj)
        return allowed and not (obj and obj.merged_into_id)

    def has_delete_permission(self, request: HttpRequest, obj: Entity | None = None) -> bool:
        """Only what no cable mentions can be deleted; what is mentioned is merged."""
        allowed = super().has_delete_permission(request, obj)
        return allowed and obj is not None and entity_actions.is_deletable(obj)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Entity], search_term: str
    ) -> tuple[QuerySet[Entity], bool]:
        """Where an entity is chosen for something, merged ones are not offered."""
        rows, duplicates = super().get_search_results(request, queryset, search_term)
        choosing = request.path.endswith("/autocomplete/")
        return (rows.filter(merged_into=None) if choosing else rows), duplicates

    def save_model(self, request: HttpRequest, obj: Entity, form: EntityForm, change: bool) -> None:
        said = {"by": person(request), "reason": form.cleaned_data["reason"]}
        if not change:
            values = {name: form.cleaned_data[name] for name in entity_actions.OFFERED}
            obj.pk = entity_actions.create(**values, **said).pk
            obj.refresh_from_db()
            obj._state.adding = False
        elif changes := form.changes(entity_actions.OFFERED):
            seen = form.cleaned_data["seen"]
            entity_actions.edit(entity=obj, changes=changes, seen=seen, **said)

    def save_formset(
        self, request: HttpRequest, form: EntityForm, formset: Any, change: bool
    ) -> None:
        """Aliases: each one added or removed is a Decision of its own."""
        formset.save(commit=False)  # fills the lists that follow
        said = {"by": person(request), "reason": form.cleaned_data["reason"]}
        for alias in formset.deleted_objects:
            entity_actions.remove_alias(alias=alias, **said)
        for alias in formset.new_objects:
            entity_actions.add_alias(entity=form.instance, name=alias.name, **said)

    def delete_model(self, request: HttpRequest, obj: Entity) -> None:
        entity_actions.delete(entity=obj, by=person(request), reason="Deleted in the admin.")

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Entities are deleted one by one, or not at all."""
        return {k: v for k, v in super().get_actions(request).items() if k != "delete_selected"}

    def get_urls(self) -> list[URLPattern]:
        pages = {"merge": self.merge, "lookup": self.lookup}
        own = [
            path(f"{name}/", self.admin_site.admin_view(view), name=f"cables_entity_{name}")
            for name, view in pages.items()
        ]
        return [*own, *super().get_urls()]

    def merge(self, request: HttpRequest) -> HttpResponse:
        return merge_view(self, request)

    def lookup(self, request: HttpRequest) -> HttpResponse:
        return lookup_view(self, request)

    def has_import_permission(self, request: HttpRequest) -> bool:
        return self.has_add_permission(request) and self.has_change_permission(request)
