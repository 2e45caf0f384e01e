"""Pages that are only words, and what else stands at the doors of a site."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.views.decorators.http import require_safe

ROBOTS = """\
User-agent: *
Disallow: /admin/
Disallow: /cables/?
Disallow: /cables/export
Disallow: /cables/facets/
Disallow: /suggest/
"""
"""Cables and entities are to be found; searches and their facets have no end."""


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Which pages crawlers may read (RFC 9309)."""
    sitemap = f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}\n"
    return HttpResponse(ROBOTS + sitemap, content_type="text/plain; charset=utf-8")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Where browsers look for an icon that no page told them about."""
    return redirect(static("favicon.svg"))


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """How to search, what the markings and codes mean."""
    return render(request, "cables/help.html")


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What the portal is, what it is not, and how its links are made."""
    return render(request, "cables/about.html")
