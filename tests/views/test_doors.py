"""What stands at the doors of the site: for robots, for browsers, for curators."""

import pytest
from django.contrib.auth.models import User
from lxml import etree

from cables.models import Cable, Entity
from cables.views import sitemaps

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator(db) -> User:
    return User.objects.create_user("wen")


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


def places(client, address: str) -> list[str]:
    """The addresses that a sitemap lists."""
    answer = client.get(address)
    assert answer["Content-Type"] == "application/xml"
    return [node.text for node in etree.fromstring(answer.content).findall(".//{*}loc")]


def test_search_engines_are_told_of_public_cables_and_listed_entities(room, client):
    lines = client.get("/robots.txt").content.decode().splitlines()
    (sitemap,) = (line for line in lines if line.startswith("Sitemap: "))
    assert sitemap == "Sitemap: http://testserver/sitemap.xml"
    files = places(client, "/sitemap.xml")
    assert files == [f"http://testserver/sitemap-{name}.xml" for name in ("cables", "entities")]
    cables, entities = (places(client, file) for file in files)
    assert f"http://testserver{room.cable.get_absolute_url()}" in cables
    assert f"http://testserver{room.lantern.get_absolute_url()}" in entities
    assert len(cables) == Cable.objects.public().count() < Cable.objects.count()
    assert len(entities) == Entity.objects.listed().count() < Entity.objects.count()


def test_a_long_sitemap_comes_in_files(room, client, monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr(sitemaps.Cables, "limit", 2)
    files = [file for file in places(client, "/sitemap.xml") if "cables" in file]
    assert len(files) > 1
    all_ = [place for file in files for place in places(client, file)]
    assert len(set(all_)) == len(all_) == Cable.objects.public().count()
    with django_assert_max_num_queries(2):
        client.get(files[0])
    assert client.get("/sitemap-ghosts.xml").status_code == 404
    assert client.get("/sitemap-cables.xml?p=99").status_code == 404


@pytest.mark.parametrize("address", ["/", "/help/", "/robots.txt", "/sitemap.xml", "/nowhere/"])
def test_no_page_is_kept_without_asking(client, curator, address):
    assert client.get(address)["Cache-Control"] == "no-cache"
    client.force_login(curator)
    assert client.get(address)["Cache-Control"] == "no-cache, private"


def test_a_withheld_cable_is_gone_from_caches_too(room, client):
    for part in ("", "source/", "source/?plain"):
        answer = client.get(f"{room.cable.get_absolute_url()}{part}")
        assert answer["Cache-Control"] == "no-cache", part


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
