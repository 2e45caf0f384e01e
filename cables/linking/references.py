"""References between cables, resolved wherever the cited cable is held."""

from collections.abc import Collection

from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from cables.models import Cable, CableAlias, Reference


def resolve_references(cables: Collection[Cable]) -> int:
    """Point references at held cables: those of these cables, and older ones that cite them.

    A cable answers to its own number and to every id it was published under. Returns how many
    references were looked at anew; two queries, however many cables.
    """
    names = _names(cables)
    waiting = Reference.objects.unresolved().filter(
        Q(cable__in=[cable.pk for cable in cables]) | Q(reference_id__in=names)
    )
    return waiting.update(target=Coalesce(_held(), _held_under_alias()))


def _names(cables: Collection[Cable]) -> list[str]:
    aliases = CableAlias.objects.filter(cable__in=[cable.pk for cable in cables])
    own = [cable.reference_id for cable in cables if cable.reference_id]
    return [*own, *aliases.values_list("written", flat=True)]


def _held() -> Subquery:
    cited = Cable.objects.filter(reference_id=OuterRef("reference_id"))
    return Subquery(cited.exclude(pk=OuterRef("cable_id")).values("pk")[:1])


def _held_under_alias() -> Subquery:
    cited = CableAlias.objects.filter(written=OuterRef("reference_id"))
    return Subquery(cited.exclude(cable=OuterRef("cable_id")).values("cable_id")[:1])
