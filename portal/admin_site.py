"""The admin's site: as Django's, but who only curates begins at the review desk."""

from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse

from cables.actions.accounts import only_curates
from portal.guesses import BrakedLoginForm


class PortalAdminSite(AdminSite):
    """Where people sign in who upload, mend and decide."""

    login_form = BrakedLoginForm

    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Sign in; a curator who asked for no page in particular is led to the desk."""
        answer = super().login(request, extra_context)
        overview = reverse("admin:index")
        led = isinstance(answer, HttpResponseRedirect) and answer.url == overview
        return redirect("desk") if led and only_curates(request.user) else answer
