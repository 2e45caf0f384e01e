"""Uploads and what became of them."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.defaultfilters import filesizeformat
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cables.admin import adding
from cables.admin.base import ReadOnlyAdmin
from cables.models import Entry, Problem, Upload


@admin.register(Upload)
class UploadAdmin(ReadOnlyAdmin):
    """What came in. Adding goes through a page of its own, with a preview before saving."""

    list_display = ("name", "via", "status", "size_in_words", "created_by", "created_at", "report")
    list_filter = ("status", "via", "created_by")
    list_select_related = ("created_by",)
    search_fields = ("name", "sha256")
    search_help_text = "Name of the file, or SHA-256"
    date_hierarchy = "created_at"
    fields = (
        "name",
        "via",
        "status",
        "size_in_words",
        "sha256",
        "created_by",
        "created_at",
        "report",
    )
    readonly_fields = fields

    @admin.display(description="size", ordering="size")
    def size_in_words(self, upload: Upload) -> str:
        return filesizeformat(upload.size)

    @admin.display(description="report")
    def report(self, upload: Upload) -> SafeString:
        url = reverse("admin:cables_upload_report", args=[upload.pk])
        return format_html('<a href="{}">What became of it</a>', url)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return admin.ModelAdmin.has_add_permission(self, request)

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        return adding.add_view(self, request)

    def preview(self, request: HttpRequest, batch: str) -> HttpResponse:
        return adding.preview_view(self, request, batch)

    def report_page(self, request: HttpRequest, batch: str) -> HttpResponse:
        return adding.report_view(self, request, batch)

    def get_urls(self) -> list[URLPattern]:
        pages = {"preview": self.preview, "report": self.report_page}
        own = [
            path(
                f"{name}/<str:batch>/",
                self.admin_site.admin_view(view),
                name=f"cables_upload_{name}",
            )
            for name, view in pages.items()
        ]
        return [*own, *super().get_urls()]


@admin.register(Entry)
class EntryAdmin(ReadOnlyAdmin):
    """One document of an upload, and what became of it."""

    list_display = ("file", "outcome", "cable", "message", "upload")
    list_filter = ("outcome",)
    list_select_related = ("cable", "upload")
    search_fields = ("file", "cable__slug", "message")
    search_help_text = "Name of the file, number of the cable, or words of the message"
    ordering = ("-pk",)


@admin.register(Problem)
class ProblemAdmin(ReadOnlyAdmin):
    """What a reader should know about how versions were read."""

    list_display = ("version", "line", "code", "field", "message")
    list_filter = ("code",)
    list_select_related = ("version__cable",)
    search_fields = ("version__cable__slug", "code", "message")
    search_help_text = "Number of the cable, code or words of the message"
    ordering = ("-pk",)
