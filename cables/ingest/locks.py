"""Who may do what at the same time: PostgreSQL's advisory locks, which end with their process."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from cables.models import Upload

_SAVING, _STORING, _IMPORTING = 0x0CAB1E03, 0x0CAB1E04, 0x0CAB1E05


@contextmanager
def storing(*, at_once: bool = True) -> Iterator[None]:
    """A transaction in which nobody else stores cables.

    If not `at_once`, a crash of the machine may lose it after it is done, as if it had never been:
    for what is then done again.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_STORING])
            if not at_once:
                cursor.execute("SET LOCAL synchronous_commit = off")
        yield


@contextmanager
def importing(*, wait: bool = False) -> Iterator[bool]:
    """The time of a large import, or of what one left behind: one at a time.

    False if another process is at it and we do not wait.
    """
    function = "pg_advisory_lock" if wait else "pg_try_advisory_lock"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s)", [_IMPORTING])
        held = cursor.fetchone() != (False,)
    try:
        yield held
    finally:
        if held:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_IMPORTING])


@contextmanager
def saving(uploads: Iterable[Upload]) -> Iterator[None]:
    """Wait until no other process saves these uploads."""
    keys = [[_SAVING, pk] for pk in sorted(upload.pk for upload in uploads)]
    with connection.cursor() as cursor:
        cursor.executemany("SELECT pg_advisory_lock(%s, %s)", keys)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.executemany("SELECT pg_advisory_unlock(%s, %s)", keys)
