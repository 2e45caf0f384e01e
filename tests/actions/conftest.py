"""The people who decide."""

import pytest
from django.contrib.auth.models import User


@pytest.fixture
def wen(db) -> User:
    return User.objects.create_user("wen")


@pytest.fixture
def ada(db) -> User:
    return User.objects.create_user("ada")
