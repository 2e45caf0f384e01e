"""What people decided about an entity: to read, as CSV and as JSON Lines.

Open to everyone. It says who decided by name, never by an e-mail address, and nothing of cables
that are withheld.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from typing import Any

from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from cables.models import Decision, Entity, entity_pages
from cables.search.export import Row
from cables.views.entities.finding import of_entity
from cables.views.entities.page import citation
from cables.views.entities.taking import attached
from cables.views.export import csv_table, json_lines
from cables.views.paging import paging

PER_PAGE = 50
AT_ONCE = 500
COLUMNS = ("made_at", "made_by", "decision", "about", "before", "after", "reason", "undone")
TOLD = {
    "name": "Name",
    "kind": "Kind",
    "type": "Type",
    "type_evidence": "Evidence",
    "type_confirmed": "Type confirmed",
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
    """Every decision, newest first: who, when, what, why, before and after."""
    page = Paginator(entity_pages.history(entity), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "entity": entity,
        "page": page,
        "paging": paging(page, request.GET),
        "acts": acts(told(list(page))),
        "citation": citation(request, entity),
    }
    return render(request, "cables/entity_history.html", context)


@of_entity("-history-csv")
def as_csv(request: HttpRequest, entity: Entity) -> HttpResponseBase:
    """The same as CSV; states are JSON in their cells."""
    lines = csv_table(COLUMNS, map(_flat_row, _rows(entity)))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    return attached(response, f"entity-{entity.pk}-history.csv")


@of_entity("-history-jsonl")
def as_jsonl(request: HttpRequest, entity: Entity) -> HttpResponseBase:
    """The same as JSON Lines."""
    lines = json_lines(_rows(entity))
    response = StreamingHttpResponse(lines, content_type="application/x-ndjson")
    return attached(response, f"entity-{entity.pk}-history.jsonl")


def _rows(entity: Entity) -> Iterator[Row]:
    decisions = entity_pages.history(entity).iterator(chunk_size=AT_ONCE)
    while some := list(islice(decisions, AT_ONCE)):
        yield from map(_row, told(some))


def _row(one: Told) -> Row:
    return {
        "made_at": one.decision.made_at.isoformat(),
        "made_by": one.who,
        "decision": one.decision.kind,
        "about": one.decision.target_name,
        "before": {change.label: change.before for change in one.changes},
        "after": {change.label: change.after for change in one.changes},
        "reason": one.decision.reason or None,
        "undone": one.undone,
    }


def _flat_row(row: Row) -> Row:
    states = {name: json.dumps(row[name], ensure_ascii=False) for name in ("before", "after")}
    return row | states


def told(decisions: Sequence[Decision]) -> list[Told]:
    """Decisions without what the public may not see; one query for the names of entities."""
    names = entity_pages.names_of({pk for one in decisions for pk in _moved(one)})
    return [_told(decision, names) for decision in decisions]


def acts(decisions: Iterable[Told]) -> list[Act]:
    """Decisions in a row that share a batch as one act."""
    grouped = groupby(decisions, lambda one: one.decision.batch or one.decision.pk)
    return [Act(next(group), tuple(group)) for _, group in grouped]


def _moved(decision: Decision) -> set[int]:
    """The entities from and to which a decision moved a mention."""
    ends = {decision.before.get("entity"), decision.after.get("entity")}
    return {pk for pk in ends if isinstance(pk, int)} if len(ends) == 2 else set()


def _told(decision: Decision, names: Mapping[int, str]) -> Told:
    undone = getattr(decision, "undone_by", None) is not None
    changes = _merged(decision) or tuple(_changes(decision, names))
    return Told(decision, who(decision.made_by), changes, undone)


def _merged(decision: Decision) -> tuple[Change, ...]:
    """Of a merge, and of taking one back, the two names: the states are those of whole entities."""
    before, after = decision.before, decision.after
    if "absorb" in before:
        return (Change("Merged", before["absorb"]["name"], before["keep"]["name"]),)
    if "absorb" in after:
        return (Change("Taken apart", after["keep"]["name"], after["absorb"]["name"]),)
    return ()


def _changes(decision: Decision, names: Mapping[int, str]) -> Iterator[Change]:
    for name, label in TOLD.items():
        before, after = decision.before.get(name), decision.after.get(name)
        if before != after:
            yield Change(label, _words(name, before, names), _words(name, after, names))


def _words(name: str, value: Any, names: Mapping[int, str]) -> Any:
    """A value as one reads it: an entity by its name, several names on one line."""
    if name == "entity":
        return names.get(value)
    return "; ".join(map(str, value)) if isinstance(value, list) else value


def who(user: User) -> str:
    """The name of a user, never an e-mail address."""
    return user.get_full_name() or user.get_username().partition("@")[0]
