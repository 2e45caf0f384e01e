"""Tables of entities and names in and out of the admin."""

import csv
import io
import os
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from lxml import html

from cables.actions import entities
from cables.admin.exchange import MOST_BYTES, MOST_ROWS
from cables.models import Alias, Decision, Entity
from tests.factories import AliasFactory, EntityFactory

pytestmark = pytest.mark.django_db

IMPORT = "admin:cables_entity_import"
LIST = (
    "name,kind,aliases,country\nPaper Boat Society,ngo,PBS | Boat Folk,CN\nWen Example,person,,\n"
)


def upload(client: Client, text: str | bytes, page: str = IMPORT):
    data = text.encode() if isinstance(text, str) else text
    file = SimpleUploadedFile("boats.csv", data, "text/csv")
    return client.post(reverse(page), {"import_file": file, "format": "0", "resource": "0"})


def confirm(client: Client, response, **changes: str):
    form = response.context["confirm_form"]
    values = {name: form[name].value() for name in form.fields} | changes
    page = "alias" if "alias" in response.request["PATH_INFO"] else "entity"
    return client.post(reverse(f"admin:cables_{page}_process_import"), values, follow=True)


def words(response) -> str:
    (content,) = html.fromstring(response.content.decode()).cssselect("#content")
    return " ".join(" ".join(content.itertext()).split())


def told(response) -> str:
    return " ".join(str(message) for message in response.context["messages"])


def exported(client: Client, kind: str = "entity", query: str = "") -> list[dict[str, str]]:
    response = client.get(reverse(f"admin:cables_{kind}_export") + query)
    assert response["Content-Disposition"].startswith("attachment")
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))


# --- importing ----------------------------------------------------------------------------------


def test_a_list_is_previewed_and_nothing_is_written(as_curator):
    response = upload(as_curator, LIST)
    said = words(response)
    assert "2 added, 0 change something, 0 say nothing new. Nothing is imported yet." in said
    assert "2 Paper Boat Society added as organization, NGO" in said
    assert "new name: Boat Folk" in said
    assert not Entity.objects.exists()


def test_a_confirmed_list_is_written_by_actions(as_curator, curator_user):
    response = confirm(as_curator, upload(as_curator, LIST))
    assert "2 entities added" in told(response)
    boat = Entity.objects.get(name="Paper Boat Society")
    assert set(boat.aliases.values_list("name", flat=True)) == {"PBS", "Boat Folk"}
    made = Decision.objects.of_entity(boat).get()
    assert (made.made_by, made.reason) == (curator_user, "From the table boats.csv.")


def test_a_list_that_was_confirmed_is_not_confirmed_twice(as_curator):
    preview = upload(as_curator, LIST)
    confirm(as_curator, preview)
    assert "done already, or gone" in told(confirm(as_curator, preview))
    assert Entity.objects.count() == 2


def test_rows_that_are_not_understood_are_told_by_line_and_nothing_is_offered(as_curator):
    response = upload(as_curator, f"{LIST}Lantern,ngo,,Atlantis\n\nHarbor,union\n")
    said = words(response)
    assert "Nothing was imported: 2 rows cannot be." in said
    assert "4 'Atlantis' is no country" in said
    assert "6 'union' is no kind" in said
    assert "confirm_form" not in response.context
    assert not Entity.objects.exists()


def test_a_row_that_may_mean_several_is_told(as_curator):
    EntityFactory(name="Lantern")
    EntityFactory(name="Lantern")
    assert "Several entities may be “Lantern”" in words(
        upload(as_curator, "name,kind\nLantern,ngo\n")
    )


def test_what_a_curator_decided_is_kept_and_said(as_curator, curator_user):
    entities.create(kind="organization", name="Lantern", country="PE", by=curator_user)
    response = upload(as_curator, "name,kind,type,country\nLantern,organization,ngo,CN\n")
    assert "Several" not in words(response)
    assert "1 added" in words(response)  # another country: another body

    response = upload(as_curator, "name,kind,type,wikidata\nLantern,organization,ngo,Q5\n")
    assert "type: - → ngo" in words(response)


def test_what_a_person_deleted_is_left_out_and_said(as_curator, curator_user):
    confirm(as_curator, upload(as_curator, LIST))
    boat = Entity.objects.get(name="Paper Boat Society")
    entities.delete(entity=boat, by=curator_user, reason="A mistake.")
    response = upload(as_curator, LIST)
    assert "0 added, 0 change something, 2 say nothing new" in words(response)
    assert "2 Paper Boat Society left out It was deleted by wen on" in words(response)
    confirm(as_curator, response)
    assert not Entity.objects.filter(name="Paper Boat Society").exists()


def test_nothing_is_written_if_something_changed_between_preview_and_confirmation(as_curator):
    preview = upload(as_curator, LIST)
    EntityFactory(name="Paper Boat Society", normalized="paper boat society", kind="organization")
    EntityFactory(name="Paper Boat Society", normalized="paper boat society", kind="organization")
    assert "Nothing was imported: something changed meanwhile" in told(confirm(as_curator, preview))
    assert Entity.objects.count() == 2


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"title,year\nA,1999\n", "name and kind is missing"),
        (LIST.encode("utf-16"), "CSV UTF-8"),
        (b"name,kind\nCaf\xe9,ngo\n", "not UTF-8"),
        (b"\x00\x01\x02", "CSV UTF-8"),
        (b"name,kind\n", "No valid data"),
    ],
)
def test_a_file_that_is_no_such_table_is_refused_with_advice(as_curator, data, said):
    assert said in words(upload(as_curator, data))


def test_a_list_too_long_for_a_page_is_sent_to_the_command(as_curator):
    rows = "".join(f"Body {number},ngo\n" for number in range(MOST_ROWS + 1))
    assert "import_authorities" in words(upload(as_curator, f"name,kind\n{rows}"))


def test_a_file_too_large_for_a_page_is_sent_to_the_command(as_curator):
    text = f"name,kind,description\nLantern,ngo,{'x' * MOST_BYTES}\n"
    assert "import_authorities" in words(upload(as_curator, text))


@pytest.mark.parametrize(
    "change",
    [
        {"import_file_name": "../../secret_key"},
        {"import_file_name": "0" * 32},
        {"import_file_name": "\0"},
        {"format": "x"},
        {"format": "7"},
        {"resource": "5"},
    ],
)
def test_a_tampered_confirmation_does_nothing(as_curator, change):
    response = confirm(as_curator, upload(as_curator, LIST), **change)
    assert response.status_code in (200, 400)
    assert not Entity.objects.exists()


# --- exporting ----------------------------------------------------------------------------------


def test_what_is_exported_can_be_imported_again_and_changes_nothing(as_curator, curator_user):
    lantern = entities.create(
        kind="organization",
        name='Lantern "Lamp" Society; of, Lima',
        type="ngo",
        country="PE",
        description="=1+1\nLamps.",
        wikidata="Q5",
        latitude=-12.05,
        longitude=-77.0,
        by=curator_user,
    )
    AliasFactory(entity=lantern, name="L; S")
    before = Entity.objects.values().get(), Decision.objects.count()
    response = as_curator.get(reverse("admin:cables_entity_export"))
    preview = upload(as_curator, response.content)
    assert "0 added, 0 change something, 1 say nothing new." in words(preview)
    confirm(as_curator, preview)
    assert (Entity.objects.values().get(), Decision.objects.count()) == before


def test_no_exported_cell_is_a_formula(as_curator):
    EntityFactory(name="=cmd|' /C calc'!A0", description="@SUM(1)", normalized="cmd c calc a0")
    (row,) = exported(as_curator)
    assert (row["name"], row["description"]) == ("'=cmd|' /C calc'!A0", "'@SUM(1)")


def test_the_export_is_what_the_list_shows(as_curator, curator_user):
    keep, absorb = EntityFactory(name="Lantern"), EntityFactory(name="Lamp")
    EntityFactory(name="Wen Example", kind="person")
    entities.merge(keep=keep, absorb=absorb, by=curator_user, reason="Same.")
    assert {row["name"] for row in exported(as_curator)} == {"Lantern", "Wen Example"}
    (row,) = exported(as_curator, query="?kind__exact=organization")
    assert (row["id"], row["aliases"]) == (str(keep.pk), "Lamp")


def test_a_changed_cell_is_imported(as_curator):
    EntityFactory(name="Lantern", normalized="lantern", country="PE")
    text = as_curator.get(reverse("admin:cables_entity_export")).content.decode("utf-8-sig")
    preview = upload(as_curator, text.replace(",PE,", ",CN,"))
    assert "country: PE → CN" in words(preview)
    confirm(as_curator, preview)
    assert Entity.objects.get().country == "CN"


def test_names_go_out_and_in_as_a_table_of_their_own(as_curator):
    lantern = EntityFactory(name="Lantern")
    AliasFactory(entity=lantern, name="Lamp")
    (row,) = exported(as_curator, "alias")
    assert (row["entity"], row["name"], row["of"]) == (str(lantern.pk), "Lamp", "Lantern")

    table = f"entity,name\n{lantern.pk},Lamp\n{lantern.pk},Light\n"
    preview = upload(as_curator, table, "admin:cables_alias_import")
    assert "1 change something, 1 say nothing new" in words(preview)
    confirm(as_curator, preview)
    assert set(Alias.objects.values_list("name", flat=True)) == {"Lamp", "Light"}
    assert Decision.objects.get().after == {"alias": "Light"}

    refused = upload(as_curator, "entity,name\n99999,Lamp\n,Light\n", "admin:cables_alias_import")
    assert "No entity has the id 99999" in words(refused)
    assert "3 Write the id of the entity" in words(refused)


# --- who may ------------------------------------------------------------------------------------


@pytest.fixture
def as_reader(db) -> Client:
    """Somebody who may look at the admin and change nothing."""
    from django.contrib.auth.models import Permission

    user = User.objects.create_user("ray", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=["view_entity", "view_alias"]))
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("kind", ["entity", "alias"])
def test_who_may_only_look_may_export_and_not_import(as_reader, kind):
    page = as_reader.get(reverse(f"admin:cables_{kind}_changelist")).content.decode()
    assert "Export 0 as CSV" in page
    assert ">Import<" not in page
    assert as_reader.get(reverse(f"admin:cables_{kind}_export")).status_code == 200
    assert as_reader.get(reverse(f"admin:cables_{kind}_import")).status_code == 403
    assert as_reader.post(reverse(f"admin:cables_{kind}_process_import")).status_code == 403


def test_strangers_are_sent_to_the_login(client):
    for page in ("import", "export", "lookup"):
        assert client.get(reverse(f"admin:cables_entity_{page}")).status_code == 302


def test_no_page_has_inline_script_or_style(as_curator):
    good, bad = upload(as_curator, LIST), upload(as_curator, "name,kind\nA,b\n")
    for response in (as_curator.get(reverse(IMPORT)), good, bad):
        source = response.content.decode()
        assert "<style" not in source
        assert " style=" not in source
        assert not re.search(r"\son\w+=", source)
        assert not re.search(r"<script(?![^>]*\bsrc=)", source)


def test_lists_that_nobody_confirmed_do_not_pile_up(as_curator):
    folder = Path(settings.MEDIA_ROOT) / "lists"
    upload(as_curator, LIST)
    (old,) = folder.iterdir()
    os.utime(old, (0, 0))
    upload(as_curator, LIST)
    (kept,) = folder.iterdir()
    assert kept != old
