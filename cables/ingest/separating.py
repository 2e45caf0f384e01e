"""Held sources in which several cables stand, cut into each cable's own.

Earlier readers kept a text with several cables as the source of every one of them, or took it for
one cable. What is done here is what importing such a text again does: each cable gets its own
words as its copy, and that copy takes the place of the common one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from cables.formats import Unreadable, read
from cables.formats.parsed import ParsedCable
from cables.formats.several import parts_of
from cables.ingest import locks, pipeline
from cables.ingest.common import ONE_EACH, drop_or_hide
from cables.ingest.store import Outcome, Stored, held_cable, store
from cables.models import Version
from cables.search import index


@dataclass(slots=True)
class Separated:
    """Sources that held several cables: how many, what became of their parts, and which stay.

    `kept` are addresses of cables whose number no part of their source has; `withheld` counts the
    new cables that are withheld, for they stood in the source of a withheld one.
    """

    sources: int = 0
    copies: int = 0
    cables: int = 0
    withheld: int = 0
    kept: list[str] = field(default_factory=list)


def separate() -> Separated:
    """Cut every held source that holds several cables; repeating it changes nothing."""
    done = Separated()
    for key in list(Version.objects.exclude(layout__in=ONE_EACH).values_list("pk", flat=True)):
        with locks.storing():
            version = Version.objects.select_related("cable", "upload").filter(pk=key).first()
            if version is not None and len(parts_of(version.source_text)) > 1:
                _separate(version, done)
    index.drain()
    return done


def _separate(version: Version, done: Separated) -> None:
    cables = _cables_of(version)
    held = [held_cable(parsed) for parsed in cables]
    if version.cable not in held:
        done.kept.append(version.cable.slug)
        return
    stored = list(_stored(version, cables))
    drop_or_hide(version)
    new = [each.cable for each in stored if each.outcome is Outcome.STORED]
    done.sources += 1
    done.copies += sum(each.outcome is Outcome.VERSION for each in stored)
    done.cables += len(new)
    done.withheld += sum(cable.withheld_at is not None for cable in new)
    pipeline.link(each.cable for each in stored if each.changed)


def _cables_of(version: Version) -> list[ParsedCable]:
    try:
        return read(version.source_text)
    except Unreadable:
        return []


def _stored(version: Version, cables: Iterable[ParsedCable]) -> Iterator[Stored]:
    for parsed in cables:
        yield store(parsed, upload=version.upload, file=version.file)
