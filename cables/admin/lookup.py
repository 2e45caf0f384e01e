"""Looking up the Wikidata or GeoNames number of an entity in the imported records."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString

from cables.actions import entities as entity_actions
from cables.admin.base import admin_url, person
from cables.models import AuthorityRecord, Entity
from cables.refusals import refusals
from cables.vocab.authority_ids import geonames_id, wikidata_id
from cables.vocab.names import normalize
from cables.vocab.numbers import whole_number

OFFERED = 12


class NumberField(forms.CharField):
    """The number of an authority file, or an address with it."""

    def __init__(self, meaning: Any, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=500, **kwargs)
        self.meaning = meaning
        self.widget.attrs["class"] = "vTextField"

    def clean(self, value: Any) -> Any:
        try:
            return self.meaning(super().clean(value))
        except ValueError as problem:
            raise forms.ValidationError(str(problem)) from problem

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Another address of the same thing changes nothing."""
        try:
            return bool((self.meaning(str(data or "")) or None) != (initial or None))
        except ValueError:
            return True


def wikidata_field() -> NumberField:
    return NumberField(wikidata_id, help_text="Q42, or the address of the item.")


def geonames_field() -> NumberField:
    help_text = "The number, or the address of the place."
    return NumberField(geonames_id, label="GeoNames", help_text=help_text)


def lookup_link(entity: Entity | None) -> SafeString:
    """The way to the page that looks records up; a script makes a search box of it."""
    asked = {"entity": str(entity.pk), "q": entity.name} if entity and entity.pk else {}
    url = f"{reverse('admin:cables_entity_lookup')}{'?' if asked else ''}{urlencode(asked)}"
    return format_html('<a href="{}" data-authority-lookup>Look up in imported records</a>', url)


def lookup_view(modeladmin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """Show the records that bear a name; a chosen one fills an entity, or the form of a new one."""
    if not modeladmin.has_change_permission(request):
        raise PermissionDenied
    entity = _entity(request.POST.get("entity") or request.GET.get("entity") or "")
    if request.method == "POST" and entity is not None:
        return _fill(request, entity)
    asked = request.GET.get("q", "")
    kind = entity.kind if entity else request.GET.get("kind", "")
    records = AuthorityRecord.objects.of_kind(kind).called(normalize(asked), OFFERED)
    context = {
        "records": [(record, _add_url(record, kind)) for record in records],
        "entity": entity,
        "asked": asked,
        "kind": kind,
        "none_held": not records and not AuthorityRecord.objects.exists(),
    }
    if "part" in request.GET:
        return render(request, "admin/cables/entity/_records.html", context)
    page = {"title": "Look up", "opts": Entity._meta, **modeladmin.admin_site.each_context(request)}
    return render(request, "admin/cables/entity/lookup.html", {**page, **context})


def _entity(number: str) -> Entity | None:
    if not number:
        return None
    return get_object_or_404(Entity.objects.current(), pk=whole_number(number))


def _fill(request: HttpRequest, entity: Entity) -> HttpResponse:
    """Give the entity what the chosen record tells."""
    number = whole_number(request.POST.get("record", ""))
    record = get_object_or_404(AuthorityRecord, pk=number)
    reason = f"Looked up: {record.get_source_display()} {record.identifier}."
    with refusals(request):
        entity_actions.edit(
            entity=entity, changes=dict(record.facts), by=person(request), reason=reason
        )
        messages.success(request, f"{entity} was filled from {record.identifier}.")
    return HttpResponseRedirect(admin_url(entity))


def _add_url(record: AuthorityRecord, kind: str) -> str:
    """The form of a new entity with what the record tells."""
    told = {"name": record.name, "kind": record.kind or kind, "description": record.description}
    told |= {name: str(value) for name, value in record.facts.items()}
    return f"{reverse('admin:cables_entity_add')}?{urlencode(told)}"
