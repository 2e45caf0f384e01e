"""The imported records of Wikidata and GeoNames: looked at, never changed here."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from cables.admin.base import ReadOnlyAdmin
from cables.models import AuthorityRecord
from cables.vocab.names import normalize

FOUND = 100


@admin.register(AuthorityRecord)
class AuthorityRecordAdmin(ReadOnlyAdmin):
    """Loaded by `import_authority_records`."""

    list_display = ("name", "source", "identifier", "kind", "country", "description")
    list_filter = ("source", "kind")
    search_fields = ("name",)  # says that there is a search; how, `get_search_results` says
    search_help_text = "A name or another name, as looking up finds it; or a number"

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[AuthorityRecord], search_term: str
    ) -> tuple[QuerySet[AuthorityRecord], bool]:
        """As looking up does: through the indexes, for the table may have millions of rows."""
        if not search_term:
            return queryset, False
        numbered = queryset.filter(identifier=search_term.strip())
        called = AuthorityRecord.objects.called(normalize(search_term), FOUND)
        return numbered | queryset.filter(pk__in=[record.pk for record in called]), False

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).defer("aliases", "keys")
