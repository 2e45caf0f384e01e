"""What people do with uploads: save them or give them up. The Upload row itself is the record."""

from collections.abc import Iterable, Sequence
from itertools import islice

from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import AlreadyEnqueued

from cables.ingest import jobs
from cables.ingest.uploads import WAITING, discard, readings, store_uploads
from cables.models import Upload

AT_ONCE = 50
AT_ONCE_BYTES = 5 * 1024 * 1024
"""Documents, and bytes as uploaded, that are saved while a person waits: some seconds of work.
The worker saves what is more."""


def save(*, uploads: Sequence[Upload]) -> bool:
    """Save what is not saved yet, small uploads at once; False where the worker goes on with it.

    Saving twice, or from two windows at the same time, stores each document once.
    """
    if _are_large(uploads):
        for upload in uploads:
            _hand_over(upload)
        return False
    store_uploads(uploads)
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


def _are_large(uploads: Sequence[Upload]) -> bool:
    waiting = [upload for upload in uploads if is_waiting(upload)]
    if sum(upload.size for upload in waiting) > AT_ONCE_BYTES:
        return True
    documents = (reading for upload in waiting for reading in readings(upload))
    return sum(1 for _ in islice(documents, AT_ONCE + 1)) > AT_ONCE


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
