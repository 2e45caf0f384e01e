"""Lists of entities, with the doors by which one enters them: countries, subjects, years."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cables.models import Entity, entity_pages
from cables.models.counts import Counted
from cables.models.rows import in_order
from cables.search import about_entity as about
from cables.search.about_entity import Terrain
from cables.search.results import YearBar
from cables.views.entities.companions import of_kind
from cables.views.filters import EntityFilter, OrganizationFilter
from cables.views.paging import paging

PER_LIST = 50
ON_MAP = 250


@dataclass(frozen=True, slots=True)
class Listed:
    """An entity in a list; `here` counts the cables of the chosen country, subject and year."""

    entity: Entity
    here: int | None


@dataclass(frozen=True, slots=True)
class Door:
    """A value by which the list can be narrowed, and the address that does so."""

    counted: Counted
    url: str
    chosen: bool


@require_safe
def organizations(request: HttpRequest) -> HttpResponse:
    """Every organization that public cables mention."""
    return _listed(request, "org", "Organizations", OrganizationFilter)


@require_safe
def ngos(request: HttpRequest) -> HttpResponse:
    """Every organization that is, or may be, an NGO."""
    return _listed(request, "ngo", "NGOs", EntityFilter)


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Every person that public cables mention."""
    return _listed(request, "person", "People", EntityFilter)


@require_safe
def places(request: HttpRequest) -> HttpResponse:
    """Every place that public cables mention."""
    return _listed(request, "place", "Places", EntityFilter)


def _listed(
    request: HttpRequest, kind: str, title: str, filter_class: type[EntityFilter]
) -> HttpResponse:
    terrain = about.terrain(kind)
    entities = of_kind(kind).listed().most_mentioned()
    chosen = filter_class(request.GET, entities, kind=kind, terrain=terrain)
    page, rows = _page(chosen, request.GET.get("page"))
    return render(
        request,
        "cables/entities.html",
        {
            "title": title,
            "filter": chosen,
            "page": page,
            "rows": rows,
            "paging": paging(page, request.GET),
            "typed": kind in ("org", "ngo"),
            "on_map": entity_pages.on_the_map(chosen.qs, ON_MAP) if kind == "place" else (),
            **(_doors(request.GET, terrain) if terrain else {}),
        },
    )


def _page(chosen: EntityFilter, number: str | None) -> tuple[Page[Any], list[Listed]]:
    """One page of the list; with counts of the index these say the order, unless another is asked.

    Then the numbers of all entities are put in order here, and the rows of one page are fetched.
    """
    counts = chosen.counts
    if counts is None or not chosen.by_cables:
        page: Page[Any] = Paginator(chosen.qs, PER_LIST).get_page(number)
        return page, [Listed(one, counts.get(one.pk) if counts else None) for one in page]
    ordered = entity_pages.by_counts(chosen.qs, counts)
    page = Paginator(ordered, PER_LIST).get_page(number)
    known = in_order(Entity.objects.all(), page)
    return page, [Listed(one, counts[one.pk]) for one in known]


def _doors(query: QueryDict, terrain: Terrain) -> dict[str, Any]:
    countries = [_door(query, "reported", one) for one in terrain.countries]
    subjects = [_door(query, "tag", one) for one in terrain.subjects]
    years = tuple(
        YearBar(one.year, one.count, query.get("year") == str(one.year), _with(query, "year", one))
        for one in terrain.years
    )
    return {"countries": countries, "subjects": subjects, "bars": years}


def _door(query: QueryDict, name: str, counted: Counted) -> Door:
    chosen = query.get(name) == counted.value
    return Door(counted, address(query, **{name: "" if chosen else counted.value}), chosen)


def _with(query: QueryDict, name: str, one: Any) -> str:
    return address(query, **{name: str(one.year)})


def address(query: QueryDict, **changes: str) -> str:
    """The same list with other parameters, from its first page."""
    kept = query.copy()
    for name, value in {**changes, "page": ""}.items():
        if value:
            kept[name] = value
        else:
            kept.pop(name, None)
    return f"?{kept.urlencode()}"
