"""Files to take away: tables as CSV and as JSON Lines, streamed row by row."""

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse

from cables.formats.csv_table import guard
from cables.search.export import Row

_NOT_NOW = (
    "The search index has to be made anew. Nothing is lost; please try again in some minutes.\n"
)
Response = TypeVar("Response", bound=HttpResponseBase)


def csv_file(columns: Sequence[str], rows: Iterable[Row], name: str) -> StreamingHttpResponse:
    """Rows as CSV under a row of their columns; lists are joined by `; `."""
    lines = _csv_lines(columns, rows)
    return attached(StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8"), name)


def json_lines_file(rows: Iterable[Row], name: str) -> StreamingHttpResponse:
    """Rows as JSON Lines, one object a line."""
    lines = (f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)
    return attached(StreamingHttpResponse(lines, content_type="application/x-ndjson"), name)


def attached(response: Response, name: str) -> Response:
    """The answer as a file of that name, which no browser shows and no search engine lists."""
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Robots-Tag"] = "noindex"
    return response


def not_now() -> HttpResponse:
    """The answer while there is no index to say what belongs into a file."""
    return HttpResponse(_NOT_NOW, content_type="text/plain; charset=utf-8", status=503)


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


def _csv_lines(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield writer.writerow(columns)
    for row in rows:
        yield writer.writerow([cell(row[column]) for column in columns])


def cell(value: Any) -> str:
    """One value as a cell that no spreadsheet runs; lists are joined, what is absent is empty."""
    text = "; ".join(value) if isinstance(value, list) else value
    return guard("" if text is None else str(text))
