"""Processes that live no longer than we do."""

import ctypes
import signal
import subprocess
import sys
from collections.abc import Sequence
from types import TracebackType
from typing import Self

PR_SET_PDEATHSIG = 1
GRACE_SECONDS = 10


class ChildEndedError(Exception):
    """A process that should have gone on has ended."""


class Children:
    """Start processes; however the block is left, even by `kill -9`, they end too."""

    def __init__(self) -> None:
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, name: str, arguments: Sequence[str]) -> None:
        """Run our Python with these arguments, out of reach of the terminal's Ctrl-C."""
        self._running[name] = subprocess.Popen(
            [sys.executable, *arguments], start_new_session=True, preexec_fn=end_with_parent
        )

    def check(self) -> None:
        """Raise `ChildEndedError` if one of them has ended."""
        for name, child in self._running.items():
            if child.poll() is not None:
                raise ChildEndedError(f"The {name} has ended with status {child.returncode}.")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for child in self._running.values():
            child.terminate()
        for child in self._running.values():
            try:
                child.wait(GRACE_SECONDS)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()


def end_with_parent() -> None:
    """Ask the kernel to send us SIGTERM when our parent ends. Linux only; nothing elsewhere."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
