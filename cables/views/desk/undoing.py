"""Taking back what was decided."""

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from cables.actions import long_undo, undo
from cables.models import Decision
from cables.views.desk.access import curator, curators_only
from cables.views.desk.asked import address, narrowing
from cables.views.desk.telling import told

PAGES = ("desk", "desk-ambiguous", "desk-duplicates")
REFUSED = "desk-not-undone"
MOST_REFUSED = 50


@require_POST
@curators_only
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo a decision, with all that the same act decided, and show what it was about again."""
    decision = get_object_or_404(Decision, pk=pk)
    try:
        messages.success(request, f"{_take_back(decision, curator(request))}.")
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        _remember(request, pk)
    asked = narrowing(QueryDict(request.POST.get("asked", "")))
    page = request.POST.get("back", "")
    place = {"at": decision.target_id} if decision.target_kind == "mention" else {}
    if page in PAGES[1:]:
        return redirect(address(page, asked))
    return redirect(address("desk", asked, **place))


def _take_back(decision: Decision, by: User) -> str:
    """Takes it back, or has the worker do so where that is long; says which."""
    if undo.is_long(decision):
        long_undo.hand_over(decision=decision, by=by)
        return f"The worker takes it back: {told([decision])[0]}"
    undo.undo(decision=decision, by=by)
    return f"Taken back: {told([decision])[0]}"


def refused(request: HttpRequest) -> list[int]:
    """The decisions that this visitor could not take back: the key goes on to the next."""
    return list(request.session.get(REFUSED, []))


def _remember(request: HttpRequest, pk: int) -> None:
    request.session[REFUSED] = [*refused(request), pk][-MOST_REFUSED:]
