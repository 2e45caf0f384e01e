"""Citing what was read, in a real browser, with and without JavaScript."""

import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

CABLE = "/cables/07GUANGZHOU378/"


def test_the_paragraph_one_reads_is_the_one_offered(room, page: Page, troubles):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(room.url + CABLE)
    page.locator("#p2").get_by_role("link", name="Paragraph 2").click()
    page.get_by_text("Cite", exact=True).click()
    expect(page.get_by_label("Paragraph", exact=True)).to_have_value("p2")
    page.get_by_role("button", name="Cite it").click()
    said = page.locator("#citation")
    expect(said).to_contain_text(f"paragraph 2, {room.url}{CABLE}#p2 (retrieved ")
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == said.text_content()
    assert troubles == []


def test_without_javascript(room, plain: Page):
    plain.goto(room.url + CABLE)
    plain.get_by_text("Cite", exact=True).click()
    expect(plain.get_by_role("button", name="Copy")).to_be_hidden()
    plain.get_by_label("Paragraph", exact=True).select_option("p3")
    plain.get_by_role("button", name="Cite it").click()
    expect(plain.locator("#citation")).to_contain_text("paragraph 3")
    with plain.expect_download() as coming:
        plain.get_by_role("link", name="CSL JSON").click()
    assert coming.value.suggested_filename == "07GUANGZHOU378-p3.json"
    (held,) = json.loads(Path(coming.value.path()).read_text(encoding="utf-8"))
    assert held["URL"] == f"{room.url}{CABLE}#p3"


def test_a_whole_search_is_taken_along(room, page: Page, troubles):
    page.goto(f"{room.url}/cables/?q=lantern")
    with page.expect_download() as coming:
        page.get_by_role("link", name="RIS").click()
    assert coming.value.suggested_filename == "cables.ris"
    assert Path(coming.value.path()).read_text(encoding="utf-8").count("TY  - RPRT") == 2
    assert troubles == []


@pytest.mark.parametrize("path", [f"{CABLE}?paragraph=p2", f"{CABLE}source/", "entity"])
def test_citing_fits_a_phone_and_reads_well(room, phone: Page, path):
    phone.goto(room.url + (room.lantern.get_absolute_url() if path == "entity" else path))
    phone.locator("details.cite").evaluate("node => (node.open = true)")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    assert Axe().run(phone).violations_count == 0
