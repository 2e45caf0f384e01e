"""What all actions share: the Decision they leave, and the counts and index they bring in line."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import models, transaction

from cables.models import Decision, Entity, IndexChange, target_kind
from cables.search import index

State = dict[str, Any]

_NAME_LENGTH = 300


def state_of(thing: models.Model, fields: Iterable[str]) -> State:
    """The fields as JSON can keep them: foreign keys as numbers, times as text."""
    columns = {column.name: column for column in thing._meta.concrete_fields}
    return {name: _plain(columns[name].value_from_object(thing)) for name in fields}


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def changed(before: State, after: State) -> Iterator[str]:
    """The names of the fields that differ."""
    return (name for name in after if before.get(name) != after[name])


def required(reason: str) -> str:
    """The reason without blanks around it; refuses an empty one."""
    if not reason.strip():
        raise ValidationError("Give a reason: it is kept in the record of decisions.")
    return reason.strip()


def decision(
    kind: Decision.Kind,
    about: models.Model,
    *,
    before: State,
    after: State,
    reason: str,
    by: User,
) -> Decision:
    """A Decision about one thing, not saved yet."""
    return Decision(
        kind=kind,
        target_kind=target_kind(about),
        target_id=about.pk,
        target_name=str(about)[:_NAME_LENGTH],
        before=before,
        after=after,
        reason=reason.strip(),
        made_by=by,
    )


def refresh(*, entities: Iterable[int], cables: Iterable[int]) -> None:
    """Recount these entities and note these cables for the index, in the caller's transaction.

    The index itself follows after the commit. Should that fail, the failure is logged, the notes
    stay, and the next drain works them off: a decision never fails because of the index.
    """
    Entity.objects.filter(pk__in=set(entities)).recount()
    noted = set(cables)
    if noted:
        IndexChange.objects.note(sorted(noted))
        transaction.on_commit(index.drain, robust=True)
