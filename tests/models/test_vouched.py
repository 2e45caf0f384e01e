"""Foreign keys are looked up again after rows that were vouched for, come what may."""

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from cables.models.copying import vouched

pytestmark = pytest.mark.django_db(transaction=True)


def ask(statement: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return str(cursor.fetchone()[0])


def role() -> str:
    """`origin` where foreign keys are looked up, else `replica`."""
    return ask("SHOW session_replication_role")


def break_off() -> None:
    with vouched():
        assert role() == "replica"
        raise LookupError


def ask_nonsense() -> None:
    with vouched():
        ask("SELECT nonsense FROM nowhere")


def nonsense_at_once() -> None:
    with transaction.atomic():
        ask_nonsense()


def test_an_error_of_python_that_is_caught_leaves_no_key_unchecked():
    with transaction.atomic():
        with pytest.raises(LookupError):
            break_off()
        assert role() == "origin"


def test_an_error_of_the_database_is_told_as_it_is():
    with pytest.raises(ProgrammingError, match="nowhere"):
        nonsense_at_once()
    assert role() == "origin"


def test_an_error_within_a_savepoint_ends_the_order_with_it():
    with transaction.atomic():
        with pytest.raises(ProgrammingError, match="nowhere"):
            nonsense_at_once()
        assert role() == "origin"
