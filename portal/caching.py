"""How long a browser or a proxy may keep a page: not without asking, for a cable may be withheld.

What is withheld is to be gone at once, from every cache too. Files with a fixed content, which
have their digest in the name, are served before this and may be kept for ever.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control

Answer = Callable[[HttpRequest], HttpResponseBase]


class CacheControlMiddleware:
    """Write the header `Cache-Control` (RFC 9111) where a page says nothing itself."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if not response.has_header("Cache-Control"):
            personal = settings.SESSION_COOKIE_NAME in request.COOKIES
            patch_cache_control(response, no_cache=True, **({"private": True} if personal else {}))
        return response
