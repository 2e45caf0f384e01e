"""Running programs as the server's user, and finding what runs."""

import os
import pwd
import subprocess
from pathlib import Path

_WORKING_IN = (
    'for process in /proc/[0-9]*; do [ "$process/cwd" -ef "$1" ] && echo "${process#/proc/}"; done'
)


def run_as(
    account: pwd.struct_passwd, *command: str | Path, folder: Path, text: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run a program in `folder` as `account`, with `text` as its input; return what it said.

    Variables such as PGDATA or PGOPTIONS of whoever calls must not change what it does.
    """
    inherited = {key: value for key, value in os.environ.items() if not key.startswith("PG")}
    another = account.pw_uid != os.geteuid()
    return subprocess.run(
        command,
        cwd=folder,
        env=inherited | {"LC_ALL": "C", "HOME": str(folder)},
        input=text,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
        user=account.pw_uid if another else None,
        group=account.pw_gid if another else None,
        extra_groups=[] if another else None,
        umask=0o077,
    )


def working_in(folder: Path, account: pwd.struct_passwd) -> set[int]:
    """The account's processes whose current folder this is, as that of PostgreSQL's is its data.

    Asked as the account itself: a root without CAP_SYS_PTRACE, as in a container, may not look.
    """
    found = run_as(account, "sh", "-c", _WORKING_IN, "sh", folder, folder=folder.parent)
    return {int(line) for line in found.stdout.split() if line.isdigit()}
