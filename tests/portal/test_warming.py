"""A new process asks itself for a page."""

import logging

import pytest
from django.db import OperationalError, connection

from cables.search import index
from portal.warming import warm
from tests.views.room import furnish


@pytest.mark.django_db
def test_the_page_is_made_without_complaint(caplog: pytest.LogCaptureFixture) -> None:
    furnish()
    index.rebuild()
    with caplog.at_level(logging.WARNING):
        warm()
    assert not caplog.records


@pytest.mark.django_db
def test_a_database_that_does_not_answer_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    def refuse(*statement: object) -> None:
        raise OperationalError("the server is starting")

    with connection.execute_wrapper(refuse):
        warm()
    assert "the server is starting" in caplog.text
