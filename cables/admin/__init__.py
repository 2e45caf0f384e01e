"""The admin: a user interface like any other. It calls actions and reports what they say."""

from django.contrib import admin

from cables.admin import (
    aliases,
    authority_records,
    cables,
    decisions,
    entities,
    machine,
    mentions,
    parts,
    reference_data,
    rulings,
    uploads,
)

admin.site.site_header = "Cables"
admin.site.site_title = "Cables"
admin.site.index_title = "All tables"
admin.site.enable_nav_sidebar = False  # the bar at the top leads to what is used daily

__all__ = [
    "aliases",
    "authority_records",
    "cables",
    "decisions",
    "entities",
    "machine",
    "mentions",
    "parts",
    "reference_data",
    "rulings",
    "uploads",
]
