"""The private PostgreSQL, with real servers in folders of their own."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from django.conf import settings

from portal.embedded_postgres import cluster as cluster_module
from portal.embedded_postgres.cluster import Cluster
from portal.embedded_postgres.errors import PrivatePostgresError
from portal.embedded_postgres.programs import find_programs

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root runs the server as another user")

USE_IT = """
import sys
from pathlib import Path
from portal.embedded_postgres.cluster import Cluster

Cluster(Path(sys.argv[1]), durable=False).start()
print("started", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user can reach, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp(prefix="cables-test-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def cluster(open_folder: Path) -> Iterator[Cluster]:
    with running(open_folder) as cluster:
        yield cluster


@contextmanager
def running(state: Path) -> Iterator[Cluster]:
    cluster = Cluster(state, durable=False)
    cluster.start()
    try:
        yield cluster
    finally:
        cluster.release()


def ask(cluster: Cluster, question: str) -> object:
    address = f"host={cluster.socket_folder} port=5432 user=cables dbname=cables"
    with psycopg.connect(address, autocommit=True) as connection:
        cursor = connection.execute(question)
        return cursor.fetchone() if cursor.description else None


def is_running(cluster: Cluster) -> bool:
    try:
        return ask(cluster, "SELECT 1") == (1,)
    except psycopg.OperationalError:
        return False


def postmaster(cluster: Cluster) -> int:
    return int((cluster.home / "data" / "postmaster.pid").read_text().split()[0])


def another_process(cluster: Cluster) -> subprocess.Popen[str]:
    """A process that uses the cluster until its input is closed."""
    return subprocess.Popen(
        [sys.executable, "-c", USE_IT, str(cluster.home.parent)],
        cwd=settings.BASE_DIR,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_it_answers_and_speaks_utf8_the_same_everywhere(cluster: Cluster) -> None:
    assert ask(cluster, "SELECT 'Zürich' < 'Århus', upper('é'), getdatabaseencoding()") == (
        True,
        "É",
        "UTF8",
    )


def test_it_listens_on_no_network_address(cluster: Cluster) -> None:
    assert ask(cluster, "SHOW listen_addresses") == ("",)


def test_its_socket_is_for_its_own_user_alone(cluster: Cluster) -> None:
    assert cluster.socket_folder.stat().st_mode & 0o777 == 0o700


def test_the_last_lease_stops_it(cluster: Cluster) -> None:
    with running(cluster.home.parent) as second:
        cluster.release()
        assert is_running(second)
    assert not is_running(second)


def test_another_process_keeps_it_running(cluster: Cluster) -> None:
    with another_process(cluster) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "started\n"
        cluster.release()
        assert is_running(cluster)
    assert not is_running(cluster)


def test_processes_that_start_at_once_share_one_server(cluster: Cluster) -> None:
    cluster.release()
    with another_process(cluster) as first, another_process(cluster) as second:
        assert first.stdout is not None
        assert second.stdout is not None
        assert [first.stdout.readline(), second.stdout.readline()] == ["started\n"] * 2
        assert is_running(cluster)
    assert not is_running(cluster)


def test_a_process_told_to_end_stops_it(cluster: Cluster) -> None:
    with another_process(cluster) as other:
        assert other.stdout is not None
        other.stdout.readline()
        cluster.release()
        other.terminate()
    assert not is_running(cluster)


def test_a_killed_process_holds_no_lease(cluster: Cluster) -> None:
    with another_process(cluster) as other:
        assert other.stdout is not None
        other.stdout.readline()
        other.kill()
    cluster.release()
    assert not is_running(cluster)


def test_after_a_kill_the_next_start_recovers(cluster: Cluster) -> None:
    ask(cluster, "CREATE TABLE kept (answer) AS VALUES (42)")
    os.kill(postmaster(cluster), signal.SIGKILL)
    with running(cluster.home.parent) as after:
        assert ask(after, "SELECT answer FROM kept") == (42,)


def test_a_pid_that_meanwhile_belongs_to_another_process_is_no_obstacle(cluster: Cluster) -> None:
    note = cluster.home / "data" / "postmaster.pid"
    text = note.read_text()
    cluster.release()
    account = cluster.account.pw_uid if os.geteuid() == 0 else None
    with subprocess.Popen(["sleep", "60"], user=account) as stranger:
        note.write_text(text.replace(text.split("\n")[0], str(stranger.pid), 1))
        cluster.start()
        assert is_running(cluster)
        assert stranger.poll() is None
        stranger.kill()


@pytest.mark.parametrize(
    "name", ["with blanks", "l'été «2»", "x" * 200, "a, b = 'c'", "50% & more"]
)
def test_the_folder_may_be_called_anything(open_folder: Path, name: str) -> None:
    state = open_folder / name
    state.mkdir()
    with running(state) as cluster:
        assert is_running(cluster)


def test_a_stranger_in_the_sockets_place_is_refused(open_folder: Path) -> None:
    cluster = Cluster(open_folder, durable=False)
    cluster.socket_folder.mkdir(mode=0o755)
    with pytest.raises(PrivatePostgresError, match="is in the way"):
        cluster.start()
    cluster.socket_folder.rmdir()


@as_root
def test_under_a_closed_folder_roots_data_stand_outside(
    tmp_path: Path, open_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster_module, "OUTSIDE", open_folder)
    tmp_path.chmod(0o700)
    state = tmp_path / "state"
    state.mkdir()
    with running(state) as cluster:
        assert cluster.home.parent == open_folder
        assert is_running(cluster)


@as_root
def test_programs_that_the_servers_user_cannot_reach_are_copied(
    tmp_path: Path, open_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = tmp_path / "site-packages"
    closed.mkdir(mode=0o700)
    package = find_programs().parent.parent
    for folder in (package, package.with_name("embedded_postgres.libs")):
        shutil.copytree(folder, closed / folder.name, symlinks=True)
    programs = closed / package.name / "pginstall" / "bin"
    monkeypatch.setattr(cluster_module, "find_programs", lambda: programs)
    with running(open_folder) as cluster:
        assert cluster.programs.is_relative_to(cluster.home)
        assert is_running(cluster)
