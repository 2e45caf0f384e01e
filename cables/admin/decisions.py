"""The record of decisions: read, searched, never written here."""

import json
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from cables.admin.base import ReadOnlyAdmin, admin_link, history_url
from cables.models import Decision, Entity, IndexChange


@admin.register(Decision)
class DecisionAdmin(ReadOnlyAdmin):
    """Who changed what, when and why. A mistake is mended by a further decision."""

    list_display = ("made_at", "made_by", "kind", "about", "reason")
    list_filter = ("kind", "target_kind", "made_by")
    list_select_related = ("made_by",)
    search_fields = ("target_name", "reason", "made_by__username")
    search_help_text = "What it is about, the reason, or who decided"
    date_hierarchy = "made_at"
    fields = (
        "kind",
        "about",
        "made_by",
        "made_at",
        "reason",
        "changes",
        "state_before",
        "state_after",
    )
    readonly_fields = fields

    @admin.display(description="about", ordering="target_name")
    def about(self, decision: Decision) -> SafeString | str:
        return target_link(decision)

    @admin.display(description="what changed")
    def changes(self, decision: Decision) -> SafeString | str:
        return changes_html(decision.before, decision.after)

    @admin.display(description="before")
    def state_before(self, decision: Decision) -> SafeString:
        return state_html(decision.before)

    @admin.display(description="after")
    def state_after(self, decision: Decision) -> SafeString:
        return state_html(decision.after)


@admin.register(IndexChange)
class IndexChangeAdmin(ReadOnlyAdmin):
    """What the search index has still to take up."""

    list_display = ("cable_id", "noted_at")
    search_fields = ("=cable_id",)
    search_help_text = "Number of the cable's row"


def target_link(decision: Decision) -> SafeString | str:
    """The thing decided about, by the name it had, linked to its admin page."""
    url = reverse(f"admin:cables_{decision.target_kind}_change", args=[decision.target_id])
    return format_html('<a href="{}">{}</a>', url, decision.target_name)


def changes_html(before: dict[str, Any], after: dict[str, Any]) -> SafeString | str:
    """`status: suggested → accepted`, a line for each field that both states tell differently."""
    both = (name for name in after if name in before and before[name] != after[name])
    rows = ((name, _short(before[name]), _short(after[name])) for name in both)
    lines = format_html_join("", "<li><b>{}:</b> {} → {}</li>", rows)
    return format_html('<ul class="changes">{}</ul>', lines) if lines else "-"


def _short(value: object) -> str:
    return Truncator("-" if value in (None, "") else str(value)).chars(200)


def state_html(state: object) -> SafeString:
    """A recorded state as indented text."""
    text = json.dumps(state, indent=2, ensure_ascii=False, sort_keys=True)
    return format_html('<pre class="state">{}</pre>', text)


def history_html(entity: Entity, decisions: QuerySet[Decision]) -> SafeString:
    """The latest decisions as a list, with a link to all."""
    rows = (
        (admin_link(record), _signed(record), record.reason, _undone(record))
        for record in decisions
    )
    items = format_html_join("", "<li>{} · {}<br><q>{}</q>{}</li>", rows)
    url = history_url(entity)
    return format_html('<ol class="decisions">{}</ol><a href="{}">All decisions</a>', items, url)


def _signed(record: Decision) -> str:
    return f"{record.made_by} · {record.made_at:%d %b %Y %H:%M}"


def _undone(record: Decision) -> SafeString | str:
    """Who took a decision back, where somebody did."""
    undoing = getattr(record, "undone_by", None)
    return format_html("<br>Taken back: {}", _signed(undoing)) if undoing else ""
