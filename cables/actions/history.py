"""The record of decisions as rows of a table and as objects, for files that people take away."""

from typing import Any

from cables.models import Decision

HEADER = (
    "made_at",
    "made_by",
    "kind",
    "about",
    "about_kind",
    "about_id",
    "before",
    "after",
    "reason",
    "act",
    "undone_at",
)


def as_object(decision: Decision) -> dict[str, Any]:
    """A decision as JSON takes it: times in ISO 8601, states as objects, null where nothing is."""
    undone_by: Decision | None = getattr(decision, "undone_by", None)
    return {
        "made_at": decision.made_at.isoformat(),
        "made_by": decision.made_by.get_username(),
        "kind": decision.kind,
        "about": decision.target_name,
        "about_kind": decision.target_kind,
        "about_id": decision.target_id,
        "before": decision.before,
        "after": decision.after,
        "reason": decision.reason or None,
        "act": str(decision.batch) if decision.batch else None,
        "undone_at": undone_by.made_at.isoformat() if undone_by else None,
    }


def as_row(decision: Decision) -> list[str]:
    """A decision as one line of a table under HEADER; states as `field: value` lines."""
    values = as_object(decision)
    states = {name: as_lines(values[name]) for name in ("before", "after")}
    return ["" if value is None else str(value) for value in {**values, **states}.values()]


def as_lines(state: dict[str, Any]) -> str:
    """A recorded state for reading: a line for each field."""
    return "\n".join(f"{name}: {value}" for name, value in state.items())
