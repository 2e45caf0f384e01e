"""What people decided about an entity: to read, as CSV and as JSON Lines.

Open to everyone. It says who decided by name, never by an e-mail address, and nothing of cables
that are withheld.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from cables.models import Decision, Entity, public_history
from cables.models.public_history import Known, State
from cables.search.export import Row
from cables.views.citation import entity_citation
from cables.views.entities.finding import of_entity
from cables.views.files import csv_file, json_lines_file
from cables.views.paging import paging
from cables.vocab.names import normalize

PER_PAGE = 50
AT_ONCE = 500
COLUMNS = ("made_at", "made_by", "decision", "about", "before", "after", "reason", "undone")
TOLD = {
    "name": "Name",
    "kind": "Kind",
    "type": "Type",
    "type_evidence": "Evidence",
    "type_confirmed": "Type confirmed",
    "type_list": "Type from",
    "description": "Description",
    "country": "Country",
    "latitude": "Latitude",
    "longitude": "Longitude",
    "wikidata": "Wikidata",
    "geonames": "GeoNames",
    "alias": "Name",
    "names": "Names",
    "entity": "Entity",
    "surface": "Words",
    "status": "Status",
    "uncertain": "Uncertain",
    "note": "Note",
    "text": "Note",
}
"""What is told of the states before and after, which hold numbers of rows too."""
_WRITING = (Decision.Kind.ENTITY_ADDED, Decision.Kind.ENTITY_EDITED)
"""Decisions whose evidence, where no cable has it, is what a person wrote."""


@dataclass(frozen=True, slots=True)
class Change:
    """One field before and after; absent is None."""

    label: str
    before: Any
    after: Any

    @property
    def was(self) -> Any:
        return _in_words(self.before)

    @property
    def now(self) -> Any:
        return _in_words(self.after)


def _in_words(value: Any) -> Any:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else value


@dataclass(frozen=True, slots=True)
class Told:
    """A decision as the public may read it."""

    decision: Decision
    about: str | None
    who: str
    changes: tuple[Change, ...]
    undone: bool


@dataclass(frozen=True, slots=True)
class Act:
    """What was decided at once: the latest decision, and the others of the same batch."""

    first: Told
    others: tuple[Told, ...]


@of_entity("-history")
def history(request: HttpRequest, entity: Entity) -> HttpResponse:
    """Every decision, newest first: who, when, what, why, before and after.

    The page tells one that was taken back together with its undoing; the files have both.
    """
    decisions = public_history.history(entity).with_undoings()
    page = Paginator(decisions, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "entity": entity,
        "page": page,
        "paging": paging(page, request.GET),
        "acts": acts(told(entity, list(page))),
        "citation": entity_citation(request, entity),
    }
    return render(request, "cables/entity_history.html", context)


@of_entity("-history-csv")
def as_csv(request: HttpRequest, entity: Entity) -> HttpResponseBase:
    """The same as CSV; states are JSON in their cells."""
    rows = map(_flat_row, _rows(entity))
    return csv_file(COLUMNS, rows, f"entity-{entity.pk}-history.csv")


@of_entity("-history-jsonl")
def as_jsonl(request: HttpRequest, entity: Entity) -> HttpResponseBase:
    """The same as JSON Lines."""
    return json_lines_file(_rows(entity), f"entity-{entity.pk}-history.jsonl")


def _rows(entity: Entity) -> Iterator[Row]:
    decisions = public_history.history(entity).iterator(chunk_size=AT_ONCE)
    while some := list(islice(decisions, AT_ONCE)):
        yield from map(_row, told(entity, some))


def _row(one: Told) -> Row:
    return {
        "made_at": one.decision.made_at.isoformat(),
        "made_by": one.who,
        "decision": one.decision.kind,
        "about": one.about,
        "before": {change.label: change.before for change in one.changes},
        "after": {change.label: change.after for change in one.changes},
        "reason": one.decision.reason or None,
        "undone": one.undone,
    }


def _flat_row(row: Row) -> Row:
    states = {name: json.dumps(row[name], ensure_ascii=False) for name in ("before", "after")}
    return row | states


def told(entity: Entity, decisions: Sequence[Decision]) -> list[Told]:
    """Decisions without what the public may not see; few queries, however many decisions."""
    known = public_history.known(entity, decisions)
    return [_told(decision, known) for decision in decisions]


def acts(decisions: Iterable[Told]) -> list[Act]:
    """Decisions in a row that share a batch as one act."""
    grouped = groupby(decisions, lambda one: one.decision.batch or one.decision.pk)
    return [Act(next(group), tuple(group)) for _, group in grouped]


def _told(decision: Decision, known: Known) -> Told:
    undone = getattr(decision, "undone_by", None) is not None
    changes = _merged(decision, known) or tuple(_changes(decision, known))
    return Told(decision, _about(decision, known), decision.who, changes, undone)


def _about(decision: Decision, known: Known) -> str | None:
    """The name of what it is about; None for an entity that the public does not know."""
    name = decision.target_name
    told = decision.target_kind != "entity" or known.may_call(decision.target_id, name)
    return name if told else None


def _merged(decision: Decision, known: Known) -> tuple[Change, ...]:
    """Of a merge, and of taking one back, the two names: the states are those of whole entities."""
    before, after = decision.before, decision.after
    if "absorb" in after:
        return (Change("Taken apart", known.name(after["keep"]), known.name(after["absorb"])),)
    if "absorb" in before:
        return (Change("Merged", known.name(before["absorb"]), known.name(before["keep"])),)
    return ()


def _changes(decision: Decision, known: Known) -> Iterator[Change]:
    for name, label in TOLD.items():
        before, after = (
            _words(name, state, decision, known) for state in (decision.before, decision.after)
        )
        if before != after:
            yield Change(label, before, after)


def _words(name: str, state: State, decision: Decision, known: Known) -> Any:
    """A value as one reads it: an entity by its name, several names on one line.

    None also for what the public may not know.
    """
    value = state.get(name)
    match name:
        case "entity":
            return known.moved.get(value) if value is not None else None
        case "type_evidence" if value and not _may_quote(state, decision, known):
            return None
        case "alias" if public_history.noted_by_machine(state):
            return value if normalize(value) in known.written else None
        case "name" if "new" in state and state["new"] not in known.entities:
            return None
        case "name" if value and not known.tells(state):
            return None
        case "names":
            pair = public_history.kept_apart(state)
            return "; ".join(each for pk, each in pair if known.may_call(pk, each)) or None
    return value


def _may_quote(state: State, decision: Decision, known: Known) -> bool:
    """Evidence is told with its public cable, or as the words of the person who decided."""
    cable = state.get("type_evidence_cable_id")
    own = decision.kind in _WRITING and state is decision.after
    return cable in known.cables or (own and cable is None)
