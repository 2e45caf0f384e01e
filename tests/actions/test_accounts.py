"""What curators may do, and what they may not."""

import pytest
from django.contrib.auth.models import Permission, User

from cables.actions.accounts import ensure_curators_group
from tests.people import new_curator

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator() -> User:
    return new_curator("wen")


@pytest.mark.parametrize(
    ("permission", "allowed"),
    [
        ("view_cable", True),
        ("view_upload", True),
        ("view_decision", True),
        ("add_mention", True),
        ("change_mention", True),
        ("change_entity", True),
        ("add_entity", True),
        ("delete_alias", True),
        ("add_upload", False),
        ("change_cable", False),
        ("delete_entity", False),
        ("change_post", False),
        ("delete_decision", False),
    ],
)
def test_curators(curator, permission, allowed):
    assert curator.has_perm(f"cables.{permission}") is allowed


def test_the_group_is_mended_when_asked_for_again():
    group = ensure_curators_group()
    before = set(group.permissions.all())
    group.permissions.add(Permission.objects.get(codename="add_upload"))
    assert set(ensure_curators_group().permissions.all()) == before
