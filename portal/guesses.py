"""A brake on guessing passwords: after some wrong ones an account has to wait.

Counted for each account and address in the memory of the web process, so that who guesses keeps
nobody else out. Behind a proxy all come from its address: let the proxy slow down who asks often.
"""

from contextlib import suppress
from typing import Any

from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils.crypto import salted_hmac

GUESSES = 10
SECONDS = 15 * 60
TOO_MANY = "Too many wrong passwords for this account: wait 15 minutes, then sign in."


class BrakedLoginForm(AdminAuthenticationForm):
    """Django's form; it looks at no password while the brake is on."""

    def clean(self) -> dict[str, Any]:
        key = self._key()
        if (cache.get_or_set(key, 0, SECONDS) or 0) >= GUESSES:
            raise ValidationError(TOO_MANY, code="too-many")
        try:
            cleaned: dict[str, Any] = super().clean()
        except ValidationError:
            with suppress(ValueError):  # the quarter of an hour ended just now
                cache.incr(key)
            raise
        cache.delete(key)
        return cleaned

    def _key(self) -> str:
        """An account as it was typed, from an address; a digest, for keys are short and plain."""
        address = self.request.META.get("REMOTE_ADDR", "") if self.request else ""
        typed = f"{self.data.get('username', '').casefold()}|{address}"
        return f"guesses-{salted_hmac('portal.guesses', typed).hexdigest()}"
