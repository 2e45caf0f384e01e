"""References between cables, resolved wherever the cable that is meant is held.

A cable answers to its own number and to every id it was published under.
"""

from collections.abc import Collection, Iterator

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from cables.models import Cable, Reference
from cables.models.renumbered import standing_aliases


def resolve_references(cables: Collection[Cable]) -> int:
    """Point references at held cables: those of these cables, and older ones that cite them.

    Returns how many references were looked at anew; four queries, however many cables.
    """
    of_these = Reference.objects.filter(cable__in=[cable.pk for cable in cables])
    to_these = Reference.objects.filter(reference_id__in=_names(cables))
    # Not in one question, nor with "unresolved" in it: of an archive most references wait for ever,
    # and the database may take it for a good idea to go through all of them.
    waiting = {pk for found in (of_these, to_these) for pk in _unresolved(found)}
    resolved = Coalesce(_of_that_number(), _published_as_that())
    return Reference.objects.filter(pk__in=waiting).update(target=resolved)


def held(numbers: Collection[str]) -> dict[str, Cable]:
    """The cables among these numbers that anyone may read, by the number asked for.

    One query; none where nothing is asked.
    """
    if not numbers:
        return {}
    answering = Q(reference_id__in=numbers) | Q(aliases__written__in=numbers)
    rows = Cable.objects.public().filter(answering).annotate(alias=F("aliases__written"))
    found: dict[str, Cable] = {}
    for cable in rows.only("slug", "reference_id", "subject"):
        for number in (cable.reference_id, cable.alias):
            if number and number in numbers:
                found[number] = cable
    return found


def _unresolved(found: QuerySet[Reference]) -> Iterator[int]:
    for pk, target, reference_id in found.values_list("pk", "target_id", "reference_id"):
        if not target and reference_id:
            yield pk


def _names(cables: Collection[Cable]) -> list[str]:
    aliases = standing_aliases().filter(cable__in=[cable.pk for cable in cables])
    own = [cable.reference_id for cable in cables if cable.reference_id]
    return [*own, *aliases.values_list("written", flat=True)]


def _of_that_number() -> Subquery:
    cited = Cable.objects.filter(reference_id=OuterRef("reference_id"))
    return Subquery(cited.exclude(pk=OuterRef("cable_id")).values("pk")[:1])


def _published_as_that() -> Subquery:
    cited = standing_aliases().filter(written=OuterRef("reference_id"))
    return Subquery(cited.exclude(cable=OuterRef("cable_id")).values("cable_id")[:1])
