"""Lists of entities, and a page for each."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from cables.models import Entity, Mention
from cables.models.entities import EntityQuerySet
from cables.views.charts import year_bars
from cables.views.filters import EntityFilter, OrganizationFilter
from cables.views.paging import paging
from cables.views.reading import in_context

PER_LIST = 50
PER_PAGE = 20
TOGETHER = 12


@require_safe
def organizations(request: HttpRequest) -> HttpResponse:
    """Every organization that a public cable mentions."""
    entities = Entity.objects.public().organizations()
    return _listed(request, "Organizations", entities, OrganizationFilter)


@require_safe
def ngos(request: HttpRequest) -> HttpResponse:
    """Every organization that is, or may be, an NGO."""
    return _listed(request, "NGOs", Entity.objects.public().ngos(), EntityFilter)


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Every person that a public cable mentions."""
    return _listed(request, "People", Entity.objects.public().people(), EntityFilter)


@require_safe
def places(request: HttpRequest) -> HttpResponse:
    """Every place that a public cable mentions."""
    return _listed(request, "Places", Entity.objects.public().places(), EntityFilter)


@require_safe
def organization(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """One organization."""
    return _shown(request, pk)


@require_safe
def person(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """One person."""
    return _shown(request, pk)


@require_safe
def place(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """One place."""
    return _shown(request, pk)


def _listed(
    request: HttpRequest, title: str, entities: EntityQuerySet, filter_class: type[EntityFilter]
) -> HttpResponse:
    chosen = filter_class(request.GET, entities.most_mentioned())
    page = Paginator(chosen.qs, PER_LIST).get_page(request.GET.get("page"))
    return render(
        request,
        "cables/entities.html",
        {
            "title": title,
            "filter": chosen,
            "page": page,
            "paging": paging(page, request.GET),
            "typed": title in ("Organizations", "NGOs"),
        },
    )


def _shown(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of an entity; a merged one, or another slug or kind, leads to its true address."""
    entity = get_object_or_404(Entity, pk=pk).keeper
    if not entity.is_public:
        raise Http404("No public cable mentions this.")
    if request.path != entity.get_absolute_url():
        return redirect(entity)
    mentions = Mention.objects.public().of(entity)
    page = Paginator(mentions.in_context(), PER_PAGE).get_page(request.GET.get("page"))
    together = Entity.objects.public().named_with(entity)
    return render(
        request,
        "cables/entity.html",
        {
            "entity": entity,
            "names": mentions.by_surface(),
            "bars": year_bars(mentions.by_year(), **{entity.facet: str(entity.pk)}),
            "posts": mentions.by_post(),
            "page": page,
            "paging": paging(page, request.GET),
            "contexts": in_context(page),
            "together": (
                ("NGOs", together.ngos()[:TOGETHER]),
                ("Other organizations", together.other_organizations()[:TOGETHER]),
                ("People", together.people()[:TOGETHER]),
                ("Places", together.places()[:TOGETHER]),
            ),
        },
    )
