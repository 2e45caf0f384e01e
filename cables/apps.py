"""The app's configuration."""

from django.apps import AppConfig


class CablesConfig(AppConfig):
    """Cables, their paragraphs, and the entities they mention."""

    name = "cables"
    default_auto_field = "django.db.models.BigAutoField"
