"""The private PostgreSQL of one state folder: made once, started when needed, stopped at the end.

It listens on a unix socket alone, in a folder that only its own user may enter, and believes the
kernel about who calls (`peer`). The socket's folder stands in /tmp because the address of a socket
has room for some 100 bytes, fewer than many a path has.

Below `home` the server's user owns `data` and `log`; the rest belongs to whoever calls us, so that
root never writes where the server's user could have put a link.
"""

import atexit
import hashlib
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from functools import cached_property
from pathlib import Path
from typing import NoReturn

from portal.embedded_postgres import configuration
from portal.embedded_postgres.accounts import reachable, server_account
from portal.embedded_postgres.configuration import DATABASE, PORT, ROLE
from portal.embedded_postgres.errors import PrivatePostgresError
from portal.embedded_postgres.lease import Lease, guarded
from portal.embedded_postgres.processes import run_as, working_in
from portal.embedded_postgres.programs import find_programs, programs_for_all
from portal.waiting import wait_until

START_SECONDS = 120
LEFTOVER_SECONDS = 30
OUTSIDE = Path("/var/lib/cables-portal")  # for root, where the state folder is closed to others


class Cluster:
    """A PostgreSQL server and its data below the folder `state`.

    `durable=False` trades safety against a power cut for speed: right for tests alone.
    Everything may raise `PrivatePostgresError`.
    """

    def __init__(self, state: Path, *, durable: bool = True) -> None:
        self._state = state.resolve()
        self._durable = durable
        self._guard = self._state / "postgres.guard"
        self._lease = Lease(self._state / "postgres.lease")

    def start(self) -> None:
        """Make sure that the server answers, and goes on while this process lives."""
        if self._lease.held:
            return
        with guarded(self._guard):
            if not self._answers():
                self._make()
                self._run()
            self._lease.take()
        atexit.register(self.release)
        _end_in_order_when_told()

    def release(self) -> None:
        """Say that this process is done with the server; the last one stops it."""
        atexit.unregister(self.release)
        with guarded(self._guard):
            if self._lease.give_up() and self._answers():
                self._call("pg_ctl", "stop", "--mode=fast", "--wait", "--pgdata=data")
                shutil.rmtree(self.socket_folder, ignore_errors=True)  # leave no litter in /tmp

    @cached_property
    def home(self) -> Path:
        """The folder of the cluster; outside the state folder if its user could not reach it."""
        as_root = os.geteuid() == 0
        inside = self._state / "postgres"
        if as_root and not inside.exists() and not reachable(inside):
            OUTSIDE.mkdir(parents=True, exist_ok=True)
            inside.unlink(missing_ok=True)  # a link whose target is gone
            inside.symlink_to(tempfile.mkdtemp(dir=OUTSIDE, prefix=f"{self._state.name[:40]}-"))
        inside.mkdir(exist_ok=True)
        if inside.stat().st_uid == os.geteuid():
            inside.chmod(0o755 if as_root else 0o700)
        return inside.resolve()

    @cached_property
    def account(self) -> pwd.struct_passwd:
        """The user who runs the server."""
        return server_account(self.home / "data")

    @cached_property
    def programs(self) -> Path:
        """The folder of PostgreSQL's programs, where the server's user can run them."""
        found = find_programs()
        if self.account.pw_uid == os.geteuid():
            return found
        return programs_for_all(found, self.home / "program")

    @cached_property
    def socket_folder(self) -> Path:
        """Where clients find the socket."""
        digest = hashlib.sha256(os.fsencode(self.home)).hexdigest()[:16]
        return Path("/", "tmp", f"cables-portal-{digest}")

    def _make(self) -> None:
        """Create the data and our database in it; only the last step makes them count."""
        data, draft = self.home / "data", self.home / "data.new"
        if data.exists():
            return
        shutil.rmtree(draft, ignore_errors=True)
        self._own_folder(draft)
        options = configuration.initdb_options(self.programs, durable=self._durable)
        self._call("initdb", f"--pgdata={draft.name}", f"--username={ROLE}", *options)
        create = f"CREATE DATABASE {DATABASE}\n"
        self._call("postgres", "--single", "-D", draft.name, "postgres", text=create)
        draft.rename(data)

    def _run(self) -> None:
        """Start the server, or wait for one whose starter was killed."""
        self._own_folder(self.socket_folder)
        self._own_folder(self.home / "log")
        configuration.write(
            self.home / "etc",
            programs=self.programs,
            socket_folder=self.socket_folder,
            callers={"root", self.account.pw_name, pwd.getpwuid(os.geteuid()).pw_name},
            durable=self._durable,
        )
        if self._postmaster() is None:
            self._clear_leftovers()
            self._call(
                *("pg_ctl", "start", "--wait", f"--timeout={START_SECONDS}", "--pgdata=data"),
                *("--log=log/postgres.log", "--options=-c config_file=etc/postgresql.conf"),
            )
        if not wait_until(self._answers, START_SECONDS):
            self._fail("The private PostgreSQL does not answer.")

    def _own_folder(self, folder: Path) -> None:
        """Make a folder that only the server's user may enter, or check that it is one."""
        account = self.account
        if not os.path.lexists(folder):
            folder.mkdir(mode=0o700)
            os.chown(folder, account.pw_uid, account.pw_gid)
        found = folder.lstat()
        if (found.st_uid, found.st_mode) != (account.pw_uid, 0o40700):
            raise PrivatePostgresError(
                f"{folder} is in the way: it is not a folder of the user {account.pw_name!r} "
                "alone. Remove it, or have its owner remove it, and start again."
            )

    def _answers(self) -> bool:
        """True if the server takes connections."""
        address = ("-h", str(self.socket_folder), "-p", str(PORT))
        asked = subprocess.run([self.programs / "pg_isready", "-q", *address], check=False)
        return asked.returncode == 0

    def _postmaster(self) -> int | None:
        """The process that the pid file names, if it truly works in our data folder."""
        try:
            named = (self.home / "data" / "postmaster.pid").read_text().partition("\n")[0]
        except FileNotFoundError:
            return None
        working = working_in(self.home / "data", self.account)
        return next((pid for pid in working if str(pid) == named), None)

    def _clear_leftovers(self) -> None:
        """Wait for orphans of a killed server to end, then remove the locks that it left.

        The process they name may be another by now, or a zombie that nobody has reaped, as in a
        container without an init: PostgreSQL would take either for a server and not start.
        """
        if not Path("/proc/self/cwd").exists():
            return  # without /proc PostgreSQL's own check of the pid file has to do
        data = self.home / "data"
        if not wait_until(lambda: not working_in(data, self.account), LEFTOVER_SECONDS):
            self._fail("Processes of a killed PostgreSQL do not end.")
        socket = self.socket_folder / f".s.PGSQL.{PORT}"
        for lock in (data / "postmaster.pid", socket.with_name(f"{socket.name}.lock"), socket):
            lock.unlink(missing_ok=True)

    def _call(self, program: str, *arguments: str, text: str = "") -> None:
        """Run one of PostgreSQL's programs in `home`, where relative names need no quoting."""
        path = self.programs / program
        done = run_as(self.account, path, *arguments, folder=self.home, text=text)
        if done.returncode != 0:
            self._fail(f"PostgreSQL's {program} failed:\n{done.stdout.strip()}")

    def _fail(self, what: str) -> NoReturn:
        """Raise the error, with the end of the server's log."""
        log = self.home / "log" / "postgres.log"
        lines = log.read_text(errors="replace").splitlines()[-10:] if log.exists() else []
        raise PrivatePostgresError("\n".join([what, *lines, f"(data and log: {self.home})"]))


def _end_in_order_when_told() -> None:
    """Let SIGTERM end this process as Ctrl-C does, unless it has its own mind about that.

    By default it would end at once, without giving back its lease, and leave the server behind.
    """
    in_main_thread = threading.current_thread() is threading.main_thread()
    if in_main_thread and signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
        signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
