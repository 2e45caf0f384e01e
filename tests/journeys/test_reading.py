"""What readers do, in a real browser."""

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect


def test_from_a_search_to_a_facet_a_cable_an_ngo_and_back(room, page: Page, troubles):
    page.goto(room.url)
    page.get_by_role("combobox").fill("lantern")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("[data-total='2']")).to_be_visible()

    page.locator("#facet-year + ul").get_by_role("link", name="2007", exact=True).click()
    expect(page.locator("[data-total='1']")).to_be_visible()
    page.get_by_role("link", name="NIGHT SCHOOLS ON THE RIVER").click()
    expect(page).to_have_url(re.compile(r"/cables/07GUANGZHOU378/\?q=lantern$"))

    page.locator("#p1").get_by_role("link", name="Lantern Society").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lantern Society")
    page.get_by_role("link", name="Paragraph 2 of 07GUANGZHOU378").click()
    expect(page).to_have_url(re.compile(r"/cables/07GUANGZHOU378/#p2$"))

    for _ in range(3):
        page.go_back()
    expect(page.locator("[data-total='1']")).to_be_visible()
    page.get_by_role("link", name="Year 2007").click()
    expect(page.locator("[data-total='2']")).to_be_visible()
    assert troubles == []


def test_from_ref_a_in_the_text_to_the_cable_it_means(room, page: Page, troubles):
    told = "As para 1 of ref A has it, and ref B does not, the docks (07 LIMA 5) are calm."
    room.cable.paragraphs.filter(number=3).update(text=told)
    page.goto(room.url + room.cable.get_absolute_url())
    assert Axe().run(page).violations_count == 0
    page.locator("#p3").get_by_role("link", name="ref B").click()
    expect(page).to_have_url(re.compile(r"/cables/07GUANGZHOU378/#ref-B$"))
    expect(page.locator("#ref-B")).to_be_in_viewport()
    page.locator("#p3").get_by_role("link", name="para 1 of ref A").click()
    expect(page).to_have_url(re.compile(r"/cables/06GUANGZHOU12/#p1$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("EARLIER")
    page.go_back()
    page.locator("#p3").get_by_role("link", name="07 LIMA 5").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("DOCKS")
    assert troubles == []


def test_a_paragraph_has_an_address_that_is_seen(room, page: Page):
    page.goto(f"{room.url}/cables/07GUANGZHOU378/")
    calm = page.locator("#p2").evaluate("node => getComputedStyle(node).backgroundImage")
    page.locator("#p2").get_by_role("link", name="Paragraph 2").click()
    lit = page.locator("#p2").evaluate("node => getComputedStyle(node).backgroundImage")
    assert page.url.endswith("#p2")
    assert calm == "none" != lit


def test_by_keyboard_alone(room, page: Page):
    page.goto(f"{room.url}/cables/07GUANGZHOU378/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("/")
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.type("07 guangzhou 0378")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/cables/07GUANGZHOU378/$"))


def test_what_has_the_focus_is_seen(room, page: Page):
    page.goto(f"{room.url}/cables/")
    for _ in range(12):
        page.keyboard.press("Tab")
        width = page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)")
        assert width >= 2, page.evaluate("document.activeElement.outerHTML")


def test_dark_is_chosen_once_and_stays(room, page: Page):
    page.goto(room.url)
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.get_by_role("button", name="Dark colours").click()
    dark = page.evaluate(ground)
    page.goto(f"{room.url}/help/")
    assert page.evaluate(ground) == dark != light
    page.get_by_role("button", name="Light colours").click()
    assert page.evaluate(ground) == light


def test_the_system_s_choice_is_followed(room, page: Page):
    page.emulate_media(color_scheme="dark")
    page.goto(room.url)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(22, 23, 20)"


def test_names_can_be_read_over(room, page: Page):
    page.goto(f"{room.url}/cables/07GUANGZHOU378/")
    name = page.locator("#p1 .entity").first
    line = "node => getComputedStyle(node).textDecorationLine"
    assert name.evaluate(line) == "underline"
    page.get_by_role("button", name="Marked in the text").click()
    assert name.evaluate(line) == "none"
    page.reload()
    assert name.evaluate(line) == "none"


def test_a_citation_is_copied(room, page: Page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{room.url}/cables/07GUANGZHOU378/")
    page.get_by_text("Cite", exact=True).click()
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#citation").text_content()


def test_what_is_copied_from_the_text_is_the_text(room, page: Page):
    page.goto(f"{room.url}/cables/07GUANGZHOU378/")
    copied = page.locator("#p1 .text").evaluate(
        "node => { getSelection().selectAllChildren(node); return getSelection().toString() }"
    )
    assert copied.strip() == room.cable.paragraphs.get(number=1).text


def test_everything_works_without_javascript(room, plain: Page):
    plain.goto(f"{room.url}/cables/?q=lantern")
    plain.locator("#facet-year + ul").get_by_role("link", name="2008", exact=True).click()
    plain.get_by_role("link", name="LATER").click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("LATER")
    expect(plain.get_by_role("button", name="Dark colours")).to_be_hidden()
    plain.get_by_text("Cite", exact=True).click()
    expect(plain.locator("#citation")).to_be_visible()


def test_on_paper(room, page: Page):
    page.emulate_media(media="print")
    page.goto(f"{room.url}/cables/07GUANGZHOU378/")
    expect(page.locator("header.site")).to_be_hidden()
    expect(page.locator(".cable-tools")).to_be_hidden()
    expect(page.locator(".telegram")).to_be_visible()
    page.locator(".problems").evaluate("node => { node.open = false }")
    expect(page.locator(".problems li")).to_be_visible()  # paper has nothing to click
    expect(page.locator(".print-only")).to_contain_text("retrieved")
