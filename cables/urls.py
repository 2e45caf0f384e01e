"""The public URL map."""

from django.contrib.sitemaps import views as sitemap_views
from django.urls import URLPattern, include, path

from cables.views import cables, citation_files, export, home, pages, search, sitemaps
from cables.views.entities import history, lists, page, taking, together


def _of_entity(kind: str) -> list[URLPattern]:
    """The pages and files of one entity."""
    return [
        path("", page.page, name=kind),
        path("together/", together.together, name=f"{kind}-together"),
        path("history/", history.history, name=f"{kind}-history"),
        path("history.csv", history.as_csv, name=f"{kind}-history-csv"),
        path("history.jsonl", history.as_jsonl, name=f"{kind}-history-jsonl"),
        path("mentions.csv", taking.as_csv, name=f"{kind}-mentions-csv"),
        path("entity.json", taking.as_json, name=f"{kind}-json"),
        *(
            path(f"citation.{suffix}", view, name=f"{kind}-citation-{suffix}")
            for suffix, view in citation_files.of_entity_as.items()
        ),
    ]


SITEMAPS = {"sitemaps": sitemaps.SITEMAPS}

urlpatterns = [
    path("", home.home, name="home"),
    path("cables/", search.search, name="search"),
    path("cables/export.csv", export.as_csv, name="export-csv"),
    path("cables/export.jsonl", export.as_jsonl, name="export-jsonl"),
    path("cables/export.<str:suffix>", citation_files.of_search, name="export-citations"),
    path("cables/facets/<slug:name>/", search.facet, name="facet"),
    path("cables/<str:reference>/", cables.read, name="cable"),
    path("cables/<str:reference>/source/", cables.source, name="cable-source"),
    path(
        "cables/<str:reference>/citation.<str:suffix>",
        citation_files.of_cable,
        name="cable-citation",
    ),
    path("unapi", citation_files.unapi, name="unapi"),
    path("suggest/", search.suggest, name="suggest"),
    path("cables/<path:address>/", cables.published, name="cable-published"),
    path("organizations/", lists.organizations, name="organizations"),
    path("organizations/<int:pk>/<slug:slug>/", include(_of_entity("organization"))),
    path("ngos/", lists.ngos, name="ngos"),
    path("people/", lists.people, name="people"),
    path("people/<int:pk>/<slug:slug>/", include(_of_entity("person"))),
    path("places/", lists.places, name="places"),
    path("places/<int:pk>/<slug:slug>/", include(_of_entity("place"))),
    path("desk/", include("cables.views.desk.urls")),
    path("help/", pages.help_page, name="help"),
    path("about/", pages.about, name="about"),
    path("robots.txt", pages.robots),
    path("sitemap.xml", sitemap_views.index, {**SITEMAPS, "sitemap_url_name": "sitemap"}),
    path("sitemap-<slug:section>.xml", sitemap_views.sitemap, SITEMAPS, name="sitemap"),
    path("favicon.ico", pages.favicon),
]
