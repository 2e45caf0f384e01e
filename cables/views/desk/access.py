"""Who may sit at the desk."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from cables.actions.accounts import may_curate

View = Callable[..., HttpResponse]


def curators_only(view: View) -> View:
    """Send strangers to the login, and refuse those who are known but may not curate."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not may_curate(request.user):
            raise PermissionDenied(
                "The desk is for curators: ask an administrator to make you one."
            )
        return view(request, *args, **kwargs)

    return never_cache(guarded)


def curator(request: HttpRequest) -> User:
    """Who decides."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
