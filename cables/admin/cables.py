"""Cables, their versions and paragraphs. They come by upload; they are withheld, never deleted."""

from functools import partial
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.filters import SimpleListFilter
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.text import Truncator

from cables.actions import cable_lists
from cables.actions import cables as cable_actions
from cables.admin.base import (
    DelegatingAdmin,
    ReadOnlyInline,
    ReasonedForm,
    carry_out,
    person,
)
from cables.admin.filters import PostCountryFilter
from cables.models import Cable, CableAlias, Reference, Version
from cables.models.cables import NEWEST


class WithheldFilter(SimpleListFilter):
    """Whether the public sees the cable."""

    title = "public"
    parameter_name = "withheld"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("no", "Public"), ("yes", "Withheld")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Cable]) -> QuerySet[Cable]:
        answers = {"no": True, "yes": False}
        if self.value() in answers:
            return queryset.filter(withheld_at__isnull=answers[str(self.value())])
        return queryset


class CableForm(ReasonedForm):
    """Corrections of what was read, and whether the public sees the cable."""

    number = forms.CharField(
        required=False,
        max_length=60,
        help_text="Year, post and serial, as 07GUANGZHOU378. The old address leads to the new one.",
    )
    tag_codes = forms.CharField(
        label="TAGS",
        required=False,
        widget=AdminTextareaWidget(attrs={"rows": 2}),
        help_text="Codes in printed order, as ELAB; PHUM; CH.",
    )
    withheld = forms.BooleanField(
        required=False, help_text="Takes the cable from all public pages, at once."
    )

    class Meta:
        model = Cable
        fields = cable_actions.EDITABLE
        widgets = {"subject": AdminTextareaWidget(attrs={"rows": 2})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["withheld"] = self.instance.withheld_at is not None
        self.initial["number"] = self.instance.reference_id or ""
        self.initial["tag_codes"] = "; ".join(cable_lists.codes_of(self.instance))
        if "transmitted_at" in self.fields:  # which a visitor without the right only reads
            day, time = self.fields["transmitted_at"].widget.widgets
            day.attrs["aria-label"], time.attrs["aria-label"] = "Date sent", "Time sent"

    def clean_number(self) -> str:
        written: str = self.cleaned_data["number"]
        if "number" not in self.changed_data:
            return written
        return cable_actions.new_number(self.instance, written)

    def clean_tag_codes(self) -> tuple[str, ...]:
        codes = cable_lists.read_codes(self.cleaned_data["tag_codes"])
        cable_lists.check_codes(codes)
        return codes

    @property
    def tags_changed(self) -> bool:
        return list(self.cleaned_data["tag_codes"]) != cable_lists.codes_of(self.instance)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        withholding = cleaned.get("withheld") and "withheld" in self.changed_data
        if withholding and not cleaned.get("reason", "").strip():
            self.add_error("reason", "Give a reason: it is kept in the record of decisions.")
        return cleaned


class VersionInline(ReadOnlyInline):
    model = Version
    fields = ("file", "layout", "imported_at")
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[Version]:
        return super().get_queryset(request).select_related("cable").defer("source_text")


class ReferenceForm(forms.ModelForm):
    """The number of the cable that a reference means."""

    class Meta:
        model = Reference
        fields = ("reference_id",)
        labels = {"reference_id": "number"}

    def clean_reference_id(self) -> str:
        return cable_lists.read_citation(self.instance, self.cleaned_data["reference_id"])


class ReferenceInline(ReadOnlyInline):
    """The REF block: what is printed is looked at, the numbers read from it are mended."""

    model = Reference
    form = ReferenceForm
    fk_name = "cable"
    fields = ("label", "text", "reference_id", "year_assumed", "target")
    readonly_fields = ("label", "text", "year_assumed", "target")

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return request.user.has_perm("cables.change_cable")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Reference]:
        return super().get_queryset(request).select_related("target")


class CableAliasInline(ReadOnlyInline):
    model = CableAlias
    fields = ("written",)
    readonly_fields = fields


@admin.action(description="Withhold from the public pages", permissions=["change"])
def withhold(modeladmin: "CableAdmin", request: HttpRequest, queryset: QuerySet[Cable]) -> None:
    carry_out(request, partial(cable_actions.withhold_all, cables=queryset), "Withheld", "cable")


@admin.action(description="Release to the public pages", permissions=["change"])
def release(modeladmin: "CableAdmin", request: HttpRequest, queryset: QuerySet[Cable]) -> None:
    carry_out(request, partial(cable_actions.release_all, cables=queryset), "Released", "cable")


@admin.register(Cable)
class CableAdmin(DelegatingAdmin):
    """Cables as the reading page has them; every correction leaves a Decision."""

    form = CableForm
    actions = (withhold, release)
    list_display = ("slug", "short_subject", "origin", "transmitted_at", "classification", "public")
    list_filter = (WithheldFilter, "classification", "precedence", PostCountryFilter)
    list_select_related = ("origin",)
    search_fields = ("slug", "subject", "aliases__written")
    search_help_text = "Number or words of the subject"
    date_hierarchy = "transmitted_at"
    ordering = NEWEST
    autocomplete_fields = ("origin",)
    inlines = (VersionInline, ReferenceInline, CableAliasInline)
    as_read = (
        "slug",
        "reference_id",
        "origin_name",
        "origin_routing",
        "captions",
        "passing",
        "summary",
        "tags_line",
        "declassification",
        "classified_by",
        "classification_reasons",
        "signature",
        "preferred",
    )
    readonly_fields = (*as_read, "withheld_at", "created_at", "updated_at")
    decision = (
        "Withholding",
        {
            "fields": ("withheld", "withheld_at", "reason"),
            "description": "A cable is never deleted. Withheld, it is gone from all public pages "
            "until it is released.",
        },
    )
    record = (
        "As read from the document",
        {"fields": (*as_read, "created_at", "updated_at"), "classes": ["collapse"]},
    )

    @admin.display(description="subject", ordering="subject")
    def short_subject(self, cable: Cable) -> str:
        return Truncator(cable.title).chars(80)

    @admin.display(description="public", boolean=True, ordering="withheld_at")
    def public(self, cable: Cable) -> bool:
        return cable.withheld_at is None

    def get_fieldsets(self, request: HttpRequest, obj: Cable | None = None) -> Any:
        if not self.has_change_permission(request, obj):
            shown = cable_actions.EDITABLE
            withheld = ("Withholding", {"fields": ("withheld_at",)})
            return ((None, {"fields": shown}), withheld, self.record)
        fields = ("number", *cable_actions.EDITABLE, "tag_codes")
        return ((None, {"fields": fields}), self.decision, self.record)

    def view_on_site(self, cable: Cable) -> str | None:
        """The reading page; a withheld cable has none, its text is that of its version below."""
        return cable.get_absolute_url() if cable.withheld_at is None else None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Cable | None = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Cable, form: CableForm, change: bool) -> None:
        said = {"cable": obj, "by": person(request), "reason": form.cleaned_data["reason"]}
        changes = form.changes(cable_actions.EDITABLE)
        if changes:
            cable_actions.edit(changes=changes, **said)
        if form.tags_changed:
            cable_lists.retag(codes=form.cleaned_data["tag_codes"], **said)
        if "number" in form.changed_data:
            cable_actions.number(written=form.cleaned_data["number"], **said)
        if "withheld" in form.changed_data:
            decide = (
                cable_actions.withhold if form.cleaned_data["withheld"] else cable_actions.release
            )
            decide(**said)

    def save_formset(
        self, request: HttpRequest, form: CableForm, formset: Any, change: bool
    ) -> None:
        """References: each number that was mended is a Decision of its own."""
        formset.save(commit=False)  # fills the list that follows
        said = {"by": person(request), "reason": form.cleaned_data["reason"]}
        for reference, _ in formset.changed_objects:
            cable_lists.cite(reference=reference, written=reference.reference_id, **said)
