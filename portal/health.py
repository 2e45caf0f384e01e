"""Two addresses for those who watch over the portal.

`/healthz` says that this process answers; `/readyz` that it can also reach its database. They are
answered before anything else, whatever host name was asked for: a probe knows only an address.
"""

from collections.abc import Callable

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse

Answer = Callable[[HttpRequest], HttpResponse]


class HealthMiddleware:
    """Answer the two addresses, pass on everything else."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        match request.path:
            case "/healthz":
                return _plain("ok")
            case "/readyz":
                return readiness()
        return self.get_response(request)


def readiness() -> HttpResponse:
    """Ask the database for a one; 503 while it does not answer."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return _plain("the database does not answer", status=503)
    return _plain("ok")


def _plain(text: str, *, status: int = 200) -> HttpResponse:
    return HttpResponse(
        f"{text}\n", status=status, content_type="text/plain", headers={"Cache-Control": "no-store"}
    )
