"""Mending what a cable's header lists: its TAGS, and the numbers of the cables that it cites.

A list that a person mended is left as it is by every further copy of the cable.
"""

import re
from collections.abc import Iterable, Sequence

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction

from cables.actions.cables import edited, hold, read_number
from cables.actions.recording import note
from cables.linking import resolve_references
from cables.models import Cable, Decision, Reference, Tag, Tagging

_APART = re.compile(r"[;\n]")


def codes_of(cable: Cable) -> list[str]:
    """The codes of its TAGS, in printed order."""
    return [tagging.tag.code for tagging in cable.taggings.select_related("tag")]


def read_codes(typed: str) -> tuple[str, ...]:
    """The codes of `elab; OKWIR, TOMAS`, each once.

    Semicolons and lines part them, and commas where the whole is no code that is held.
    """
    chunks = [" ".join(chunk.split()).upper() for chunk in _APART.split(typed)]
    held = _held(chunks)
    found = [code for chunk in chunks for code in ([chunk] if chunk in held else chunk.split(","))]
    return tuple(dict.fromkeys(code.strip() for code in found if code.strip()))


def check_codes(codes: Iterable[str]) -> None:
    """Refuse codes that are not held."""
    codes = list(codes)
    held = _held(codes)
    for code in codes:
        if code not in held:
            raise ValidationError(
                f"No TAGS code is called {code}: correct it, or add it to the table of TAGS first."
            )


@transaction.atomic
def retag(*, cable: Cable, codes: Sequence[str], by: User, reason: str = "") -> Decision:
    """Give a cable these TAGS, in this order; codes are held ones."""
    cable = hold(cable)
    check_codes(codes)
    before, held = codes_of(cable), _held(codes)
    if before == list(codes):
        raise ValidationError(f"Nothing of {cable} was changed.")
    cable.taggings.all().delete()
    Tagging.objects.bulk_create(
        Tagging(cable=cable, tag=held[code], position=position)
        for position, code in enumerate(codes)
    )
    note([cable.pk], wait=True)
    return edited(cable, {"tags": before}, {"tags": list(codes)}, by=by, reason=reason)


def read_citation(reference: Reference, written: str) -> str:
    """The canonical form of a number that a reference can be to; "" for none; refuses any other."""
    number = read_number(written) if written.strip() else ""
    if number and number == reference.cable.reference_id:
        raise ValidationError(f"{number} is the cable itself: no cable cites itself.")
    return number


@transaction.atomic
def cite(*, reference: Reference, written: str, by: User, reason: str = "") -> Decision:
    """Say which cable a reference means, by its number; "" says that it means none.

    A number said again is confirmed where its year was assumed.
    """
    cable = hold(reference.cable)
    reference = Reference.objects.get(pk=reference.pk)
    number = read_citation(reference, written)
    if number == reference.reference_id and not reference.year_assumed:
        raise ValidationError(f"Nothing of {cable} was changed.")
    before, targets = _cited(cable), {reference.target_id}
    reference.reference_id, reference.year_assumed, reference.target = number, False, None
    reference.kind = Reference.Kind.CABLE if number else reference.kind
    reference.save()
    resolve_references([cable])
    reference.refresh_from_db(fields=["target"])
    targets |= {reference.target_id, cable.pk}
    note([pk for pk in targets if pk is not None], wait=True)
    after = {"references": _cited(cable)}
    return edited(cable, {"references": before}, after, by=by, reason=reason)


def _cited(cable: Cable) -> list[str]:
    return list(cable.references.order_by("position").values_list("reference_id", flat=True))


def _held(codes: Iterable[str]) -> dict[str, Tag]:
    return {tag.code: tag for tag in Tag.objects.filter(code__in=list(codes))}
