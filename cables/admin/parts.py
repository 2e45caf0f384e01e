"""What belongs to cables: versions, paragraphs, and the lines of their headers. Looked at only."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from cables.admin.base import ReadOnlyAdmin, ReadOnlyInline
from cables.models import (
    Addressee,
    CableAlias,
    Paragraph,
    Problem,
    Reference,
    Tagging,
    Version,
)


class ProblemInline(ReadOnlyInline):
    model = Problem
    fields = ("line", "code", "message")
    readonly_fields = fields
    show_change_link = False


@admin.register(Version)
class VersionAdmin(ReadOnlyAdmin):
    """Copies as found. The source text is immutable: a better one is a further version."""

    list_display = ("cable", "file", "layout", "imported_at")
    list_filter = ("layout",)
    list_select_related = ("cable",)
    search_fields = ("cable__slug", "file", "sha256")
    search_help_text = "Number of the cable, name of the file, or SHA-256"
    date_hierarchy = "imported_at"
    fields = ("cable", "upload", "file", "layout", "imported_at", "sha256", "text")
    readonly_fields = fields
    inlines = (ProblemInline,)

    @admin.display(description="source text")
    def text(self, version: Version) -> SafeString:
        """Can be scrolled with the keys, for it is long."""
        return format_html('<pre class="source" tabindex="0">{}</pre>', version.source_text)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Version]:
        rows = super().get_queryset(request)
        here = request.resolver_match
        return rows.defer("source_text") if here and "changelist" in here.view_name else rows


@admin.register(Paragraph)
class ParagraphAdmin(ReadOnlyAdmin):
    """Paragraphs of the preferred versions; a new mention is added from here."""

    list_display = ("cable", "anchor", "marking", "beginning")
    list_select_related = ("cable",)
    search_fields = ("cable__slug", "text")
    search_help_text = "Number of the cable, or words of the paragraph"
    ordering = ("-cable", "position")
    fields = ("cable", "anchor", "number", "marking", "heading", "text", "add_mention")
    readonly_fields = fields

    @admin.display(description="mentions")
    def add_mention(self, paragraph: Paragraph) -> SafeString:
        url = f"{reverse('admin:cables_mention_add')}?paragraph={paragraph.pk}"
        return format_html('<a href="{}">Add a mention</a> of words above', url)

    @admin.display(description="text")
    def beginning(self, paragraph: Paragraph) -> str:
        return Truncator(paragraph.text or paragraph.heading).chars(120)


@admin.register(Reference)
class ReferenceAdmin(ReadOnlyAdmin):
    """What cables cite; most cited cables are not held."""

    list_display = ("cable", "label", "text", "kind", "target")
    list_filter = ("kind", "year_assumed", ("target", admin.EmptyFieldListFilter))
    list_select_related = ("cable", "target")
    search_fields = ("cable__slug", "reference_id", "text")
    search_help_text = "Number of the citing or of the cited cable"
    ordering = ("-cable", "position")


@admin.register(Addressee)
class AddresseeAdmin(ReadOnlyAdmin):
    """TO and INFO lines."""

    list_display = ("cable", "role", "routing", "name", "post", "precedence")
    list_filter = ("role", "excluded")
    list_select_related = ("cable", "post")
    search_fields = ("cable__slug", "name", "routing")
    search_help_text = "Number of the cable, name or routing indicator"
    ordering = ("-cable", "role", "position")


@admin.register(Tagging)
class TaggingAdmin(ReadOnlyAdmin):
    """Which cable carries which TAGS code."""

    list_display = ("cable", "tag", "position")
    list_select_related = ("cable", "tag")
    search_fields = ("cable__slug", "=tag__code")
    search_help_text = "Number of the cable, or a code"
    ordering = ("-cable", "position")


@admin.register(CableAlias)
class CableAliasAdmin(ReadOnlyAdmin):
    """Other numbers under which a cable was published."""

    list_display = ("written", "cable")
    list_select_related = ("cable",)
    search_fields = ("written", "cable__slug")
