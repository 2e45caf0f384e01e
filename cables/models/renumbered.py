"""Numbers that people took from cables: the old address leads on, but names the cable no more."""

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.fields.json import KT

from cables.models.cables import CableAlias
from cables.models.decisions import Decision


def standing_aliases() -> QuerySet[CableAlias]:
    """The other ids of cables, without those that a person found to be wrong.

    What cites a number that was given up, or prints it, means another cable.
    """
    renumbered = Decision.objects.filter(
        kind=Decision.Kind.CABLE_EDITED, target_kind="cable", target_id=OuterRef("cable_id")
    )
    given_up = renumbered.annotate(was=KT("before__reference_id")).filter(was=OuterRef("written"))
    return CableAlias.objects.filter(~Exists(given_up.order_by()))
