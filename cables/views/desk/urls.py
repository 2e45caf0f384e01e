"""The desk's addresses, below `/desk/`."""

from django.urls import path

from cables.views.desk import acts, ambiguous, duplicates, entities, names, queue, undoing

urlpatterns = [
    path("", queue.desk, name="desk"),
    path("mentions/<int:pk>/<slug:act>/", acts.decide, name="desk-decide"),
    path("names/", names.names, name="desk-names"),
    path("undo/<int:pk>/", undoing.take_back, name="desk-undo"),
    path("ambiguous/", ambiguous.ambiguous, name="desk-ambiguous"),
    path("ambiguous/<int:pk>/choose/", ambiguous.choose, name="desk-choose"),
    path("ambiguous/<int:pk>/none/", ambiguous.none_of_these, name="desk-none"),
    path("ambiguous/<int:pk>/stop/", ambiguous.stop, name="desk-stop"),
    path("duplicates/", duplicates.duplicates, name="desk-duplicates"),
    path("duplicates/merge/", duplicates.merge, name="desk-merge"),
    path("duplicates/apart/", duplicates.keep_apart, name="desk-apart"),
    path("entities/<int:pk>/", entities.entity, name="desk-entity"),
    path("entities/<int:pk>/split/", entities.split, name="desk-split"),
    path("entities/<int:pk>/aliases/", entities.add_alias, name="desk-add-alias"),
    path("entities/<int:pk>/note/", entities.note, name="desk-note"),
    path("aliases/<int:pk>/remove/", entities.remove_alias, name="desk-remove-alias"),
]
