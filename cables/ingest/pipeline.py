"""From uploads to linked, indexed cables, in batches that are whole or not at all.

A batch is one transaction: its cables, their links, the entries of the report, how far the upload
was taken, and what is left to do about them. A crash loses the batch under way and nothing else;
the same command goes on from there.

A large import reads with all cores, links by the authority list alone, and leaves counts, index and
the other finders for its end (`cables.ingest.backlog`).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import tee

from django.db import DataError, IntegrityError
from django.db.models import F

from cables.formats.parsed import ParsedCable
from cables.ingest.batches import store_all
from cables.ingest.drafts import shown_name
from cables.ingest.laying import Copy
from cables.ingest.locks import storing
from cables.ingest.preparing import Prepared, Preparer
from cables.ingest.reading import Document, read
from cables.ingest.store import Stored
from cables.linking import link_many, resolve_references
from cables.linking.authority import names
from cables.linking.listed import Linker, Named
from cables.models import Backlog, Cable, Entry, IndexChange, Upload
from cables.models.copying import copy
from cables.search import index
from cables.spreading import cores, spread

BATCH = 400
"""Documents of one transaction."""
_LARGEST = 8_000_000
"""Letters or bytes of one batch, unless one document has more."""

_WITHHELD = "withheld, for it stood in the source of a cable that is withheld"
_REFUSED = "The database does not take what was read here ({}). Split the document, or report it."

Outcome = Entry.Outcome
Work = Backlog.Work
Item = tuple[Upload, Document | None]
"""A document of an upload; None says that there are no more."""
Progress = Callable[[Sequence[Entry]], None]


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


def save(items: Iterable[Item], progress: Progress | None = None, *, large: bool = False) -> Report:
    """Store and link everything that was cut out of uploads, and index what is not large.

    The items of one upload follow each other; with the last of them the upload is stored.
    """
    report = Report()
    linker = Linker() if large else None
    for batch, prepared in _prepared(items, large=large):
        entries = _save(batch, prepared, report, linker)
        if progress:
            progress(entries)
    if not large:
        index.drain()
    return report


# --- reading ------------------------------------------------------------------------------------


def _prepared(
    items: Iterable[Item], *, large: bool
) -> Iterator[tuple[list[Item], list[list[Prepared]]]]:
    make = partial(Preparer, names()) if large else Preparer
    batches, again = tee(_batches(items))
    tasks = ([document for _, document in batch if document] for batch in again)
    yield from zip(batches, spread(make, tasks, processes=cores() if large else 1), strict=True)


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    batch: list[Item] = []
    letters = 0
    for upload, document in items:
        batch.append((upload, document))
        letters += len(document.piece) if document and document.piece else 0
        if len(batch) >= BATCH or letters > _LARGEST:
            yield batch
            batch, letters = [], 0
    if batch:
        yield batch


# --- storing ------------------------------------------------------------------------------------


def _save(
    batch: list[Item], prepared: list[list[Prepared]], report: Report, linker: Linker | None
) -> list[Entry]:
    """Save a batch; if the database refuses it, its documents by themselves, and so that alone."""
    try:
        return _save_batch(batch, prepared, report, linker)
    except (DataError, IntegrityError) as refused:
        if len(batch) == 1:
            document = batch[0][1]
            error = _REFUSED.format(str(refused).partition("\n")[0])
            unread = Prepared(document.file if document else "", error=error)
            return _save_batch(batch, [[unread]], report, linker)
    each = iter(prepared)
    parts = ((item, [next(each)] if item[1] else []) for item in batch)
    return [entry for item, part in parts for entry in _save([item], part, report, linker)]


def _save_batch(
    batch: list[Item], prepared: list[list[Prepared]], report: Report, linker: Linker | None
) -> list[Entry]:
    known = _known(batch, prepared)
    with storing(at_once=linker is None):
        stored = _stored(known)
        entries = [_entry(each, done) for each, done in zip(known, stored, strict=True)]
        # What was stored before has its entries from then: importing it again changes nothing.
        copy(Entry, (entry for entry in entries if entry.upload.status != Upload.Status.STORED))
        _link(known, stored, linker)
        _note(batch)
    report.counts.update(Outcome(entry.outcome) for entry in entries)
    drafts = (each.prepared.draft for each in known)
    report.with_problems += sum(1 for draft in drafts if draft and draft.problems)
    return entries


@dataclass(frozen=True, slots=True)
class _Known:
    """One cable of a batch, or what is in its place, and the way back to its document."""

    upload: Upload
    document: Document
    place: int
    prepared: Prepared

    def read(self) -> ParsedCable:
        """The parsed cable, read once more: cheaper than to send every one between processes."""
        return _cables_of(self.document)[self.place]


@lru_cache(maxsize=1)
def _cables_of(document: Document) -> list[ParsedCable]:
    """The cables of a document; those of one follow each other, and it is read for all of them."""
    return [each.parsed for each in read(document) if each.parsed]


def _known(batch: Iterable[Item], prepared: Iterable[list[Prepared]]) -> list[_Known]:
    documents = ((upload, document) for upload, document in batch if document)
    return [
        _Known(upload, document, place, each)
        for (upload, document), some in zip(documents, prepared, strict=True)
        for place, each in enumerate(some)
    ]


def _stored(known: Iterable[_Known]) -> list[Stored | None]:
    """What became of each cable; None for what could not be read."""
    copies = [
        (Copy(each.prepared.draft, each.upload, shown_name(each.prepared.file)), each.read)
        for each in known
        if each.prepared.draft
    ]
    done = iter(store_all(copies))
    return [next(done) if each.prepared.draft else None for each in known]


def _entry(known: _Known, stored: Stored | None) -> Entry:
    each = known.prepared
    entry = Entry(upload=known.upload, file=each.file[-500:], outcome=Outcome.UNREADABLE)
    if stored is None or each.draft is None:
        entry.message = each.error or ""
        return entry
    problems = len(each.draft.problems)
    entry.outcome, entry.cable = stored.outcome, stored.cable
    entry.message = f"{problems} problem{'' if problems == 1 else 's'}" if problems else ""
    if stored.places is not None and stored.cable.withheld_at:
        entry.message = "; ".join(filter(None, (_WITHHELD, entry.message)))
    return entry


def _note(batch: Sequence[Item]) -> None:
    """How far the uploads are now: all but the last came to their end."""
    finished = [upload.pk for upload, document in batch if document is None]
    Upload.objects.filter(pk__in=finished).update(status=Upload.Status.STORED)
    last, document = batch[-1]
    if document is not None:
        taken = sum(1 for upload, _ in batch if upload is last)
        waiting = Upload.objects.filter(pk=last.pk).exclude(status=Upload.Status.STORED)
        waiting.update(taken=F("taken") + taken)


# --- linking ------------------------------------------------------------------------------------


def _link(known: Sequence[_Known], stored: Sequence[Stored | None], linker: Linker | None) -> None:
    changed = {each.cable.pk: each.cable for each in stored if each and each.changed}
    if linker is None:
        link(changed.values())
        return
    resolve_references(changed.values())
    new = [
        Named(done.cable, done.places, each.prepared.found)
        for each, done in zip(known, stored, strict=True)
        if done and done.places is not None and changed[done.cable.pk] is done.cable
    ]
    linker.link_new(new)
    made = {named.cable.pk for named in new}
    if made:
        Backlog.objects.put_off(Work.COUNTS, Work.INDEX, Work.NAMES, since=min(made))
    if again := [cable for pk, cable in changed.items() if pk not in made]:
        link_many(again)
        IndexChange.objects.note(cable.pk for cable in again)


def link(cables: Iterable[Cable]) -> None:
    """Resolve references, find mentions and note the cables for the index."""
    cables = list(cables)
    resolve_references(cables)
    link_many(cables)
    IndexChange.objects.note(cable.pk for cable in cables)
