"""Whoever starts the web server lets it take the longest search that the box takes."""

import re
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.http import QueryDict

from cables.search import SearchState
from cables.search.parameters import LONGEST_QUERY
from portal.management.commands.demo import _server_options

ROOT = Path(__file__).resolve().parents[2]
MOST = 8190  # bytes of a request line: all that gunicorn takes


def test_the_server_takes_the_longest_address() -> None:
    options = _server_options()
    assert options[options.index("--limit-request-line") + 1] == str(MOST)
    packed = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert re.findall(r'"--limit-request-line", "(\d+)"', packed) == [str(MOST)]


@pytest.mark.parametrize("letter", ["a", "ж", "字"])
def test_the_longest_search_fits_beside_filters(letter: str) -> None:
    filters = {"origin": "GUANGZHOU", "tag": "ELAB", "from": "2005-01-01", "sort": "oldest"}
    query = urlencode({"q": letter * LONGEST_QUERY, **filters}, doseq=True)
    state = SearchState.from_query(QueryDict(query))
    assert len(state.q) == LONGEST_QUERY
    assert len(f"GET {state.url} HTTP/1.1") < MOST
