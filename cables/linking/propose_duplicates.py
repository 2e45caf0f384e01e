"""Proposals of duplicates, made from what is stored and kept for the review desk."""

from collections import defaultdict
from collections.abc import Collection

from django.db import connection, transaction

from cables.linking.duplicates import Known, Pair, Proposal, propose, weighed
from cables.models import Alias, Distinct, Duplicate, Entity

_ALIASES = 20  # names of one entity that are compared
_MENTIONS = 2000  # of an entity mentioned more often, all cables name anybody together
_TOGETHER = """
SELECT pair.first, pair.second, count(DISTINCT mine.cable_id)
FROM unnest(%s::bigint[], %s::bigint[]) AS pair(first, second)
JOIN cables_mention mine ON mine.entity_id = pair.first AND mine.status <> 'rejected'
JOIN cables_mention other ON other.cable_id = mine.cable_id AND other.entity_id = pair.second
    AND other.status <> 'rejected'
GROUP BY pair.first, pair.second
"""


def propose_duplicates() -> int:
    """Compare all entities that cables mention, and store the pairs that may be one.

    What was proposed before goes; what curators keep apart is not proposed. Returns the number.
    """
    kept_apart = frozenset(Distinct.objects.values_list("first", "second"))
    found = propose(_known(), kept_apart)
    proposals = weighed(found, _together([one.pair for one in found]))
    _store(proposals)
    return len(proposals)


def _known() -> list[Known]:
    named: dict[int, list[str]] = defaultdict(list)
    for entity, name in Alias.objects.of_public().values_list("entity", "normalized"):
        if name and len(named[entity]) < _ALIASES:
            named[entity].append(name)
    rows = Entity.objects.public().order_by("pk")
    return [
        Known(pk, kind, (name, *(other for other in named[pk] if other != name)), country)
        for pk, kind, name, country in rows.values_list("pk", "kind", "normalized", "country")
        if name
    ]


def _together(pairs: Collection[Pair]) -> dict[Pair, int]:
    """In how many cables both of each pair stand; very common names are not counted."""
    common = Entity.objects.filter(mention_count__gt=_MENTIONS).values_list("pk", flat=True)
    everywhere = set(common)
    asked = [pair for pair in pairs if everywhere.isdisjoint(pair)]
    with connection.cursor() as cursor:
        columns = [first for first, _ in asked], [second for _, second in asked]
        cursor.execute(_TOGETHER, columns)
        return {(first, second): cables for first, second, cables in cursor.fetchall()}


@transaction.atomic
def _store(proposals: Collection[Proposal]) -> None:
    Duplicate.objects.all().delete()
    rows = [
        Duplicate(
            first_id=one.first, second_id=one.second, score=one.score, reasons=list(one.reasons)
        )
        for one in proposals
    ]
    Duplicate.objects.bulk_create(rows, batch_size=2000)
