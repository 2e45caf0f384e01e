"""Import and look-up in a real browser, under the content policy."""

import pytest
from playwright.sync_api import Page, expect

from cables.models import AuthorityRecord, Entity
from tests.factories import PlaceFactory
from tests.people import new_curator

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def troubles(page: Page) -> list[str]:
    """What the browser complains about."""
    found: list[str] = []
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("console", lambda said: found.append(said.text) if said.type == "error" else None)
    return found


@pytest.fixture
def portal(live_server, page: Page) -> str:
    """The admin's address, with a curator signed in."""
    new_curator("wen", password="secret")
    address = f"{live_server.url}/admin/"
    page.goto(address)
    page.fill("#id_username", "wen")
    page.fill("#id_password", "secret")
    page.press("#id_password", "Enter")
    expect(page).to_have_url(f"{live_server.url}/desk/")
    return address


def test_a_list_is_previewed_and_imported(portal, page, troubles, tmp_path):
    path = tmp_path / "boats.csv"
    path.write_text("name,kind,aliases\nPaper Boat Society,ngo,PBS\n")
    page.goto(f"{portal}cables/entity/")
    page.get_by_role("link", name="Import").click()
    page.set_input_files("#id_import_file", path)
    page.get_by_role("button", name="Read, and show what it would do").click()
    expect(page.locator("#content")).to_contain_text("added as organization, NGO")
    page.get_by_role("button", name="Import").click()
    expect(page.locator(".messagelist")).to_contain_text("1 entity added")
    assert Entity.objects.get().name == "Paper Boat Society"
    assert troubles == []


def test_a_record_is_found_while_typing_and_fills_the_form(portal, page, troubles):
    AuthorityRecord.objects.create(
        source="geonames",
        identifier="77",
        name="Sampleton",
        normalized="sampleton",
        kind="location",
        country="PE",
        latitude=-12.5,
        longitude=77.25,
    )
    town = PlaceFactory(name="Sampleton")
    page.goto(f"{portal}cables/entity/{town.pk}/change/")
    page.get_by_label("Look up a number by name").fill("sampl")
    page.get_by_role("button", name="Use this").click()
    expect(page.locator("#id_geonames")).to_have_value("77")
    expect(page.locator("#id_country")).to_have_value("PE")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("Sampleton")
    town.refresh_from_db()
    assert (town.geonames, town.latitude, town.longitude) == (77, -12.5, 77.25)
    assert troubles == []
