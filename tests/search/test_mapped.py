"""Files of the index that are let go of."""

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings

from cables.search import engine, mapped
from cables.search.engine import EVERYTHING
from tests.search.conftest import found

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux tells what a process has mapped"
)


def maps() -> int:
    folder = str(Path(settings.INDEX_DIR).resolve())
    return Path("/proc/self/maps").read_text().count(f" {folder}/")


def test_much_is_let_go_of_and_searches_go_on(
    corpus: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = Path(settings.INDEX_DIR)
    before, held = found("q=strike"), maps()
    at_first = engine.current(root)
    counts = at_first.counts(EVERYTHING, {"tag": 9}, "all")
    monkeypatch.setattr(mapped, "MOST", 0)
    assert found("q=strike") == before != set()
    monkeypatch.undo()
    now = engine.current(root)
    assert now is not at_first
    assert now.counts(EVERYTHING, {"tag": 9}, "all") is counts
    assert at_first.count(EVERYTHING) == now.count(EVERYTHING)
    del at_first
    assert maps() == held > 0


def test_little_stays(corpus: SimpleNamespace) -> None:
    found("q=strike")
    kept = engine.current(Path(settings.INDEX_DIR))
    found("q=strike")
    assert engine.current(Path(settings.INDEX_DIR)) is kept
