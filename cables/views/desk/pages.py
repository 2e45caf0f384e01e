"""Which page of the desk a decision is made on: there the key takes it back."""

from cables.models import Decision

QUEUE, AMBIGUOUS, DUPLICATES = PAGES = ("desk", "desk-ambiguous", "desk-duplicates")
"""By the names of their addresses."""

Kind = Decision.Kind


def is_made_on(page: str, decision: Decision) -> bool:
    """Whether this page offers such a decision; words are stopped on two of them."""
    if decision.kind == Kind.NAME_STOPPED:
        return page != DUPLICATES
    if decision.kind in (Kind.ENTITY_MERGED, Kind.KEPT_APART):
        return page == DUPLICATES
    return page == (AMBIGUOUS if "ambiguity" in decision.before else QUEUE)
