"""How much of its files this process has mapped.

The engine reads the index through the system's cache, of which all processes share one copy. The
system counts what a process has looked at as memory of that process, until it needs the room
itself. Opening the index anew takes about a millisecond and lets go of all that, so that whoever
watches over the memory of a web process sees what it really takes. Nothing shorter is safe: pages
that are handed back by address may by then be another thread's memory.
"""

from mmap import PAGESIZE
from pathlib import Path

MOST = 200_000_000  # bytes
_HELD = Path("/proc/self/statm")


def is_much() -> bool:
    """Whether it is more than `MOST`; never where the system does not tell."""
    return _HELD.exists() and _mapped() > MOST


def _mapped() -> int:
    """Bytes of files in this process's memory (proc(5), `statm`: the third number)."""
    return int(_HELD.read_text().split()[2]) * PAGESIZE
