"""What stands at the doors of the site: for robots, for browsers, for curators."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("/", True),
        ("/cables/07GUANGZHOU378/", True),
        ("/organizations/1/lantern-society/", True),
        ("/admin/cables/", False),
        ("/cables/?q=lantern", False),
        ("/cables/export.csv", False),
        ("/cables/facets/tag/?q=lantern", False),
        ("/suggest/?q=lan", False),
    ],
)
def test_robots_read_cables_and_entities_but_no_searches(client, address, allowed):
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    lines = response.content.decode().splitlines()
    closed = [line.removeprefix("Disallow: ") for line in lines if line.startswith("Disallow: ")]
    is_closed = any(address.startswith(rule) for rule in closed)  # rules are prefixes: RFC 9309
    assert is_closed is not allowed


def test_the_icon_is_where_browsers_look_for_it(client):
    response = client.get("/favicon.ico")
    assert response.status_code == 302
    assert response["Location"] == "/static/favicon.svg"


def test_curators_find_the_way_in(look):
    page = look("/help/")
    (link,) = [node for node in page.tree.cssselect("footer a") if node.text == "Sign in"]
    assert link.get("href") == "/admin/"


def test_who_is_signed_in_is_led_to_the_administration(look, client, admin_user):
    client.force_login(admin_user)
    texts = [node.text for node in look("/help/").tree.cssselect("footer a")]
    assert "Administration" in texts
    assert "Sign in" not in texts
