"""Two people at the admin, and one row of every kind to look at."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from cables.actions import cables, entities, mentions, names
from cables.models import (
    Addressee,
    Ambiguity,
    AuthorityRecord,
    Backlog,
    Cable,
    CableAlias,
    Duplicate,
    Entry,
    IndexChange,
    Mention,
    NamesFound,
    Problem,
    Reference,
    Upload,
)
from tests.factories import AliasFactory, CableFactory, MentionFactory, NgoFactory
from tests.people import new_curator

TEXT = "(U) The Lantern Society met the Paper Boat Society; the Lantern Society spoke first."


@pytest.fixture
def admin_user(db) -> User:
    return User.objects.create_superuser("ada", password="secret")


@pytest.fixture
def curator_user(db) -> User:
    return new_curator("wen", password="secret")


@pytest.fixture
def as_admin(admin_user) -> Client:
    client = Client()
    client.force_login(admin_user)
    return client


@pytest.fixture
def as_curator(curator_user) -> Client:
    client = Client()
    client.force_login(curator_user)
    return client


@pytest.fixture
def cable() -> Cable:
    return CableFactory(reference_id="07GUANGZHOU9001", paragraphs=[TEXT], tags=["ELAB"])


@pytest.fixture
def lantern():
    return NgoFactory(name="Lantern Society")


@pytest.fixture
def mention(cable, lantern) -> Mention:
    return MentionFactory(
        cable=cable, entity=lantern, start=8, method="names", status=Mention.Status.SUGGESTED
    )


@pytest.fixture
def everything(mention, admin_user) -> None:
    """At least one row in every table, and Decisions of several kinds."""
    fill(mention, admin_user)


def fill(mention: Mention, by: User) -> None:
    """Rows of every table around one mention."""
    cable, number = mention.cable, mention.cable.pk
    AliasFactory(entity=mention.entity)
    CableAlias.objects.create(written=f"GUANGZHOU {number}", cable=cable)
    Reference.objects.create(
        cable=cable, position=0, text="GUANGZHOU 8000", kind="cable", reference_id="07GUANGZHOU8000"
    )
    Addressee.objects.create(cable=cable, role="to", position=0, name="SECSTATE WASHDC")
    assert cable.preferred is not None
    Problem.objects.create(
        version=cable.preferred, code="paragraphs-missing", message="Gap.", line=3
    )
    upload = Upload.objects.create(
        name="one.txt", via="file", sha256="0" * 64, created_by=by, size=9
    )
    Entry.objects.create(upload=upload, file="one.txt", outcome="stored", cable=cable)
    other = NgoFactory()
    Ambiguity.objects.create(
        cable=cable,
        paragraph=cable.paragraphs.get(),
        start=32,
        end=50,
        surface="Paper Boat Society",
        name="Paper Boat Society",
        normalized="paper boat society",
        kind="organization",
        candidates=[mention.entity_id, other.pk],
        method="names",
    )
    entities.keep_apart(first=mention.entity, second=other, by=by)
    Duplicate.objects.create(first=mention.entity, second=other, score=0.9)
    NamesFound.objects.create(cable=cable, version=cable.preferred, reader="a model")
    Backlog.objects.put_off(Backlog.Work.NAMES, since=number)
    names.stop(name=f"Reftel {number}", by=by, reason="A word of the trade.")
    AuthorityRecord.objects.create(
        source="wikidata",
        identifier=f"Q{number}",
        name="Lantern Society",
        normalized="lantern society",
    )
    mentions.accept(mention=mention, by=by)
    cables.withhold(cable=cable, by=by, reason="Names a source.")
    IndexChange.objects.note([cable.pk])
