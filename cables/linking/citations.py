"""Cables that a text cites in full: which of them are held."""

from collections.abc import Collection

from django.db.models import F, Q

from cables.models import Cable


def held(numbers: Collection[str]) -> dict[str, Cable]:
    """The cables among these numbers that anyone may read, by the number asked for.

    A cable answers to its own number and to every id it was published under. One query; none
    where nothing is asked.
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
