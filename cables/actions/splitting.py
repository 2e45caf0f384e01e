"""One entity that is two: some of its mentions name another."""

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from cables.actions.entity_rows import EDITABLE, entity_decision, hold, set_fields
from cables.actions.mention_rows import current
from cables.actions.moving import move_all
from cables.actions.recording import new_batch, required, state_of
from cables.models import Decision, Distinct, Entity, Mention


@transaction.atomic
def split(
    *,
    entity: Entity,
    mentions: QuerySet[Mention],
    new_name: str,
    kind: str,
    type: str = "",  # noqa: A002 - the name of the field
    by: User,
    reason: str,
    seen: str = "",
) -> Entity:
    """Say that these mentions of an entity name another: they become accepted ones of a new entity.

    Rejected ones stay behind, so that no machine suggests the old entity there again, and the two
    are not proposed as duplicates. One batch: undone as one.
    """
    reason, entity = required(reason), current(hold(entity, seen))
    chosen = mentions.filter(entity=entity)
    if not chosen.exists():
        raise ValidationError(f"Choose the mentions of {entity} that name another entity.")
    made = _made_beside(entity, {"kind": kind, "type": type, "name": new_name})
    batch, after = new_batch(), {"new": made.pk, **state_of(made, EDITABLE)}
    entity_decision(
        Decision.Kind.ENTITY_SPLIT,
        entity,
        {},
        after,
        by=by,
        reason=reason,
        others=[made.pk],
        batch=batch,
    )
    move_all(mentions=chosen, to=made, by=by, reason=reason, batch=batch)
    return made


def _made_beside(entity: Entity, values: dict[str, str]) -> Entity:
    """A new entity, kept apart from the one that it was taken for."""
    made = Entity(curated=True)
    set_fields(made, values)
    made.save()
    first, second = sorted((entity.pk, made.pk))
    Distinct.objects.create(first_id=first, second_id=second)
    return made
