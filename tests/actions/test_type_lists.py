"""A type that a list brought is said to be the list's, until a curator confirms it."""

import io
import json

import pytest
from django.contrib.auth.models import User
from django.test import Client

from cables.actions import authorities, entities, undo
from cables.formats.authority_csv import read
from cables.models import Entity
from tests.factories import CableFactory, MentionFactory, NgoFactory

pytestmark = pytest.mark.django_db
STARTER = "the starter list"


@pytest.fixture
def wen() -> User:
    return User.objects.create_user("wen@example.org", first_name="Wen", last_name="Example")


def load(wen: User, *lines: str, source: str = STARTER) -> None:
    rows = read(io.StringIO("\n".join(("name,kind,type,description", *lines)))).rows
    authorities.import_rows(rows=rows, by=wen, source=source)


@pytest.fixture
def boat(wen) -> Entity:
    load(wen, "Paper Boat Society,organization,ngo,")
    entity = Entity.objects.get()
    MentionFactory.create(cable=CableFactory.create(), entity=entity)
    return Entity.objects.get()


def page(client: Client, entity: Entity) -> str:
    return client.get(entity.get_absolute_url()).content.decode()


def test_the_pages_name_the_list_and_who_imported_it(boat, client, wen):
    assert boat.type_status == "from the starter list"
    said = page(client, boat)
    assert "from the starter list, imported by Wen Example on" in said
    assert "confirmed by a curator" not in said
    assert "example.org" not in said
    told = json.loads(b"".join(client.get(f"{boat.get_absolute_url()}entity.json")))
    assert (told["type_confirmed"], told["type_list"]) == (False, STARTER)


def test_the_desk_says_the_same(boat, client, wen):
    curator = User.objects.create_superuser("ada")
    client.force_login(curator)
    assert "from the starter list" in client.get(f"/desk/entities/{boat.pk}/").content.decode()
    admin = client.get(f"/admin/cables/entity/{boat.pk}/change/").content.decode()
    assert "from the starter list, imported by Wen Example" in admin


def test_a_curator_can_confirm_what_a_list_says(boat, client, wen):
    confirmed = entities.retype(entity=boat, kind="organization", type="ngo", by=wen)
    boat.refresh_from_db()
    assert boat.type_status == "confirmed by a curator"
    assert "confirmed by a curator" in page(client, boat)
    undo.undo(decision=confirmed, by=wen)
    boat.refresh_from_db()
    assert boat.type_status == "from the starter list"


def test_a_list_leaves_what_a_curator_confirmed(wen):
    held = NgoFactory.create(name="Paper Boat Society")
    entities.retype(entity=held, kind="organization", type="ngo", by=wen)
    load(wen, "Paper Boat Society,organization,ngo,Rowers.")
    held.refresh_from_db()
    assert (held.description, held.type_status) == ("Rowers.", "confirmed by a curator")


def test_a_list_that_brings_no_type_signs_none(wen):
    held = NgoFactory.create(name="Paper Boat Society")
    load(wen, "Paper Boat Society,organization,,Rowers.")
    held.refresh_from_db()
    assert (held.description, held.type_status) == ("Rowers.", "suggested")


def test_a_merge_carries_the_list_with_the_type_and_gives_it_back(boat, wen):
    keep = NgoFactory.create(name="Boat People", type="")
    merged = entities.merge(keep=keep, absorb=boat, by=wen, reason="one body")
    keep.refresh_from_db()
    assert keep.type_status == "from the starter list"
    entities.unmerge(decision=merged, by=wen, reason="two bodies")
    keep.refresh_from_db()
    assert (keep.type, keep.type_list) == ("", "")
