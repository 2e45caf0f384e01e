"""The invented samples against their golden files, and all of them against their own words."""

import json
from pathlib import Path
from typing import Any

import pytest

from cables.formats import read_bytes
from cables.formats.as_json import as_dict

SAMPLES = Path(__file__).resolve().parents[2] / "fixtures" / "samples"
GOLDEN = sorted(SAMPLES.rglob("*.json"))
TEXTS = sorted(path for path in SAMPLES.rglob("*") if path.suffix in {".txt", ".html"})
ALWAYS_GIVEN = ("transmitted_at", "origin", "subject", "paragraphs")


def named(path: Path) -> str:
    return str(path.relative_to(SAMPLES))


def read(path: Path) -> dict[str, Any]:
    (cable,) = read_bytes(path.read_bytes(), path.name)
    return as_dict(cable, path.name)


@pytest.mark.parametrize("golden", GOLDEN, ids=named)
def test_a_sample_reads_as_its_writer_meant(golden: Path) -> None:
    meant = json.loads(golden.read_text(encoding="utf-8"))
    document = next(path for path in TEXTS if path.with_suffix(".json") == golden)
    found = read(document)
    assert {key: found[key] for key in meant} == meant


@pytest.mark.parametrize("path", TEXTS, ids=named)
def test_every_sample_is_read_whole(path: Path) -> None:
    found = read(path)
    assert found["reference_id"] == path.stem
    assert [key for key in ALWAYS_GIVEN if not found[key]] == []
    assert "invented" in path.read_text(encoding="utf-8").lower(), "each sample says so"


def test_there_are_enough_samples_for_a_living_portal() -> None:
    assert len(TEXTS) >= 40
