"""Two entities side by side: are they one?"""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.messages import get_messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from cables.actions import entities
from cables.models import Duplicate, Entity, Mention, review
from cables.models.counts import Counted
from cables.models.duplicates import DuplicateQuerySet
from cables.models.rows import in_order
from cables.refusals import tell
from cables.views.desk import items, pages
from cables.views.desk.access import curator, curators_only
from cables.views.desk.asked import address
from cables.views.desk.choices import chosen_entity
from cables.views.desk.context import Sample, samples
from cables.views.desk.parts import part_or_page
from cables.views.desk.places import number
from cables.views.desk.undoing import refused

PAGE = pages.DUPLICATES
SAMPLES = 3
FORMS = 8
SHOWN = 12
SAME = "The same."
NOT_SAME = "Not the same."


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two, with what tells it from the other."""

    entity: Entity
    aliases: tuple[str, ...]
    forms: tuple[Counted, ...]
    samples: tuple[Sample, ...]
    keep: bool


@require_safe
@curators_only
def duplicates(request: HttpRequest) -> HttpResponse:
    """The next proposed pair, or the two entities that the address names."""
    standing = Duplicate.objects.standing().with_names()
    context: dict[str, Any] = {
        "left": standing.count(),
        "done": items.undoable(curator(request), page=PAGE, last=refused(request)),
        "today": items.decided_today(curator(request)),
        "told": list(get_messages(request)),
        "back": PAGE,
        "proposals": [],
    }
    first, second = number(request, "first"), number(request, "second")
    if first is not None and second is not None:
        context |= _compared(first, second)
    else:
        context |= _proposed(_shown(request, standing), standing)
    return part_or_page(request, "duplicates", context)


@require_POST
@curators_only
def merge(request: HttpRequest) -> HttpResponse:
    """The two are one: the one marked to be kept takes over all of the other."""
    first, second = _pair(request)
    keep = second if request.POST.get("keep") == str(second.pk) else first
    absorb = first if keep.pk == second.pk else second
    reason = request.POST.get("reason", "").strip() or SAME
    try:
        _check_seen(request, first, second)
        entities.merge(keep=keep, absorb=absorb, by=curator(request), reason=reason)
    except ValidationError as refusal:
        return _refused(request, refusal, first, second)
    messages.success(request, f"{absorb} is now one with {keep}.")
    return redirect(_onwards(request))


@require_POST
@curators_only
def keep_apart(request: HttpRequest) -> HttpResponse:
    """The two are not the same; they are not proposed again."""
    first, second = _pair(request)
    reason = request.POST.get("reason", "").strip() or NOT_SAME
    try:
        _check_seen(request, first, second)
        entities.keep_apart(first=first, second=second, by=curator(request), reason=reason)
    except ValidationError as refusal:
        return _refused(request, refusal, first, second)
    messages.success(request, f"{first} and {second} are kept apart.")
    return redirect(_onwards(request))


# --- what is shown ------------------------------------------------------------------------------


def _shown(request: HttpRequest, standing: DuplicateQuerySet) -> Duplicate | None:
    rows = Duplicate.objects
    at, after, before = (rows.numbered(number(request, name)) for name in ("at", "after", "before"))
    if after is not None:
        return standing.following(after).first() or standing.first()
    if before is not None:
        return standing.preceding(before).first() or standing.first()
    return (standing.numbered(at.pk) if at else None) or standing.first()


def _proposed(shown: Duplicate | None, standing: DuplicateQuerySet) -> dict[str, Any]:
    if shown is None:
        return {}
    return {
        **_sides(shown.first, shown.second),
        "proposal": shown,
        "proposals": [shown, *standing.following(shown)[: SHOWN - 1]],
        "next_url": address(PAGE, "", after=shown.pk),
        "previous_url": address(PAGE, "", before=shown.pk),
    }


def _compared(first: int, second: int) -> dict[str, Any]:
    rows = in_order(Entity.objects.all(), [first, second])
    if len(rows) != 2 or first == second:
        raise Http404("There are no two entities with these numbers.")
    return {**_sides(*rows), "proposal": None}


def _sides(first: Entity, second: Entity) -> dict[str, Any]:
    """Both; the one to keep unless the curator says otherwise is the better known."""
    better = second if _standing(second) > _standing(first) else first
    return {
        "sides": [_side(one, keep=one.pk == better.pk) for one in (first, second)],
        "seen": _seen(first, second),
    }


def _standing(entity: Entity) -> tuple[bool, int, int]:
    return entity.curated, entity.cable_count, len(entity.name)


def _side(entity: Entity, *, keep: bool) -> Side:
    return Side(
        entity,
        tuple(alias.name for alias in entity.aliases.all()),
        tuple(Mention.objects.public().of(entity).by_surface()[:FORMS]),
        samples(review.mentions().of_number(entity.pk).samples(SAMPLES)),
        keep,
    )


# --- what is posted -----------------------------------------------------------------------------


def _pair(request: HttpRequest) -> tuple[Entity, Entity]:
    try:
        first, second = (chosen_entity(request.POST.get(name, "")) for name in ("first", "second"))
    except ValidationError as refusal:
        raise Http404("There are no two entities with these numbers.") from refusal
    return first, second


def _seen(first: Entity, second: Entity) -> str:
    return f"{entities.stamp(first)}|{entities.stamp(second)}"


def _check_seen(request: HttpRequest, first: Entity, second: Entity) -> None:
    """Refuse to decide about two that somebody changed while the page was open."""
    if request.POST.get("seen", "") in ("", _seen(first, second)):
        return
    last = review.latest_about(first, second)
    who = f"{last.made_by} decided meanwhile ({last})" if last else "This changed meanwhile"
    raise ValidationError(f"{who}: look at the two again. Nothing was overwritten.")


def _onwards(request: HttpRequest) -> str:
    proposal = request.POST.get("proposal", "")
    return address(PAGE, "", after=proposal) if proposal else address(PAGE, "")


def _refused(
    request: HttpRequest, refusal: ValidationError, first: Entity, second: Entity
) -> HttpResponse:
    tell(request, refusal)
    return redirect(address(PAGE, "", first=first.pk, second=second.pk))
