"""What curators decide about cables. A cable is never deleted: it is withheld, and can return."""

from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from cables.actions.recording import State, changed, decision, note, required, state_of
from cables.linking import resolve_references
from cables.linking.naming import rename_unspoken
from cables.models import Cable, CableAlias, Decision, Mention
from cables.models.renumbered import standing_aliases
from cables.models.tallies import counted_within
from cables.vocab.identifiers import parse_or_none

EDITABLE = (
    "origin",
    "transmitted_at",
    "sent_on",
    "precedence",
    "classification",
    "subject",
    "subject_marking",
    "declassify_on",
)


@transaction.atomic
def withhold(*, cable: Cable, by: User, reason: str) -> Decision:
    """Take a cable from all public pages, at once and with its mentions."""
    cable, reason = hold(cable), required(reason)
    if cable.withheld_at is not None:
        raise ValidationError(f"{cable} is withheld already.")
    return _set_withheld(cable, Decision.Kind.CABLE_WITHHELD, by=by, reason=reason)


@transaction.atomic
def release(*, cable: Cable, by: User, reason: str = "") -> Decision:
    """Give a withheld cable back to the public pages."""
    cable = hold(cable)
    if cable.withheld_at is None:
        raise ValidationError(f"{cable} is not withheld.")
    return _set_withheld(cable, Decision.Kind.CABLE_RELEASED, by=by, reason=reason)


@transaction.atomic
def withhold_all(*, cables: QuerySet[Cable], by: User, reason: str) -> list[Decision]:
    """Withhold those that are public, a Decision each; the others are left as they are."""
    reason = required(reason)
    rows = cables.filter(withheld_at=None).order_by("pk")
    return [withhold(cable=cable, by=by, reason=reason) for cable in rows]


@transaction.atomic
def release_all(*, cables: QuerySet[Cable], by: User, reason: str = "") -> list[Decision]:
    """Release those that are withheld, a Decision each; the others are left as they are."""
    rows = cables.exclude(withheld_at=None).order_by("pk")
    return [release(cable=cable, by=by, reason=reason) for cable in rows]


@transaction.atomic
def edit(*, cable: Cable, changes: dict[str, Any], by: User, reason: str = "") -> Decision:
    """Correct what was read from a cable's header; `changes` maps names of EDITABLE to values.

    The source text stays as it is. `after` names the fields that a person has set.
    """
    unknown = sorted(set(changes) - set(EDITABLE))
    if unknown:
        raise ValidationError(f"Of a cable nobody edits: {', '.join(unknown)}.")
    cable = hold(cable)
    before = state_of(cable, EDITABLE)
    for name, value in changes.items():
        setattr(cable, name, value)
    cable.full_clean()
    after = state_of(cable, EDITABLE)
    names = list(changed(before, after))
    if not names:
        raise ValidationError(f"Nothing of {cable} was changed.")
    with counted_within([cable.pk]):
        cable.save(update_fields=[*names, "updated_at"])
    note([cable.pk], wait=True)
    was = {name: before[name] for name in names}
    now = {name: after[name] for name in names}
    return edited(cable, was, now, by=by, reason=reason)


def read_number(written: str) -> str:
    """The canonical form of a cable's number in whatever spelling; refuses what is none."""
    number = parse_or_none(written)
    if number is None:
        raise ValidationError("Write year, post and serial, as 07GUANGZHOU378.")
    return str(number)


def new_number(cable: Cable, written: str) -> str:
    """The canonical form of a number that the cable can be given; refuses any other."""
    number = read_number(written)
    if number == cable.reference_id:
        raise ValidationError(f"{cable} has this number already.")
    alias = standing_aliases().filter(written=number).exclude(cable=cable)
    if Cable.objects.at(number) is not None or alias.exists():
        raise ValidationError(
            f"{number} is held already; what it lacks is uploaded with its number."
        )
    return number


@transaction.atomic
def number(*, cable: Cable, written: str, by: User, reason: str = "") -> Decision:
    """Give a cable the number that its text does not print, or misprints.

    The old address leads to the new one. What cites a wrong number means another cable, and such
    a cable is held beside this one when it comes.
    """
    cable = hold(cable)
    reference_id, old = new_number(cable, written), cable.slug
    before = state_of(cable, ["slug", "reference_id"])
    cable.slug = cable.reference_id = reference_id
    cable.save(update_fields=["slug", "reference_id", "updated_at"])
    cable.aliases.filter(written=reference_id).delete()
    CableAlias.objects.get_or_create(written=old, defaults={"cable": cable})
    cable.cited_by.filter(reference_id=old).update(target=None)
    after = state_of(cable, ["slug", "reference_id"])
    record = edited(cable, before, after, by=by, reason=reason)
    resolve_references([cable])
    note([cable.pk], wait=True)
    return record


def hold(cable: Cable) -> Cable:
    """The cable as it is now; nobody else decides about it until the transaction ends."""
    return Cable.objects.select_for_update().get(pk=cable.pk)


def set_withheld(cable: Cable, withheld: bool) -> None:
    """Take a cable off the public pages, or give it back; counts and index follow at once."""
    cable.withheld_at = timezone.now() if withheld else None
    with counted_within([cable.pk]):
        cable.save(update_fields=["withheld_at", "updated_at"])
        rename_unspoken(Mention.objects.filter(cable=cable).order_by().values("entity"))
    note([cable.pk], wait=True)


def edited(cable: Cable, before: State, after: State, *, by: User, reason: str) -> Decision:
    """Record a correction; `after` names what no further copy of the cable changes back."""
    return _recorded(cable, Decision.Kind.CABLE_EDITED, before, after, by=by, reason=reason)


def _set_withheld(cable: Cable, kind: Decision.Kind, *, by: User, reason: str) -> Decision:
    before = state_of(cable, ["withheld_at"])
    set_withheld(cable, kind == Decision.Kind.CABLE_WITHHELD)
    after = state_of(cable, ["withheld_at"])
    return _recorded(cable, kind, before, after, by=by, reason=reason)


def _recorded(
    cable: Cable,
    kind: Decision.Kind,
    before: State,
    after: State,
    *,
    by: User,
    reason: str,
) -> Decision:
    record = decision(kind, cable, before=before, after=after, reason=reason, by=by, entities=[])
    record.save()
    return record
