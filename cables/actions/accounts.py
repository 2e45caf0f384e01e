"""Who may do what in the admin."""

from django.apps import apps
from django.contrib.auth.models import Group, Permission, User

CURATORS = "Curators"
MAY_ADD = ("mention", "entity", "alias")
MAY_CHANGE = ("mention", "entity", "alias")
MAY_DELETE = ("alias",)
DECIDING = ("cables.change_mention", "cables.change_entity")
RUNNING = ("cables.change_cable", "cables.add_upload")


def ensure_curators_group() -> Group:
    """The group of those who decide about mentions and entities; made or mended when called.

    Curators see everything. Uploading and withholding cables, deleting entities and changing the
    reference data are left to administrators.
    """
    group, _ = Group.objects.get_or_create(name=CURATORS)
    allowed = Permission.objects.filter(content_type__app_label="cables", codename__in=_codenames())
    group.permissions.set(allowed)
    return group


def may_curate(user: object) -> bool:
    """True for staff who may change mentions and entities: the review desk is for them."""
    return isinstance(user, User) and user.is_staff and user.has_perms(DECIDING)


def only_curates(user: object) -> bool:
    """True for those who may curate, and neither upload nor change cables."""
    if not isinstance(user, User) or not may_curate(user):
        return False
    return not any(user.has_perm(right) for right in RUNNING)


def _codenames() -> list[str]:
    everything = [model._meta.model_name for model in apps.get_app_config("cables").get_models()]
    allowed = {"view": everything, "add": MAY_ADD, "change": MAY_CHANGE, "delete": MAY_DELETE}
    return [f"{verb}_{name}" for verb, names in allowed.items() for name in names]
