"""References between cables, resolved wherever the cited cable is held."""

from collections.abc import Collection, Iterator

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from cables.models import Cable, Reference
from cables.models.renumbered import standing_aliases


def resolve_references(cables: Collection[Cable]) -> int:
    """Point references at held cables: those of these cables, and older ones that cite them.

    A cable answers to its own number and to every id it was published under. Returns how many
    references were looked at anew; four queries, however many cables.
    """
    of_these = Reference.objects.filter(cable__in=[cable.pk for cable in cables])
    to_these = Reference.objects.filter(reference_id__in=_names(cables))
    # Not in one question, nor with "unresolved" in it: of an archive most references wait for ever,
    # and the database may take it for a good idea to go through all of them.
    waiting = {pk for found in (of_these, to_these) for pk in _unresolved(found)}
    resolved = Coalesce(_held(), _held_under_alias())
    return Reference.objects.filter(pk__in=waiting).update(target=resolved)


def _unresolved(found: QuerySet[Reference]) -> Iterator[int]:
    for pk, target, reference_id in found.values_list("pk", "target_id", "reference_id"):
        if not target and reference_id:
            yield pk


def _names(cables: Collection[Cable]) -> list[str]:
    aliases = standing_aliases().filter(cable__in=[cable.pk for cable in cables])
    own = [cable.reference_id for cable in cables if cable.reference_id]
    return [*own, *aliases.values_list("written", flat=True)]


def _held() -> Subquery:
    cited = Cable.objects.filter(reference_id=OuterRef("reference_id"))
    return Subquery(cited.exclude(pk=OuterRef("cable_id")).values("pk")[:1])


def _held_under_alias() -> Subquery:
    cited = standing_aliases().filter(written=OuterRef("reference_id"))
    return Subquery(cited.exclude(cable=OuterRef("cable_id")).values("cable_id")[:1])
