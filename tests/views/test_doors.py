"""What stands at the doors of the site: for robots, for browsers, for curators."""

import pytest

pytestmark = pytest.mark.django_db


def test_robots_read_everything_but_the_admin_and_searches(client):
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /cables/?",
    ]


def test_the_icon_is_where_browsers_look_for_it(client):
    response = client.get("/favicon.ico")
    assert response.status_code == 302
    assert response["Location"] == "/static/favicon.svg"


def test_curators_find_the_way_in(look):
    page = look("/help/")
    (link,) = [node for node in page.tree.cssselect("footer a") if node.text == "Sign in"]
    assert link.get("href") == "/admin/"
