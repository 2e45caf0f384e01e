"""Input that no honest browser sends is refused in a sentence, on public pages and in the admin."""

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

pytestmark = pytest.mark.django_db

MENTIONS = "/admin/cables/mention/"
AUTOCOMPLETE = "/admin/autocomplete/?app_label=cables&model_name=mention&field_name=entity&term=%00"


@pytest.fixture
def as_admin() -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("ada", password="secret"))
    return client


@pytest.mark.parametrize(
    "address",
    [
        "/cables/?q=%00",
        "/cables/?origin=LIMA%00",
        "/cables/?%00=1",
        "/cables/07LIMA%005/",
        "/cables/07LIMA5/source/?version=%00",
        "/organizations/?name=a%00",
        "/nowhere/%00",
        f"{MENTIONS}?entity__kind=%00",
        f"{MENTIONS}?q=%00",
        AUTOCOMPLETE,
    ],
)
def test_a_nul_in_an_address_is_refused(as_admin: Client, address: str) -> None:
    response = as_admin.get(address)
    assert response.status_code == 400
    assert "NUL character" in response.content.decode()
    assert "default-src" in response["Content-Security-Policy"]


@pytest.mark.parametrize("data", [{"words": "a\0"}, {"a\0": "words"}])
def test_a_nul_in_a_form_is_refused(as_admin: Client, data: dict[str, str]) -> None:
    assert as_admin.post(f"{MENTIONS}add/", data).status_code == 400
    assert as_admin.post("/admin/login/", data).status_code == 400


def test_a_nul_in_a_cookie_is_refused(client: Client) -> None:
    response = client.get("/admin/", headers={"cookie": 'sessionid="\\000aaaaaaaaaaaa"'})
    assert response.status_code == 400


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "BREW"])
def test_a_method_that_no_page_has_is_refused_as_such(method: str) -> None:
    """Not as a form out of date, which is what a POST without a token is."""
    client = Client(enforce_csrf_checks=True)
    response = client.generic(method, "/help/")
    assert response.status_code == 405
    assert "POST" in response["Allow"]
    assert client.post("/help/").status_code == 403


@pytest.mark.parametrize("data", [{"entity": "abc"}, {"paragraph": "x"}, {"entity": "9" * 40}])
def test_a_forged_choice_is_refused_by_the_form(as_admin: Client, data: dict[str, str]) -> None:
    response = as_admin.post(f"{MENTIONS}add/", data)
    assert response.status_code == 200
    assert "Select a valid choice" in response.content.decode()


@pytest.mark.parametrize("table", ["mention", "alias"])
def test_a_forged_first_value_is_passed_over(as_admin: Client, table: str) -> None:
    address = f"/admin/cables/{table}/add/"
    response = as_admin.get(address, {"paragraph": "x", "entity": "abc", "origin": "-"})
    assert response.status_code == 200


def test_a_text_too_long_to_paste_names_the_limit_and_the_way(as_admin: Client, settings) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 3 * 1024 * 1024
    response = as_admin.post("/admin/cables/upload/add/", {"text": "x" * 4_000_000})
    page = response.content.decode()
    assert response.status_code == 413
    assert "3.0 MB" in page.replace("\xa0", " ")
    assert "as a file" in page


def test_too_many_files_name_the_limit_and_the_way(as_admin: Client, settings) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 2
    files = [SimpleUploadedFile(f"{number}.txt", b"x") for number in range(3)]
    response = as_admin.post("/admin/cables/upload/add/", {"documents": files})
    page = response.content.decode()
    assert response.status_code == 413
    assert "At most 2 files" in page
    assert "ZIP" in page
