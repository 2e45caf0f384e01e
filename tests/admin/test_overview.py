"""The first page of the admin, and where signing in leads."""

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse
from lxml import html

pytestmark = pytest.mark.django_db

DESK = reverse("desk")


def links(client: Client) -> dict[str, str]:
    """What the overview leads to, by the words of the link."""
    page = html.fromstring(client.get(reverse("admin:index")).content)
    found = page.cssselect(".curators a, .tasks a")
    return {link.text_content().strip(): link.get("href") for link in found}


def sign_in(name: str, **asked: str):
    form = {"username": name, "password": "secret", **asked}
    return Client().post(reverse("admin:login"), form)


@pytest.mark.parametrize("who", ["as_admin", "as_curator"])
def test_the_overview_leads_to_the_review_desk(who, request):
    found = links(request.getfixturevalue(who))
    assert found["Review desk"] == DESK
    assert found["Decide about suggested mentions"] == DESK


def test_who_may_not_curate_is_led_to_the_table_that_they_may_read(db):
    clerk = User.objects.create_user("clerk", is_staff=True)
    clerk.user_permissions.add(Permission.objects.get(codename="view_mention"))
    client = Client()
    client.force_login(clerk)
    found = links(client)
    assert DESK not in found.values()
    assert found["Suggested mentions"].startswith(reverse("admin:cables_mention_changelist"))


def test_a_curator_begins_at_the_desk(curator_user):
    assert sign_in("wen", next=reverse("admin:index"))["Location"] == DESK


def test_an_administrator_begins_at_the_overview(admin_user):
    assert sign_in("ada", next=reverse("admin:index"))["Location"] == reverse("admin:index")


def test_who_asked_for_a_page_is_led_to_it(curator_user):
    entities = reverse("admin:cables_entity_changelist")
    assert sign_in("wen", next=entities)["Location"] == entities


def test_a_wrong_password_leads_nowhere(curator_user):
    form = {"username": "wen", "password": "wrong"}
    assert Client().post(reverse("admin:login"), form).status_code == 200
