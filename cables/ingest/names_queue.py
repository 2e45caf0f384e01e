"""Jobs for statistical name finding: ranges of cables, for every machine that runs a worker."""

from itertools import islice

from django.db import transaction
from procrastinate.exceptions import AlreadyEnqueued

from cables.linking import ner
from cables.models import NamesFound

JOB = 100
"""Cables of one job, some ten seconds of work: other jobs wait no longer behind it."""


def fill() -> int:
    """Queue what the reader of this machine has not read; how many jobs are new. Raises Missing."""
    unread = NamesFound.objects.unread(ner.version()).values_list("pk", flat=True).iterator()
    queued = 0
    while keys := list(islice(unread, JOB)):
        queued += _queue(keys[0], keys[-1])
    return queued


def _queue(first: int, last: int) -> int:
    """One job, unless it is queued already."""
    from cables.ingest.jobs import find_new_names  # which loads this module when it runs

    lock = f"new names {first}-{last}"
    try:
        with transaction.atomic():
            find_new_names.configure(queueing_lock=lock).defer(first=first, last=last)
    except AlreadyEnqueued:
        return 0
    return 1
