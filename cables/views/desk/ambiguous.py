"""Names that several entities bear: the curator says which one a cable means."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.messages import get_messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from cables.actions import mentions, names
from cables.models import Ambiguity, review
from cables.models.review import AmbiguousQuerySet
from cables.refusals import tell
from cables.views.desk import items, pages
from cables.views.desk.access import curator, curators_only
from cables.views.desk.acts import NO_NAME
from cables.views.desk.asked import AmbiguousFilter, address, narrowing, narrowing_posted
from cables.views.desk.choices import chosen_entity
from cables.views.desk.context import marked
from cables.views.desk.names import found
from cables.views.desk.parts import part_or_page
from cables.views.desk.places import number
from cables.views.desk.undoing import refused

PAGE = pages.AMBIGUOUS
NONE = "None of those who bear this name."
MOST_CHOICES = 9  # as many as there are keys for
GONE = "This name was decided meanwhile, or linking no longer finds it: here is the next."


@require_safe
@curators_only
def ambiguous(request: HttpRequest) -> HttpResponse:
    """The next ambiguous name with its candidates."""
    asked = narrowing(request.GET)
    chosen = AmbiguousFilter(request.GET, review.ambiguities().waiting())
    shown = _shown(request, chosen.qs)
    context: dict[str, Any] = {
        "asked": asked,
        "left": chosen.qs.count(),
        "done": items.undoable(curator(request), page=PAGE, last=refused(request)),
        "today": items.decided_today(curator(request)),
        "told": list(get_messages(request)),
        "back": PAGE,
        "find": request.GET.get("find", ""),
        "candidates": found(request.GET.get("find", "")),
    }
    if shown is not None:
        context |= _described(asked, shown, chosen.qs)
    return part_or_page(request, "ambiguous", {**context, "filter": chosen})


@require_POST
@curators_only
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """The words name the candidate that was chosen."""

    def act(ambiguity: Ambiguity) -> str:
        entity = chosen_entity(request.POST.get("to", ""))
        mentions.choose(ambiguity=ambiguity, entity=entity, by=curator(request))
        return f"“{ambiguity.surface}” is {entity}."

    return _settled(request, pk, act)


@require_POST
@curators_only
def none_of_these(request: HttpRequest, pk: int) -> HttpResponse:
    """The words name no candidate, nor another entity that is known."""

    def act(ambiguity: Ambiguity) -> str:
        mentions.choose_none(ambiguity=ambiguity, by=curator(request), reason=NONE)
        return f"“{ambiguity.surface}” is none of these."

    return _settled(request, pk, act)


@require_POST
@curators_only
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """The words are no name, wherever they stand."""

    def act(ambiguity: Ambiguity) -> str:
        names.stop(name=ambiguity.surface, by=curator(request), reason=NO_NAME)
        return f"“{ambiguity.surface}” is stopped everywhere."

    return _settled(request, pk, act)


def _settled(request: HttpRequest, pk: int, act: Callable[[Ambiguity], str]) -> HttpResponse:
    """Carry out a decision and go on to the next name; a refusal leads back and says why."""
    asked = narrowing_posted(request)
    ambiguity = review.ambiguities().waiting().numbered(pk)
    if ambiguity is None:
        messages.error(request, GONE)
        return redirect(address(PAGE, asked))
    following = review.ambiguities().waiting().following(ambiguity).first()
    place = {} if following is None else {"at": following.pk}
    try:
        messages.success(request, act(ambiguity))
    except ValidationError as refusal:
        tell(request, refusal)
        place = {"at": pk}
    return redirect(address(PAGE, asked, **place))


def _shown(request: HttpRequest, waiting: AmbiguousQuerySet) -> Ambiguity | None:
    all_ = review.ambiguities().waiting()
    at, after, before = (
        all_.numbered(number(request, name)) if name in request.GET else None
        for name in ("at", "after", "before")
    )
    if after is not None:
        return waiting.following(after).first() or waiting.first()
    if before is not None:
        return waiting.preceding(before).first() or before
    return at or waiting.first()


def _described(asked: str, shown: Ambiguity, waiting: AmbiguousQuerySet) -> dict[str, Any]:
    return {
        "ambiguity": shown,
        "sentence": marked(shown.paragraph, shown.start, shown.end),
        "choices": list(shown.choices[:MOST_CHOICES]),
        "same_name": waiting.of_same_name(shown).count(),
        "next_url": address(PAGE, asked, after=shown.pk),
        "previous_url": address(PAGE, asked, before=shown.pk),
    }
