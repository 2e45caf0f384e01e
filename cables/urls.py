"""The public URL map."""

from django.urls import path

from cables.views import cables, entities, export, home, pages, search

urlpatterns = [
    path("", home.home, name="home"),
    path("cables/", search.search, name="search"),
    path("cables/export.csv", export.as_csv, name="export-csv"),
    path("cables/export.jsonl", export.as_jsonl, name="export-jsonl"),
    path("cables/facets/<slug:name>/", search.facet, name="facet"),
    path("cables/<str:reference>/", cables.read, name="cable"),
    path("cables/<str:reference>/source/", cables.source, name="cable-source"),
    path("suggest/", search.suggest, name="suggest"),
    path("cables/<path:address>/", cables.published, name="cable-published"),
    path("organizations/", entities.organizations, name="organizations"),
    path("organizations/<int:pk>/<slug:slug>/", entities.organization, name="organization"),
    path("ngos/", entities.ngos, name="ngos"),
    path("people/", entities.people, name="people"),
    path("people/<int:pk>/<slug:slug>/", entities.person, name="person"),
    path("places/", entities.places, name="places"),
    path("places/<int:pk>/<slug:slug>/", entities.place, name="place"),
    path("help/", pages.help_page, name="help"),
    path("about/", pages.about, name="about"),
    path("robots.txt", pages.robots),
    path("favicon.ico", pages.favicon),
]
