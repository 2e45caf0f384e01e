"""Every page says what it took."""

import re

import pytest

pytestmark = pytest.mark.django_db
TOLD = r"(\w+);dur=(\d+\.\d)"


def timing(response):
    return {name: float(spent) for name, spent in re.findall(TOLD, response["Server-Timing"])}


@pytest.mark.parametrize("address", ["/ngos/", "/cables/", "/help/", "/no-such-page/"])
def test_every_page_says_what_it_took(client, address):
    told = timing(client.get(address))
    assert 0 <= told["sql"] <= told["total"]
    assert told["total"] > 0


def test_a_search_says_more_of_itself(client):
    assert {"search", "database", "page", "sql", "total"} <= set(
        timing(client.get("/cables/?q=labor"))
    )
