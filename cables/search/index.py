"""Keeping the index in line with the database, from which it can always be made anew.

Whoever changes what the index holds notes the cable (`IndexChange.objects.note`) in the same
transaction, and calls `drain` after it. One writer works at a time, by an advisory lock of
PostgreSQL that a killed process cannot leave behind.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from django.conf import settings
from django.db import connection, transaction

from cables.models import Cable, IndexChange, Reference
from cables.search import engine, generations, mapped
from cables.search.documents import BATCH, documents, remember_words
from cables.search.engine import EVERYTHING, IndexUnusableError, Progress, Snapshot
from cables.search.schema import IndexDocument
from cables.spreading import cores, spread

REBUILT_AT_ONCE = 3000  # cables: some seconds of work, for which a visitor can wait once
_ALONE = 3000  # cables that one process has read before others have started
_MEGABYTES = 150
"""What the engine gathers before it writes a segment, some 6,000 cables: few are joined later."""
_WRITING, _REBUILDING = 0x0CAB1E01, 0x0CAB1E02

Answer = TypeVar("Answer")

log = logging.getLogger(__name__)


def ask(question: Callable[[Snapshot], Answer], *, mending: bool = True) -> Answer | None:
    """What the index answers to a question; None if there is no index to ask.

    One that is missing or damaged is made anew on the spot if that takes seconds, unless the
    answer is not worth the wait.
    """
    root = Path(settings.INDEX_DIR)
    for _ in range(2):
        try:
            return question(engine.current(root, anew=mapped.is_much()))
        except IndexUnusableError as problem:
            if not mending or not _mended(problem):
                break
    return None


def _mended(problem: IndexUnusableError) -> bool:
    try:
        return mend(problem)
    except OSError:
        log.exception("The search index cannot be written to %s.", settings.INDEX_DIR)
        return False


def drain() -> int:
    """Bring the index in line with every note in the outbox; returns how many cables it took.

    When it returns, the notes that the caller's transaction left are in the index, whichever
    process took them. A note is deleted after its cable is written: a crash repeats, never loses.
    """
    for _ in range(2):
        try:
            with _alone(_WRITING):
                return _drain(Path(settings.INDEX_DIR))
        except IndexUnusableError as problem:
            if not mend(problem):
                break
    return 0


def _drain(root: Path) -> int:
    done = 0
    while notes := list(IndexChange.objects.order_by("pk").values_list("pk", "cable_id")[:BATCH]):
        folder = root / engine.current(root).generation
        changed = _with_cited({cable_id for _, cable_id in notes})
        generations.write(folder, documents(changed), megabytes=30, threads=1)
        generations.journal(root, changed)
        IndexChange.objects.filter(pk__in=[pk for pk, _ in notes]).delete()
        done += len({cable_id for _, cable_id in notes})
    return done


def _with_cited(noted: set[int]) -> list[int]:
    """The noted cables, and those that they cite: how often a cable is cited is in its document."""
    cited = Reference.objects.filter(cable__in=noted).exclude(target=None)
    return sorted(noted.union(cited.values_list("target_id", flat=True)))


def rebuild(progress: Progress | None = None) -> int:
    """Build the index anew beside the old one and swap it in; returns how many cables it holds.

    Searching goes on meanwhile, and so does `drain`: what it writes to the old index is written to
    the new one before the swap. `progress` is told how many cables are done, and of how many.
    """
    with _alone(_REBUILDING):
        return _rebuild(progress)


def rebuild_if_unusable() -> int:
    """Build the index anew if it cannot be used; returns how many cables it then holds, else 0.

    For the worker, which has the time that a request has not.
    """
    with _alone(_REBUILDING):  # another process may just have done it
        try:
            engine.current(Path(settings.INDEX_DIR)).count(EVERYTHING)
        except IndexUnusableError as problem:
            log.warning("The search index is made anew by the worker: %s.", problem)
            return _rebuild(None)
    return 0


def mend(problem: IndexUnusableError) -> bool:
    """Rebuild an unusable index of a small corpus on the spot; says whether there is one now."""
    held = Cable.objects.count()
    if held > REBUILT_AT_ONCE:
        log.error(
            "No search: %s. The worker makes the index anew within minutes; without a worker run "
            "`python manage.py rebuild_index`.",
            problem,
        )
        return False
    with _alone(_REBUILDING):
        if engine.current_name(Path(settings.INDEX_DIR)) == problem.generation:
            log.warning("The search index is made anew from %s cables: %s.", held, problem)
            _rebuild(None)
    return True


def _rebuild(progress: Progress | None) -> int:
    root = Path(settings.INDEX_DIR)
    folder = generations.begin(root)
    cable_ids = list(Cable.objects.public().order_by("pk").values_list("pk", flat=True))
    gathered = _all_documents(cable_ids, progress)
    done = generations.fill(folder, gathered, megabytes=_MEGABYTES, threads=1)
    with _alone(_WRITING):
        generations.write(folder, documents(generations.journaled(folder)), megabytes=30, threads=1)
        generations.swap_in(root, folder)
    return done


def _all_documents(cable_ids: Sequence[int], progress: Progress | None) -> Iterator[IndexDocument]:
    """They are gathered by all cores; the processes stand before the engine starts its threads."""
    parts = [cable_ids[start : start + BATCH] for start in range(0, len(cable_ids), BATCH)]
    if len(cable_ids) > _ALONE:
        gathered = spread(_gatherer_of_many, parts, processes=cores())
    else:
        gathered = spread(_gatherer, parts, processes=1)
    return _told(gathered, len(cable_ids), progress)


def _told(
    parts: Iterable[list[IndexDocument]], total: int, progress: Progress | None
) -> Iterator[IndexDocument]:
    for number, part in enumerate(parts, start=1):
        yield from part
        if progress:
            progress(min(number * BATCH, total), total)


def _gatherer_of_many() -> Callable[[Sequence[int]], list[IndexDocument]]:
    remember_words()
    return _gatherer()


def _gatherer() -> Callable[[Sequence[int]], list[IndexDocument]]:
    """What a process of its own does: read a batch from the database and find its terms."""
    return lambda ids: [document for _, document in documents(ids) if document is not None]


@contextmanager
def _alone(lock: int) -> Iterator[None]:
    """Wait until no other process holds the lock, and hold it to the end of the transaction."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [lock])
        yield
