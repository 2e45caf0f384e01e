"""The page between choosing entities and merging them: side by side, which one stays?"""

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from cables.actions import entities as actions
from cables.admin.base import REASON_HELP, admin_url, counted, person
from cables.models import Entity
from cables.refusals import tell
from cables.vocab.numbers import whole_number

AT_MOST = 50


class MergeForm(forms.Form):
    """Which entity stays, and why the others are the same."""

    keep = forms.ModelChoiceField(
        queryset=Entity.objects.none(),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the entity that stays."},
    )
    reason = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=REASON_HELP,
        error_messages={"required": "Give a reason: it is kept in the record of decisions."},
    )

    def __init__(self, entities: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ModelChoiceField[Entity]", self.fields["keep"]).queryset = entities


def merge_view(modeladmin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """Show the chosen entities, and merge them into the one that is to stay."""
    if not modeladmin.has_change_permission(request):
        raise PermissionDenied
    rows = Entity.objects.current().filter(pk__in=chosen(request))
    entities = rows.most_mentioned().prefetch_related("aliases")
    if len(entities) < 2:
        messages.warning(request, "Choose two or more entities that are not merged already.")
        return HttpResponseRedirect(reverse("admin:cables_entity_changelist"))
    form = MergeForm(entities, request.POST or None)
    if form.is_valid() and (kept := merge(request, form, list(entities))):
        return HttpResponseRedirect(admin_url(kept))
    context = {
        **modeladmin.admin_site.each_context(request),
        "opts": modeladmin.opts,
        "title": "Merge entities",
        "entities": entities,
        "form": form,
        "kinds_differ": len({entity.kind for entity in entities}) > 1,
    }
    return render(request, "admin/cables/entity/merge.html", context)


def merge(request: HttpRequest, form: MergeForm, entities: list[Entity]) -> Entity | None:
    """Merge all into the chosen one; None where the action refused."""
    keep: Entity = form.cleaned_data["keep"]
    others = [entity for entity in entities if entity != keep]
    reason = form.cleaned_data["reason"]
    try:
        actions.merge_all(keep=keep, absorb=others, by=person(request), reason=reason)
    except ValidationError as refusal:
        tell(request, refusal)
        return None
    said = counted(len(others), "entity", "entities")
    messages.success(request, f"Merged {said} into {keep}. Their addresses now lead here.")
    return keep


def chosen(request: HttpRequest) -> list[int]:
    """The numbers in `?ids=1,2,3`; anything else in it does not count."""
    parts = request.GET.get("ids", "").split(",")[:AT_MOST]
    return [number for part in parts if (number := whole_number(part)) is not None]
