"""Reading about an organization: its page, whom it is named with, its history."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from cables.models import Entity, Mention
from cables.search import index


@pytest.fixture
def gallery(room):
    """The room after a curator looked at the names; the place stands on the map."""
    Mention.objects.filter(entity__in=[room.wen, room.sampleton]).update(status="accepted")
    Entity.objects.filter(pk=room.sampleton.pk).update(latitude=23.13, longitude=113.26)
    Entity.objects.recount()
    index.rebuild()
    page = room.lantern.get_absolute_url()
    room.pages = (
        page,
        f"{page}?certain=1&year=2007",
        f"{page}?tag=NONE",
        f"{page}together/",
        f"{page}together/?kind=person&certain=1",
        f"{page}history/",
        room.wen.get_absolute_url(),
        room.sampleton.get_absolute_url(),
        "/ngos/",
        "/ngos/?reported=CN&tag=ELAB",
        "/places/",
    )
    return room


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_of_entities_are_accessible(gallery, page: Page, troubles, scheme):
    page.emulate_media(color_scheme=scheme)
    for address in gallery.pages:
        page.goto(gallery.url + address)
        found = Axe().run(page)
        assert found.violations_count == 0, f"{address}\n{found.generate_report()}"
    assert troubles == []


def test_pages_of_entities_fit_a_phone(gallery, phone: Page):
    for address in gallery.pages:
        phone.goto(gallery.url + address)
        for details in phone.locator("details").all():
            details.evaluate("node => { node.open = true }")
        assert phone.evaluate("document.documentElement.scrollWidth") == 390, address


def test_from_the_list_by_country_to_the_paragraphs_of_one_year(gallery, page: Page):
    page.goto(f"{gallery.url}/ngos/")
    page.get_by_role("link", name="China").click()
    expect(page.locator("[data-total='1']")).to_be_visible()
    page.get_by_role("link", name="Lantern Society").click()
    page.get_by_label("Year").select_option("2008")
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".contexts .where .id")).to_have_text(["08GUANGZHOU9"])


def test_uncertain_ones_are_left_out_and_let_in_again(gallery, page: Page):
    page.goto(gallery.url + gallery.lantern.get_absolute_url())
    page.get_by_role("link", name="Leave uncertain ones out").click()
    expect(page.locator(".contexts .where .id")).to_have_text(["07GUANGZHOU378"])
    expect(page.get_by_label("Leave uncertain ones out")).to_be_checked()
    page.get_by_role("link", name="Show everything").click()
    expect(page.locator(".contexts .where .id")).to_have_count(2)


def test_pointing_at_a_name_shows_its_lines(gallery, page: Page):
    page.goto(gallery.url + gallery.lantern.get_absolute_url())
    page.locator(".network .node", has_text="Sampleton").hover()
    expect(page.locator(".network .near")).to_have_count(2)  # to the middle, and to Wen Example
    page.locator(".network .node", has_text="Sampleton").click()
    expect(page.locator("h1")).to_have_text("Sampleton")


def test_the_outline_of_the_world_is_drawn(gallery, page: Page):
    page.goto(f"{gallery.url}/places/")
    land = page.locator(".map use.land")
    box = land.bounding_box()
    assert box is not None
    assert box["width"] > 800
    frame = page.locator(".map svg").bounding_box()
    assert frame is not None
    east, south = (1800 + 1133) / 3600, (840 - 231) / 1430  # as shares of the map
    page.mouse.click(frame["x"] + east * frame["width"], frame["y"] + south * frame["height"])
    expect(page.locator("h1")).to_have_text("Sampleton")


def test_all_of_it_without_javascript(gallery, plain: Page):
    plain.goto(gallery.url + gallery.lantern.get_absolute_url())
    expect(plain.locator(".network .node")).to_have_count(2)
    plain.get_by_label("Together with").select_option(label="Wen Example")
    plain.get_by_role("button", name="Show").click()
    expect(plain.locator(".contexts .where .id")).to_have_text(["07GUANGZHOU378"])
    plain.get_by_role("link", name="Everyone named with Lantern Society").click()
    plain.get_by_role("link", name="Places", exact=True).last.click()
    expect(plain.locator(".tally li")).to_have_count(1)
