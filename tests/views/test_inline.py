"""References inside the text of a cable, as the reading page shows them."""

import pytest

from cables.models import Cable, CableAlias, Reference
from tests.factories import CableFactory, MentionFactory, PlaceFactory
from tests.views.room import LONG_AGO

pytestmark = pytest.mark.django_db


def citing(text: str, *listed: tuple[str, Cable | str]) -> Cable:
    """A cable of 2008 with this paragraph and this REF block; a string is not held."""
    cable: Cable = CableFactory.create(reference_id="08GUANGZHOU900", paragraphs=[text])
    for position, (label, cited) in enumerate(listed):
        number = cited if isinstance(cited, str) else cited.slug
        is_cable = number[:1].isdigit()
        Reference.objects.create(
            cable=cable,
            position=position,
            label=label,
            text=number,
            kind=Reference.Kind.CABLE if is_cable else Reference.Kind.EMAIL,
            reference_id=number if is_cable else "",
            target=cited if isinstance(cited, Cable) else None,
        )
    return cable


@pytest.fixture
def links(look):
    """The links that references of the first paragraph are: words and address."""

    def follow(cable: Cable) -> list[tuple[str, str]]:
        nodes = look(cable.get_absolute_url()).tree.cssselect("#p1 a.reference")
        return [(node.text_content(), node.get("href")) for node in nodes]

    return follow


@pytest.fixture
def held(db) -> Cable:
    cable: Cable = CableFactory.create(reference_id="08LIMA5", subject="DOCKS")
    return cable


def test_ref_a_leads_to_the_cable_and_its_paragraph(held, links):
    cable = citing("See ref A, and para 3 of ref A.", ("A", held), ("B", "08LIMA6"))
    assert links(cable) == [
        ("ref A", "/cables/08LIMA5/"),
        ("para 3 of ref A", "/cables/08LIMA5/#p3"),
    ]


def test_what_is_not_held_leads_to_the_list(held, look):
    cable = citing("See ref B and ref C.", ("A", held), ("B", "08LIMA6"), ("C", "Wen-Ada e-mail"))
    page = look(cable.get_absolute_url())
    assert page.links("#p1 a.reference.not-held") == ["#ref-B", "#ref-C"]
    assert page.text("#ref-B") == "B 08LIMA6 not held"
    titles = [node.get("title") for node in page.tree.cssselect("#p1 a.reference")]
    assert titles == ["Reference B: 08LIMA6, not held", "Reference C: Wen-Ada e-mail"]


def test_reftel_alone_is_the_one_cable_or_the_list(held, links):
    one = citing("Reftel tells.", ("A", held), ("B", "Wen-Ada e-mail"))
    assert links(one) == [("Reftel", "/cables/08LIMA5/")]
    Reference.objects.create(
        cable=one, position=7, label="C", text="x", kind="cable", reference_id="08LIMA6"
    )
    assert links(one) == [("Reftel", "#references")]


def test_a_range_and_an_unknown_label_lead_to_the_list(held, links):
    cable = citing("See refs A-B and ref F.", ("A", held), ("B", "08LIMA6"))
    assert links(cable) == [("refs A-B", "#references"), ("ref F", "#references")]


def test_two_cables_under_one_label_lead_to_the_first_of_them_in_the_list(held, look):
    cable = citing("See ref A.", ("A", held), ("A", "08LIMA6"))
    page = look(cable.get_absolute_url())
    assert page.links("#p1 a.reference") == ["#ref-A"]
    assert [node.get("id") for node in page.tree.cssselect("#references + ul li")] == [
        "ref-A",
        "ref-item-2",
    ]


def test_without_a_list_a_word_is_a_word(links):
    assert links(citing("Reftel tells what ref A told.")) == []


def test_a_citation_in_full_leads_to_the_held_cable(held, links):
    CableFactory.create(reference_id="07TELAVIV4321")
    cable = citing("(08 Lima 0005, 07 TEL AVIV 4321; LIMA 5 (NOTAL), 08 LIMA 777, 08GUANGZHOU900)")
    assert links(cable) == [
        ("08 Lima 0005", "/cables/08LIMA5/"),
        ("07 TEL AVIV 4321", "/cables/07TELAVIV4321/"),
        ("LIMA 5", "/cables/08LIMA5/"),  # the year of the citing cable
    ]


def test_a_citation_under_another_number_leads_to_the_cable(held, links):
    CableAlias.objects.create(written="08KYIV77", cable=held)
    assert links(citing("(08 KYIV 77)")) == [("08 KYIV 77", "/cables/08LIMA5/")]


def test_a_citation_that_the_list_has_takes_its_year_from_there(held, links):
    old = CableFactory.create(reference_id="07STATE96526")
    assert links(citing("In State 96526,", ("A", old))) == [
        ("State 96526", "/cables/07STATE96526/")
    ]


def test_a_withheld_cable_is_as_one_that_is_not_held(held, links):
    Cable.objects.filter(pk=held.pk).update(withheld_at=LONG_AGO)
    cable = citing("See ref A and 08 LIMA 5.", ("A", held))
    assert links(cable) == [("ref A", "#ref-A"), ("08 LIMA 5", "#ref-A")]
    assert links(CableFactory.create(paragraphs=["See 08 LIMA 5."])) == []


def test_a_place_within_a_citation_gives_way(held, look):
    cable = citing("Docks of Lima: 08 LIMA 5 says so.")
    place = PlaceFactory.create(name="Lima")
    for start in (9, 18):
        MentionFactory.create(cable=cable, entity=place, start=start, surface="LIMA")
    page = look(cable.get_absolute_url())
    assert page.texts("#p1 a.reference") == ["08 LIMA 5"]
    assert page.texts("#p1 a.entity") == ["Lima (suggested)"]


def test_hostile_labels_and_numbers_are_only_text(look):
    cable = citing("See ref A.", ('"><b>', "08LIMA6"), ("A", '"><script>alert(1)</script>'))
    page = look(cable.get_absolute_url())
    assert page.links("#p1 a.reference") == ["#ref-A"]
    assert "<script>alert" not in page.source


def test_one_query_for_any_number_of_citations(held, client, django_assert_max_num_queries):
    text = " ".join(f"(08 LIMA {serial})" for serial in range(5, 60))
    cable = citing(f"Ref A. {text}", ("A", held))
    with django_assert_max_num_queries(14):
        assert client.get(cable.get_absolute_url()).status_code == 200
