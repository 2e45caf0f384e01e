"""The index follows what curators decide without keeping them waiting.

Bringing one cable up to date takes the engine a tenth of a second or more, mostly for its commit;
a decision at the desk must not wait for that. The note is in the outbox already: if this process
dies before its thread is done, the worker takes the note up within a minute.
"""

import logging
from threading import Lock, Thread

from django.conf import settings
from django.db import connection

from cables.search import index

log = logging.getLogger(__name__)


class Follower:
    """At most one thread drains; who calls while it works makes it go round once more."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._wanted = self._running = False

    def wake(self) -> None:
        """Have the index drained soon; returns at once, unless the settings say to wait."""
        if not settings.INDEX_IN_BACKGROUND:
            index.drain()
            return
        with self._lock:
            self._wanted = True
            if self._running:
                return
            self._running = True
        Thread(target=self._follow, name="index-follower").start()

    def _follow(self) -> None:
        try:
            while self._goes_on():
                self._drain()
        finally:
            connection.close()

    def _goes_on(self) -> bool:
        with self._lock:
            self._running, self._wanted = self._wanted, False
            return self._running

    def _drain(self) -> None:
        try:
            index.drain()
        except Exception:  # whatever it is, the thread must end in order and the notes stay
            log.exception("The index could not follow a decision; the worker tries to drain again.")


follower = Follower()
