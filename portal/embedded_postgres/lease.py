"""Who still needs the server: a lock shared by every process that uses it.

The kernel drops a process's locks however it ends, so that no count can go wrong. A forked child
inherits the lock of its parent and prolongs it.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def guarded(path: Path) -> Iterator[None]:
    """Let one process at a time start or stop the server; the others wait here."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


class Lease:
    """The word of this process that it uses the server. Change it only while `guarded`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    @property
    def held(self) -> bool:
        return self._descriptor is not None

    def take(self) -> None:
        if self._descriptor is None:
            self._descriptor = self._open()
            fcntl.flock(self._descriptor, fcntl.LOCK_SH)

    def give_up(self) -> bool:
        """Give the lease up; True if nobody else holds one.

        Closing, unlike unlocking, leaves a parent or child its share of an inherited lock.
        """
        if self._descriptor is None:
            return False
        os.close(self._descriptor)
        self._descriptor = None
        return self._is_free()

    def _is_free(self) -> bool:
        probe = self._open()
        try:
            fcntl.flock(probe, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        finally:
            os.close(probe)
        return True

    def _open(self) -> int:
        return os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
