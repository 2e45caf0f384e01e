"""Doubts: the stored ambiguities of a cable, brought in line with what linking could not decide."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from cables.linking.decided import Decided
from cables.linking.find import FoundEntity
from cables.linking.suggesting import suggestion
from cables.models import Ambiguity, Cable, Entity, Mention, Paragraph
from cables.vocab.names import LONGEST_NAME, normalize

_LONGEST_SURFACE = 300
Place = tuple[int, int, int, str]


def doubts_about(
    cable: Cable, paragraphs: Sequence[Paragraph], found: FoundEntity, candidates: tuple[int, ...]
) -> Iterator[Ambiguity]:
    """A row, not saved yet, for each place where the cable uses a name that several bear."""
    for mention in found.mentions:
        yield Ambiguity(
            cable=cable,
            paragraph=paragraphs[mention.paragraph_index],
            start=mention.start,
            end=mention.end,
            surface=mention.surface,
            name=found.name[:LONGEST_NAME],
            normalized=normalize(found.name)[:LONGEST_NAME],
            kind=found.kind.value,
            candidates=list(candidates),
            method=mention.method,
            score=mention.score,
        )


def write(cables: Collection[Cable], wanted: Iterable[Ambiguity], decided: Decided) -> None:
    """Store the doubts of these cables where no person has decided; those that went are deleted."""
    held = {_place(row): row for row in Ambiguity.objects.filter(cable__in=cables)}
    open_ = {_place(row): row for row in wanted if _is_open(row, decided)}
    same = {place for place, row in open_.items() if place in held and _says(row, held[place])}
    gone = [row.pk for place, row in held.items() if place not in same]
    if gone:
        Ambiguity.objects.filter(pk__in=gone).delete()
    fresh = [row for place, row in open_.items() if place not in same]
    Ambiguity.objects.bulk_create(fresh, batch_size=2000)


def _place(row: Ambiguity) -> Place:
    return row.paragraph_id, row.start, row.end, row.kind


def _is_open(row: Ambiguity, decided: Decided) -> bool:
    free = decided.leaves_open(row.paragraph_id, row.start, row.end)
    if not free or len(row.surface) > _LONGEST_SURFACE:
        return False
    return not decided.rejects_all(row.paragraph_id, row.surface, row.candidates)


def _says(row: Ambiguity, held: Ambiguity) -> bool:
    return (row.candidates, row.name) == (held.candidates, held.name)


def join_candidates(absorb: Entity, keep: Entity) -> None:
    """Two candidates have become one entity: where no other is left, it is suggested."""
    rows = list(Ambiguity.objects.between(absorb).select_related("paragraph"))
    for row in rows:
        row.candidates = sorted({*row.candidates, keep.pk} - {absorb.pk})
    clear = [row for row in rows if len(row.candidates) == 1]
    still = [row for row in rows if len(row.candidates) > 1]
    Ambiguity.objects.bulk_update(still, ["candidates"], batch_size=1000)
    fresh = [suggestion(row, row.paragraph, keep) for row in clear]
    Mention.objects.bulk_create(fresh, ignore_conflicts=True)
    Ambiguity.objects.filter(pk__in=[row.pk for row in clear]).delete()
