"""Finding cables."""

from collections.abc import Mapping
from time import perf_counter

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from cables.models import Cable
from cables.search import SearchState, run


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Results with their facets; the number of a cable that is held leads straight to it."""
    state = SearchState.from_query(request.GET)
    held = Cable.objects.public().published_as(state.q) if state.cable_id() else None
    if held is not None and not state.is_narrowed:
        return redirect(held)
    results = run(state)
    started = perf_counter()
    response = render(request, "cables/search.html", {"results": results, "state": state})
    spent = {**results.timings, "page": perf_counter() - started}
    response["Server-Timing"] = server_timing(spent)
    return response


def server_timing(seconds: Mapping[str, float]) -> str:
    """The header's value for named steps, which browsers show in milliseconds."""
    return ", ".join(f"{name};dur={1000 * spent:.1f}" for name, spent in seconds.items())
