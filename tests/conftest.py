"""What every test may ask for: the private PostgreSQL, folders of its own, a real browser."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import HealthCheck
from hypothesis import settings as properties
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import NO_BROWSER, start_browser

# Playwright's own loop runs in the thread of the test, which Django takes for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


# What takes longer on a busy machine is as true as before.
properties.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
properties.load_profile("untimed")


@pytest.fixture(autouse=True)
def own_folders() -> Iterator[None]:
    """Index and uploads start empty, and no other test process shares them."""
    folder = Path(settings.INDEX_DIR).parent
    yield
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all journeys of this process."""
    with sync_playwright() as playwright:
        running = start_browser(playwright)
        if running is None:
            pytest.fail(NO_BROWSER)
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh window on a desk of 1400 by 900 pixels."""
    with browser.new_context(viewport={"width": 1400, "height": 900}, locale="en-US") as context:
        yield context.new_page()
