"""As whom the server runs: PostgreSQL refuses to run as root."""

import os
import pwd
from pathlib import Path

from portal.embedded_postgres.errors import PrivatePostgresError

OTHER_EXECUTE = 0o001
OTHER_READ = 0o004


def server_account(home: Path) -> pwd.struct_passwd:
    """Who runs the server that lives in `home`: its owner, once it exists."""
    me = os.geteuid()
    owner = home.stat().st_uid if home.exists() else None
    if me != 0 and owner not in (None, me):
        raise PrivatePostgresError(
            f"{home} belongs to another user (it was made as root?): remove its folder, "
            "or choose another with PORTAL_STATE or PORT"
        )
    if owner:
        return _account(owner)
    return _unprivileged() if me == 0 else _account(me)


def reachable(path: Path) -> bool:
    """True if every user may pass through the folders above `path`, as in /srv but not in /root."""
    return all(folder.stat().st_mode & OTHER_EXECUTE for folder in path.resolve().parents)


def readable(path: Path) -> bool:
    """True if every user may read and run the program at `path`."""
    wanted = OTHER_READ | OTHER_EXECUTE
    return reachable(path) and path.stat().st_mode & wanted == wanted


def _account(uid: int) -> pwd.struct_passwd:
    try:
        return pwd.getpwuid(uid)
    except KeyError:
        raise PrivatePostgresError(
            f"the user number {uid} has no name on this machine, and PostgreSQL needs one: "
            "give it a line in /etc/passwd, or set DATABASE_URL"
        ) from None


def _unprivileged() -> pwd.struct_passwd:
    """The account for a server started by root; `nobody` where PostgreSQL has none of its own."""
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise PrivatePostgresError(
        "PostgreSQL does not run as root, and there is neither a user 'postgres' nor a user "
        "'nobody' to run it as: make one with 'useradd --system postgres', or set DATABASE_URL"
    )
