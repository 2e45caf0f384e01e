"""The front door: what is held, and the ways in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cables.models import Cable, Entity, Post, Tag
from cables.views.charts import year_bars


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Search box, corpus in numbers, timeline, most mentioned NGOs, newest cables, doors."""
    cables = Cable.objects.public()
    entities = Entity.objects.public()
    return render(
        request,
        "cables/home.html",
        {
            "corpus": cables.in_numbers(),
            "entities": entities.in_numbers(),
            "bars": year_bars(cables.by_year()),
            "newest": cables.for_listing().newest()[:6],
            "ngos": entities.ngos().most_mentioned()[:10],
            "posts": Post.objects.busiest(8),
            "subjects": Tag.objects.subjects().most_used(8),
        },
    )
