"""Those who decide."""

from django.contrib.auth.models import User

from cables.actions.accounts import ensure_curators_group


def new_curator(name: str, password: str = "lantern-desk-1") -> User:
    """Staff in the group of curators."""
    user = User.objects.create_user(name, password=password, is_staff=True)
    user.groups.add(ensure_curators_group())
    return user
