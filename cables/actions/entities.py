"""What curators decide about entities: their names, their kind, and which of them are one."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction

from cables.actions.mentions import carry, current
from cables.actions.recording import (
    State,
    changed,
    decision,
    refresh,
    required,
    state_of,
)
from cables.models import Alias, Decision, Entity
from cables.vocab.names import normalize

EDITABLE = (
    "kind",
    "type",
    "type_evidence",
    "type_confirmed",
    "name",
    "description",
    "country",
    "latitude",
    "longitude",
    "wikidata",
    "geonames",
)
_FILLED_BY_MERGE = (
    ("type", "type_evidence", "type_confirmed"),
    ("description",),
    ("country",),
    ("latitude", "longitude"),
    ("wikidata",),
    ("geonames",),
)
_INDEXED = {"kind", "type", "name"}


def check(entity: Entity) -> None:
    """Refuse values that contradict each other, in words that say what to change."""
    if entity.type and entity.kind != Entity.Kind.ORGANIZATION:
        raise ValidationError({"type": "Only an organization has a type: leave it empty."})
    if (entity.latitude is None) != (entity.longitude is None):
        raise ValidationError({"longitude": "Give both coordinates, or none."})
    if entity.latitude is not None and not -90 <= entity.latitude <= 90:
        raise ValidationError({"latitude": "A latitude lies between -90 and 90."})
    if entity.longitude is not None and not -180 <= entity.longitude <= 180:
        raise ValidationError({"longitude": "A longitude lies between -180 and 180."})
    if entity.country and not (len(entity.country) == 2 and entity.country.isupper()):
        raise ValidationError({"country": "Write the two capital letters of ISO 3166, as CN."})
    if entity.wikidata and not (entity.wikidata[0] == "Q" and entity.wikidata[1:].isdecimal()):
        raise ValidationError({"wikidata": "Write the item's number with its Q, as Q42."})


def new_name_for(entity: Entity, name: str) -> str:
    """The name as an alias would keep it; refuses one that the entity has already."""
    name = _clean_name(name)
    if name == entity.name or entity.aliases.filter(name=name).exists():
        raise ValidationError(f"{entity} has the name “{name}” already.")
    return name


def is_deletable(entity: Entity) -> bool:
    """True where no cable mentions the entity and no address leads to or from it."""
    joined = entity.merged_into_id is not None or entity.absorbed.exists()
    return not joined and not entity.mentions.exists()


@transaction.atomic
def create(*, kind: str, name: str, by: User, reason: str = "", **more: Any) -> Entity:
    """Add an entity that no cable suggested; `more` are further fields of EDITABLE."""
    entity = Entity(curated=True)
    _set(entity, {"kind": kind, "name": name, **more})
    entity.save()
    after = state_of(entity, EDITABLE)
    _record(Decision.Kind.ENTITY_ADDED, entity, {}, after, by=by, reason=reason)
    return entity


@transaction.atomic
def edit(*, entity: Entity, changes: dict[str, Any], by: User, reason: str = "") -> Decision:
    """Change what is said of an entity; `changes` maps names of EDITABLE to values.

    Who sets the type confirms it. A name that gives way stays as an alias, because cables write it.
    """
    entity = current(_locked(entity))
    before = state_of(entity, EDITABLE)
    _set(entity, changes)
    after = state_of(entity, EDITABLE)
    names = set(changed(before, after))
    if not names:
        raise ValidationError(f"Nothing of {entity} was changed.")
    entity.curated = True
    entity.save()
    if "name" in names:
        _ensure_alias(entity, before["name"])
    refresh(entities=[], cables=_cables_naming(entity) if names & _INDEXED else [])
    was = {name: before[name] for name in names}
    now = {name: after[name] for name in names}
    return _record(Decision.Kind.ENTITY_EDITED, entity, was, now, by=by, reason=reason)


@transaction.atomic
def delete(*, entity: Entity, by: User, reason: str) -> Decision:
    """Remove an entity that no cable mentions and that no address leads to."""
    entity, reason = _locked(entity), required(reason)
    if not is_deletable(entity):
        raise ValidationError(f"{entity} is mentioned or merged: merge it instead of deleting it.")
    before = _full_state(entity)
    record = _record(
        Decision.Kind.ENTITY_EDITED, entity, before, {"deleted": True}, by=by, reason=reason
    )
    entity.delete()
    return record


@transaction.atomic
def add_alias(*, entity: Entity, name: str, by: User, reason: str = "") -> Decision:
    """Add a name under which cables mention the entity."""
    entity = current(_locked(entity))
    name = new_name_for(entity, name)
    _ensure_alias(entity, name)
    refresh(entities=[], cables=_cables_naming(entity))
    after = {"alias": name}
    return _record(Decision.Kind.ALIAS_ADDED, entity, {}, after, by=by, reason=reason)


@transaction.atomic
def remove_alias(*, alias: Alias, by: User, reason: str = "") -> Decision:
    """Take a name from an entity. Mentions found by it stay until they are rejected."""
    entity = _locked(alias.entity)
    before = {"alias": alias.name, "curated": alias.curated}
    alias.delete()
    refresh(entities=[], cables=_cables_naming(entity))
    return _record(Decision.Kind.ALIAS_REMOVED, entity, before, {}, by=by, reason=reason)


@transaction.atomic
def merge(*, keep: Entity, absorb: Entity, by: User, reason: str) -> Decision:
    """Say that two entities are one: `keep` takes over all that is known of `absorb`.

    Mentions, names and what `keep` lacks are carried over; the address of `absorb`, and every
    address that led to it, leads to `keep`. `before` and `after` hold what undoing it needs.
    """
    reason = required(reason)
    keep, absorb = _mergeable(keep, absorb)
    before = {"keep": _full_state(keep), "absorb": _full_state(absorb)}
    cables = list(_cables_naming(absorb))
    carried = carry(absorb=absorb, keep=keep)
    after = {
        **carried,
        **_carry_aliases(absorb, keep),
        "filled": _fill_gaps(absorb, keep),
        "redirected": _redirect(absorb, keep),
    }
    refresh(entities=[keep.pk, absorb.pk], cables=cables)
    return _record(Decision.Kind.ENTITY_MERGED, keep, before, after, by=by, reason=reason)


@transaction.atomic
def merge_all(*, keep: Entity, absorb: Iterable[Entity], by: User, reason: str) -> list[Decision]:
    """Merge several into one, a Decision each; if one is refused, none is merged."""
    return [merge(keep=keep, absorb=other, by=by, reason=reason) for other in absorb]


# --- parts of the above -------------------------------------------------------------------------


def _locked(entity: Entity) -> Entity:
    rows = Entity.objects.select_for_update(of=("self",)).select_related("merged_into")
    return rows.get(pk=entity.pk)


def _set(entity: Entity, changes: dict[str, Any]) -> None:
    unknown = sorted(set(changes) - set(EDITABLE))
    if unknown:
        raise ValidationError(f"Of an entity nobody edits: {', '.join(unknown)}.")
    for name, value in changes.items():
        setattr(entity, name, value)
    if "type" in changes and "type_confirmed" not in changes:
        entity.type_confirmed = bool(entity.type)
    entity.name = _clean_name(entity.name)
    entity.normalized = normalize(entity.name)
    entity.full_clean(validate_constraints=False)
    check(entity)


def _clean_name(name: str) -> str:
    name = " ".join(name.split())
    longest = Alias._meta.get_field("name").max_length or 0
    if not name:
        raise ValidationError("Give a name.")
    if len(name) > longest:
        raise ValidationError(f"A name has at most {longest} characters.")
    return name


def _ensure_alias(entity: Entity, name: str) -> Alias:
    values = {"normalized": normalize(name), "curated": True}
    return Alias.objects.get_or_create(entity=entity, name=name, defaults=values)[0]


def _cables_naming(entity: Entity) -> Iterable[int]:
    return entity.mentions.order_by().values_list("cable", flat=True).distinct()


def _full_state(entity: Entity) -> State:
    aliases = list(entity.aliases.order_by("name").values("name", "curated"))
    return {**state_of(entity, ("id", *EDITABLE, "curated")), "aliases": aliases}


def _mergeable(keep: Entity, absorb: Entity) -> tuple[Entity, Entity]:
    """Both as they are now and locked in one order, so that no two merges wait for each other."""
    if keep.pk == absorb.pk:
        raise ValidationError(f"{keep} cannot be merged into itself: choose two entities.")
    held = {entity.pk: entity for entity in map(_locked, sorted((keep, absorb), key=_number))}
    keep, absorb = current(held[keep.pk]), current(held[absorb.pk])
    if keep.kind != absorb.kind:
        raise ValidationError(
            f"{keep} ({keep.get_kind_display()}) and {absorb} ({absorb.get_kind_display()}) are "
            "of different kinds: correct the kind of one of them first."
        )
    return keep, absorb


def _number(entity: Entity) -> int:
    return entity.pk


def _carry_aliases(absorb: Entity, keep: Entity) -> State:
    known = {keep.name, *keep.aliases.values_list("name", flat=True)}
    moved = list(absorb.aliases.exclude(name__in=known).values_list("name", flat=True))
    absorb.aliases.filter(name__in=moved).update(entity=keep)
    dropped = list(absorb.aliases.values_list("name", flat=True))
    absorb.aliases.all().delete()
    if absorb.name not in {*known, *moved}:
        _ensure_alias(keep, absorb.name)
        moved.append(absorb.name)
    return {"aliases_moved": sorted(moved), "aliases_dropped": sorted(dropped)}


def _fill_gaps(absorb: Entity, keep: Entity) -> list[str]:
    """Give `keep` what it lacks; fields that belong together are taken together."""
    filled: list[str] = []
    for group in _FILLED_BY_MERGE:
        first = group[0]
        if getattr(keep, first) in ("", None) and getattr(absorb, first) not in ("", None):
            for name in group:
                setattr(keep, name, getattr(absorb, name))
            filled += group
    keep.curated = True
    keep.save()
    return filled


def _redirect(absorb: Entity, keep: Entity) -> list[int]:
    """Point the absorbed entity, and all that pointed at it, straight at the kept one."""
    earlier = list(absorb.absorbed.order_by("pk").values_list("pk", flat=True))
    absorb.absorbed.update(merged_into=keep)
    absorb.merged_into = keep
    absorb.save(update_fields=["merged_into", "updated_at"])
    return [absorb.pk, *earlier]


def _record(
    kind: Decision.Kind,
    entity: Entity,
    before: State,
    after: State,
    *,
    by: User,
    reason: str,
) -> Decision:
    record = decision(kind, entity, before=before, after=after, reason=reason, by=by)
    record.save()
    return record
