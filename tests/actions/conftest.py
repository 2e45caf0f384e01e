"""The people who decide, and an organization to decide about."""

import pytest
from django.contrib.auth.models import User

from cables.models import Entity
from tests.factories import NgoFactory


@pytest.fixture
def wen(db) -> User:
    return User.objects.create_user("wen")


@pytest.fixture
def ada(db) -> User:
    return User.objects.create_user("ada")


@pytest.fixture
def lantern(db) -> Entity:
    entity: Entity = NgoFactory(name="Lantern Society")
    return entity
