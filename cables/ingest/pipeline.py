"""From uploads to linked, indexed cables, in batches that are whole or not at all.

A batch is one transaction: its cables, their links, the entries of the report and the notes for
the index. A crash loses the batch under way and nothing else; the same command goes on from there.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from django.db import transaction

from cables.ingest.reading import Reading, storable
from cables.ingest.store import Stored, store
from cables.linking import link_many, resolve_references
from cables.models import Cable, Entry, IndexChange, Upload
from cables.search import index

BATCH = 100
Outcome = Entry.Outcome
Progress = Callable[[Entry], None]


@dataclass(slots=True)
class Report:
    """How many documents met which end, and how many were read with problems."""

    counts: Counter[Entry.Outcome] = field(default_factory=Counter)
    with_problems: int = 0

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    def __str__(self) -> str:
        words = {
            Outcome.STORED: "stored",
            Outcome.VERSION: "new versions of held cables",
            Outcome.HELD: "already held",
            Outcome.UNREADABLE: "unreadable",
        }
        parts = [f"{self.counts[outcome]:,} {said}" for outcome, said in words.items()]
        return f"{self.total:,} documents: {', '.join(parts)}."


def save(readings: Iterable[tuple[Upload, Reading]], progress: Progress | None = None) -> Report:
    """Store, link and index everything that was read.

    The readings of one upload follow each other; when the last is saved, the upload is stored.
    """
    report = Report()
    unfinished: list[Upload] = []
    for batch in _batches(readings):
        for entry in _save_batch(batch, report):
            if progress:
                progress(entry)
        index.drain()
        *finished, last = dict.fromkeys([*unfinished, *(upload for upload, _ in batch)])
        _finish(finished)
        unfinished = [last]
    _finish(unfinished)
    return report


def _finish(uploads: Iterable[Upload]) -> None:
    pks = [upload.pk for upload in uploads]
    Upload.objects.filter(pk__in=pks).update(status=Upload.Status.STORED)


def _batches(
    readings: Iterable[tuple[Upload, Reading]],
) -> Iterator[list[tuple[Upload, Reading]]]:
    pending = iter(readings)
    while batch := list(islice(pending, BATCH)):
        yield batch


@transaction.atomic
def _save_batch(batch: list[tuple[Upload, Reading]], report: Report) -> list[Entry]:
    entries = []
    changed: dict[int, Cable] = {}
    for upload, reading in batch:
        entry, stored = _save_one(upload, reading)
        entries.append(entry)
        report.counts[Outcome(entry.outcome)] += 1
        report.with_problems += bool(reading.parsed and reading.parsed.problems)
        if stored is not None and stored.changed:
            changed[stored.cable.pk] = stored.cable
    # What was stored before has its entries from then: importing it again changes nothing.
    again = Upload.Status.STORED
    Entry.objects.bulk_create(entry for entry in entries if entry.upload.status != again)
    link(changed.values())
    return entries


def _save_one(upload: Upload, reading: Reading) -> tuple[Entry, Stored | None]:
    reading = storable(reading)
    if reading.parsed is None:
        return (
            Entry(
                upload=upload,
                file=reading.file[-500:],
                outcome=Outcome.UNREADABLE,
                message=reading.error or "",
            ),
            None,
        )
    stored = store(reading.parsed, upload=upload, file=reading.file)
    problems = len(reading.parsed.problems)
    message = f"{problems} problem{'' if problems == 1 else 's'}" if problems else ""
    entry = Entry(
        upload=upload,
        file=reading.file[-500:],
        outcome=stored.outcome,
        cable=stored.cable,
        message=message,
    )
    return entry, stored


def link(cables: Iterable[Cable]) -> None:
    """Resolve references, find mentions and note the cables for the index."""
    cables = list(cables)
    resolve_references(cables)
    link_many(cables)
    IndexChange.objects.note(cable.pk for cable in cables)
