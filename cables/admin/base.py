"""What several admin classes share: reasons, refusals, and tables that nobody edits."""

from collections.abc import Callable, Sequence, Sized
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME, ActionForm
from django.contrib.admin.widgets import AdminTextareaWidget, AutocompleteSelect
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString

from cables.models import target_kind
from cables.refusals import refusals, tell
from cables.vocab.numbers import whole_number

REASON_HELP = "Kept in the record of decisions."


class ReasonActionForm(ActionForm):
    """The reason beside the actions of a list; actions that need one refuse to run without it."""

    reason = forms.CharField(
        required=False,
        widget=forms.TextInput(attrs={"placeholder": "Why? Kept in the record", "size": 30}),
    )


class ReasonedForm(forms.ModelForm):
    """A form whose change becomes a Decision."""

    reason = forms.CharField(
        required=False, widget=AdminTextareaWidget(attrs={"rows": 2}), help_text=REASON_HELP
    )

    def changes(self, allowed: Sequence[str]) -> dict[str, Any]:
        """The fields that were changed, with their new values."""
        return {name: self.cleaned_data[name] for name in self.changed_data if name in allowed}


class ReadOnly:
    """A table that people look at and do not change."""

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class ReadOnlyAdmin(ReadOnly, admin.ModelAdmin):
    """The list and the page of rows that only the portal itself writes."""

    show_full_result_count = False
    list_per_page = 50


class ReadOnlyInline(ReadOnly, admin.TabularInline):
    """Such rows on the page of what they belong to."""

    extra = 0
    max_num = 0
    can_delete = False
    show_change_link = True


class NumberedSelect(AutocompleteSelect):
    """Choosing a row by its number; what is no number chooses nothing, and breaks nothing."""

    def optgroups(self, name: str, value: Sequence[str], attrs: Any = None) -> Any:
        numbers = [one for one in value if whole_number(str(one)) is not None]
        return super().optgroups(name, numbers, attrs)

    def build_attrs(self, base_attrs: Any, extra_attrs: Any = None) -> Any:
        """The words in the empty field are its name for those who do not see its label."""
        attrs = super().build_attrs(base_attrs, extra_attrs=extra_attrs)
        return {**attrs, "data-placeholder": f"Choose {self.field.verbose_name}"}


class DelegatingAdmin(admin.ModelAdmin):
    """An admin whose changes are made by actions, and whose history is the record of decisions."""

    action_form = ReasonActionForm
    show_full_result_count = False
    list_per_page = 50

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.autocomplete_fields:
            kwargs["widget"] = NumberedSelect(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Forms refuse what they can see; what an action refuses later changes nothing either."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except ValidationError as refusal:
            tell(request, refusal)
            return HttpResponseRedirect(request.get_full_path())

    def response_action(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Rows are chosen by their numbers; what is none was not chosen on our page."""
        chosen = request.POST.getlist(ACTION_CHECKBOX_NAME)
        if any(whole_number(number) is None for number in chosen):
            messages.warning(request, "Some of the chosen rows have no number; choose them again.")
            return None
        return super().response_action(request, *args, **kwargs)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        thing = self.get_object(request, object_id)
        if thing is None:
            return super().history_view(request, object_id, extra_context)
        return HttpResponseRedirect(history_url(thing))


def carry_out(request: HttpRequest, decide: Callable[..., Sized], done: str, noun: str) -> None:
    """Decide about many rows in the name of the person, and tell how many that were."""
    with refusals(request):
        made = decide(by=person(request), reason=reason_given(request))
        messages.success(request, f"{done} {counted(len(made), noun)}.")


def person(request: HttpRequest) -> User:
    """Who decides."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def history_url(thing: Model) -> str:
    """The list of decisions about one thing."""
    about = {"target_kind__exact": target_kind(thing), "target_id": thing.pk}
    return f"{reverse('admin:cables_decision_changelist')}?{urlencode(about)}"


def reason_given(request: HttpRequest) -> str:
    """What the person wrote beside the action."""
    return str(request.POST.get("reason", ""))


def admin_url(thing: Model) -> str:
    """The admin page of a row."""
    meta = thing._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[thing.pk])


def admin_link(thing: Model | None) -> SafeString | str:
    """A link to the admin page of a row, under its name."""
    if thing is None:
        return "-"
    return format_html('<a href="{}">{}</a>', admin_url(thing), thing)


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """`1 mention`, `1,204 mentions`."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"
