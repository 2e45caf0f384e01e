"""How the private PostgreSQL is set up."""

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

DATABASE = ROLE = "cables"
PORT = 5432  # no TCP port: part of the socket's name
BUILTIN_LOCALES = 17  # the first version with collations of its own, the same on every machine

_SIZES = """\
shared_buffers = 256MB
max_wal_size = 4GB  # a large import writes gigabytes: fewer whole pages go to the log
checkpoint_timeout = 15min
"""
_FAST = "fsync = off\nfull_page_writes = off\n"


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


def write(folder: Path, *, socket_folder: Path, callers: Iterable[str], durable: bool) -> None:
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
            f"{_SIZES}"
        )
        + ("" if durable else _FAST),
    }
    folder.mkdir(exist_ok=True)
    folder.chmod(0o755)
    for name, text in texts.items():
        (folder / name).write_text(text)
        (folder / name).chmod(0o644)
