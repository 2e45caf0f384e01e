"""What came in: kept as it was given, read before it is saved, saved once."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from django.contrib.auth.models import User
from django.core.files.base import File

from cables.formats.parsed import ParsedCable
from cables.ingest import backlog, locks, pipeline
from cables.ingest.pipeline import Item, Progress, Report
from cables.ingest.reading import Document, Reading, cut, read_file, storable
from cables.ingest.store import outcome_of
from cables.models import Cable, Entry, Upload

WAITING = (Upload.Status.RECEIVED, Upload.Status.READ)
LARGE = 16 * 1024 * 1024
"""Bytes, some 2,500 cables: from here an import reads with all cores and puts off what it can."""
_AT_ONCE = 200


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


def receive_paths(paths: Iterable[Path]) -> Iterator[Upload]:
    """Note files that a command reads; they stay where they are.

    The same file again is the same upload; one that was not finished goes on where it stopped.
    """
    pending = iter(paths)
    while some := list(islice(pending, _AT_ONCE)):
        yield from _received([_of_path(path) for path in some])


def _of_path(path: Path) -> Upload:
    with path.open("rb") as content:
        sha256, size = fingerprint(File(content))
    return Upload(name=str(path)[-500:], via=Upload.Via.COMMAND, sha256=sha256, size=size)


def _received(uploads: Sequence[Upload]) -> list[Upload]:
    digests = {upload.sha256 for upload in uploads}
    known = Upload.objects.filter(via=Upload.Via.COMMAND, sha256__in=digests).order_by("-pk")
    held = {(upload.name, upload.sha256, upload.size): upload for upload in known}
    found = [held.setdefault((each.name, each.sha256, each.size), each) for each in uploads]
    Upload.objects.bulk_create({id(each): each for each in found if each.pk is None}.values())
    _forget_what_was_not_noted(found)
    return found


def _forget_what_was_not_noted(uploads: Iterable[Upload]) -> None:
    """Entries of a killed run that kept no note of how far it came: it found them held anew."""
    begun = [upload.pk for upload in uploads if upload.status in WAITING and not upload.taken]
    Entry.objects.filter(upload__in=begun).delete()


def held_of(upload: Upload) -> int:
    """How many documents of a finished upload are held, so that it need not be read again.

    None of one that is not finished, or has documents that could not be read: a later reader may.
    """
    if upload.status != Upload.Status.STORED:
        return 0
    entries = upload.entries.order_by()
    unread = entries.filter(outcome=Entry.Outcome.UNREADABLE)
    return 0 if unread.exists() else entries.count()


def items(upload: Upload, documents: Iterable[Document]) -> Iterator[Item]:
    """What is left to do of an upload; all of it, if it is to be read once more."""
    taken = upload.taken if upload.status in WAITING else 0
    for document in islice(documents, taken, None):
        yield upload, document
    yield upload, None


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
    with locks.saving(uploads):
        waiting = list(Upload.objects.filter(pk__in=[u.pk for u in uploads], status__in=WAITING))
        if not waiting:
            return report_of(uploads)
        _forget_what_was_not_noted(waiting)
        found = (item for upload in waiting for item in items(upload, _documents(upload)))
        if sum(upload.size for upload in waiting) < LARGE:
            return pipeline.save(found, progress)
        with locks.importing(wait=True):
            report = pipeline.save(found, progress, large=True)
            backlog.catch_up(with_names=False)  # the worker finds them afterwards
            return report


def _documents(upload: Upload) -> Iterator[Document]:
    with Path(upload.content.path).open("rb") as content:
        yield from cut(content, upload.name)


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
