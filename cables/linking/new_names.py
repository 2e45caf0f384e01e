"""Statistical names in the database: read by background jobs, kept, and used whenever we link.

The reading is the slow part (a tenth of a second a cable), so what was found is kept beside the
cable and linking anew asks no reader. Machines without the extra `nlp` use what others read.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db import transaction

from cables.linking import ner
from cables.linking.find import Kind, statistical
from cables.linking.find.found import Span
from cables.linking.find.text.passages import Text
from cables.models import Cable, NamesFound, Paragraph

BATCH = 25
"""Cables read before what was found is stored: what a kill loses at most."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A finder that repeats what a reader found in one cable; it goes to other processes too."""

    names: tuple[tuple[int, int, int, str], ...]

    def __call__(self, text: Text) -> Iterator[Span]:
        for passage, start, end, kind in self.names:
            if passage < len(text.passages) and end <= len(text.passages[passage].read):
                name = text.passages[passage].read[start:end]
                yield Span(
                    passage, start, end, Kind(kind), statistical.METHOD, statistical.SCORE, name
                )


def remembered(cables: Iterable[int]) -> dict[int, tuple[Heard, ...]]:
    """What readers found in the texts that cables show today, by cable: one query."""
    rows = NamesFound.objects.filter(cable__in=list(cables)).of_today()
    return {
        cable: (Heard(tuple((at, start, end, kind) for at, start, end, kind in names)),)
        for cable, names in rows.values_list("cable", "names")
    }


def read(first: int, last: int) -> int:
    """Read the unread cables numbered `first` to `last` and link them; how many they were.

    Stored batch by batch: after a kill the same call goes on. Raises `ner.Missing`.
    """
    version, reader = ner.version(), ner.reader(ner.best())
    done = 0
    while batch := _unread(version, first, last):
        _store(batch, version, _found(batch, statistical.finder(reader)))
        done += len(batch)
    return done


def _unread(version: str, first: int, last: int) -> list[Cable]:
    unread = NamesFound.objects.unread(version).filter(pk__range=(first, last))
    return list(unread.select_related("preferred")[:BATCH])


def _found(
    cables: list[Cable], finder: Callable[[Text], Iterator[Span]]
) -> dict[int, list[list[int | str]]]:
    """The names of each cable, as they are kept."""
    texts: dict[int, list[str]] = {cable.pk: [] for cable in cables}
    paragraphs = Paragraph.objects.filter(cable__in=texts).order_by("cable", "position")
    for pk, text in paragraphs.values_list("cable", "text"):
        texts[pk].append(text)
    return {pk: [_kept(span) for span in finder(Text.of(text))] for pk, text in texts.items()}


def _kept(span: Span) -> list[int | str]:
    return [span.passage, span.start, span.end, span.kind.value]


@transaction.atomic
def _store(cables: list[Cable], version: str, found: Mapping[int, list[list[int | str]]]) -> None:
    from cables.linking.resolve import link_many  # which asks for what was remembered

    rows = [
        NamesFound(cable=cable, version=cable.preferred, reader=version, names=found[cable.pk])
        for cable in cables
    ]
    NamesFound.objects.note(rows)
    link_many(cables)
