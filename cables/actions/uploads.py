"""What people do with uploads: save them or give them up. The Upload row itself is the record."""

from collections.abc import Iterable, Sequence
from itertools import islice

from django.db import connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import AlreadyEnqueued

from cables.ingest import jobs
from cables.ingest.uploads import discard, readings, store_upload
from cables.models import Upload

AT_ONCE = 200
"""Documents saved while a person waits, a few seconds' work; the worker saves what is more."""

_CLICKED = 0x0CAB1E
WAITING = (Upload.Status.RECEIVED, Upload.Status.READ)


def save(*, uploads: Sequence[Upload]) -> bool:
    """Save what is not saved yet, small uploads at once; False where the worker goes on with it.

    Saving twice, or from two windows at the same time, stores each document once.
    """
    if _are_large(uploads):
        for upload in uploads:
            _hand_over(upload)
        return False
    for upload in uploads:
        _save_now(upload)
    return True


def give_up(*, uploads: Iterable[Upload]) -> int:
    """Discard what was not saved; returns how many uploads that were."""
    waiting = [upload for upload in uploads if is_waiting(upload) and not job_of(upload)]
    for upload in waiting:
        discard(upload)
    return len(waiting)


def is_waiting(upload: Upload) -> bool:
    """True until the upload is stored or discarded."""
    return upload.status in WAITING


def job_of(upload: Upload) -> ProcrastinateJob | None:
    """The worker's latest job for this upload, if it was ever handed over."""
    jobs_of = ProcrastinateJob.objects.filter(
        task_name=jobs.store_upload.name, args__upload_id=upload.pk
    )
    return jobs_of.order_by("-id").first()


def _are_large(uploads: Iterable[Upload]) -> bool:
    documents = (
        reading for upload in uploads if is_waiting(upload) for reading in readings(upload)
    )
    return len(list(islice(documents, AT_ONCE + 1))) > AT_ONCE


def _save_now(upload: Upload) -> None:
    """Save it, or wait until the first of two clicks has: either way it is saved afterwards."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, %s)", [_CLICKED, upload.pk])
        try:
            store_upload(Upload.objects.get(pk=upload.pk))
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [_CLICKED, upload.pk])


def _hand_over(upload: Upload) -> None:
    """Give the upload to the worker, once."""
    if not is_waiting(upload):
        return
    try:
        with transaction.atomic():
            lock = f"store-upload-{upload.pk}"
            jobs.store_upload.configure(queueing_lock=lock).defer(upload_id=upload.pk)
    except AlreadyEnqueued:
        return
