"""How the private PostgreSQL is set up."""

from pathlib import Path

import pytest

from portal.embedded_postgres.configuration import buffers, remembered


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        (str(2**30), "256MB"),
        (str(300 * 2**20), "128MB"),
    ],
)
def test_in_a_container_it_keeps_a_quarter_of_what_that_may_take(
    tmp_path: Path, told: str, kept: str
) -> None:
    limit = tmp_path / "memory.max"
    limit.write_text(f"{told}\n")
    assert buffers(durable=True, limits=[tmp_path / "none", limit]) == kept


@pytest.mark.parametrize("told", ["max", str(2**63 - 4096)])
def test_without_a_limit_the_memory_of_the_machine_counts(tmp_path: Path, told: str) -> None:
    limit = tmp_path / "memory.max"
    limit.write_text(f"{told}\n")
    assert buffers(durable=True, limits=[limit]) == buffers(durable=True, limits=[])


def test_it_remembers_only_where_it_can(tmp_path: Path) -> None:
    library = tmp_path / "lib" / "postgresql"
    library.mkdir(parents=True)
    assert remembered(tmp_path / "bin") == ""
    (library / "pg_prewarm.so").touch()
    assert remembered(tmp_path / "bin") == "shared_preload_libraries = 'pg_prewarm'\n"
