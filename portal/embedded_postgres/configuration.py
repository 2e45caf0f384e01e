"""How the private PostgreSQL is set up."""

import os
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

DATABASE = ROLE = "cables"
PORT = 5432  # no TCP port: part of the socket's name
BUILTIN_LOCALES = 17  # the first version with collations of its own, the same on every machine

_MEGABYTE = 2**20
_LARGEST_BUFFERS, _SMALLEST_BUFFERS = 4096, 128  # megabytes
_LIMITS = (Path("/sys/fs/cgroup/memory.max"), Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"))
"""What a container may take (control groups, versions 2 and 1)."""
_COSTS = """\
max_wal_size = 4GB  # a large import writes gigabytes: fewer whole pages go to the log
checkpoint_timeout = 15min
random_page_cost = 1.1  # solid disks, and much of it in memory
jit = off  # compiling takes longer than any question of a page
"""
_FAST = "fsync = off\nfull_page_writes = off\n"


def buffers(*, durable: bool, limits: Iterable[Path] = _LIMITS) -> str:
    """How much PostgreSQL keeps in memory: a quarter of what there is (its manual, 19.4.1).

    In a container that is what it may take, told by files such as `limits`.

    A page of results reads some hundred blocks, and fetching one from the system takes longer than
    all else that is done with it.
    """
    if not durable:
        return f"{_SMALLEST_BUFFERS}MB"
    there = min([_memory(), *map(_allowed, limits)]) // _MEGABYTE
    return f"{min(max(there // 4, _SMALLEST_BUFFERS), _LARGEST_BUFFERS)}MB"


def _memory() -> int:
    """Bytes of the machine."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")


def _allowed(limit: Path) -> int:
    """Bytes that a control group allows; those of the machine where it names no number."""
    told = limit.read_text().strip() if limit.exists() else ""
    return int(told) if told.isdecimal() else _memory()


def initdb_options(programs: Path, *, durable: bool) -> list[str]:
    """UTF-8, sorted by code point; before version 17 by the system's C.UTF-8."""
    if major_version(programs) >= BUILTIN_LOCALES:
        locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    else:
        locale = ["--locale=C.UTF-8"]
    return ["--encoding=UTF8", *locale, *([] if durable else ["--no-sync"])]


def major_version(programs: Path) -> int:
    """18 for "postgres (PostgreSQL) 18.6"."""
    said = subprocess.run(
        [programs / "postgres", "--version"], capture_output=True, text=True, check=True
    ).stdout
    found = re.search(r"\d+", said)
    return int(found[0]) if found else 0


def remembered(programs: Path) -> str:
    """After a restart the blocks that were in memory are fetched again, where this can be done."""
    there = any((programs.parent / "lib").glob("**/pg_prewarm.*"))
    return "shared_preload_libraries = 'pg_prewarm'\n" if there else ""


def write(
    folder: Path, *, programs: Path, socket_folder: Path, callers: Iterable[str], durable: bool
) -> None:
    """Write the files that say who may connect, and where. `callers` are users of the system."""
    texts = {
        "pg_hba.conf": "local all all peer map=portal\n",
        "pg_ident.conf": "".join(f'portal "{name}" {ROLE}\n' for name in sorted(callers)),
        "postgresql.conf": (
            "include '../data/postgresql.conf'\n"
            "hba_file = 'etc/pg_hba.conf'\n"
            "ident_file = 'etc/pg_ident.conf'\n"
            "listen_addresses = ''\n"
            f"port = {PORT}\n"
            f"unix_socket_directories = '{socket_folder}'\n"
            f"shared_buffers = {buffers(durable=durable)}\n"
            f"{_COSTS}"
        )
        + (remembered(programs) if durable else _FAST),
    }
    folder.mkdir(exist_ok=True)
    folder.chmod(0o755)
    for name, text in texts.items():
        (folder / name).write_text(text)
        (folder / name).chmod(0o644)
