"""What readers do to find something, in a real browser."""

import re

from axe_playwright_python.sync_playwright import Axe
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
    box = page.get_by_role("combobox", name="Search the cables")
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press_sequentially("lante")
    name = page.get_by_role("listbox", name="Names").get_by_role("option", name="Lantern Society")
    expect(name).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("status")).to_have_text("1 name")
    page.keyboard.press("Escape")
    expect(name).to_be_hidden()
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_role("status")).to_have_text("")
    page.keyboard.type("r")
    expect(name).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator("[aria-selected=true]")).to_have_text(re.compile("Lantern Society"))
    assert box.get_attribute("aria-activedescendant") == name.get_attribute("id")
    expect(box).to_be_focused()
    assert Axe().run(page).violations_count == 0
    page.keyboard.press("ArrowUp")
    expect(page.locator("[aria-selected=true]")).to_have_count(0)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Lantern Society")
    assert troubles == []


def test_without_a_choice_enter_searches_the_words(room, page: Page):
    page.goto(room.url)
    page.get_by_role("combobox").press_sequentially("lantern")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/cables/\?q=lantern$"))


def test_a_name_can_be_clicked(room, page: Page):
    page.goto(f"{room.url}/help/")
    page.get_by_role("combobox").press_sequentially("lanternists")
    page.get_by_role("option", name="Lantern Society").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lantern Society")


def test_without_script_the_box_is_a_plain_search_box(room, plain: Page):
    plain.goto(f"{room.url}/cables/")
    plain.get_by_role("searchbox").fill("lantern")
    plain.keyboard.press("Enter")
    expect(plain.locator("[data-total]")).to_be_visible()


def test_that_columns_can_be_dragged_is_said_to_whom_has_a_pointer(room, page: Page, phone: Page):
    for window in (page, phone):
        window.goto(f"{room.url}/cables/")
        expect(window.locator(".chart")).to_be_visible()
    expect(page.locator(".drag-hint")).to_be_visible()
    expect(phone.locator(".drag-hint")).to_be_hidden()


def test_a_result_leads_to_the_page_of_whom_it_was_asked_for(room, page: Page):
    page.goto(f"{room.url}/cables/?q=lantern+society")
    page.locator(".note").get_by_role("link", name="Lantern Society").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lantern Society")
    page.goto(f"{room.url}/cables/?org={room.lantern.pk}")
    page.get_by_role("link", name="its page: Lantern Society").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lantern Society")


def test_a_finger_hits_every_link_of_a_search(room, phone: Page):
    """WCAG 2.5.8: targets of 24 pixels, or as far apart."""
    for address in room.pages[:5]:
        phone.goto(room.url + address)
        for details in phone.locator("details").all():
            details.evaluate("node => { node.open = true }")
        found = Axe().run(phone, options={"runOnly": ["target-size"]})
        assert found.violations_count == 0, f"{address}\n{found.generate_report()}"


def test_from_a_snippet_to_its_paragraph_and_on_to_the_next_match(room, page: Page):
    page.goto(f"{room.url}/cables/?q=lantern&origin=GUANGZHOU&year=2007")
    page.get_by_role("link", name="Paragraph 1").click()
    expect(page).to_have_url(re.compile(r"/cables/07GUANGZHOU378/\?q=lantern#p1$"))
    expect(page.locator("#p1 mark")).to_have_text("Lantern")
    page.locator("#p1").get_by_role("link", name="next match").click()
    expect(page).to_have_url(re.compile(r"#p2$"))
    page.get_by_role("link", name="Take the marks away").click()
    expect(page.locator("mark")).to_have_count(0)
