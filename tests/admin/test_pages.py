"""Every admin page opens, with search and filters, for admins and for curators."""

import re

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from cables.models import Decision
from tests.admin.conftest import fill
from tests.factories import CableFactory, MentionFactory, NgoFactory, PostFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("everything")]

MODELS = sorted(
    (model for model in apps.get_app_config("cables").get_models()), key=lambda m: m.__name__
)
NAMES = [model.__name__ for model in MODELS]
MAY_ADD = {
    "admin": {"Alias", "Entity", "Mention", "Post", "Tag", "Upload"},
    "curator": {"Alias", "Entity", "Mention"},
}
MAY_CHANGE = {
    "admin": {"Cable", "Entity", "Mention", "Post", "Tag"},
    "curator": {"Entity", "Mention"},
}


@pytest.fixture(params=["admin", "curator"])
def person(request) -> str:
    return str(request.param)


@pytest.fixture
def client(person, as_admin, as_curator):
    return {"admin": as_admin, "curator": as_curator}[person]


def address(model, page, *args) -> str:
    return reverse(f"admin:cables_{model._meta.model_name}_{page}", args=args)


def test_every_table_has_an_admin():
    assert [model.__name__ for model in MODELS if model not in admin.site._registry] == []


@pytest.mark.parametrize("model", MODELS, ids=NAMES)
def test_lists_open_with_search_and_filters(client, model):
    response = client.get(address(model, "changelist"))
    assert response.status_code == 200
    assert response.context["cl"].result_count >= 1

    searched = client.get(address(model, "changelist"), {"q": "lantern 07"})
    assert searched.status_code == 200
    for spec in response.context["cl"].filter_specs:
        for choice in spec.choices(response.context["cl"]):
            filtered = client.get(address(model, "changelist") + choice["query_string"])
            assert filtered.status_code == 200, choice["query_string"]


@pytest.mark.parametrize("model", MODELS, ids=NAMES)
def test_rows_open_and_only_some_can_be_changed(client, person, model):
    response = client.get(address(model, "change", model.objects.first().pk))
    assert response.status_code == 200
    saves = b'name="_save"' in response.content
    assert saves == (model.__name__ in MAY_CHANGE[person])


@pytest.mark.parametrize("model", MODELS, ids=NAMES)
def test_adding_is_for_those_who_may(client, person, model):
    response = client.get(address(model, "add"))
    assert response.status_code == (200 if model.__name__ in MAY_ADD[person] else 403)


@pytest.mark.parametrize("name", ["Version", "Decision", "Cable", "Mention", "Paragraph", "Entity"])
def test_nobody_deletes_what_is_withheld_rejected_or_merged_instead(client, name):
    model = apps.get_model("cables", name)
    page = address(model, "delete", model.objects.first().pk)
    assert client.post(page, {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("model", MODELS, ids=NAMES)
def test_a_longer_list_takes_no_more_queries(as_admin, admin_user, model):
    with CaptureQueriesContext(connection) as few:
        as_admin.get(address(model, "changelist"))
    for _ in range(3):
        cable = CableFactory(tags=["PHUM"], origin=PostFactory(code="BEIJING"))
        fill(MentionFactory(cable=cable, entity=NgoFactory(), status="suggested"), admin_user)
    with CaptureQueriesContext(connection) as many:
        as_admin.get(address(model, "changelist"))
    assert len(many) <= len(few), [query["sql"] for query in many]


def test_the_overview_and_the_login_open(client, db):
    page = client.get(reverse("admin:index"))
    assert page.status_code == 200
    assert b"Review desk" in page.content
    client.logout()
    assert client.get(reverse("admin:login")).status_code == 200


def test_cables_are_listed_newest_first_and_undated_ones_last(client, cable):
    undated = CableFactory.create(transmitted_at=None)
    rows = list(client.get(address(type(cable), "changelist")).context["cl"].result_list)
    assert rows[-1] == undated


def test_the_login_page_has_a_heading(client, db):
    client.logout()
    page = html.fromstring(client.get(reverse("admin:login")).content)
    assert [head.text_content() for head in page.cssselect("h1")] == ["Sign in"]


def test_the_history_of_a_thing_is_its_decisions(client, mention):
    response = client.get(address(type(mention), "history", mention.pk), follow=True)
    assert response.status_code == 200
    [row] = response.context["cl"].result_list
    assert (row.kind, row.target_id) == (Decision.Kind.MENTION_ACCEPTED, mention.pk)


def test_no_page_has_inline_script_or_style(client, cable, mention):
    for page in (
        reverse("admin:index"),
        address(type(cable), "changelist"),
        address(type(cable), "change", cable.pk),
        address(type(mention), "change", mention.pk),
        address(type(mention.entity), "change", mention.entity_id),
    ):
        source = client.get(page).content.decode()
        assert "<style" not in source
        assert " style=" not in source
        assert " onclick=" not in source
        assert not re.search(r"<script(?![^>]*\bsrc=)", source)


def test_countries_are_filtered_by_name_and_only_those_that_are_held(client, cable):
    PostFactory.create(code="LIMA", country="PE")
    page = html.fromstring(client.get(address(type(cable), "changelist")).content)
    shown = [node.text_content().strip() for node in page.cssselect("#changelist-filter a")]
    assert "China" in shown
    assert not {"CN", "PE", "Peru"} & set(shown)


def test_the_list_of_mentions_says_most_in_few_columns(client, mention):
    page = html.fromstring(client.get(address(type(mention), "changelist")).content)
    heads = [" ".join(node.text_content().split()) for node in page.cssselect("thead th")][1:]
    assert heads == ["Mention", "Entity", "Status", "Cable", "Found by"]
    (row,) = page.cssselect("#result_list tbody tr")
    said = " ".join(row.text_content().split())
    assert "Lantern Society NGO" in said
    assert "07GUANGZHOU9001 p1" in said


def test_choices_begin_with_a_capital():
    fields = (field for model in MODELS for field in model._meta.get_fields())
    labels = [str(label) for field in fields for _, label in getattr(field, "choices", None) or ()]
    assert labels
    for label in labels:
        assert label[0].isupper(), label
        assert label.isupper() or not any(word.istitle() for word in label.split()[1:]), label
