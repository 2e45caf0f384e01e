"""The reading page."""

import pytest

pytestmark = pytest.mark.django_db

PAGE = "/cables/07GUANGZHOU378/"


@pytest.mark.parametrize(
    "written",
    [
        "07guangzhou378",
        "07GUANGZHOU000378",
        "2007GUANGZHOU378",
        "07-Guangzhou-378",
        "07CANTON378",  # an alias under which it was published
        "07canton378",
    ],
)
def test_every_spelling_leads_to_the_one_address(room, client, written):
    response = client.get(f"/cables/{written}/")
    assert (response.status_code, response.headers.get("Location")) == (302, PAGE)


def test_the_header_is_explained(room, look):
    header = look(PAGE).text(".telegram")
    for words in (
        "050256Z SEP 07",
        "Wednesday, 5 September 2007, 02:56 UTC",
        "ROUTINE Read in the ordinary course of business",
        "UNCLASSIFIED",
        "SIPDIS",
        "Consulate Guangzhou",
        "printed AMCONSUL GUANGZHOU",
        "SECSTATE WASHDC",
        "Embassy Lima",
        "ELAB Labor sector and industrial relations",
        "E.O. 12958: N/A",
        "Ada Invented",
        "foreign relations or activities",
    ):
        assert words in header


def test_codes_lead_to_their_facets(room, look):
    links = look(PAGE).links(".telegram a")
    assert {"/cables/?origin=GUANGZHOU", "/cables/?tag=ELAB", "/cables/?class=UNCLASSIFIED"} <= set(
        links
    )


def test_paragraphs_have_number_marking_and_address(room, look):
    page = look(PAGE)
    assert page.texts("#p1 .number") == ["Paragraph 1"]
    assert page.links("#p1 .number") == ["#p1"]
    assert page.texts("#p1 .marking") == ["SBUSensitive but unclassified"]
    assert page.texts("#p1 h2") == ["A New School"]
    assert page.texts("#p2 .bullets li") == ["-- first point", "-- second point"]
    assert page.texts(".signature") == ["EXAMPLE"]


def test_names_are_marked_by_kind_and_listed_beside(room, look):
    page = look(PAGE)
    lantern = room.lantern.get_absolute_url()
    assert page.links("#p1 a.entity.ngo:not(.suggested)") == [lantern]
    assert page.texts("#p2 a.entity.person.suggested") == ["Wen Example (suggested)"]
    assert page.texts("#p1 a.entity.place") == ["Sampleton (suggested)"]
    assert page.texts(".named h3") == ["NGOs", "People", "Places"]
    assert page.links(".roster li:first-child .jumps a")[:2] == ["#p1", "#p2"]
    assert page.texts(".roster li .count")[0] == "2 mentions"


def test_a_rejected_mention_does_not_show(room, look):
    assert room.union.get_absolute_url() not in look(PAGE).source


def test_references_are_links_only_where_held_and_public(room, look):
    page = look(PAGE)
    entries = page.texts("#references + ul li")
    assert entries == [
        "A 06GUANGZHOU12 EARLIER",
        "B 07GUANGZHOU400 not held",  # it is withheld, which is nobody's business
        "C 05LIMA77 not held",
        "D Wen-Ada e-mail of 3 March email",
    ]
    assert page.links("#references + ul a") == ["/cables/06GUANGZHOU12/"]
    assert page.links("#cited-by + ul a") == ["/cables/08GUANGZHOU9/"]


def test_previous_and_next_of_the_same_post_pass_over_the_withheld(room, look):
    assert look(PAGE).links(".neighbours a") == ["/cables/06GUANGZHOU12/", "/cables/08GUANGZHOU9/"]


def test_where_it_comes_from(room, look):
    provenance = look(PAGE).text(".provenance")
    for words in ("07GUANGZHOU378.txt", "cablegate", "1 warning", "The text is cut", "line 3"):
        assert words in provenance


def test_how_to_cite_it(room, look):
    citation = look(PAGE).text("#citation")
    assert citation.startswith(
        "U.S. Consulate Guangzhou, “NIGHT SCHOOLS ON THE RIVER”, cable 07GUANGZHOU378, "
        "5 September 2007, UNCLASSIFIED, http://testserver/cables/07GUANGZHOU378/ (retrieved "
    )


def test_a_cable_of_which_almost_nothing_is_known(db, look):
    from tests.factories import CableFactory

    CableFactory.create(
        reference_id=None,
        slug="sha-12",
        origin=None,
        transmitted_at=None,
        classification=None,
        subject="",
        paragraphs=[],
    )
    page = look("/cables/sha-12/")
    assert page.status == 200
    assert "no date in the source" in page.text(".telegram")
    assert "see the source text" in page.text(".body")


def test_an_unknown_cable_that_others_cite(room, look):
    page = look("/cables/05LIMA77/")
    assert page.status == 404
    assert "05LIMA77 is not among the cables" in page.text("h1")
    assert page.links(".references a") == [PAGE]  # the withheld one cites it too


@pytest.mark.parametrize("written", ["99NOWHERE1", "nonsense", "%F0%9F%8C%8A", "x" * 900])
def test_an_unknown_cable(room, look, written):
    page = look(f"/cables/{written}/")
    assert page.status == 404
    assert "is not among the cables" in page.text("h1")


# --- the source text ------------------------------------------------------------------------------


def test_the_numbers_of_lines_are_no_stops_on_the_way_with_the_keyboard(room, look):
    page = look(f"{PAGE}source/")
    links = page.tree.cssselect(".source a")
    assert links
    assert {link.get("tabindex") for link in links} == {"-1"}


def test_the_source_text_is_untouched_line_by_line(room, look):
    page = look(f"{PAGE}source/")
    lines = [node.text_content() for node in page.tree.cssselect(".source code")]
    assert "\n".join(lines) == room.cable.preferred.source_text
    assert page.links("#L3 a") == ["#L3"]
    assert page.tree.cssselect("#L3.problem")


def test_another_copy_can_be_chosen(room, look):
    from cables.models import Version

    other = Version.objects.create(
        cable=room.cable, file="copy.html", layout="web", source_text="second copy", sha256="0" * 64
    )
    assert "second copy" in look(f"{PAGE}source/?version={other.pk}").text(".source")
    assert look(f"{PAGE}source/?version=0").status == 404
    assert look(f"{PAGE}source/?version=x%01").status == 404
    elsewhere = room.other.preferred_id
    assert look(f"{PAGE}source/?version={elsewhere}").status == 404


def renumber(cable, *numbers: int | None) -> None:
    for paragraph, number in zip(cable.paragraphs.all(), numbers, strict=True):
        paragraph.number = number
        paragraph.save(update_fields=["number"])


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ((1, 2, 3), []),
        ((3, 14, 15), ["Paragraphs 4–13 are not in this copy."]),
        ((1, 3, 5), ["Paragraph 2 is not in this copy.", "Paragraph 4 is not in this copy."]),
        ((1, 3, 2), []),  # all there, in another order
        ((9, 1, 2), []),  # a count that begins anew
        ((1, None, 3), []),  # which may well be the second, its number lost
        ((2, 3, 4), []),
    ],
)
def test_a_gap_in_the_numbers_is_told_where_it_is(room, look, numbers, told):
    renumber(room.cable, *numbers)
    assert look(PAGE).texts(".gap-note") == told


def test_a_heading_between_hides_no_gap(room, look):
    renumber(room.cable, 1, None, 3)
    room.cable.paragraphs.filter(number=None).update(text="", heading="COMMENT")
    assert look(PAGE).texts(".gap-note") == ["Paragraph 2 is not in this copy."]


def test_a_paragraph_without_end_is_shown_in_part(room, look, monkeypatch):
    monkeypatch.setattr("cables.views.reading.LONGEST", 40)
    page = look(PAGE)
    assert page.texts("#p1 .text p:first-child") == ["Summary: The Lantern Society opened a ni"]
    assert page.text("#p1 .cut-note") == "This paragraph goes on: all of it is in the source text."
    assert page.links("#p1 .cut-note a") == [f"{PAGE}source/"]
    assert not page.texts("#p3 .cut-note")


def test_a_long_source_is_shown_in_part(room, look, monkeypatch):
    monkeypatch.setattr("cables.views.cables.SOURCE_SHOWN", 40)
    page = look(f"{PAGE}source/")
    assert "".join(page.texts(".source code")) != ""
    assert sum(map(len, page.texts(".source code"))) <= 40
    assert "3 of 9 lines" in page.text(".cut-note")
    assert f"{PAGE}source/?plain" in page.links(".cut-note a")


def test_a_source_can_be_taken_along_as_it_came_in(room, client):
    response = client.get(f"{PAGE}source/?plain")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="07GUANGZHOU378.txt"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Robots-Tag"] == "noindex"
    assert response.content.decode() == room.cable.preferred.source_text


def test_every_source_page_leads_to_the_plain_text(room, look):
    number = room.cable.preferred_id
    assert f"{PAGE}source/?plain" in look(f"{PAGE}source/").links()
    shown = look(f"{PAGE}source/?version={number}")
    assert f"{PAGE}source/?version={number}&plain" in shown.links()


def test_the_plain_text_of_a_withheld_cable_is_not_given(room, client):
    assert client.get("/cables/07GUANGZHOU400/source/?plain").status_code == 404
