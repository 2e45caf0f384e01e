"""What curators decide about mentions. A decided mention is never touched by a machine again."""

from cables.actions.deciding import (
    accept,
    accept_all,
    accept_form,
    doubt,
    reject,
    reject_all,
    reject_form,
)
from cables.actions.mention_rows import stamp
from cables.actions.moving import move
from cables.actions.placing import add, check_new, choose, choose_none
from cables.actions.recording import Batch, Conflict

__all__ = [
    "Batch",
    "Conflict",
    "accept",
    "accept_all",
    "accept_form",
    "add",
    "check_new",
    "choose",
    "choose_none",
    "doubt",
    "move",
    "reject",
    "reject_all",
    "reject_form",
    "stamp",
]
