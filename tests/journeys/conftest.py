"""A portal that answers, and a window that notices what goes wrong in it."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from cables.search import index
from tests.views.room import furnish

DESK: ViewportSize = {"width": 1400, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}


@pytest.fixture
def room(live_server) -> SimpleNamespace:
    """The furnished portal with its search index, and the address it answers at."""
    room = furnish()
    index.rebuild()
    room.url = live_server.url
    room.pages = (
        "/",
        "/cables/",
        "/cables/?q=lantern&origin=GUANGZHOU&year=2007",
        "/cables/?q=nothingofthesort",
        "/cables/facets/origin/?not_tag=ELAB",
        room.cable.get_absolute_url(),
        f"{room.cable.get_absolute_url()}?q=lantern",
        f"{room.cable.get_absolute_url()}source/",
        "/cables/05LIMA77/",
        "/organizations/",
        "/ngos/",
        "/people/",
        "/places/",
        room.lantern.get_absolute_url(),
        "/help/",
        "/about/",
        "/nowhere/",
    )
    return room


@pytest.fixture
def troubles(page: Page) -> list[str]:
    """What the browser complained about in this window; pages that are missing do not count."""
    found: list[str] = []
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on(
        "console",
        lambda message: (
            found.append(message.text)
            if message.type in ("error", "warning") and "404" not in message.text
            else None
        ),
    )
    return found


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A window of the size of a phone."""
    with browser.new_context(viewport=PHONE, locale="en-US", has_touch=True) as context:
        yield context.new_page()


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A window without JavaScript."""
    with browser.new_context(viewport=DESK, java_script_enabled=False) as context:
        yield context.new_page()
