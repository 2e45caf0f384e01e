"""Ambiguities and standing rulings: read and searched here, decided at the desk."""

from django.contrib import admin
from django.contrib.admin import RelatedOnlyFieldListFilter

from cables.admin.base import ReadOnlyAdmin
from cables.models import Ambiguity, Distinct, StopName


@admin.register(Ambiguity)
class AmbiguityAdmin(ReadOnlyAdmin):
    """Names in the text that several entities bear."""

    list_display = ("surface", "name", "kind", "cable", "method")
    list_filter = ("kind", "method")
    list_select_related = ("cable",)
    search_fields = ("name", "surface", "cable__slug")
    search_help_text = "The name, the words, or the cable"


@admin.register(StopName)
class StopNameAdmin(ReadOnlyAdmin):
    """Words that name nothing, wherever they stand."""

    list_display = ("name", "reason", "made_by", "made_at")
    list_filter = (("made_by", RelatedOnlyFieldListFilter),)
    list_select_related = ("made_by",)
    search_fields = ("name", "reason")
    search_help_text = "The name, or the reason"


@admin.register(Distinct)
class DistinctAdmin(ReadOnlyAdmin):
    """Entities that a curator keeps apart."""

    list_display = ("first", "second")
    list_filter = ("first__kind",)
    list_select_related = ("first", "second")
    search_fields = ("first__name", "second__name")
    search_help_text = "The name of either"
