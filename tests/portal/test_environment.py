"""Settings refuse nonsense, and say what to write instead."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from portal.environment import kept_secret


def import_settings(
    state: Path, code: str = "", **variables: str
) -> subprocess.CompletedProcess[str]:
    """Import the settings in a fresh process that has only these variables."""
    return subprocess.run(
        [sys.executable, "-c", f"from portal.settings import *; {code}"],
        cwd=settings.BASE_DIR,
        env={"PATH": os.environ["PATH"], "PORTAL_STATE": str(state), **variables},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("name", "value", "advice"),
    [
        ("DEBUG", "yes", "use 'True' or 'False'"),
        ("HTTPS", "1", "use 'True' or 'False'"),
        ("PORT", "http", "use a whole number from 1 to 65535"),
        ("PORT", "0", "use a whole number from 1 to 65535"),
        ("PORT", "80800", "use a whole number from 1 to 65535"),
        ("DATABASE_URL", "sqlite:///cables.db", "PostgreSQL alone"),
        ("DATABASE_URL", "cables", "PostgreSQL alone"),
        ("ALLOWED_HOSTS", "https://cables.example.org", "without 'https://'"),
        ("CSRF_TRUSTED_ORIGINS", "cables.example.org", "write 'https://cables.example.org'"),
        ("LOG_LEVEL", "loud", "use one of DEBUG, INFO, WARNING, ERROR"),
        ("PORTAL_STATE", "/dev/null/state", "set PORTAL_STATE to a folder"),
    ],
)
def test_nonsense_is_refused(tmp_path: Path, name: str, value: str, advice: str) -> None:
    done = import_settings(tmp_path, **{name: value})
    assert done.returncode == 1
    last = done.stderr.strip().splitlines()[-1]
    assert name in last
    assert advice in last


def test_without_a_word_everything_is_private(tmp_path: Path) -> None:
    done = import_settings(tmp_path, "print(DEBUG, DATABASES['default']['ENGINE'], ALLOWED_HOSTS)")
    assert done.stdout == ("False portal.embedded_postgres ['localhost', '127.0.0.1', '[::1]']\n")


def test_a_database_url_is_taken(tmp_path: Path) -> None:
    done = import_settings(
        tmp_path,
        "d = DATABASES['default']; print(d['ENGINE'], d['HOST'], d['NAME'])",
        DATABASE_URL="postgresql://reader:s%20ecret@db.example.org:5433/cables",
    )
    assert done.stdout == "django.db.backends.postgresql db.example.org cables\n"


def test_https_makes_cookies_secure(tmp_path: Path) -> None:
    done = import_settings(
        tmp_path, "print(SESSION_COOKIE_SECURE, CSRF_COOKIE_SECURE)", HTTPS="True"
    )
    assert done.stdout == "True True\n"


def test_the_secret_is_made_once_and_read_by_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "secret_key"
    first = kept_secret(path)
    assert len(first) >= 50
    assert kept_secret(path) == first
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]
