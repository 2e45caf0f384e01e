"""What machines keep for themselves: read here, to see how far they are."""

from django.contrib import admin

from cables.admin.base import ReadOnlyAdmin
from cables.models import Backlog, Duplicate, NamesFound


@admin.register(Backlog)
class BacklogAdmin(ReadOnlyAdmin):
    """Work that a large import left for its end."""

    list_display = ("work", "since")
    search_fields = ("work",)
    search_help_text = "The work"


@admin.register(Duplicate)
class DuplicateAdmin(ReadOnlyAdmin):
    """Pairs of entities that may be one; decided at the desk."""

    list_display = ("first", "second", "score", "made_at")
    list_filter = ("first__kind",)
    list_select_related = ("first", "second")
    search_fields = ("first__name", "second__name")
    search_help_text = "The name of either"


@admin.register(NamesFound)
class NamesFoundAdmin(ReadOnlyAdmin):
    """Cables that a statistical reader has read."""

    list_display = ("cable", "reader", "read_at")
    list_filter = ("reader",)
    list_select_related = ("cable",)
    search_fields = ("cable__slug",)
    search_help_text = "The cable"
