"""Looking up numbers of authority files on the form of an entity."""

import pytest
from django.urls import reverse
from lxml import html

from cables.actions import entities
from cables.models import AuthorityRecord, Decision
from tests.factories import EntityFactory, PlaceFactory

pytestmark = pytest.mark.django_db

LOOKUP = reverse("admin:cables_entity_lookup")


@pytest.fixture
def town() -> AuthorityRecord:
    return AuthorityRecord.objects.create(
        source="geonames",
        identifier="77",
        name="Sampleton",
        normalized="sampleton",
        aliases=["Samplestadt"],
        keys=["samplestadt"],
        kind="location",
        country="PE",
        latitude=-12.5,
        longitude=77.25,
        description="city, town, village: PPL",
        population=1200,
    )


def change(client, entity, **fields: str):
    address = reverse("admin:cables_entity_change", args=[entity.pk])
    form = html.fromstring(client.get(address).content).get_element_by_id("entity_form")
    values = {name: value or "" for name, value in form.form_values()} | fields
    return client.post(address, values, follow=True)


@pytest.mark.parametrize(
    ("field", "pasted", "expected"),
    [
        ("wikidata", "https://www.wikidata.org/wiki/Q42", "Q42"),
        ("geonames", "https://www.geonames.org/1816670/x.html", 1816670),
        ("geonames", "1816670", 1816670),
    ],
)
def test_an_address_is_taken_for_its_number(as_curator, field, pasted, expected):
    entity = PlaceFactory()
    change(as_curator, entity, **{field: pasted})
    entity.refresh_from_db()
    assert getattr(entity, field) == expected
    assert Decision.objects.get().after[field] == expected


def test_the_same_number_written_otherwise_is_no_change(as_curator):
    entity = PlaceFactory(wikidata="Q42", geonames=77)
    change(as_curator, entity, wikidata="http://www.wikidata.org/entity/Q42", geonames="77")
    assert not Decision.objects.exists()


def test_nonsense_is_refused_at_its_field(as_curator):
    entity = PlaceFactory()
    page = change(as_curator, entity, wikidata="https://example.org/Q42", geonames="Q9")
    errors = page.context["adminform"].form.errors
    assert "Write the Wikidata item as Q42" in errors["wikidata"][0]
    assert "Write the GeoNames number" in errors["geonames"][0]


def test_without_javascript_a_page_offers_records_and_fills_the_entity(as_curator, town):
    entity = PlaceFactory(name="Sampleton")
    form = as_curator.get(reverse("admin:cables_entity_change", args=[entity.pk])).content
    (link,) = html.fromstring(form).cssselect("[data-authority-lookup]")
    page = html.fromstring(as_curator.get(link.get("href")).content)
    (button,) = page.cssselect(".records button[type=submit]")
    assert "Samplestadt" in page.cssselect(".records")[0].text_content()

    as_curator.post(LOOKUP, {"entity": entity.pk, "record": button.get("value")})
    entity.refresh_from_db()
    assert (entity.geonames, entity.country) == (77, "PE")
    assert (entity.latitude, entity.longitude) == (-12.5, 77.25)
    assert Decision.objects.get().reason == "Looked up: GeoNames 77."


def test_a_new_entity_begins_with_what_the_record_tells(as_curator, town):
    page = html.fromstring(as_curator.get(LOOKUP, {"q": "samplestadt"}).content)
    (link,) = page.cssselect(".records a")
    form = html.fromstring(as_curator.get(link.get("href")).content).get_element_by_id(
        "entity_form"
    )
    values = dict(form.form_values())
    assert (values["name"], values["kind"], values["country"]) == ("Sampleton", "location", "PE")
    assert (values["geonames"], values["latitude"]) == ("77", "-12.5")


def test_a_script_is_given_the_records_alone(as_curator, town):
    part = as_curator.get(LOOKUP, {"q": "sampl", "kind": "location", "part": "1"}).content.decode()
    assert "<html" not in part
    (button,) = html.fromstring(part).cssselect("button")
    assert (button.get("data-geonames"), button.get("data-latitude")) == ("77", "-12.5")
    assert (
        "Sampleton" not in as_curator.get(LOOKUP, {"q": "sampl", "kind": "person"}).content.decode()
    )


def test_an_empty_table_says_how_to_fill_it(as_curator):
    assert "import_authority_records" in as_curator.get(LOOKUP, {"q": "x y"}).content.decode()


def test_what_is_asked_for_nonsense_is_answered_in_order(as_curator, admin_user, town):
    entity = EntityFactory()
    for number in ("x", "0", "9" * 40, "\u0663"):
        assert as_curator.get(LOOKUP, {"entity": number}).status_code == 404
        asked = {"entity": entity.pk, "record": number}
        assert as_curator.post(LOOKUP, asked).status_code == 404
    assert as_curator.get(LOOKUP, {"q": "%" * 500}).status_code == 200


def test_names_of_records_are_shown_as_text(as_curator):
    AuthorityRecord.objects.create(
        source="wikidata", identifier="Q1", name="<b>Sampleton</b>", normalized="b sampleton b"
    )
    page = as_curator.get(LOOKUP, {"q": "b sampleton b"}).content.decode()
    assert "<b>Sampleton</b>" not in page
    assert "&lt;b&gt;Sampleton" in page


def test_the_table_of_records_is_searched_as_looking_up_does(as_curator, town):
    page = as_curator.get(reverse("admin:cables_authorityrecord_changelist"), {"q": "Samplestadt"})
    assert [row.identifier for row in page.context["cl"].result_list] == ["77"]
    page = as_curator.get(reverse("admin:cables_authorityrecord_changelist"), {"q": "77"})
    assert page.context["cl"].result_count == 1


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(as_curator, curator_user):
    entity = PlaceFactory(name="Sampleton")
    address = reverse("admin:cables_entity_change", args=[entity.pk])
    form = html.fromstring(as_curator.get(address).content).get_element_by_id("entity_form")
    values = {name: value or "" for name, value in form.form_values()} | {"country": "CN"}
    entities.edit(entity=entity, changes={"country": "PE"}, by=curator_user)

    page = as_curator.post(address, values, follow=True)
    entity.refresh_from_db()
    assert entity.country == "PE"
    assert "decided this meanwhile" in " ".join(map(str, page.context["messages"]))
