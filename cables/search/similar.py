"""Cables that say what another one says."""

from collections.abc import Sequence

from cables.models import Cable
from cables.models.rows import in_order
from cables.search import index
from cables.search.spelling import fold

SHOWN = 5
LIKE_ENOUGH = 0.2  # of the score that a cable has with its own words
_LONGEST = 100_000  # characters of a cable that are compared


def similar_to(cable: Cable, texts: Sequence[str]) -> list[Cable]:
    """Public cables that share most of the telling words of these texts, the likest first.

    The words are weighed by the engine, against all texts of the index. Empty while
    there is no index, or where nothing is like it: a cable is like itself, which is the measure.
    """
    said = fold("\n".join([cable.subject, *texts])[:_LONGEST])
    found = index.ask(lambda snapshot: snapshot.similar([said], SHOWN + 1), mending=False) or []
    own = max((score for score, pk in found if pk == cable.pk), default=None)
    if own is None:
        return []
    alike = [pk for score, pk in found if pk != cable.pk and score >= own * LIKE_ENOUGH]
    return in_order(Cable.objects.public().select_related("origin"), alike)
