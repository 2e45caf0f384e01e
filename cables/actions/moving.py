"""Mentions that name another entity than the one they were linked to."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from cables.actions.mention_rows import (
    hold,
    hold_entities,
    mention_decision,
    mention_state,
    rejection_of,
    same_words,
    still_current,
)
from cables.actions.recording import State, in_line, saved
from cables.linking.naming import rename_unspoken
from cables.models import Cable, Decision, Entity, Mention

Kind, Status = Decision.Kind, Mention.Status


@transaction.atomic
def move(*, mention: Mention, to: Entity, by: User, reason: str = "", seen: str = "") -> Decision:
    """Say that these words name another entity.

    The mention becomes an accepted one of that entity. A rejected one stays behind at the entity
    it left, so that no machine suggests it there again. A mention that the other entity has at
    the same words gives way, and `before` keeps it.
    """
    Cable.objects.hold(mention.cable_id)
    hold_entities(Entity.objects.filter(pk__in=[mention.entity_id, to.pk]))
    to, held = still_current(to), hold(mention, seen)
    if held.entity_id == to.pk:
        raise ValidationError(f"“{held}” is a mention of {to} already.")
    (record,) = _move([held], to, by=by, reason=reason, batch=None)
    return record


@transaction.atomic
def move_all(
    *, mentions: QuerySet[Mention], to: Entity, by: User, reason: str = "", batch: UUID
) -> Sequence[Decision]:
    """Move many at once, one Decision each, to an entity that has no mentions at their words."""
    rows = Mention.objects.filter(pk__in=mentions.order_by().values("pk"))
    hold_entities(Entity.objects.filter(pk__in=[*rows.values_list("entity", flat=True), to.pk]))
    held = rows.select_for_update(of=("self",)).select_related("cable").order_by("pk")
    return _move(list(held), to, by=by, reason=reason, batch=batch)


def _move(
    rows: list[Mention], to: Entity, *, by: User, reason: str, batch: UUID | None
) -> Sequence[Decision]:
    befores = [_before_moving(mention, to) for mention in rows]
    stay = [rejection_of(mention, mention.entity_id) for mention in rows]
    entities, cables = {to.pk, *(row.entity_id for row in rows)}, {row.cable_id for row in rows}
    with in_line(entities=entities, cables=cables):
        given_way = [state["id"] for before in befores for state in before["replaced"]]
        Mention.objects.filter(pk__in=given_way).delete()
        _accept_at(to, rows)
        Mention.objects.bulk_create(stay)
    rename_unspoken(entities)
    record = partial(mention_decision, Kind.MENTION_MOVED, by=by, reason=reason, batch=batch)
    states = zip(rows, befores, stay, strict=True)
    return saved([record(row, before, left_behind=behind.pk) for row, before, behind in states])


def _accept_at(entity: Entity, rows: list[Mention]) -> None:
    for mention in rows:
        mention.entity, mention.status = entity, Status.ACCEPTED
    Mention.objects.bulk_update(rows, ["entity", "status"], batch_size=1000)


def _before_moving(mention: Mention, to: Entity) -> State:
    replaced = [mention_state(other) for other in same_words(mention, to)]
    return {**mention_state(mention), "replaced": replaced}
