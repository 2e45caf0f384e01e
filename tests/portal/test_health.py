"""The two addresses for those who watch over the portal."""

import pytest
from django.db import connection
from django.test import Client


def test_healthz_answers_without_a_database_and_to_any_host(client: Client) -> None:
    response = client.get("/healthz", headers={"host": "10.0.0.7"})
    assert (response.status_code, response.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_readyz_asks_the_database(client: Client) -> None:
    assert client.get("/readyz").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_readyz_says_when_the_database_is_gone(client: Client) -> None:
    real = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = "no_such_database"
    try:
        response = client.get("/readyz")
    finally:
        connection.settings_dict["NAME"] = real
    assert response.status_code == 503
    assert b"does not answer" in response.content
