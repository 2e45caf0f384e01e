"""What can go wrong with the private PostgreSQL, in words for the person at the keyboard."""

from django.core.exceptions import ImproperlyConfigured


class PrivatePostgresError(ImproperlyConfigured):
    """The private PostgreSQL cannot be had; the message says why and what to do."""
