"""Pages of the index that are handed back."""

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings

from cables.search import mapped
from tests.search.conftest import found

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux tells what a process has mapped"
)


def test_searches_go_on_when_pages_are_handed_back(corpus: SimpleNamespace) -> None:
    before = found("q=strike")
    assert mapped.hand_back(Path(settings.INDEX_DIR), most=0)
    assert found("q=strike") == before != set()


def test_few_pages_stay(corpus: SimpleNamespace) -> None:
    found("q=strike")
    assert not mapped.hand_back(Path(settings.INDEX_DIR), most=10**12)
