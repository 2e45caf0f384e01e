"""Right after the clone: the first command finds a database with tables and reference data."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "fixtures" / "samples" / "scoop" / "07GUANGZHOU889.txt"


def manage(state: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    given = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "PORT")}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={
            **given,
            "DJANGO_SETTINGS_MODULE": "portal.settings",
            "PORTAL_STATE": str(state),
            **environment,
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_the_first_command_prepares_what_it_needs(tmp_path: Path) -> None:
    first = manage(tmp_path / "state", "import_cables", str(SAMPLE))
    assert (first.returncode, "1 stored" in first.stdout) == (0, True), first.stderr
    assert "Preparing the private database" in first.stderr
    second = manage(tmp_path / "state", "import_cables", str(SAMPLE))
    assert "1 already held" in second.stdout
    assert "Preparing" not in second.stderr


@pytest.mark.parametrize("command", ["parse_cables", "find_entities"])
def test_reading_needs_no_database(tmp_path: Path, command: str) -> None:
    nowhere = "postgresql://nobody@127.0.0.1:1/none"
    done = manage(tmp_path / "state", command, str(SAMPLE), DATABASE_URL=nowhere)
    assert (done.returncode, done.stderr) == (0, "")
    assert '"07GUANGZHOU889"' in done.stdout
