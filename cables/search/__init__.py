"""SearchState -> query -> results and facets; the index, its documents, its engine."""

from cables.search.answer import run
from cables.search.state import SearchState

__all__ = ["SearchState", "run"]
