"""Which Python the environment is made with, and when it is made anew."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

BOOTSTRAP = settings.BASE_DIR / "scripts" / "bootstrap.py"
sys.path.insert(0, str(BOOTSTRAP.parent))

import bootstrap  # noqa: E402 - found by the line above


def fake_python(folder: Path, says: str, status: int = 0) -> Path:
    """A program that answers like a Python; real ones of every version are not at hand."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "python"
    path.write_text(f"#!/bin/sh\necho '{says}'\nexit {status}\n")
    path.chmod(0o755)
    return path


def test_the_newest_allowed_version_is_taken(tmp_path: Path) -> None:
    old = fake_python(tmp_path / "a", "cpython 3.11")
    new = fake_python(tmp_path / "b", "cpython 3.13")
    assert bootstrap.newest([old, new]) == new


def test_of_equal_versions_the_first_on_path_is_taken(tmp_path: Path) -> None:
    first = fake_python(tmp_path / "a", "cpython 3.12")
    second = fake_python(tmp_path / "b", "cpython 3.12")
    assert bootstrap.newest([first, second]) == first


@pytest.mark.parametrize(
    ("says", "status"),
    [
        ("pyenv: python3.13: command not found", 127),  # a shim of a version that is not active
        ("cpython 3.10", 0),
        ("cpython 3.14", 0),
        ("pypy 3.11", 0),
    ],
)
def test_what_does_not_fit_is_passed_over(tmp_path: Path, says: str, status: int) -> None:
    unfit = fake_python(tmp_path / "a", says, status)
    fit = fake_python(tmp_path / "b", "cpython 3.11")
    assert bootstrap.newest([unfit, tmp_path / "absent", fit]) == fit


def test_without_any_fitting_python_it_says_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"No CPython 3\.13, 3\.12, 3\.11 was found: install"):
        bootstrap.newest([fake_python(tmp_path, "cpython 3.9")])


def test_this_python_is_recognised() -> None:
    assert bootstrap.version_of(Path(sys.executable)) == "{}.{}".format(*sys.version_info)


def test_an_older_python3_gets_a_sentence() -> None:
    """The first lines are run as an older Python would, up to its check of the version."""
    head = BOOTSTRAP.read_text().partition("import fcntl")[0]
    pretend = "import sys; sys.version_info = (3, 8, 1)\n"
    done = subprocess.run(
        [sys.executable, "-c", pretend + head], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "This python3 is 3.8; the portal needs 3.11 or later." in done.stderr


def test_a_changed_lock_or_place_asks_for_a_new_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text("django==5.2.19\n")
    monkeypatch.setattr(bootstrap, "LOCK", lock)
    monkeypatch.setattr(bootstrap, "WITH_NLP", tmp_path / "with-nlp")
    monkeypatch.setattr(bootstrap, "STAMP", tmp_path / "installed-from")
    monkeypatch.setattr(bootstrap, "INSIDE", Path(sys.executable))
    assert not bootstrap.up_to_date()
    bootstrap.STAMP.write_text(bootstrap.stamp())
    assert bootstrap.up_to_date()
    lock.write_text("django==5.2.20\n")
    assert not bootstrap.up_to_date()


def test_the_extra_asks_for_a_new_environment_and_for_its_own_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "WITH_NLP", tmp_path / "with-nlp")
    base = bootstrap.stamp()
    assert bootstrap.lock() == bootstrap.LOCK
    (tmp_path / "with-nlp").touch()
    assert bootstrap.lock() == bootstrap.NLP_LOCK
    assert bootstrap.stamp() != base


def test_the_lock_of_the_extra_has_everything_else_in_the_same_version() -> None:
    pinned = [
        set(re.findall(r"^[\w.\[\],-]+==[^ ;\\]+", lock.read_text(), re.MULTILINE))
        for lock in (bootstrap.LOCK, bootstrap.NLP_LOCK)
    ]
    assert pinned[0] <= pinned[1], "run 'make lock'"
