"""One entity at the desk: its names, notes, history, and its mentions to split off."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.contrib.messages import get_messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cables.actions import entities, names
from cables.models import Alias, Decision, Entity, review
from cables.refusals import refusals, tell
from cables.views.desk.access import curator, curators_only
from cables.views.desk.choices import KIND_CHOICES, KINDS
from cables.views.desk.context import samples
from cables.views.desk.names import found
from cables.views.desk.telling import told
from cables.views.paging import paging
from cables.vocab.numbers import whole_number

DECISIONS = 50
ALIKE = 8
PER_PAGE = 100
LEAD = "The address of {} leads to {} now."


@require_safe
@curators_only
def entity(request: HttpRequest, pk: int) -> HttpResponse:
    """Names, notes and history; a merged entity leads to the one it is part of."""
    shown = get_object_or_404(Entity, pk=pk)
    if shown.keeper.pk != shown.pk:
        messages.info(request, LEAD.format(shown, shown.keeper))
        return redirect("desk-entity", shown.keeper.pk)
    history = Paginator(Decision.objects.of_entity(shown).with_undoings(), DECISIONS)
    page = history.get_page(request.GET.get("page"))
    typed = request.GET.get("find", "")
    context: dict[str, Any] = {
        "entity": shown,
        "find": typed,
        "found": [other for other in found(typed) if other.pk != shown.pk],
        "aliases": shown.aliases.all(),
        "seen": entities.stamp(shown),
        "alike": review.alike(shown, ALIKE),
        "waiting": review.mentions().waiting().of_number(shown.pk).count(),
        "history": told(page),
        "paging": paging(page, request.GET),
        "told": list(get_messages(request)),
    }
    return render(request, "cables/desk/entity.html", context)


@require_POST
@curators_only
def add_alias(request: HttpRequest, pk: int) -> HttpResponse:
    """A further name; its mentions are looked for in all cables at once."""
    shown = get_object_or_404(Entity, pk=pk)
    name, seen = request.POST.get("name", ""), request.POST.get("seen", "")
    with refusals(request):
        entities.add_alias(entity=shown, name=name, by=curator(request), seen=seen, find=False)
        stand = names.find_everywhere(entity=shown, name=name)
        said = "1 mention has" if stand == 1 else f"{stand:,} mentions have"
        messages.success(request, f"“{name}” is a name of {shown} now: {said} these words.")
    return redirect("desk-entity", pk)


@require_POST
@curators_only
def remove_alias(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a name away; mentions found by it stay."""
    alias = get_object_or_404(Alias, pk=pk)
    with refusals(request):
        entities.remove_alias(alias=alias, by=curator(request))
        messages.success(request, f"“{alias.name}” is no longer a name of {alias.entity}.")
    return redirect("desk-entity", alias.entity_id)


@require_POST
@curators_only
def note(request: HttpRequest, pk: int) -> HttpResponse:
    """A note for other curators."""
    shown = get_object_or_404(Entity, pk=pk)
    with refusals(request):
        entities.note(entity=shown, text=request.POST.get("text", ""), by=curator(request))
        messages.success(request, "The note is kept.")
    return redirect("desk-entity", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@curators_only
def split(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose mentions that mean somebody or something else, and name it."""
    shown = get_object_or_404(Entity, pk=pk)
    if request.method != "POST":
        return _offer(request, shown, request.GET)
    try:
        made = _split_off(shown, request.POST, curator(request))
    except ValidationError as refusal:
        tell(request, refusal)
        return _offer(request, shown, request.POST)
    messages.success(request, f"{made} is an entity of its own now.")
    return redirect("desk-entity", made.pk)


def _offer(request: HttpRequest, shown: Entity, typed: QueryDict) -> HttpResponse:
    mentions = Paginator(review.mentions().of_number(shown.pk).for_splitting(), PER_PAGE)
    page = mentions.get_page(request.GET.get("page"))
    context: dict[str, Any] = {
        "entity": shown,
        "seen": entities.stamp(shown),
        "samples": samples(page),
        "page": page,
        "paging": paging(page, request.GET),
        "kinds": KIND_CHOICES,
        "kind": typed.get("as") or shown.type or shown.kind,
        "chosen": set(_numbers(typed.getlist("mention"))),
        "new_name": typed.get("new_name", ""),
        "reason": typed.get("reason", ""),
        "told": list(get_messages(request)),
    }
    return render(request, "cables/desk/split.html", context)


def _split_off(shown: Entity, form: QueryDict, by: User) -> Entity:
    kind, type_ = KINDS.get(form.get("as", ""), (shown.kind, shown.type))
    chosen = review.mentions().of_number(shown.pk).chosen(_numbers(form.getlist("mention")))
    return entities.split(
        entity=shown,
        mentions=chosen,
        new_name=form.get("new_name", ""),
        kind=kind,
        type=type_,
        by=by,
        reason=form.get("reason", ""),
        seen=form.get("seen", ""),
    )


def _numbers(texts: list[str]) -> list[int]:
    return [number for text in texts if (number := whole_number(text)) is not None]
