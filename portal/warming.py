"""A process that was just started answers its first reader as quickly as any other.

It asks itself for the page with all cables: that opens the index, counts what broad searches start
from (ADR 11), reads the templates, and lets the database see its statements.
"""

import logging
from threading import Thread

from django.db import DatabaseError, connection
from django.http import HttpRequest

log = logging.getLogger(__name__)


def begin() -> None:
    """Warm up beside the first requests."""
    Thread(target=_warm_in_thread, name="warming", daemon=True).start()


def _warm_in_thread() -> None:
    try:
        warm()
    finally:
        connection.close()


def warm() -> None:
    """Make a page of results for nobody. A database that cannot be asked is a line of the log."""
    from django.contrib.auth.models import AnonymousUser  # neither before the apps are loaded

    from cables.views.search import search

    request = HttpRequest()
    request.method, request.user = "GET", AnonymousUser()
    try:
        search(request)
    except DatabaseError as error:
        problem = " ".join(str(error).split())
        log.warning("The portal could not make a page for itself yet: %s", problem)
