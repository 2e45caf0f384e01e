"""What readers do to find something, in a real browser."""

import re

from playwright.sync_api import Page, expect


def test_a_period_is_chosen_by_dragging_over_the_years(room, page: Page, troubles):
    page.goto(f"{room.url}/cables/?q=-xyzzy")
    columns = page.locator(".chart [data-when]")
    expect(columns).to_have_count(3)
    first, second = (columns.nth(at).locator(".slot").bounding_box() for at in (0, 1))
    assert first
    assert second
    page.mouse.move(first["x"] + 5, first["y"] + 60)
    page.mouse.down()
    page.mouse.move(second["x"] + 5, second["y"] + 60)
    expect(page.locator(".chart .dragged")).to_have_count(2)
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"/cables/\?q=-xyzzy&from=2006&to=2007$"))
    expect(page.locator("[data-total='3']")).to_be_visible()
    assert troubles == []


def test_a_click_on_a_year_leads_to_its_months(room, page: Page):
    page.goto(f"{room.url}/cables/")
    page.locator(".chart [data-when='2007']").click()
    expect(page.get_by_text("By month of 2007")).to_be_visible()
    page.locator(".chart [data-when='2007-09']").click()
    expect(page).to_have_url(re.compile(r"/cables/\?from=2007-09&to=2007-09$"))
    page.get_by_role("link", name="All years").click()
    expect(page).to_have_url(re.compile(r"/cables/$"))


def test_a_value_is_left_out_and_let_in_again(room, page: Page):
    page.goto(f"{room.url}/cables/")
    page.get_by_role("link", name="Leave out Embassy Lima").click()
    expect(page.locator("[data-total='3']")).to_be_visible()
    page.locator("#facet-origin + ul").get_by_role("link", name="Embassy Lima").click()
    expect(page.locator("[data-total='4']")).to_be_visible()


def test_names_appear_while_typing(room, page: Page, troubles):
    page.goto(f"{room.url}/cables/")
    page.get_by_role("searchbox").press_sequentially("lante")
    name = page.get_by_role("list", name="Names").get_by_role("link", name="Lantern Society")
    expect(name).to_be_visible()
    page.keyboard.press("Escape")
    expect(name).to_be_hidden()
    page.keyboard.type("r")
    expect(name).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(name).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Lantern Society")
    assert troubles == []


def test_from_a_snippet_to_its_paragraph_and_on_to_the_next_match(room, page: Page):
    page.goto(f"{room.url}/cables/?q=lantern&origin=GUANGZHOU&year=2007")
    page.get_by_role("link", name="Paragraph 1").click()
    expect(page).to_have_url(re.compile(r"/cables/07GUANGZHOU378/\?q=lantern#p1$"))
    expect(page.locator("#p1 mark")).to_have_text("Lantern")
    page.locator("#p1").get_by_role("link", name="next match").click()
    expect(page).to_have_url(re.compile(r"#p2$"))
    page.get_by_role("link", name="Take the marks away").click()
    expect(page.locator("mark")).to_have_count(0)
