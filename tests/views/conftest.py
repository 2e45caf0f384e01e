"""A furnished portal, and a way to look at its pages."""

from types import SimpleNamespace

import pytest
from django.test import Client
from lxml import html

from cables.search import index
from tests.views.room import furnish


class Page:
    """An answer, as a reader sees it."""

    def __init__(self, response) -> None:
        self.response = response
        self.status = response.status_code
        self.source = response.content.decode()
        self.tree = html.fromstring(self.source)

    def texts(self, selector: str) -> list[str]:
        return [" ".join(node.text_content().split()) for node in self.tree.cssselect(selector)]

    def text(self, selector: str) -> str:
        (found,) = self.texts(selector)
        return found

    def links(self, selector: str = "a") -> list[str]:
        return [str(node.get("href")) for node in self.tree.cssselect(selector) if node.get("href")]


@pytest.fixture
def look(client: Client):
    """Open an address and look at the page."""
    return lambda address: Page(client.get(address))


@pytest.fixture
def room(db) -> SimpleNamespace:
    """Four cables that anyone may read, a fifth that is withheld, and whom they name."""
    return furnish()


@pytest.fixture
def indexed(room: SimpleNamespace) -> SimpleNamespace:
    """The room, and a search index of it."""
    index.rebuild()
    return room
