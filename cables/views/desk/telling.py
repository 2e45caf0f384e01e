"""Decisions in the words of the desk: what was done to what, and with what else."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from cables.models import Decision, Entity, entity_pages

Kind = Decision.Kind
Names = Mapping[int, Entity]


@dataclass(frozen=True, slots=True)
class Told:
    """A decision, and what its kind alone does not say."""

    decision: Decision
    detail: str
    under_way: str = ""
    """How far the worker is with taking it back, if it is at it."""
    keyed: bool = False
    """Whether the key takes this one back."""

    def __str__(self) -> str:
        return f"{self.decision.get_kind_display()}: {self.detail}"


def told(decisions: Iterable[Decision]) -> list[Told]:
    """Decisions as curators read them; one query names the entities between which words moved."""
    rows = list(decisions)
    names = entity_pages.by_number({number for row in rows for number in _ends(row)})
    return [Told(row, _detail(row, names)) for row in rows]


def _detail(decision: Decision, names: Names) -> str:
    say = _DETAILS.get(Kind(decision.kind))
    return say(decision, names) if say else decision.target_name


def _ends(decision: Decision) -> set[int]:
    """The entities from and to which a decision moved a mention, by number."""
    if decision.undoes is not None:
        return _ends(decision.undoes)
    if decision.kind != Kind.MENTION_MOVED:
        return set()
    return {decision.before["entity"], decision.after["entity"]}


def _undone(decision: Decision, names: Names) -> str:
    undone = decision.undoes
    if undone is None:
        return decision.target_name
    return f"{undone.get_kind_display().lower()}: {_detail(undone, names)}"


def _merged(decision: Decision, names: Names) -> str:
    return f"{decision.before['absorb']['name']} into {decision.before['keep']['name']}"


def _moved(decision: Decision, names: Names) -> str:
    was, now = (
        names.get(state["entity"], "an entity that is gone")
        for state in (decision.before, decision.after)
    )
    return f"{decision.target_name}, from {was} to {now}"


def _edited(decision: Decision, names: Names) -> str:
    """The fields by name, and the old name, for `target_name` is the new one."""
    if decision.after.get("deleted"):
        return f"{decision.target_name} (deleted)"
    fields = (_field(decision, name) for name in decision.after)
    return f"{decision.target_name} ({', '.join(fields)})"


def _field(decision: Decision, name: str) -> str:
    called = name.replace("_", " ")
    return f"{called}, before {decision.before['name']}" if name == "name" else called


def _alias(decision: Decision, names: Names) -> str:
    state = {**decision.before, **decision.after}
    return f"“{state['alias']}” of {decision.target_name}"


def _split(decision: Decision, names: Names) -> str:
    return f"{decision.after['name']} from {decision.target_name}"


def _apart(decision: Decision, names: Names) -> str:
    return " and ".join(decision.after["names"])


_DETAILS: dict[Decision.Kind, Callable[[Decision, Names], str]] = {
    Kind.UNDONE: _undone,
    Kind.ENTITY_MERGED: _merged,
    Kind.MENTION_MOVED: _moved,
    Kind.ENTITY_EDITED: _edited,
    Kind.ENTITY_SPLIT: _split,
    Kind.ALIAS_ADDED: _alias,
    Kind.ALIAS_REMOVED: _alias,
    Kind.KEPT_APART: _apart,
}
