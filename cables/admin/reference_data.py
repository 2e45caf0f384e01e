"""Posts and TAGS: loaded from the packaged tables, and shown with what they are used for."""

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest

from cables.actions import posts
from cables.admin.filters import CountryFilter
from cables.models import Post, Tag


@admin.register(Post)
class PostAdmin(admin.ModelAdmin):
    """Missions. `load_vocab` restores what the packaged table says about those it lists."""

    list_display = ("code", "name", "kind", "city", "country", "routing")
    list_filter = ("kind", CountryFilter)
    search_fields = ("code", "name", "city", "routing")
    search_help_text = "Code, name, city or routing indicator"
    ordering = ("code",)

    def get_readonly_fields(self, request: HttpRequest, obj: Post | None = None) -> tuple[str, ...]:
        return ("code",) if obj else ()

    def save_model(self, request: HttpRequest, obj: Post, form: ModelForm, change: bool) -> None:
        if form.changed_data:
            posts.save(obj)


@admin.register(Tag)
class TagAdmin(admin.ModelAdmin):
    """TAGS codes. `load_vocab` restores the meanings that the packaged table has."""

    list_display = ("code", "kind", "meaning")
    list_filter = ("kind",)
    search_fields = ("code", "meaning")
    search_help_text = "Code or meaning"

    def get_readonly_fields(self, request: HttpRequest, obj: Tag | None = None) -> tuple[str, ...]:
        return ("code",) if obj else ()
