"""Everyone that is named in the same cables as an entity."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cables.models import Entity
from cables.views.citation import entity_citation
from cables.views.entities.asking import certainly
from cables.views.entities.companions import everyone, shown
from cables.views.entities.finding import of_entity
from cables.views.paging import paging

PER_PAGE = 100
KINDS = (("ngo", "NGOs"), ("org", "Organizations"), ("person", "People"), ("place", "Places"))


@of_entity("-together")
def together(request: HttpRequest, entity: Entity) -> HttpResponse:
    """All entities of one kind in the cables that name this one; `?kind=` chooses the kind."""
    asked = request.GET.get("kind", "")
    kind = asked if asked in dict(KINDS) else "org"
    certain, _, scope = certainly(entity, request.GET)
    pairs = everyone(scope, kind)
    context = {"entity": entity, "kind": kind, "kinds": KINDS, "certain": certain}
    context["citation"] = entity_citation(request, entity)
    if pairs is None:
        return render(request, "cables/entity_together.html", context, status=503)
    page = Paginator(pairs, PER_PAGE).get_page(request.GET.get("page"))
    context |= {"page": page, "paging": paging(page, request.GET), "companions": shown(list(page))}
    return render(request, "cables/entity_together.html", context)
