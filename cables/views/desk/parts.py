"""A page of the desk, or the changing part of it alone for the page's own script."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

HEADER = "X-Desk"


def part_or_page(request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    """`cables/desk/NAME.html`, or `_NAME.html` where the header asks for the part."""
    wants_part = HEADER in request.headers
    response = render(request, f"cables/desk/{'_' if wants_part else ''}{name}.html", context)
    if wants_part:
        response[HEADER] = "part"
    response["Vary"] = HEADER
    return response
