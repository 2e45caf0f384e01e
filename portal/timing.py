"""What each page took, for whoever opens the browser's network panel (W3C Server Timing).

`sql` is the time spent waiting for the database, `total` that of the whole answer; a page may say
more of itself before.
"""

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from django.db import connection
from django.http import HttpRequest
from django.http.response import HttpResponseBase

Answer = Callable[[HttpRequest], HttpResponseBase]


@dataclass
class _Waiting:
    """Adds up the seconds of every statement (Django's `execute_wrapper`)."""

    seconds: float = 0.0

    def __call__(self, execute: Callable[..., Any], *statement: Any) -> Any:
        start = perf_counter()
        try:
            return execute(*statement)
        finally:
            self.seconds += perf_counter() - start


class TimingMiddleware:
    """Write the header `Server-Timing`, in milliseconds."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        start, waiting = perf_counter(), _Waiting()
        with connection.execute_wrapper(waiting):
            response = self.get_response(request)
        spent = {"sql": waiting.seconds, "total": perf_counter() - start}
        told = [response["Server-Timing"]] if "Server-Timing" in response else []
        told += [f"{name};dur={1000 * seconds:.1f}" for name, seconds in spent.items()]
        response["Server-Timing"] = ", ".join(told)
        return response
