"""Mentions: accepted, rejected, added, moved. Each change leaves a Decision."""

from functools import partial
from typing import Any, cast

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cables.actions import mentions as mention_actions
from cables.admin.base import (
    DelegatingAdmin,
    ReasonedForm,
    admin_link,
    carry_out,
    counted,
    person,
)
from cables.models import Mention

PLACE = ("paragraph", "start", "end", "entity")
CONTEXT = 90  # characters on each side of the words, in the list


class AddForm(ReasonedForm):
    """Words of a paragraph that name an entity."""

    words = forms.CharField(
        max_length=300, widget=AdminTextInputWidget, help_text="Exactly as in the paragraph."
    )
    occurrence = forms.IntegerField(
        min_value=1, initial=1, help_text="Which one, where the words stand there several times."
    )

    class Meta:
        model = Mention
        fields = ("paragraph", "entity")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["paragraph"].required = True

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.keys() >= {"paragraph", "words", "occurrence", "entity"}:
            paragraph, words = cleaned["paragraph"], cleaned["words"]
            try:
                start = place_of(words, paragraph.text, cleaned["occurrence"])
            except ValidationError as problem:
                self.add_error("words", problem)
            else:
                cleaned |= {"start": start, "end": start + len(words)}
                mention_actions.check_new(**{name: cleaned[name] for name in PLACE})
        return cleaned

    def _post_clean(self) -> None:
        """The instance is made by the action, which also checks it."""


class ChangeForm(ReasonedForm):
    """Whether these words name this entity, or another."""

    class Meta:
        model = Mention
        fields = ("entity", "status", "uncertain")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "status" in self.fields and self.instance.status != Mention.Status.SUGGESTED:
            decided = [c for c in Mention.Status.choices if c[0] != Mention.Status.SUGGESTED]
            cast(forms.ChoiceField, self.fields["status"]).choices = decided

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        rejecting = cleaned.get("status") == Mention.Status.REJECTED
        if rejecting and "entity" in self.changed_data:
            self.add_error("status", "A mention of another entity is accepted there: choose that.")
        elif rejecting and "status" in self.changed_data and not cleaned["reason"].strip():
            self.add_error("reason", "Give a reason: it is kept in the record of decisions.")
        return cleaned

    def _post_clean(self) -> None:
        """The action locks and changes the row; the instance stays as it was read."""


@admin.action(description="Accept", permissions=["change"])
def accept(modeladmin: "MentionAdmin", request: HttpRequest, queryset: QuerySet[Mention]) -> None:
    carry_out(
        request, partial(mention_actions.accept_all, mentions=queryset), "Accepted", "mention"
    )


@admin.action(description="Reject (give a reason)", permissions=["change"])
def reject(modeladmin: "MentionAdmin", request: HttpRequest, queryset: QuerySet[Mention]) -> None:
    carry_out(
        request, partial(mention_actions.reject_all, mentions=queryset), "Rejected", "mention"
    )


@admin.register(Mention)
class MentionAdmin(DelegatingAdmin):
    """Which words of which paragraph name which entity."""

    actions = (accept, reject)
    list_display = ("in_context", "named", "status", "place", "found_by")
    list_filter = (
        "status",
        "entity__kind",
        "entity__type",
        "uncertain",
        ("method", admin.AllValuesFieldListFilter),
    )
    list_select_related = ("cable", "entity", "paragraph")
    search_fields = ("surface", "entity__name", "cable__slug")
    search_help_text = "The words, the entity, or the number of the cable"
    date_hierarchy = "created_at"
    ordering = ("-pk",)
    autocomplete_fields = ("entity", "paragraph")
    readonly_fields = ("whole_paragraph", "cable_link", "method", "score", "created_at")
    to_add = ((None, {"fields": ("paragraph", "words", "occurrence", "entity", "reason")}),)
    shown = ("whole_paragraph", "cable_link", "entity", "status", "uncertain")
    machine = ("Found by", {"fields": ("method", "score", "created_at")})

    @admin.display(description="mention", ordering="surface")
    def in_context(self, mention: Mention) -> SafeString:
        return context_html(mention, CONTEXT)

    @admin.display(description="paragraph")
    def whole_paragraph(self, mention: Mention) -> SafeString:
        return format_html('<div class="passage">{}</div>', context_html(mention, None))

    @admin.display(description="cable")
    def cable_link(self, mention: Mention) -> SafeString | str:
        return admin_link(mention.cable)

    @admin.display(description="entity", ordering="entity__name")
    def named(self, mention: Mention) -> SafeString:
        """The entity, with the kind that tells it from others of the name."""
        kind = mention.entity.get_type_display() or mention.entity.get_kind_display()
        return format_html('{} <span class="quiet">{}</span>', mention.entity, kind)

    @admin.display(description="cable", ordering="cable__slug")
    def place(self, mention: Mention) -> SafeString:
        anchor = mention.paragraph.anchor if mention.paragraph else "not in the present text"
        return format_html('{} <span class="quiet">{}</span>', mention.cable, anchor)

    @admin.display(description="found by", ordering="score")
    def found_by(self, mention: Mention) -> SafeString:
        score = "" if mention.score is None else f"{mention.score:.2f}"
        return format_html('{} <span class="quiet">{}</span>', mention.method, score)

    def get_form(
        self, request: HttpRequest, obj: Mention | None = None, change: bool = False, **kwargs: Any
    ) -> Any:
        kwargs["form"] = ChangeForm if obj else AddForm
        return super().get_form(request, obj, change, **kwargs)

    def get_fieldsets(self, request: HttpRequest, obj: Mention | None = None) -> Any:
        if obj is None:
            return self.to_add
        reason = ("reason",) if self.has_change_permission(request, obj) else ()
        return ((None, {"fields": (*self.shown, *reason)}), self.machine)

    def get_readonly_fields(self, request: HttpRequest, obj: Mention | None = None) -> Any:
        return self.readonly_fields if obj else ()

    def has_delete_permission(self, request: HttpRequest, obj: Mention | None = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Mention, form: Any, change: bool) -> None:
        said = {"by": person(request), "reason": form.cleaned_data["reason"]}
        if change:
            decide(obj, form, said)
        else:
            add(obj, form.cleaned_data, said)


def decide(mention: Mention, form: ChangeForm, said: dict[str, Any]) -> None:
    """Carry out what the change form says."""
    wanted = form.cleaned_data
    if "entity" in form.changed_data:
        mention_actions.move(mention=mention, to=wanted["entity"], **said)
    elif wanted["status"] == Mention.Status.REJECTED and "status" in form.changed_data:
        mention_actions.reject(mention=mention, **said)
    elif wanted["status"] == Mention.Status.ACCEPTED and form.has_changed():
        mention_actions.accept(mention=mention, uncertain=wanted["uncertain"], **said)


def add(mention: Mention, wanted: dict[str, Any], said: dict[str, Any]) -> None:
    """Carry out what the add form says, and let the page know which row it made."""
    place = {name: wanted[name] for name in PLACE}
    decision = mention_actions.add(**place, **said)
    mention.pk = decision.target_id
    mention.refresh_from_db()


def place_of(words: str, text: str, occurrence: int) -> int:
    """Where the words begin for the n-th time, counting from 1."""
    at = -1
    for number in range(occurrence):
        at = text.find(words, at + 1)
        if at == -1:
            times = "not" if number == 0 else f"only {counted(number, 'time')}"
            raise ValidationError(f"“{words}” is {times} in this paragraph.")
    return at


def context_html(mention: Mention, width: int | None) -> SafeString:
    """The mention's words marked within their paragraph, or within `width` characters of it."""
    if mention.paragraph is None:
        return format_html("<mark>{}</mark> (not in the present text)", mention.surface)
    text, start, end = mention.paragraph.text, mention.start, mention.end
    first = 0 if width is None else max(0, start - width)
    last = len(text) if width is None else min(len(text), end + width)
    return format_html(
        "{}{}<mark>{}</mark>{}{}",
        "…" if first else "",
        text[first:start],
        text[start:end],
        text[end:last],
        "…" if last < len(text) else "",
    )
