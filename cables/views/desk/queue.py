"""The desk's page: the queue, the mention looked at, and what was decided last."""

from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from cables.models import review
from cables.models.review_order import First
from cables.views.desk import items, places
from cables.views.desk.access import curator, curators_only
from cables.views.desk.asked import AMBIGUOUS, DeskFilter, address, desk_url, narrowing
from cables.views.desk.choices import KIND_CHOICES
from cables.views.desk.names import found
from cables.views.desk.pages import QUEUE
from cables.views.desk.parts import part_or_page
from cables.views.desk.undoing import refused


@require_safe
@curators_only
def desk(request: HttpRequest) -> HttpResponse:
    """The next mention to decide about, narrowed by the parameters of `DeskFilter`."""
    if request.GET.get("only") == AMBIGUOUS:
        return redirect(address("desk-ambiguous", narrowing(request.GET)))
    asked = narrowing(request.GET)
    chosen = DeskFilter(request.GET, review.mentions().waiting())
    place = places.find(request, asked, chosen.qs)
    context = {**_shown(place), "place": place, "asked": asked, **_around(request)}
    return part_or_page(request, "desk", {**context, "filter": chosen})


def _shown(place: places.Place) -> dict[str, Any]:
    mention = place.mention
    if mention is None:
        return {}
    asked, of = place.round.asked, mention.entity_id
    return {
        "item": items.item(place, mention),
        "names": items.names(place, mention),
        "kinds": KIND_CHOICES,
        "orders": [
            (first.label, desk_url(asked, first=first.value), first.value == place.round.first)
            for first in First
        ],
        "next_url": desk_url(asked, after=mention.pk, of=of),
        "previous_url": desk_url(asked, before=mention.pk, of=of),
    }


def _around(request: HttpRequest) -> dict[str, Any]:
    user = curator(request)
    return {
        "done": items.undoable(user, page=QUEUE, last=refused(request)),
        "today": items.decided_today(user),
        "told": list(get_messages(request)),
        "find": request.GET.get("find", ""),
        "candidates": found(request.GET.get("find", "")),
    }
