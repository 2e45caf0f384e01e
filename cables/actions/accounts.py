"""Who may do what in the admin."""

from django.apps import apps
from django.contrib.auth.models import Group, Permission

CURATORS = "Curators"
MAY_ADD = ("mention", "entity", "alias")
MAY_CHANGE = ("mention", "entity", "alias")
MAY_DELETE = ("alias",)


def ensure_curators_group() -> Group:
    """The group of those who decide about mentions and entities; made or mended when called.

    Curators see everything. Uploading and withholding cables, deleting entities and changing the
    reference data are left to administrators.
    """
    group, _ = Group.objects.get_or_create(name=CURATORS)
    allowed = Permission.objects.filter(content_type__app_label="cables", codename__in=_codenames())
    group.permissions.set(allowed)
    return group


def _codenames() -> list[str]:
    everything = [model._meta.model_name for model in apps.get_app_config("cables").get_models()]
    allowed = {"view": everything, "add": MAY_ADD, "change": MAY_CHANGE, "delete": MAY_DELETE}
    return [f"{verb}_{name}" for verb, names in allowed.items() for name in names]
