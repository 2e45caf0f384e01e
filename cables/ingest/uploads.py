"""What came in: kept as it was given, read before it is saved, saved once."""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from django.contrib.auth.models import User
from django.core.files.base import File
from django.db import connection

from cables.formats.parsed import ParsedCable
from cables.ingest import pipeline
from cables.ingest.pipeline import Progress, Report
from cables.ingest.reading import Reading, read_file, storable
from cables.ingest.store import outcome_of
from cables.models import Cable, Entry, Upload

WAITING = (Upload.Status.RECEIVED, Upload.Status.READ)
_SAVING = 0x0CAB1E03  # the advisory locks of uploads being saved


@dataclass(frozen=True, slots=True)
class PreviewedDocument:
    """One document of an upload as saving would treat it; `error` where it cannot be read."""

    file: str
    parsed: ParsedCable | None
    error: str | None
    outcome: Entry.Outcome
    cable: Cable | None


@dataclass(frozen=True, slots=True)
class Preview:
    """What an upload holds; `more` says that documents beyond the limit were not looked at."""

    documents: tuple[PreviewedDocument, ...]
    more: bool


def receive(
    *, name: str, content: "File[bytes]", via: Upload.Via, by: User | None = None
) -> Upload:
    """Keep a paste or a file exactly as it was given."""
    sha256, size = fingerprint(content)
    upload = Upload(name=name[-500:], via=via, created_by=by, sha256=sha256, size=size)
    content.seek(0)
    upload.content.save(Path(name).name or "upload", content, save=False)
    upload.save()
    return upload


def receive_path(path: Path) -> Upload:
    """Note a file that a command reads; it stays where it is.

    The same file again is the same upload; one that was not finished begins anew.
    """
    with path.open("rb") as content:
        sha256, size = fingerprint(File(content))
    upload, _ = Upload.objects.get_or_create(
        name=str(path)[-500:], via=Upload.Via.COMMAND, sha256=sha256, size=size
    )
    if upload.status != Upload.Status.STORED:
        upload.entries.all().delete()
    return upload


def fingerprint(content: "File[bytes]") -> tuple[str, int]:
    """SHA-256 and size in bytes, read in pieces."""
    digest, size = hashlib.sha256(), 0
    for chunk in content.chunks():
        digest.update(chunk)
        size += len(chunk)
    return digest.hexdigest(), size


def readings(upload: Upload) -> Iterator[Reading]:
    """Read an upload's documents, one after the other."""
    with Path(upload.content.path).open("rb") as content:
        yield from read_file(content, upload.name)


def preview(upload: Upload, limit: int = 200) -> Preview:
    """What was read and what was not understood, before anything is saved."""
    seen = list(islice(readings(upload), limit + 1))
    Upload.objects.filter(pk=upload.pk, status=Upload.Status.RECEIVED).update(
        status=Upload.Status.READ
    )
    return Preview(
        tuple(_previewed(storable(reading)) for reading in seen[:limit]), len(seen) > limit
    )


def _previewed(reading: Reading) -> PreviewedDocument:
    if reading.parsed is None:
        outcome, cable = Entry.Outcome.UNREADABLE, None
    else:
        outcome, cable = outcome_of(reading.parsed)
    return PreviewedDocument(reading.file, reading.parsed, reading.error, outcome, cable)


def store_upload(upload: Upload, progress: Progress | None = None) -> Report:
    """Save one upload's documents; see `store_uploads`."""
    return store_uploads([upload], progress)


def store_uploads(uploads: Iterable[Upload], progress: Progress | None = None) -> Report:
    """Save the documents of several uploads, in common batches.

    Saving twice, at the same time, or again after a crash stores each document once: a second
    caller waits until the first is done and finds nothing left to do.
    """
    uploads = list(uploads)
    with _alone_with(uploads):
        waiting = list(Upload.objects.filter(pk__in=[u.pk for u in uploads], status__in=WAITING))
        if not waiting:
            return report_of(uploads)
        # Entries of a run that was killed: what it stored is found held now.
        Entry.objects.filter(upload__in=waiting).delete()
        report = pipeline.save(_readings_of(waiting), progress)
        # Also those without a single document, which no reading stands for.
        Upload.objects.filter(pk__in=[u.pk for u in waiting]).update(status=Upload.Status.STORED)
        return report


def _readings_of(uploads: Iterable[Upload]) -> Iterator[tuple[Upload, Reading]]:
    for upload in uploads:
        for reading in readings(upload):
            yield upload, reading


@contextmanager
def _alone_with(uploads: Iterable[Upload]) -> Iterator[None]:
    """Wait until no other process saves these uploads; a killed one leaves no lock behind."""
    keys = [[_SAVING, pk] for pk in sorted(upload.pk for upload in uploads)]
    with connection.cursor() as cursor:
        cursor.executemany("SELECT pg_advisory_lock(%s, %s)", keys)
        try:
            yield
        finally:
            cursor.executemany("SELECT pg_advisory_unlock(%s, %s)", keys)


def report_of(uploads: Iterable[Upload]) -> Report:
    """The report of uploads as their entries tell it."""
    report = Report()
    for outcome in Entry.objects.filter(upload__in=uploads).values_list("outcome", flat=True):
        report.counts[Entry.Outcome(outcome)] += 1
    return report


def discard(upload: Upload) -> None:
    """Give up an upload that was not saved; the row stays as a record."""
    waiting = Upload.objects.filter(pk=upload.pk, status__in=WAITING)
    if waiting.update(status=Upload.Status.DISCARDED):
        upload.content.delete(save=False)
