"""Authority lists: many entities at once, added, completed, and never overwritten.

`propose` says what a list would do and writes nothing; `import_rows` does it, with one query for
some thousand rows, and leaves a Decision for each entity and each name.
"""

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from psycopg.types.json import Jsonb

from cables.actions.authority_matching import key_of
from cables.actions.authority_proposals import RECORDED, Change, Outcome, Proposal, propose
from cables.actions.names import find_after_commit
from cables.actions.recording import Batch, State, decision, new_batch, note, state_of
from cables.formats.authority_csv import AuthorityRow, Refused
from cables.models import Alias, Decision, Entity, Mention
from cables.models.copying import copy_rows, numbers_for

__all__ = [
    "Outcome",
    "Proposal",
    "find_in_cables",
    "import_rows",
    "importer",
    "names_of",
    "propose",
]

COMMAND_LINE = "command-line"

AT_ONCE = 5000
"""Rows that one statement changes."""

FOUND_AT_ONCE = 60
"""Names that are looked for while a person waits: some seconds of work."""

_INDEXED = {"kind", "type", "name"}
_COUNTS = ("mention_count", "cable_count", "accepted_count")
_ENTITY = ("id", *RECORDED, "normalized", *_COUNTS)
_DECISION = (
    "kind",
    "target_kind",
    "target_id",
    "target_name",
    "before",
    "after",
    "reason",
    "made_by_id",
    "entities",
    "batch",
)
Fields = dict[int, list[str]]


@transaction.atomic
def import_rows(
    *, rows: Iterable[AuthorityRow | Refused], by: User, source: str
) -> tuple[Proposal, Batch]:
    """Do what the rows say; returns what was done, and the Decisions about it.

    Each Decision names the `source`, so that the history of an entity shows where it came from.
    """
    proposal = propose(rows, lock=True)
    for change in proposal.changes:
        change.sign(source)
    fields = {id(change): change.fields for change in proposal.changes}
    _write(proposal.changes, fields)
    batch = new_batch()
    decisions = [
        made
        for change in proposal.changes
        for made in _decisions(change, fields[id(change)], by, f"From {source}.", batch)
    ]
    copy_rows(Decision, _DECISION, map(_decision_row, decisions))
    note(_cables_that_show(proposal.changes, fields))
    return proposal, Batch(batch, decisions)


def names_of(proposal: Proposal) -> list[tuple[Entity, str]]:
    """Every name of the entities that a list which was carried out is about."""
    about = (outcome.entity for outcome in proposal.outcomes if not outcome.left_out)
    entities = {entity.pk: entity for entity in about}
    aliases = Alias.objects.filter(entity__in=entities).order_by("entity_id", "pk")
    found = [(entity, entity.name) for entity in entities.values()]
    return found + [(entities[alias.entity_id], alias.name) for alias in aliases]


def find_in_cables(proposal: Proposal) -> bool:
    """Find the names in the cables that are held, after the commit; False where they are too many.

    Then `relink_cables` finds them.
    """
    names = names_of(proposal)
    few = len(names) <= FOUND_AT_ONCE
    for entity, name in names if few else ():
        find_after_commit(entity, name)
    return few


def importer() -> User:
    """Who stands for an import that names nobody: the one administrator, if there is just one.

    Else an account of the command line, with which nobody can sign in.
    """
    few = list(User.objects.filter(is_superuser=True, is_active=True)[:2])
    if len(few) == 1:
        return few[0]
    account, made = User.objects.get_or_create(
        username=COMMAND_LINE, defaults={"is_active": False, "is_staff": False}
    )
    if made:
        account.set_unusable_password()
        account.save(update_fields=["password"])
    return account


# --- writing -------------------------------------------------------------------------------------


def _write(changes: Sequence[Change], fields: Fields) -> None:
    made = [change.entity for change in changes if change.is_new]
    held = [change.entity for change in changes if not change.is_new and fields[id(change)]]
    for entity, number in zip(made, numbers_for(Entity, len(made)), strict=True):
        entity.pk = number
    copy_rows(Entity, _ENTITY, map(attrgetter(*_ENTITY), made))
    Entity.objects.bulk_create(
        held,
        batch_size=AT_ONCE,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=[*RECORDED, "normalized", "updated_at"],
    )
    aliases = (
        (change.entity.pk, name, key_of(change.entity.kind, name)[1], True, change.source_of(name))
        for change in changes
        for name in change.names
    )
    columns = ("entity_id", "name", "normalized", "curated", "name_cable_id")
    copy_rows(Alias, columns, aliases)


def _decisions(
    change: Change, fields: list[str], by: User, reason: str, batch: UUID
) -> Iterator[Decision]:
    entity, after = change.entity, state_of(change.entity, RECORDED)

    def about(kind: Decision.Kind, was: State, now: State) -> Decision:
        said: dict[str, Any] = {"by": by, "reason": reason, "batch": batch}
        return decision(kind, entity, before=was, after=now, entities=[entity.pk], **said)

    if change.is_new:
        yield about(Decision.Kind.ENTITY_ADDED, {}, {**after, "aliases": change.names})
        return
    if fields:
        was, now = ({name: state[name] for name in fields} for state in (change.before, after))
        yield about(Decision.Kind.ENTITY_EDITED, was, now)
    for name in change.names:
        yield about(Decision.Kind.ALIAS_ADDED, {}, {"alias": name})


def _decision_row(made: Decision) -> list[Any]:
    """The values of a Decision; COPY does not guess that its states are JSON."""
    values = (getattr(made, name) for name in _DECISION)
    return [Jsonb(value) if isinstance(value, dict) else value for value in values]


def _cables_that_show(changes: Iterable[Change], fields: Fields) -> Iterable[int]:
    """The cables whose entry in the index tells what has changed."""
    told = [
        change.entity.pk
        for change in changes
        if not change.is_new and (change.names or _INDEXED.intersection(fields[id(change)]))
    ]
    naming = Mention.objects.filter(entity__in=told).order_by()
    return naming.values_list("cable", flat=True).distinct()
