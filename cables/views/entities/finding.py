"""From an address to the entity it means."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from cables.models import Entity, entity_pages

REMEMBERED = "max-age=3600"
"""How long browsers keep a redirect: a merge can be undone."""

Parts = ParamSpec("Parts")
View = Callable[Concatenate[HttpRequest, Entity, Parts], HttpResponseBase]
Routed = Callable[[HttpRequest, int, str], HttpResponseBase]


def of_entity(part: str = "") -> Callable[[View], Routed]:
    """Give a view its entity; `part` is what the name of its address adds to that of the kind.

    A merged entity, another slug and another kind lead to the same part of the true page, for
    ever. One that no public cable mentions is not found.
    """

    def wrap(view: View) -> Routed:
        @require_safe
        @wraps(view)
        def found(request: HttpRequest, pk: int, slug: str) -> HttpResponseBase:
            entity = get_object_or_404(entity_pages.for_pages(), pk=pk).keeper
            if not entity.is_public:
                raise Http404("No public cable mentions this.")
            address = entity.address(part)
            if request.path != address:
                return _for_ever(address, request)
            return view(request, entity)

        return found

    return wrap


def _for_ever(address: str, request: HttpRequest) -> HttpResponsePermanentRedirect:
    query = request.META.get("QUERY_STRING", "")
    response = HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
    response["Cache-Control"] = REMEMBERED
    return response
