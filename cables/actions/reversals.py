"""What takes each kind of decision back, or refuses where something later rests on it."""

from collections.abc import Callable

from django.core.exceptions import ValidationError

from cables.actions.cables import set_withheld
from cables.actions.entity_rows import (
    EDITABLE,
    hold,
    is_deletable,
    set_fields,
)
from cables.actions.names import find_after_commit
from cables.actions.recording import State, in_line, note_all_of, state_of
from cables.actions.reverse_mentions import reverse_added, reverse_moved
from cables.linking.everywhere import found_by
from cables.models import Alias, Cable, Decision, Distinct, Entity, StopName
from cables.vocab.names import normalize

Kind = Decision.Kind
Reversal = Callable[[Decision], None]


def _edited(act: Decision) -> None:
    """The fields return to what they were; a name that had given way is the name again."""
    if act.after.get("deleted"):
        return _deleted(act)
    entity = _entity(act)
    now = state_of(entity, act.after)
    later = [name for name in act.after if now[name] != act.after[name]]
    if later:
        raise ValidationError(f"Changed again since: {', '.join(later)} of {entity}.")
    set_fields(entity, {name: act.before[name] for name in act.before if name in EDITABLE})
    entity.curated = act.before.get("curated", entity.curated)
    entity.save()
    if "name" in act.after:
        _rename_back(entity, act)
    if {"kind", "type"} & act.before.keys():
        note_all_of(entity)
    return None


def _rename_back(entity: Entity, act: Decision) -> None:
    """The name that had given way is no alias again, and an alias that became the name is one."""
    entity.aliases.filter(name=entity.name).delete()
    if was_alias := act.before.get("was_alias"):
        _restore_alias(entity, act.after["name"], was_alias)
    _forget(entity, act.after["name"])


def _restore_alias(entity: Entity, name: str, was: State) -> None:
    read_in = was.get("name_cable_id")  # which an older record lacks
    values = {"normalized": normalize(name), "curated": was["curated"], "name_cable_id": read_in}
    Alias.objects.get_or_create(entity=entity, name=name, defaults=values)


def _forget(entity: Entity, name: str) -> None:
    """What was suggested because of a name that the entity no longer has, and is still open."""
    same = normalize(name)
    if entity.normalized == same or entity.aliases.filter(normalized=same).exists():
        return
    found = found_by(entity, name)
    cables = set(found.order_by().values_list("cable", flat=True))
    with in_line(entities=[entity.pk], cables=cables):
        found.delete()


def _deleted(act: Decision) -> None:
    """The entity comes back under its number; its names are looked for in all cables."""
    state = act.before
    # An older record lacks the fields that came later.
    fields = {name: state[name] for name in ("id", *EDITABLE, "curated") if name in state}
    entity = Entity.objects.create(normalized=normalize(state["name"]), **fields)
    rows = [Alias(entity=entity, normalized=normalize(a["name"]), **a) for a in state["aliases"]]
    Alias.objects.bulk_create(rows)
    for name in (entity.name, *(row.name for row in rows if row.curated)):
        find_after_commit(entity, name)


def _added(act: Decision) -> None:
    _remove(_entity(act), act)


def _split(act: Decision) -> None:
    """The new entity goes, if nothing was left to it; its mentions have returned before."""
    made = Entity.objects.filter(pk=act.after["new"]).first()
    if made is not None:
        _remove(hold(made), act)


def _remove(entity: Entity, act: Decision) -> None:
    if not is_deletable(entity):
        raise ValidationError(f"{entity} is mentioned, or was merged, since: it stays.")
    if Decision.objects.decided_later({entity.pk: act}):
        raise ValidationError(f"{entity} was decided about since: undo that first, or delete it.")
    entity.delete()


def _alias_added(act: Decision) -> None:
    """The name goes, and what was suggested because of it and is still open."""
    entity, name = _entity(act), act.after["alias"]
    if not entity.aliases.filter(name=name).delete()[0]:
        raise ValidationError(f"{entity} does not have the name “{name}” any more.")
    _forget(entity, name)


def _alias_removed(act: Decision) -> None:
    _restore_alias(_entity(act), act.before["alias"], act.before)


def _stopped(act: Decision) -> None:
    StopName.objects.filter(normalized=normalize(act.after["name"])).delete()


def _allowed(act: Decision) -> None:
    state = act.before
    values = {"name": state["name"], "reason": state["reason"], "made_by_id": state["made_by"]}
    StopName.objects.get_or_create(normalized=normalize(state["name"]), defaults=values)


def _kept_apart(act: Decision) -> None:
    pair = {"first": act.after["first"], "second": act.after["second"]}
    Distinct.objects.filter(**pair).delete()


def _noted(act: Decision) -> None:
    """A note changes nothing: that it was taken back is what the record says."""


def _withheld(act: Decision) -> None:
    cable = Cable.objects.select_for_update().get(pk=act.target_id)
    if state_of(cable, ["withheld_at"]) != act.after:
        raise ValidationError(f"{cable} was withheld or released again since.")
    set_withheld(cable, act.kind == Kind.CABLE_RELEASED)


def _entity(act: Decision) -> Entity:
    """The entity of the decision, held; one that was merged since is not changed."""
    entity = hold(Entity(pk=act.target_id, name=act.target_name))
    if entity.merged_into is not None:
        raise ValidationError(
            f"{entity} was merged into {entity.merged_into} since: undo that merge first."
        )
    return entity


REVERSALS: dict[Decision.Kind, Reversal] = {
    Kind.MENTION_ADDED: reverse_added,
    Kind.MENTION_REJECTED: reverse_added,  # where it settled an ambiguity; see `is_status`
    Kind.MENTION_MOVED: reverse_moved,
    Kind.ENTITY_EDITED: _edited,
    Kind.ENTITY_ADDED: _added,
    Kind.ENTITY_SPLIT: _split,
    Kind.ALIAS_ADDED: _alias_added,
    Kind.ALIAS_REMOVED: _alias_removed,
    Kind.NAME_STOPPED: _stopped,
    Kind.NAME_ALLOWED: _allowed,
    Kind.KEPT_APART: _kept_apart,
    Kind.NOTED: _noted,
    Kind.CABLE_WITHHELD: _withheld,
    Kind.CABLE_RELEASED: _withheld,
}
