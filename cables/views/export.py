"""What a search found, to take away as CSV and JSON Lines."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from cables.search import SearchState
from cables.search.export import COLUMNS, Row, rows
from cables.views.files import csv_file, json_lines_file, not_now


@require_safe
def as_csv(request: HttpRequest) -> HttpResponseBase:
    """The found cables as CSV, without their text."""
    found = _found(request)
    return not_now() if found is None else csv_file(COLUMNS, found, "cables.csv")


@require_safe
def as_jsonl(request: HttpRequest) -> HttpResponseBase:
    """The found cables as JSON Lines, with the text: it can be imported."""
    found = _found(request)
    return not_now() if found is None else json_lines_file(found, "cables.jsonl")


def _found(request: HttpRequest) -> Iterator[Row] | None:
    found = rows(SearchState.from_query(request.GET))
    if found is None:
        return None
    return ({**row, "url": request.build_absolute_uri(row["url"])} for row in found)
