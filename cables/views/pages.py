"""Pages that are only words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """How to search, what the markings and codes mean."""
    return render(request, "cables/help.html")


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What the portal is, what it is not, and how its links are made."""
    return render(request, "cables/about.html")
