"""The counts on entities: brought in line with mentions, whole or by what one act changes."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from datetime import UTC, date
from typing import Any

from django.db import connection, transaction
from django.db.models import Count, Max, Min, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce, TruncDate

from cables.models.entities import Entity
from cables.models.mentions import Mention

_SENT = Coalesce(TruncDate("cable__transmitted_at", tzinfo=UTC), "cable__sent_on")
_AT_ONCE = 10_000

_RECOUNT = """
UPDATE cables_entity entity
SET mention_count = coalesce(live.mentions, 0), accepted_count = coalesce(live.accepted, 0),
    cable_count = coalesce(live.cables, 0), first_on = live.first_on, last_on = live.last_on
FROM unnest(%s::bigint[]) AS wanted(id)
LEFT JOIN ({live}) AS live(id, mentions, accepted, cables, first_on, last_on) USING (id)
WHERE entity.id = wanted.id
"""
_SHIFT = """
UPDATE cables_entity entity
SET mention_count = greatest(0, entity.mention_count + more.mentions),
    accepted_count = greatest(0, entity.accepted_count + more.accepted),
    cable_count = greatest(0, entity.cable_count + more.cables),
    first_on = least(entity.first_on, more.first_on),
    last_on = greatest(entity.last_on, more.last_on)
FROM unnest(%s::bigint[], %s::int[], %s::int[], %s::int[], %s::date[], %s::date[])
    AS more(id, mentions, accepted, cables, first_on, last_on)
WHERE entity.id = more.id
"""


@dataclass(frozen=True, slots=True)
class Tally:
    """Live mentions of one entity in public cables; `first` and `last` are days in UTC."""

    mentions: int = 0
    accepted: int = 0
    cables: int = 0
    first: date | None = None
    last: date | None = None

    def since(self, before: "Tally") -> "Tally":
        """What was added to the counts, and the days as they are now."""
        return Tally(
            self.mentions - before.mentions,
            self.accepted - before.accepted,
            self.cables - before.cables,
            self.first,
            self.last,
        )

    def is_shorter_than(self, before: "Tally") -> bool:
        """Whether the first or the last day of the earlier state may no longer hold."""
        return before.mentions > 0 and (
            not self.mentions or (self.first, self.last) != (before.first, before.last)
        )


Tallies = dict[int, Tally]


@transaction.atomic
def recount(entities: Iterable[int]) -> None:
    """Count all mentions of these entities anew; the work grows with the number of mentions."""
    pks = sorted(set(entities))
    for at in range(0, len(pks), _AT_ONCE):
        some = pks[at : at + _AT_ONCE]
        _hold(some)
        wanted = RawSQL("SELECT unnest(%s::bigint[])", [some])
        live, given = _live(wanted).query.sql_with_params()
        with connection.cursor() as cursor:
            cursor.execute(_RECOUNT.format(live=live), [some, *given])


@contextmanager
def counted(*, entities: Iterable[int], cables: Iterable[int]) -> Iterator[None]:
    """Shift the counts of entities by what the block changes about their mentions in cables.

    The work grows with the mentions in these cables alone, however common an entity is. Holds the
    entities to the end of the transaction, in the order of their ids; needs a transaction.
    """
    pks, within = sorted(set(entities)), set(cables)
    _hold(pks)
    before = _tallies(pks, within)
    yield
    after = _tallies(pks, within)
    _shift(before, after)


@contextmanager
def counted_within(cables: Iterable[int]) -> Iterator[None]:
    """As `counted`, for all entities that these cables mention.

    Whoever gives a mention to another entity holds the one it leaves: once all are held, they stay.
    """
    within, held = set(cables), set[int]()
    mentioned = Mention.objects.filter(cable__in=within).order_by().values_list("entity", flat=True)
    while more := set(mentioned.distinct()) - held:
        _hold(sorted(more))
        held |= more
    with counted(entities=held, cables=within):
        yield


def _shift(before: Tallies, after: Tallies) -> None:
    none = Tally()
    changed = {
        pk: after.get(pk, none).since(before.get(pk, none))
        for pk in before.keys() | after.keys()
        if after.get(pk, none) != before.get(pk, none)
    }
    _write(_SHIFT, changed)
    shorter = {pk for pk in changed if after.get(pk, none).is_shorter_than(before.get(pk, none))}
    if at_an_end := _at_an_end(shorter, before):
        recount(at_an_end)


def _at_an_end(entities: Collection[int], before: Tallies) -> list[int]:
    """Those whose first or last day was that of the mentions that went."""
    days = Entity.objects.filter(pk__in=entities).values_list("pk", "first_on", "last_on")
    return [
        pk
        for pk, first, last in (days if entities else ())
        if first == before[pk].first or last == before[pk].last
    ]


def _hold(entities: Collection[int]) -> None:
    rows = Entity.objects.filter(pk__in=entities).order_by("pk").select_for_update(no_key=True)
    if entities:
        len(rows.values_list("pk"))


def _tallies(entities: Collection[int], cables: Collection[int]) -> Tallies:
    rows = _live(entities).filter(cable__in=cables)
    return {pk: Tally(*tally) for pk, *tally in rows}


def _live(entities: Collection[int] | RawSQL) -> QuerySet[Mention, tuple[Any, ...]]:
    """The key of each entity that has live mentions, and what makes up its `Tally`."""
    mentions = Mention.objects.public().filter(entity__in=entities).order_by()
    return mentions.values_list("entity").annotate(
        live=Count("pk"),
        accepted=Count("pk", filter=Q(status=Mention.Status.ACCEPTED)),
        cables=Count("cable", distinct=True),
        first=Min(_SENT),
        last=Max(_SENT),
    )


def _write(statement: str, tallies: Tallies) -> None:
    if not tallies:
        return
    columns = zip(*(astuple(tally) for tally in tallies.values()), strict=True)
    with connection.cursor() as cursor:
        cursor.execute(statement, [list(tallies), *map(list, columns)])
