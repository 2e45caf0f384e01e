"""What an authority list would do, row after row; nothing is written here.

A row with an id sets what its columns say. A row without one adds an entity or completes the one
that it means: gaps are filled, and what a person decided stays.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError

from cables.actions.authority_matching import Known, Removed, Unclear, key_of
from cables.actions.deleted import Deleted
from cables.actions.entity_rows import EDITABLE, check
from cables.actions.recording import State, changed, state_of
from cables.formats.authority_csv import AuthorityRow, Refused
from cables.models import Entity

RECORDED = (*EDITABLE, "curated")
"""Fields of an entity that a Decision about it keeps."""

_TOLD = ("type", "country", "description", "wikidata", "geonames")
_LONGEST_SOURCE = 200
_POINT = ("latitude", "longitude")
_BEHIND = ("type_confirmed", "curated", "name_cable_id", "type_list")
_EMPTY: tuple[Any, ...] = ("", None)


@dataclass(slots=True)
class Change:
    """What a list does to one entity: the entity as it will be, and the names it gains."""

    entity: Entity
    before: State
    names: list[str] = field(default_factory=list)

    @property
    def is_new(self) -> bool:
        return not self.before

    @property
    def fields(self) -> list[str]:
        """The fields that change."""
        return list(changed(self.before, state_of(self.entity, RECORDED)))

    def source_of(self, name: str) -> int | None:
        """The cable that a machine read a name in which the list replaces; None of other names."""
        source: int | None = self.before.get("name_cable_id")
        return source if name == self.before.get("name") else None

    def sign(self, source: str) -> None:
        """Say that a type which the change brings is from the list called so."""
        if self.entity.type and {"type", "type_confirmed"}.intersection(self.fields):
            self.entity.type_list = source[:_LONGEST_SOURCE]

    @property
    def is_something(self) -> bool:
        return bool(self.is_new or self.names or self.fields)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of one row: the entity it is about, what it changes, what it leaves."""

    line: int
    entity: Entity
    is_new: bool
    before: State
    after: State
    names: tuple[str, ...]
    kept: tuple[str, ...]
    left_out: bool = False
    """Whether the row adds nothing although it means no entity: a person deleted that."""

    @property
    def changes(self) -> list[str]:
        return list(changed(self.before, self.after))

    @property
    def told(self) -> list[tuple[str, str, str]]:
        """What a person should see of the changes: the field, what it was, what it will be."""
        shown = [name for name in self.changes if name not in _BEHIND]
        return [(name, _plain(self.before[name]), _plain(self.after[name])) for name in shown]


@dataclass(slots=True)
class Proposal:
    """What a list would do. Rows that are refused change nothing and say why."""

    changes: list[Change]
    outcomes: list[Outcome]
    refused: list[Refused]

    @property
    def added(self) -> int:
        return sum(change.is_new for change in self.changes)

    @property
    def completed(self) -> int:
        return len(self.changes) - self.added

    @property
    def same(self) -> int:
        """Rows that say nothing new."""
        return sum(
            not (outcome.is_new or outcome.names or outcome.changes) for outcome in self.outcomes
        )


def _plain(value: Any) -> str:
    return "-" if value in _EMPTY else str(value)


def propose(rows: Iterable[AuthorityRow | Refused], *, lock: bool = False) -> Proposal:
    """What these rows would do, row after row; `lock` the entities if it is to be done now.

    A row with an id sets what its columns say; a row without one adds an entity, or completes the
    one that it means.
    """
    read = list(rows)
    refused = [row for row in read if isinstance(row, Refused)]
    understood = [row for row in read if isinstance(row, AuthorityRow)]
    known = Known(understood, lock=lock)
    at_work = _Work(known, Removed(known.stored()), Deleted())
    for row in understood:
        try:
            at_work.take(row)
        except (Unclear, ValidationError) as problem:
            said = problem.messages if isinstance(problem, ValidationError) else [str(problem)]
            refused.append(Refused(row.line, " ".join(said)))
    changes = [change for change in at_work.changes.values() if change.is_something]
    return Proposal(changes, at_work.outcomes, sorted(refused, key=lambda row: row.line))


class _Work:
    """The changes of a list as they add up, row after row."""

    def __init__(self, known: Known, removed: Removed, deleted: Deleted) -> None:
        self._known = known
        self._removed = removed
        self._deleted = deleted
        self.changes: dict[int, Change] = {}
        self.outcomes: list[Outcome] = []

    def take(self, row: AuthorityRow) -> None:
        """Let one row change what it may; an entity that it would make wrong stays as it was."""
        meant = self._known.meant(row)
        entity = meant or Entity(kind=row.kind, name=row.name)
        before = state_of(entity, RECORDED)
        if meant is None and (why := self._deleted.told(row)):
            gone = Outcome(row.line, entity, False, before, before, (), (why,), left_out=True)
            self.outcomes.append(gone)
            return
        try:
            kept = _set(entity, row) if row.id else _complete(entity, row, self._removed)
            check(entity)
        except ValidationError:
            _restore(entity, before)
            raise
        if meant is None:
            self._known.add(entity)
        change = self.changes.setdefault(id(entity), Change(entity, before if meant else {}))
        names = self._new_names(entity, row, before["name"])
        change.names += names
        after = state_of(entity, RECORDED)
        self.outcomes.append(
            Outcome(row.line, entity, meant is None, before, after, names, tuple(kept))
        )

    def _new_names(self, entity: Entity, row: AuthorityRow, former: str) -> tuple[str, ...]:
        """The names of the row that the entity has not yet, and the one that it gives up."""
        told = dict.fromkeys(filter(None, (former, row.name, *row.aliases)))
        held = {entity.name, *self._known.aliases[id(entity)]}
        new = [
            name for name in told if name not in held and not self._removed.has_name(entity, name)
        ]
        for name in new:
            self._known.name(entity, name)
        return tuple(new)


def _complete(entity: Entity, row: AuthorityRow, removed: Removed) -> list[str]:
    """Fill gaps, and correct what no person has decided; gives a sentence for all that is kept."""
    theirs = entity.curated  # then gaps alone are filled
    kept: list[str] = []
    for name in _TOLD:
        value, held = getattr(row, name), getattr(entity, name)
        if value in _EMPTY or value == held:
            continue
        if held in _EMPTY and removed.has_emptied(entity, name):
            kept.append(f"{name} stays empty, as a curator decided.")
        elif held in _EMPTY or not (theirs or (name == "type" and entity.type_confirmed)):
            _tell(entity, name, value)
        else:
            kept.append(f"{name} stays {str(held)[:80]!r}; the list has {str(value)[:80]!r}.")
    if _may_place(entity, row, removed, theirs):
        entity.latitude, entity.longitude = row.latitude, row.longitude
    if not theirs:
        _tell(entity, "name", row.name)
    entity.curated = True
    return kept


def _may_place(entity: Entity, row: AuthorityRow, removed: Removed, theirs: bool) -> bool:
    open_to_it = not theirs or entity.latitude is None
    return row.latitude is not None and open_to_it and not removed.has_emptied(entity, "latitude")


def _set(entity: Entity, row: AuthorityRow) -> list[str]:
    """Write what the columns say, empty cells too, unless the entity has changed meanwhile."""
    seen = entity.updated_at.isoformat()
    told = [name for name in ("name", "kind", *_TOLD, *_POINT) if name in row.given]
    told = [name for name in told if getattr(entity, name) != getattr(row, name)]
    for name in told:
        _tell(entity, name, getattr(row, name))
    if told and row.changed and row.changed != seen:
        raise ValidationError(
            f"{entity} was changed after this table was exported: export it anew, or empty the "
            "cell “changed” to overwrite what was decided meanwhile."
        )
    entity.curated = entity.curated or bool(told)
    return []


def _tell(entity: Entity, name: str, value: Any) -> None:
    setattr(entity, name, value)
    if name == "name":
        entity.normalized = key_of(entity.kind, value)[1]
        entity.name_cable_id = None
    if name == "type":
        entity.type_confirmed = bool(value)


def _restore(entity: Entity, state: State) -> None:
    for name, value in state.items():
        setattr(entity, name, value)
    entity.normalized = key_of(entity.kind, entity.name)[1]
