"""The demo: steps that are due, and processes that do not outlive it."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import CommandError

from portal.demonstration.children import ChildEndedError, Children
from portal.demonstration.steps import LOGINS, Step, make_logins, run_due
from portal.demonstration.web import HOST
from portal.management.commands.demo import wait_for_port
from portal.waiting import wait_until

SLEEPER = "import os, time; print(os.getpid(), flush=True); time.sleep(60)"
START_AND_WAIT = f"""
import time
from portal.demonstration.children import Children

with Children() as children:
    children.start("sleeper", ["-c", {SLEEPER!r}])
    time.sleep(60)
"""


def is_gone(pid: int) -> bool:
    """True if the process has ended, even if nobody has asked for its status yet."""
    try:
        return ") Z " in Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return True


def test_a_step_runs_again_only_when_its_sources_have_changed(tmp_path: Path) -> None:
    sources, runs = tmp_path / "sources", list[str]()
    sources.mkdir()
    step = Step("one", "Doing one", lambda: runs.append("one"), (sources,))
    record = tmp_path / "done.json"
    run_due([step], record, print)
    run_due([step], record, print)
    assert runs == ["one"]
    (sources / "new.txt").write_text("something")
    run_due([step], record, print)
    assert runs == ["one", "one"]


def test_a_step_that_failed_is_done_again(tmp_path: Path) -> None:
    record = tmp_path / "done.json"

    def fail() -> None:
        raise CommandError("the file is damaged")

    with pytest.raises(CommandError):
        run_due([Step("one", "Doing one", fail)], record, print)
    runs = list[str]()
    run_due([Step("one", "Doing one", lambda: runs.append("one"))], record, print)
    assert runs == ["one"]


@pytest.mark.django_db
def test_the_logins_work_and_only_admin_may_do_everything() -> None:
    make_logins()
    make_logins()
    users = {user.username: user for user in User.objects.all()}
    assert {name: users[name].check_password(word) for name, word in LOGINS.items()} == {
        "curator": True,
        "admin": True,
    }
    assert [users["curator"].is_superuser, users["admin"].is_superuser] == [False, True]
    assert users["curator"].has_perm("cables.change_entity")
    assert not users["curator"].has_perm("auth.change_user")


def test_a_child_that_ends_is_noticed() -> None:
    with Children() as children:
        children.start("web server", ["-c", "raise SystemExit(3)"])
        children._running["web server"].wait()
        with pytest.raises(ChildEndedError, match="The web server has ended with status 3"):
            children.check()


@pytest.mark.skipif(
    sys.platform != "linux", reason="the kernel's word for a lost parent is Linux's"
)
def test_children_of_a_killed_parent_end() -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", START_AND_WAIT],
        cwd=settings.BASE_DIR,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert parent.stdout is not None
    pid = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    assert wait_until(lambda: is_gone(pid), 20)


def test_a_taken_port_is_explained() -> None:
    with socket.create_server((HOST, 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CommandError, match=f"Port {port} is in use: stop what listens there"):
            wait_for_port(port, seconds=0)
