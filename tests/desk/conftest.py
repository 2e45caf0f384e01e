"""A curator at a desk on which a few invented suggestions lie."""

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.desk.table import lay_out
from tests.people import new_curator
from tests.views.conftest import Page


@pytest.fixture
def wen(db) -> User:
    return new_curator("wen")


@pytest.fixture
def desk(client: Client, wen: User) -> Client:
    """A browser in which a curator is signed in."""
    client.force_login(wen)
    return client


@pytest.fixture
def look(desk: Client):
    """Open an address, or post to one, and look at the page that it leads to."""

    def open_(address: str, posted: dict | None = None, **headers: str) -> Page:
        if posted is None:
            return Page(desk.get(address, headers=headers))
        return Page(desk.post(address, posted, headers=headers, follow=True))

    return open_


@pytest.fixture
def table(db) -> SimpleNamespace:
    """See `lay_out`."""
    return lay_out()
