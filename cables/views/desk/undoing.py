"""Taking back what was decided."""

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from cables.actions import long_undo, undo
from cables.models import Decision, review
from cables.refusals import tell
from cables.views.desk.access import curator, curators_only
from cables.views.desk.asked import address, desk_url, narrowing_posted
from cables.views.desk.pages import AMBIGUOUS, DUPLICATES
from cables.views.desk.places import number_in
from cables.views.desk.telling import told

REFUSED = "desk-not-undone"
MOST_REFUSED = 50


@require_POST
@curators_only
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo a decision, with all that the same act decided, and show what it was about again."""
    decision = get_object_or_404(Decision, pk=pk)
    try:
        messages.success(request, _take_back(decision, curator(request)))
    except ValidationError as refusal:
        tell(request, refusal)
        _remember(request, pk)
    asked = narrowing_posted(request)
    page = request.POST.get("back", "")
    if page in (AMBIGUOUS, DUPLICATES):
        return redirect(address(page, asked))
    looked_at = number_in(request.POST, "looked-at")
    return redirect(desk_url(asked, **_place(decision, looked_at)))


def _place(decision: Decision, looked_at: int | None) -> dict[str, int]:
    """Where the queue shows what was taken back: at its mention, or at one of its entity.

    Who is looking at a mention of that entity goes on looking at it.
    """
    if decision.target_kind == "mention":
        return {"at": decision.target_id}
    shown = None if looked_at is None else review.mentions().numbered(looked_at)
    if shown is not None and shown.entity_id in decision.entities:
        return {"at": shown.pk}
    if decision.target_kind == "entity":
        return {"of": decision.target_id}
    return {"of": decision.entities[0]} if decision.entities else {}


def _take_back(decision: Decision, by: User) -> str:
    """Takes it back, or has the worker do so where that is long; says which, and of how many."""
    said = str(told([decision])[0])
    if undo.is_long(decision):
        long_undo.hand_over(decision=decision, by=by)
        return f"The worker takes it back: {said}."
    record = undo.undo(decision=decision, by=by)
    count = undo.size(record)
    if count == 1:
        return f"Taken back: {said}. {record.given_reason}".strip()
    more = f"{said} and {count - 1:,} more"
    return f"Taken back {count:,} decisions: {more}. {record.given_reason}".strip()


def refused(request: HttpRequest) -> list[int]:
    """The decisions that this visitor could not take back: the key goes on to the next."""
    return list(request.session.get(REFUSED, []))


def _remember(request: HttpRequest, pk: int) -> None:
    request.session[REFUSED] = [*refused(request), pk][-MOST_REFUSED:]
