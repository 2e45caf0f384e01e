"""What all actions share: the Decision they leave, and the counts and index they bring in line."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone

from cables.actions.following import follower
from cables.models import Decision, Entity, IndexChange, target_kind
from cables.models.tallies import counted
from cables.search import index

State = dict[str, Any]

_NAME_LENGTH = 300


class Conflict(ValidationError):
    """What was to be decided has changed since the person saw it; nothing was overwritten."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What one act decided; undone as one."""

    id: UUID
    decisions: Sequence[Decision]

    @property
    def count(self) -> int:
        return len(self.decisions)


def state_of(thing: models.Model, fields: Iterable[str]) -> State:
    """The fields as JSON can keep them: foreign keys as numbers, times as text."""
    return {name: _plain(thing.serializable_value(name)) for name in fields}


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
    entities: Iterable[int],
    batch: UUID | None = None,
    undoes: Decision | None = None,
) -> Decision:
    """A Decision about one thing, not saved yet; `entities` are those whose history it is."""
    return Decision(
        kind=kind,
        target_kind=target_kind(about),
        target_id=about.pk,
        target_name=str(about)[:_NAME_LENGTH],
        before=before,
        after=after,
        reason=reason.strip(),
        made_by=by,
        entities=sorted(set(entities)),
        batch=batch,
        undoes=undoes,
    )


def saved(records: Sequence[Decision]) -> Sequence[Decision]:
    """The decisions of one act, stored together."""
    return Decision.objects.bulk_create(records, batch_size=1000)


def new_batch() -> UUID:
    """The mark that what one act decides has in common."""
    return uuid4()


@contextmanager
def in_line(*, entities: Iterable[int], cables: Iterable[int]) -> Iterator[None]:
    """Counts and index follow what the block changes about mentions of entities in cables.

    The counts in the caller's transaction, at the cost of these cables alone; the index after it.
    """
    cables = set(cables)
    with counted(entities=entities, cables=cables):
        yield
    note(cables)


def note(cables: Iterable[int], *, wait: bool = False) -> None:
    """Note cables for the index, in the caller's transaction.

    The index follows after the commit, at once where the person is to `wait` for it. Should that
    fail, the failure is logged, the notes stay, and the next drain works them off: a decision never
    fails because of the index.
    """
    noted = sorted(set(cables))
    if noted:
        IndexChange.objects.note(noted)
        transaction.on_commit(index.drain if wait else follower.wake, robust=True)


def note_all_of(*entities: Entity) -> None:
    """As `note`, for all cables that mention any of these entities."""
    IndexChange.objects.note_mentions_of(*entities)
    follow()


def follow() -> None:
    """Have the index take up all notes after the commit, without waiting for it."""
    transaction.on_commit(follower.wake, robust=True)


def check_unchanged(seen: str, now: str, history: models.QuerySet[Decision]) -> None:
    """Refuse to decide about what is no longer as the person saw it; "" asks for no check.

    `history` holds the decisions about it, newest first.
    """
    if not seen or seen == now:
        return
    last = history.select_related("made_by").first()
    if last is None:
        raise Conflict("This has changed since you opened it: look at it again.")
    moment = timezone.localtime(last.made_at)
    raise Conflict(
        f"{last.made_by} decided this meanwhile ({last.get_kind_display().lower()}, "
        f"{moment:%d %B %Y, %H:%M}): look at it again. Nothing of it was overwritten."
    )
