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
def test_a_database_that_does_not_answer_is_one_line(caplog: pytest.LogCaptureFixture) -> None:
    def refuse(*statement: object) -> None:
        raise OperationalError("connection failed:\n\tis the server running?\n")

    with connection.execute_wrapper(refuse):
        warm()
    (record,) = (one for one in caplog.records if one.name == "portal.warming")
    assert record.levelno == logging.WARNING
    assert record.exc_info is None
    assert record.getMessage() == (
        "The portal could not make a page for itself yet: connection failed: is the server running?"
    )
