"""Adding cables: one form, a preview of what was read, then the report of what was saved."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.admin import AdminSite, ModelAdmin
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils import timezone

from cables.actions import uploads as actions
from cables.admin import batches
from cables.admin.base import counted
from cables.admin.previews import SHOWN, State, look_into
from cables.admin.reports import reported
from cables.ingest.uploads import receive
from cables.models import Entry, Upload

Outcome = Entry.Outcome
LIMIT = filesizeformat(settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
ROOM = 2048  # bytes of a form beside its text
PASTE = {
    "rows": 14,
    "spellcheck": "false",
    "class": "telegram",
    "data-max-bytes": settings.DATA_UPLOAD_MAX_MEMORY_SIZE - ROOM,
    "data-too-long": f"A pasted text may have up to {LIMIT}. Save it as a file, and choose that.",
}
ACCEPTED = ".txt,.text,.htm,.html,.zip,.csv,.json,.jsonl,.ndjson,.pdf"


class ManyFiles(forms.ClearableFileInput):
    """A file chooser, and a place to drop files on, that takes many."""

    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class ManyFilesField(forms.FileField):
    """All chosen files. Empty ones are let in: the preview says so, beside what the others hold."""

    widget = ManyFiles(attrs={"accept": ACCEPTED})

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        files = data if isinstance(data, (list, tuple)) else [data]
        return [super(ManyFilesField, self).clean(file, initial) for file in files if file]


class AddCablesForm(forms.Form):
    """A pasted text, files, or both."""

    text = forms.CharField(
        required=False,
        strip=False,
        label="Paste the text of a cable",
        widget=forms.Textarea(attrs=PASTE),
        help_text=f"Up to {LIMIT}; give what is longer as a file.",
    )
    documents = ManyFilesField(
        required=False,
        allow_empty_file=True,
        max_length=500,
        label="or choose files, or drop them here, many at once",
        help_text=(
            "Text, HTML, PDF, CSV, JSON Lines, or ZIP files of these: at most "
            f"{settings.DATA_UPLOAD_MAX_NUMBER_FILES:,} at once, each up to "
            f"{filesizeformat(settings.UPLOAD_MAX_BYTES)}. Of what is more than "
            f"{actions.AT_ONCE} documents the worker takes care after you save."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].validators = []  # NUL characters are let in: reading makes them visible

    def clean_text(self) -> str:
        return str(self.cleaned_data["text"]) if self.cleaned_data["text"].strip() else ""

    def clean_documents(self) -> list[UploadedFile]:
        files: list[UploadedFile] = self.cleaned_data["documents"]
        large = [file for file in files if (file.size or 0) > settings.UPLOAD_MAX_BYTES]
        if large:
            names = ", ".join(f"{file.name} ({filesizeformat(file.size or 0)})" for file in large)
            limit = filesizeformat(settings.UPLOAD_MAX_BYTES)
            raise forms.ValidationError(
                f"Larger than {limit}: {names}. Import such files on the server, with "
                "“python manage.py import_cables”, and choose the others again."
            )
        return files

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not cleaned["text"] and not cleaned["documents"]:
            raise forms.ValidationError("Paste a text, or choose at least one file.")
        return cleaned

    def receive(self, by: Any) -> list[Upload]:
        """Keep what was given, exactly as it was given."""
        uploads = []
        if text := self.cleaned_data["text"]:
            name = f"pasted-{timezone.now():%Y%m%d-%H%M%S}.txt"
            paste = ContentFile(text.encode("utf-8", "surrogatepass"))
            uploads.append(receive(name=name, content=paste, via=Upload.Via.PASTE, by=by))
        for file in self.cleaned_data["documents"]:
            uploads.append(receive(name=str(file.name), content=file, via=Upload.Via.FILE, by=by))
        return uploads


def add_view(modeladmin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """Take a pasted text and files in, and go on to their preview."""
    _may_add(modeladmin, request)
    form = AddCablesForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        return _to("preview", form.receive(by=request.user))
    return _page(modeladmin.admin_site, request, "add", "Add cables", {"form": form})


def preview_view(modeladmin: ModelAdmin, request: HttpRequest, batch: str) -> HttpResponse:
    """Show what was read and what was not understood; then save it, or give it up."""
    _may_add(modeladmin, request)
    uploads = _uploads(batch)
    if request.method == "POST" and "discard" in request.POST:
        return _discard(request, uploads)
    if request.method == "POST":
        actions.save(uploads=uploads)
        return _to("report", uploads)
    if not any(actions.is_waiting(upload) for upload in uploads):
        return _to("report", uploads)
    context = {"uploads": uploads, "preview": look_into(uploads)}
    return _page(modeladmin.admin_site, request, "preview", "Before saving", context)


def report_view(modeladmin: ModelAdmin, request: HttpRequest, batch: str) -> HttpResponse:
    """Say per document what became of it."""
    if not modeladmin.has_view_permission(request):
        raise PermissionDenied
    uploads = _uploads(batch)
    states = [State(upload, actions.job_of(upload)) for upload in uploads]
    entries = Entry.objects.filter(upload__in=uploads).order_by("upload_id", "pk")
    counts = Counter(entries.order_by().values_list("outcome", flat=True))
    context = {
        "batch": batch,
        "all_url": _all_entries_url(uploads),
        "states": [state for state in states if state.sentence],
        "working": any(state.working for state in states),
        "waiting": any(state.waiting for state in states),
        "counts": [(o.label.lower(), counts[o]) for o in Outcome if counts[o]],
        "total": sum(counts.values()),
        "documents": reported(entries.select_related("cable")[:SHOWN]),
    }
    return _page(modeladmin.admin_site, request, "report", "Report", context)


def _may_add(modeladmin: ModelAdmin, request: HttpRequest) -> None:
    if not modeladmin.has_add_permission(request):
        raise PermissionDenied


def _page(
    site: AdminSite, request: HttpRequest, name: str, title: str, context: dict[str, Any]
) -> HttpResponse:
    shown = {**site.each_context(request), "opts": Upload._meta, "title": title, **context}
    return render(request, f"admin/cables/upload/{name}.html", shown)


def _to(page: str, uploads: Sequence[Upload]) -> HttpResponse:
    batch = batches.write(upload.pk for upload in uploads)
    return HttpResponseRedirect(reverse(f"admin:cables_upload_{page}", args=[batch]))


def _uploads(batch: str) -> list[Upload]:
    try:
        numbers = batches.read(batch)
    except ValueError as problem:
        raise Http404(str(problem)) from problem
    uploads = list(Upload.objects.filter(pk__in=numbers).order_by("pk"))
    if not uploads:
        raise Http404("No such upload.")
    return uploads


def _discard(request: HttpRequest, uploads: Sequence[Upload]) -> HttpResponse:
    given_up = actions.give_up(uploads=uploads)
    if given_up:
        messages.success(request, f"Discarded {counted(given_up, 'upload')}. Nothing was saved.")
    else:
        messages.warning(request, "These uploads are saved or being saved: nothing was discarded.")
    return HttpResponseRedirect(reverse("admin:cables_upload_add"))


def _all_entries_url(uploads: Sequence[Upload]) -> str:
    numbers = ",".join(str(upload.pk) for upload in uploads)
    return f"{reverse('admin:cables_entry_changelist')}?upload__in={numbers}"
