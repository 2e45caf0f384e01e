"""Links that rested on what was taken back: the cables concerned are linked anew."""

from collections.abc import Callable, Collection, Sequence
from functools import partial

from django.db import transaction

from cables.actions.recording import follow
from cables.linking import link_many
from cables.linking.everywhere import found_by
from cables.models import Ambiguity, Backlog, Cable, Decision, Entity
from cables.search.phrases import cables_that_write

MOST = 2_000
"""Cables that are linked anew while the person waits; more are left to the worker."""

Kind = Decision.Kind
_TOGETHER = 100


def link_again(cables: Collection[int]) -> str:
    """Link these cables anew, by number, after the commit; a failure is logged.

    Of more than MOST the worker does it, and the sentence returned says so. Never within the act:
    linking takes its lock before it holds entities, an act holds entities first.
    """
    if len(cables) > MOST:
        Backlog.objects.put_off(Backlog.Work.NAMES, since=min(cables))
        return f" {len(cables):,} cables are linked anew by the worker."
    if cables:
        transaction.on_commit(partial(_link, sorted(cables)), robust=True)
    return ""


def _link(cables: Sequence[int]) -> None:
    for at in range(0, len(cables), _TOGETHER):
        link_many(Cable.objects.filter(pk__in=cables[at : at + _TOGETHER]).order_by("pk"))
    follow()


# --- which cables -------------------------------------------------------------------------------


def doubting(entity: int) -> set[int]:
    """The cables with words that may mean this entity or another."""
    return doubting_any([entity])


def doubting_any(entities: Collection[int]) -> set[int]:
    """The cables with words that may mean any of these entities or others."""
    if not entities:
        return set()
    rows = Ambiguity.objects.filter(candidates__overlap=list(entities))
    return set(rows.order_by().values_list("cable", flat=True))


def resting_on(act: Decision) -> set[int]:
    """The cables with links that rest on a decision which is about to be taken back."""
    rest = _RESTING.get(Kind(act.kind))
    return rest(act) if rest else set()


def _of_entity(act: Decision) -> set[int]:
    return doubting(act.target_id)


def _of_split(act: Decision) -> set[int]:
    return doubting(act.after["new"])


def _of_name(act: Decision) -> set[int]:
    """Of a name that the decision gave to its entity."""
    name = act.after.get("alias") or act.after.get("name")
    if not name:
        return set()
    found = found_by(Entity(pk=act.target_id), name)
    return {*doubting(act.target_id), *found.order_by().values_list("cable", flat=True)}


def _of_stop(act: Decision) -> set[int]:
    return {cable for batch in cables_that_write(act.after["name"]) for cable in batch}


_RESTING: dict[Decision.Kind, Callable[[Decision], set[int]]] = {
    Kind.ENTITY_ADDED: _of_entity,
    Kind.ENTITY_SPLIT: _of_split,
    Kind.ENTITY_EDITED: _of_name,
    Kind.ALIAS_ADDED: _of_name,
    Kind.NAME_STOPPED: _of_stop,
}
