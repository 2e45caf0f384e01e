"""Tables of entities and names in and out: previewed, refused by line, written by actions.

django-import-export leads through the pages; what a row means and does is for
`cables.actions.authorities`, so that the command and this page cannot differ. The package is not
in INSTALLED_APPS: its own templates need inline scripts, and its commands would pass the record
of decisions by.
"""

import io
from collections.abc import Iterable
from datetime import timedelta
from typing import Any, ClassVar

import tablib
from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils import timezone
from import_export.admin import ImportExportMixin
from import_export.formats.base_formats import CSV
from import_export.forms import ConfirmImportForm, ImportForm
from import_export.tmp_storages import MediaStorage

from cables.admin.base import counted
from cables.formats.authority_csv import AuthorityTable
from cables.formats.csv_table import NoTable, guard

MOST_ROWS = 20_000
"""Rows that a page takes: half a minute of work. The command takes any number."""

MOST_BYTES = 20 * 1024 * 1024

FOLDER = "lists"
KEPT = timedelta(days=1)

SHOWN = 200
"""Rows that a preview shows of each sort."""


class Table(CSV):
    """CSV as spreadsheets of many countries write it; what is exported holds no formula."""

    def rows(self, lines: Iterable[str]) -> AuthorityTable:
        """What the lines of such a table say."""
        raise NotImplementedError

    def is_binary(self) -> bool:
        return True  # bytes come here as they are, so that a wrong one costs its row alone

    def get_read_mode(self) -> str:
        return "rb"

    def create_dataset(self, in_stream: bytes, **kwargs: Any) -> tablib.Dataset:
        text = in_stream.decode("utf-8-sig", errors="surrogateescape")
        rows = [(row,) for row in self.rows(io.StringIO(text, newline="")).rows]
        if len(rows) > MOST_ROWS:
            raise NoTable(
                f"The table has {len(rows):,} rows; this page takes {MOST_ROWS:,}. Import it on "
                "the server, with “python manage.py import_authorities”."
            )
        return tablib.Dataset(*rows, headers=["row"])

    def export_data(self, dataset: tablib.Dataset, **kwargs: Any) -> bytes:
        cells = ([guard(str(cell or "")) for cell in row] for row in dataset)
        safe = tablib.Dataset(*cells, headers=dataset.headers)
        return str(safe.export("csv")).encode("utf-8-sig")


class PendingLists(MediaStorage):
    """Lists between preview and confirmation, in the folder of uploads."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(MEDIA_FOLDER=FOLDER, **kwargs)

    def save(self, data: bytes) -> None:
        """Keep a list; those that nobody confirmed for a day go."""
        self._forget()
        super().save(data)

    def _forget(self) -> None:
        if self._storage.exists(FOLDER):
            for name in self._storage.listdir(FOLDER)[1]:
                path = f"{FOLDER}/{name}"
                if timezone.now() - self._storage.get_modified_time(path) > KEPT:
                    self._storage.delete(path)


class ChooseListForm(ImportForm):
    """The file; there is one format and one meaning."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["format"].widget = forms.HiddenInput()
        self.fields["import_file"].label = "CSV file"
        self.fields["import_file"].widget.attrs["accept"] = ".csv,.tsv,.txt"

    def clean_import_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["import_file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(
                f"This page takes lists up to {filesizeformat(MOST_BYTES)}. Import a larger one on "
                "the server, with “python manage.py import_authorities”."
            )
        return file


class ConfirmListForm(ConfirmImportForm):
    """What a browser sends back to confirm, no more than this page has written there."""

    import_file_name = forms.RegexField(r"\A[0-9a-f]{32}\Z", widget=forms.HiddenInput)
    format = forms.RegexField(r"\A0\Z", widget=forms.HiddenInput)
    resource = forms.RegexField(r"\A0?\Z", widget=forms.HiddenInput, required=False)


class ExchangeMixin(ImportExportMixin):
    """Import and export on the list of a table."""

    formats: ClassVar[list[type[Table]]]
    columns: ClassVar[tuple[str, ...]]
    import_help: ClassVar[str]
    import_export_change_list_template = "admin/exchange/change_list.html"
    import_template_name = "admin/exchange/import.html"
    import_form_class = ChooseListForm
    confirm_form_class = ConfirmListForm
    tmp_storage_class = PendingLists
    skip_export_form = True
    skip_admin_log = True  # Decisions are the record

    def has_export_permission(self, request: HttpRequest) -> bool:
        return bool(self.has_view_permission(request))

    def get_import_data_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """What is refused on the second look is not half done."""
        return {**super().get_import_data_kwargs(**kwargs), "rollback_on_validation_errors": True}

    def get_import_context_data(self, **kwargs: Any) -> dict[str, Any]:
        told = {"shown": SHOWN, "columns": self.columns, "import_help": self.import_help}
        return {**super().get_import_context_data(**kwargs), **told}

    def add_data_read_fail_error_to_form(self, form: forms.Form, problem: Exception) -> None:
        if not isinstance(problem, NoTable):
            raise problem
        form.add_error("import_file", str(problem))

    def process_import(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            done: HttpResponse = super().process_import(request, **kwargs)
            return done
        except FileNotFoundError:
            messages.error(request, "This list is done already, or gone: choose its file again.")
            return HttpResponseRedirect(self._url("import"))

    def process_result(self, result: Any, request: HttpRequest) -> HttpResponse:
        if result.has_errors() or result.has_validation_errors():
            messages.error(
                request,
                "Nothing was imported: something changed meanwhile. Preview the list again.",
            )
            return HttpResponseRedirect(self._url("import"))
        self.add_success_message(result, request)
        return HttpResponseRedirect(self._url("changelist"))

    def add_success_message(self, result: Any, request: HttpRequest) -> None:
        totals = result.totals
        said = f"{counted(totals['new'], 'entity', 'entities')} added, {totals['update']:,} rows "
        said += f"changed something, {totals['skip']:,} said nothing new."
        later = " Run “manage.py relink_cables” to find the names in the cables that are held."
        messages.success(request, said + ("" if result.linked else later))

    def _url(self, page: str) -> str:
        return reverse("admin:{}_{}_{}".format(*self.get_model_info(), page))
