"""What a search found, to take away: CSV and JSON Lines, streamed."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.http import require_safe

from cables.search import SearchState
from cables.search.export import COLUMNS, Row, rows

NOT_NOW = (
    "The search index has to be made anew. Nothing is lost; please try again in some minutes.\n"
)
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet takes a cell that begins so for a formula (OWASP, CSV injection)."""

Written = Callable[[Iterator[Row]], Iterator[str]]


@require_safe
def as_csv(request: HttpRequest) -> HttpResponseBase:
    """The found cables as CSV with a header row; lists are joined by `; `."""
    return _streamed(request, csv_lines, "text/csv; charset=utf-8", "cables.csv")


@require_safe
def as_jsonl(request: HttpRequest) -> HttpResponseBase:
    """The found cables as JSON Lines, one object a line, with the text: it can be imported."""
    return _streamed(request, json_lines, "application/x-ndjson", "cables.jsonl")


def _streamed(request: HttpRequest, written: Written, kind: str, name: str) -> HttpResponseBase:
    found = rows(SearchState.from_query(request.GET))
    if found is None:
        return HttpResponse(NOT_NOW, content_type="text/plain; charset=utf-8", status=503)
    whole = ({**row, "url": request.build_absolute_uri(row["url"])} for row in found)
    response = StreamingHttpResponse(written(whole), content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Robots-Tag"] = "noindex"
    return response


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


def csv_lines(found: Iterator[Row]) -> Iterator[str]:
    """Found cables as lines of CSV."""
    return csv_table(COLUMNS, found)


def csv_table(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """Rows as lines of CSV; cells that a spreadsheet could run begin with an apostrophe."""
    writer = csv.writer(_Echo())
    yield writer.writerow(columns)
    for row in rows:
        yield writer.writerow([cell(row[column]) for column in columns])


def cell(value: Any) -> str:
    """One value as a cell of CSV; lists are joined, what is absent is empty."""
    text = "; ".join(value) if isinstance(value, list) else "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def json_lines(found: Iterator[Row]) -> Iterator[str]:
    """Rows as JSON, a line each."""
    for row in found:
        yield f"{json.dumps(row, ensure_ascii=False)}\n"
