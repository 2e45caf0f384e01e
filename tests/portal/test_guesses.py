"""Who guesses passwords has to wait, and keeps nobody else out."""

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from portal.guesses import GUESSES, TOO_MANY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def wen() -> User:
    cache.clear()
    return User.objects.create_user("wen", password="right", is_staff=True)


def enters(password: str, *, name: str = "wen", address: str = "192.0.2.1") -> bool:
    """Whether signing in succeeds; the page says why where it does not."""
    form = {"username": name, "password": password}
    answer = Client(REMOTE_ADDR=address).post(reverse("admin:login"), form)
    return answer.status_code == 302


def guess(times: int, **whence: str) -> None:
    for _ in range(times):
        assert not enters("wrong", **whence)


def test_after_many_wrong_passwords_the_right_one_has_to_wait():
    guess(GUESSES)
    assert not enters("right")
    form = {"username": "WEN", "password": "right"}
    page = Client(REMOTE_ADDR="192.0.2.1").post(reverse("admin:login"), form)
    assert TOO_MANY in page.content.decode()


def test_a_few_typing_errors_do_no_harm_and_are_forgotten():
    guess(GUESSES - 1)
    assert enters("right")
    guess(GUESSES - 1)
    assert enters("right")


def test_other_accounts_and_addresses_do_not_wait():
    User.objects.create_user("mei", password="right", is_staff=True)
    guess(GUESSES)
    assert enters("right", name="mei")
    assert enters("right", address="192.0.2.2")


def test_an_account_that_does_not_exist_answers_alike():
    guess(GUESSES, name="nobody")
    form = {"username": "nobody", "password": "x" * 5000}
    page = Client(REMOTE_ADDR="192.0.2.1").post(reverse("admin:login"), form)
    assert TOO_MANY in page.content.decode()
