"""The admin's pages are accessible, with what Django makes of ours."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from django.urls import reverse
from playwright.sync_api import Page, expect

from cables.admin.base import admin_url

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture
def addresses(room) -> list[str]:
    rows = [room.cable, room.lantern, room.cable.preferred]
    lists = ("cable", "entity", "alias", "mention", "decision", "version", "upload")
    forms = ("entity", "alias", "mention")
    return [
        *map(admin_url, rows),
        *(reverse(f"admin:cables_{name}_changelist") for name in lists),
        *(reverse(f"admin:cables_{name}_add") for name in forms),
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_of_the_admin_are_accessible(room, addresses, page: Page, scheme):
    User.objects.create_superuser("keeper", password="a long enough word")
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{room.url}/admin/")
    page.get_by_label("Username").fill("keeper")
    page.get_by_label("Password").fill("a long enough word")
    page.get_by_role("button", name="Log in").click()
    for address in addresses:
        page.goto(room.url + address)
        found = Axe().run(page, options=RULES)
        assert found.violations_count == 0, f"{address}\n{found.generate_report()}"


def test_what_one_searches_in_for_a_choice_has_a_name(room, page: Page):
    User.objects.create_superuser("keeper", password="a long enough word")
    page.goto(f"{room.url}/admin/")
    page.get_by_label("Username").fill("keeper")
    page.get_by_label("Password").fill("a long enough word")
    page.get_by_role("button", name="Log in").click()
    page.goto(f"{room.url}{reverse('admin:cables_alias_add')}")
    page.locator(".select2-selection").click()
    expect(page.locator(".select2-search__field")).to_have_accessible_name("Search: Entity")
