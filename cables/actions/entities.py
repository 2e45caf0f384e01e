"""What curators decide about entities: their names, their kind, and which of them are one."""

from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction

from cables.actions.entity_rows import (
    EDITABLE,
    NAMES,
    OFFERED,
    SOURCES,
    check,
    ensure_alias,
    entity_decision,
    full_state,
    hold,
    is_deletable,
    new_name_for,
    set_fields,
    stamp,
)
from cables.actions.mention_rows import current
from cables.actions.merging import merge, merge_all, unmerge
from cables.actions.names import find_after_commit
from cables.actions.recording import State, changed, note_all_of, required, state_of
from cables.actions.relinking import doubting, link_again
from cables.actions.splitting import split
from cables.models import Alias, Decision, Distinct, Entity

__all__ = [
    "OFFERED",
    "add_alias",
    "check",
    "create",
    "delete",
    "edit",
    "is_deletable",
    "keep_apart",
    "merge",
    "merge_all",
    "new_name_for",
    "note",
    "remove_alias",
    "retype",
    "split",
    "stamp",
    "unmerge",
]
Kind = Decision.Kind


@transaction.atomic
def create(*, kind: str, name: str, by: User, reason: str = "", **more: Any) -> Entity:
    """Add an entity that no cable suggested; `more` are further fields of OFFERED.

    After the commit its name is looked for in all cables.
    """
    entity = Entity(curated=True)
    set_fields(entity, {"kind": kind, "name": name, **more})
    entity.save()
    after = state_of(entity, EDITABLE)
    entity_decision(Kind.ENTITY_ADDED, entity, {}, after, by=by, reason=reason)
    find_after_commit(entity, entity.name)
    return entity


@transaction.atomic
def edit(
    *, entity: Entity, changes: dict[str, Any], by: User, reason: str = "", seen: str = ""
) -> Decision:
    """Change what is said of an entity; `changes` maps names of OFFERED to values.

    Who sets the type confirms it. A name that gives way stays as an alias, because cables write it.
    A new name is looked for in all cables. `seen` is the entity's `stamp` when the curator looked
    at it: if it has changed since, nothing is decided and `Conflict` says who was first.
    """
    entity = current(hold(entity, seen))
    before, shown = state_of(entity, EDITABLE), _as_indexed(entity)
    set_fields(entity, changes)
    after = state_of(entity, EDITABLE)
    names = set(changed(before, after))
    if not names:
        raise ValidationError(f"Nothing of {entity} was changed.")
    names.update(source for name, source in SOURCES.items() if name in names)
    entity.curated = True
    entity.save()
    was = {name: before[name] for name in names}
    if "name" in names:
        was |= _name_gives_way(entity, before)
    if _as_indexed(entity) != shown:
        note_all_of(entity)
    now = {name: after[name] for name in names}
    return entity_decision(Kind.ENTITY_EDITED, entity, was, now, by=by, reason=reason)


def retype(
    *,
    entity: Entity,
    kind: str,
    type: str = "",  # noqa: A002 - the name of the field
    by: User,
    reason: str = "",
    seen: str = "",
) -> Decision:
    """Say what kind of thing it is, and of an organization what type; that confirms the type."""
    changes = {"kind": kind, "type": type, "type_confirmed": bool(type)}
    return edit(entity=entity, changes=changes, by=by, reason=reason, seen=seen)


@transaction.atomic
def note(*, entity: Entity, text: str, by: User) -> Decision:
    """Leave a note in the entity's history, which anyone can read."""
    if not text.strip():
        raise ValidationError("Write something: the note is empty.")
    entity = current(hold(entity))
    return entity_decision(Kind.NOTED, entity, {}, {"note": text.strip()}, by=by, reason="")


@transaction.atomic
def keep_apart(*, first: Entity, second: Entity, by: User, reason: str = "") -> Decision:
    """Say that two entities are not one: they are not proposed as duplicates again."""
    if first.pk == second.pk:
        raise ValidationError(f"{first} cannot be kept apart from itself: choose two entities.")
    low, high = sorted((first, second), key=lambda entity: entity.pk)
    low, high = current(hold(low)), current(hold(high))
    if Distinct.objects.between(low, high).exists():
        raise ValidationError(f"{first} and {second} are kept apart already.")
    Distinct.objects.create(first=low, second=high)
    after = {"first": low.pk, "second": high.pk, "names": [low.name, high.name]}
    others = [low.pk, high.pk]
    return entity_decision(Kind.KEPT_APART, first, {}, after, by=by, reason=reason, others=others)


@transaction.atomic
def delete(*, entity: Entity, by: User, reason: str) -> Decision:
    """Remove an entity that no cable mentions and that no address leads to.

    Words that might have meant it are left to the others who bear the name.
    """
    entity, reason = hold(entity), required(reason)
    if not is_deletable(entity):
        raise ValidationError(f"{entity} is mentioned or merged: merge it instead of deleting it.")
    before, after = full_state(entity), {"deleted": True}
    record = entity_decision(Kind.ENTITY_EDITED, entity, before, after, by=by, reason=reason)
    link_again(doubting(entity.pk))
    entity.delete()
    return record


@transaction.atomic
def add_alias(
    *,
    entity: Entity,
    name: str,
    by: User,
    reason: str = "",
    seen: str = "",
    find: bool = True,
) -> Decision:
    """Add a name under which cables mention the entity.

    After the commit the name is looked for in all cables. With `find=False` that is left to the
    caller: `names.find_everywhere` does it and says how many mentions have the name.
    """
    entity = current(hold(entity, seen))
    name = new_name_for(entity, name)
    ensure_alias(entity, name)
    after: dict[str, Any] = {"alias": name}
    if not entity.curated:
        Entity.objects.filter(pk=entity.pk).update(curated=True)
    if find:
        find_after_commit(entity, name)
    return entity_decision(Kind.ALIAS_ADDED, entity, {}, after, by=by, reason=reason)


@transaction.atomic
def remove_alias(*, alias: Alias, by: User, reason: str = "") -> Decision:
    """Take a name from an entity, for good: machines learn none for it from now on.

    Mentions found by it stay until they are rejected.
    """
    entity = hold(alias.entity)
    before = {
        "alias": alias.name,
        "curated": alias.curated,
        "name_cable_id": alias.name_cable_id,
        "given": alias.was_given,
    }
    alias.delete()
    Entity.objects.filter(pk=entity.pk, curated=False).update(curated=True)
    return entity_decision(Kind.ALIAS_REMOVED, entity, before, {}, by=by, reason=reason)


def _name_gives_way(entity: Entity, before: State) -> State:
    """The old name becomes an alias; says how the new one was an alias, which it is no more."""
    taken = entity.aliases.filter(name=entity.name)
    was_alias = taken.values(*NAMES).first()
    taken.delete()
    ensure_alias(entity, before["name"], read_in=before["name_cable_id"])
    find_after_commit(entity, entity.name)
    return {} if was_alias is None else {"was_alias": was_alias}


def _as_indexed(entity: Entity) -> tuple[str, bool]:
    """What the index knows of an entity beside its number."""
    return entity.kind, entity.is_ngo
