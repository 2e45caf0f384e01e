"""What curators do, in a real browser."""

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

PASTE = """(box, text) => {
  box.value = text.repeat(10 * 1024 * 1024 / text.length);
  box.dispatchEvent(new Event("input"));
}"""


@pytest.fixture
def signed_in(live_server, page: Page) -> Page:
    User.objects.create_superuser("keeper", password="a long enough word")
    page.goto(f"{live_server.url}/admin/cables/upload/add/")
    page.get_by_label("Username").fill("keeper")
    page.get_by_label("Password").fill("a long enough word")
    page.get_by_role("button", name="Log in").click()
    return page


def test_a_text_too_long_to_paste_is_told_before_it_is_sent(signed_in: Page, troubles):
    box = signed_in.get_by_label("Paste the text of a cable")
    box.evaluate(PASTE, "0123456789abcdef")
    address = signed_in.url
    signed_in.get_by_role("button", name="Read, and show").click()
    assert "Save it as a file" in box.evaluate("box => box.validationMessage")
    assert signed_in.url == address
    assert box.evaluate("box => box.value.length") == 10 * 1024 * 1024

    box.fill("1. (U) Short enough.")
    signed_in.get_by_role("button", name="Read, and show").click()
    expect(signed_in.get_by_role("heading", name="Before saving")).to_be_visible()
    assert troubles == []
