"""Finding cables."""

from collections.abc import Mapping
from time import perf_counter

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from cables.models import Cable
from cables.search import SearchState, run
from cables.search.facet_page import ORDERS, every_value, facet_named
from cables.search.suggestions import suggestions
from cables.views.paging import paging
from cables.vocab.names import LONGEST_NAME

MOST_CANDIDATES = 20


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Results with their facets; the number of a cable that is held leads straight to it."""
    state = SearchState.from_query(request.GET)
    held = Cable.objects.public().published_as(state.q) if state.cable_id() else None
    if held is not None and not state.is_narrowed:
        return redirect(held)
    candidates = _numbered_so(state)
    if len(candidates) == 1 and state.is_surely_a_number and not state.is_narrowed:
        return redirect(candidates[0])
    results = run(state)
    started = perf_counter()
    context = {"results": results, "state": state, "candidates": candidates}
    response = render(request, "cables/search.html", context)
    spent = {**results.timings, "page": perf_counter() - started}
    response["Server-Timing"] = server_timing(spent)
    return response


def _numbered_so(state: SearchState) -> list[Cable]:
    """The cables that a number without its year can mean."""
    number = state.number_without_year()
    return list(Cable.objects.public().numbered(*number)[:MOST_CANDIDATES]) if number else []


@require_safe
def facet(request: HttpRequest, name: str) -> HttpResponse:
    """Every value of one facet of a search, each a link; `find` and `by` choose and sort."""
    shown = facet_named(name)
    if shown is None:
        raise Http404("There is no such facet.")
    find = request.GET.get("find", "").strip()[:LONGEST_NAME]
    by = request.GET.get("by", "")
    by = by if by in ORDERS else "count"
    state = SearchState.from_query(request.GET)
    values = every_value(shown, state, find=find, by=by, page=request.GET.get("page"))
    context = {"facet": shown, "state": state, "find": find, "by": by, "orders": ORDERS}
    if values is None:
        return render(request, "cables/facet.html", context, status=503)
    links = paging(values.page, request.GET)
    return render(request, "cables/facet.html", {**context, "values": values, "paging": links})


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """Names that begin as `q`, or are like it: a fragment of a list, for the search box."""
    typed = request.GET.get("q", "")[:LONGEST_NAME]
    return render(request, "cables/_suggestions.html", {"entities": suggestions(typed)})


def server_timing(seconds: Mapping[str, float]) -> str:
    """The header's value for named steps, which browsers show in milliseconds."""
    return ", ".join(f"{name};dur={1000 * spent:.1f}" for name, spent in seconds.items())
