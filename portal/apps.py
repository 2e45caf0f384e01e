"""The project as an app, so that Django finds its management commands."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = "Portal"


class PortalAdminConfig(AdminConfig):
    """Django's admin, with the portal's own site."""

    default_site = "portal.admin_site.PortalAdminSite"
