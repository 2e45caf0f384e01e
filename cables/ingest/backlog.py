"""What large imports put off, done: counts of entities, the search index, the other finders.

Each step remembers how far it is, so that a killed run is mended by whoever comes next: the next
import, `relink_cables`, or the worker.
"""

from collections.abc import Callable
from functools import partial

from cables.ingest.locks import storing
from cables.linking import link_many, resolve_references
from cables.linking.authority import names
from cables.linking.resolve import link_found
from cables.linking.texts import Finding, Told, texts_of
from cables.models import Backlog, Cable, IndexChange, Mention, Paragraph
from cables.models.tallies import recount
from cables.search import index
from cables.spreading import beside, cores, spread

BATCH = 400
_COUNTED = 10_000
"""Entities that are counted at once, and held meanwhile: a second or so."""
_DRAINED = 2_000
"""Cables that the index takes up at once, where it is not made anew."""

_SHARE = 4
"""One in so many cables waiting: then the index is made anew beside the old one."""

Work = Backlog.Work
Show = Callable[[str, int, int], None]
"""Is told what is being done, how many cables are done, and of how many."""


def silent(stage: str, done: int, total: int) -> None:
    """For those who do not watch."""


def catch_up(show: Show = silent, *, with_names: bool = True) -> int:
    """Do everything that was put off; how many cables were searched for names.

    The caller holds `locks.importing`.
    """
    done = find_names(show) if with_names else 0
    with beside(count):  # which the database does; the index keeps the cores busy
        take_up(show)
    return done


# --- counts and index ---------------------------------------------------------------------------


def count() -> None:
    """Bring the counts of entities in line with the mentions of the cables concerned."""
    since = Backlog.objects.since(Work.COUNTS)
    if since is None:
        return
    mentions = Mention.objects.filter(cable__gte=since).order_by()
    entities = sorted(set(mentions.values_list("entity", flat=True).distinct()))
    for at in range(0, len(entities), _COUNTED):
        recount(entities[at : at + _COUNTED])
    Backlog.objects.done(Work.COUNTS)


def take_up(show: Show = silent) -> None:
    """Bring the index in line with the cables concerned: anew if they are many, else one by one."""
    since = Backlog.objects.since(Work.INDEX)
    if since is None:
        return
    waiting = Cable.objects.filter(pk__gte=since).order_by("pk")
    keys = list(waiting.values_list("pk", flat=True))
    if len(keys) > Cable.objects.count() // _SHARE:
        index.rebuild(partial(show, "cables indexed"))
    else:
        _drain(keys, show)
    Backlog.objects.done(Work.INDEX)
    index.drain()  # copies of held cables, which were noted one by one


def _drain(keys: list[int], show: Show) -> None:
    for at in range(0, len(keys), _DRAINED):
        show("cables indexed", at, len(keys))
        IndexChange.objects.note(keys[at : at + _DRAINED])
        Backlog.objects.done_before(Work.INDEX, keys[min(at + _DRAINED, len(keys)) - 1] + 1)
        index.drain()


# --- names --------------------------------------------------------------------------------------


def find_names(show: Show = silent) -> int:
    """Run all finders over the cables that only the authority list has seen; how many those are."""
    since = Backlog.objects.since(Work.NAMES)
    if since is None:
        return 0
    keys = list(Cable.objects.filter(pk__gte=since).order_by("pk").values_list("pk", flat=True))
    parts = [keys[at : at + BATCH] for at in range(0, len(keys), BATCH)]
    texts = (texts_of(part) for part in parts)
    found = spread(partial(Finding, names()), texts, processes=_processes(len(keys)))
    done = 0
    for part, told in zip(parts, found, strict=True):
        _store(part, told)
        done += len(part)
        show("cables searched for names", done, len(keys))
    Backlog.objects.done(Work.NAMES)
    return done


def _processes(cables: int) -> int:
    """Starting a process takes as long as searching some hundred cables."""
    return cores() if cables > 2 * BATCH else 1


def _store(keys: list[int], told: list[Told]) -> None:
    with storing():
        resolve_references(Cable.objects.filter(pk__in=keys))
        cables = Cable.objects.in_bulk(keys)
        texts: dict[int, list[Paragraph]] = {key: [] for key in keys}
        rows = Paragraph.objects.filter(cable__in=keys).order_by("cable", "position")
        for paragraph in rows.defer("text", "pieces", "heading"):
            texts[paragraph.cable_id].append(paragraph)
        same = [each for each in told if each.is_about(cables.get(each.cable))]
        kept = {each.cable for each in same}
        link_found(
            [(cables[each.cable], texts[each.cable], each.found) for each in same], counting=False
        )
        link_many([cable for key, cable in cables.items() if key not in kept])
        Backlog.objects.put_off(Work.COUNTS, Work.INDEX, since=keys[0])
        Backlog.objects.done_before(Work.NAMES, keys[-1] + 1)


def put_off_all_names() -> None:
    """As if the authority list alone had seen all cables, and nothing was indexed since."""
    Backlog.objects.put_off(Work.NAMES, since=0)
