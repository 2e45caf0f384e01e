"""What holds of every page: accessible, quiet, never wider than the screen."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_are_accessible(room, page: Page, troubles, scheme):
    page.emulate_media(color_scheme=scheme)
    for address in room.pages:
        page.goto(room.url + address)
        found = Axe().run(page, options=RULES)
        assert found.violations_count == 0, f"{address}\n{found.generate_report()}"
    assert troubles == []


def test_pages_fit_a_phone(room, phone: Page):
    for address in room.pages:
        phone.goto(room.url + address)
        for details in phone.locator("details").all():
            details.evaluate("node => { node.open = true }")
        assert phone.evaluate("document.documentElement.scrollWidth") == 390, address


def test_on_a_phone_the_facets_wait_behind_one_button(room, phone: Page):
    phone.goto(f"{room.url}/cables/?q=lantern&origin=GUANGZHOU")
    year = phone.locator("#facet-year + ul").get_by_role("link", name="2007", exact=True)
    expect(year).to_be_hidden()
    phone.get_by_text("Narrow down").first.click()
    expect(phone.get_by_text("1 on")).to_be_visible()
    year.click()
    expect(phone.locator("[data-total='1']")).to_be_visible()


def test_on_a_desk_the_facets_are_open(room, page: Page):
    page.goto(f"{room.url}/cables/?q=lantern")
    expect(page.locator("#facet-year")).to_be_visible()


def test_a_page_is_light(room, page: Page):
    """Text, style, script and fonts of the reading page together."""
    sizes: list[int] = []
    page.on("response", lambda response: sizes.append(len(response.body())))
    page.goto(f"{room.url}/cables/07GUANGZHOU378/", wait_until="networkidle")
    assert sum(sizes) < 200_000
