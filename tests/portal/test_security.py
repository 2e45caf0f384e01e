"""What every page tells the browser to allow, and that the admin works under it."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Frame-Options", "DENY"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ],
)
def test_pages_carry_the_header(client: Client, header: str, value: str) -> None:
    assert client.get("/admin/login/")[header] == value


@pytest.mark.django_db
def test_scripts_and_styles_come_from_us_alone(client: Client) -> None:
    policy = client.get("/admin/login/")["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


@pytest.mark.django_db(transaction=True)
def test_signing_in_to_the_admin_breaks_no_rule(live_server: LiveServer, page: Page) -> None:
    User.objects.create_superuser("keeper", password="a long enough word")
    complaints = list[str]()
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(f"{live_server.url}/admin/")
    page.get_by_label("Username").fill("keeper")
    page.get_by_label("Password").fill("a long enough word")
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("button", name="Log out").wait_for()
    assert complaints == []
