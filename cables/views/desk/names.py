"""Entities by name, while a curator types it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cables.models import Entity
from cables.search.suggestions import suggestions
from cables.views.desk.access import curators_only
from cables.vocab.names import LONGEST_NAME


def found(typed: str) -> list[Entity]:
    """All that stand, known by this name or one like it: also what public lists leave out."""
    text = typed.strip()[:LONGEST_NAME]
    return suggestions(text, among=Entity.objects.current()) if text else []


@require_safe
@curators_only
def names(request: HttpRequest) -> HttpResponse:
    """The entities that `q` may mean, as buttons of the form that asks."""
    candidates = found(request.GET.get("q", ""))
    return render(request, "cables/desk/_candidates.html", {"candidates": candidates})
