"""What the database refuses, whoever asks."""

import hashlib

import pytest
from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction

from cables.models import Cable, Decision, Entity, Mention, Post, Reference, Version
from tests.factories import CableFactory, EntityFactory

pytestmark = pytest.mark.django_db


def refused(change) -> str:
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        change()
    return str(caught.value)


def test_a_source_text_never_changes() -> None:
    version = CableFactory().preferred
    change = Version.objects.filter(pk=version.pk).update
    assert "never changes" in refused(lambda: change(source_text="nicer"))
    assert "never changes" in refused(lambda: change(sha256=hashlib.sha256(b"x").hexdigest()))
    assert change(file="renamed.txt") == 1


def test_decisions_are_append_only() -> None:
    decision = Decision.objects.create(
        kind=Decision.Kind.ENTITY_EDITED,
        target_kind="entity",
        target_id=1,
        target_name="River Watch",
        made_by=get_user_model().objects.create_user("curator"),
    )
    assert "append-only" in refused(lambda: Decision.objects.update(reason="other"))
    assert "append-only" in refused(decision.delete)


@pytest.mark.parametrize(
    ("constraint", "make"),
    [
        ("cable_slug_is_an_address", lambda: Cable.objects.create(slug="a/b")),
        (
            "cable_slug_is_its_reference_id",
            lambda: Cable.objects.create(slug="a", reference_id="07STATE1"),
        ),
        ("cable_precedence", lambda: Cable.objects.create(slug="a", precedence="SOON")),
        ("cable_classification", lambda: Cable.objects.create(slug="a", classification=7)),
        ("post_code", lambda: Post.objects.create(code="Tel Aviv", name="x")),
        ("post_coordinates", lambda: Post.objects.create(code="X", name="x", latitude=3)),
        ("entity_has_name", lambda: EntityFactory(name="")),
        ("entity_type_only", lambda: EntityFactory(kind=Entity.Kind.PERSON, type="ngo")),
    ],
)
def test_nonsense_is_refused_by_name(constraint: str, make) -> None:
    assert constraint in refused(make)


def test_only_cables_are_linked_as_cables() -> None:
    cable = CableFactory()
    email = {"cable": cable, "position": 0, "text": "DOE E-MAIL", "kind": "email"}
    assert "only_for_cables" in refused(
        lambda: Reference.objects.create(**email, reference_id="07STATE1")
    )
    itself = {"cable": cable, "position": 0, "text": "itself", "kind": "cable", "target": cable}
    assert "not_to_itself" in refused(lambda: Reference.objects.create(**itself))


def test_a_mention_has_length() -> None:
    cable = CableFactory()
    mention = Mention(
        cable=cable, entity=EntityFactory(), start=3, end=3, surface="x", method="curator"
    )
    assert "has_length" in refused(mention.save)
