"""The pages of the index that this process has mapped, handed back before they are many.

The engine reads its files through the system's cache, of which all processes share one copy. The
system counts what a process has looked at as memory of that process, until it needs the room
itself. Handing the pages back costs nothing but looking them up again in that cache, and whoever
watches over the memory of a web process then sees what it really takes.
"""

import ctypes
import re
from collections.abc import Iterator
from mmap import PAGESIZE
from pathlib import Path

MOST = 200_000_000  # bytes
_HELD, _MAPS = Path("/proc/self/statm"), Path("/proc/self/maps")
_RANGE = re.compile(r"([0-9a-f]+)-([0-9a-f]+) ")
_DO_NOT_NEED = 4  # MADV_DONTNEED of Linux: of a file that is only read, nothing is lost


def hand_back(folder: Path, most: int = MOST) -> bool:
    """Hand back the pages of the folder's files if this process has more bytes mapped than that.

    Tells whether it did. Where the system does not tell what is mapped, nothing is done.
    """
    if not _HELD.exists() or _mapped() <= most:
        return False
    system = ctypes.CDLL(None, use_errno=True)
    for start, end in _ranges(str(folder.resolve())):
        system.madvise(ctypes.c_void_p(start), ctypes.c_size_t(end - start), _DO_NOT_NEED)
    return True


def _mapped() -> int:
    """Bytes of files in this process's memory (proc(5), `statm`: the third number)."""
    return int(_HELD.read_text().split()[2]) * PAGESIZE


def _ranges(folder: str) -> Iterator[tuple[int, int]]:
    for line in _MAPS.read_text().splitlines():
        found = _RANGE.match(line) if f" {folder}/" in line else None
        if found:
            yield int(found[1], 16), int(found[2], 16)
