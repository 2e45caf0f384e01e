"""Where the app and the admin hang."""

from django.contrib import admin
from django.urls import include, path

handler400 = "portal.hostile_input.bad_request"

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("cables.urls")),
]
