"""The front door: what is held, and the ways in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cables.models import Entity
from cables.search.overview import overview
from cables.views.charts import year_bars

NEWEST, NGOS, POSTS, SUBJECTS = 6, 10, 8, 8


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Search box, corpus in numbers, timeline, most mentioned NGOs, newest cables, doors."""
    held = overview(posts=POSTS, subjects=SUBJECTS, newest=NEWEST)
    entities = Entity.objects.listed()
    context = {
        "held": held,
        "entities": entities.in_numbers(),
        "bars": year_bars(held.years if held else ()),
        "ngos": entities.ngos().most_mentioned()[:NGOS],
    }
    return render(request, "cables/home.html", context)
