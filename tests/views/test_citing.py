"""Citations to take away: what the page says, as files; of withheld cables none."""

import json
import re
from datetime import date

import pytest
from django.utils import timezone
from lxml import etree

from cables.citing import FORMATS
from cables.models import Cable, Entity
from cables.search import index
from tests.citing.test_formats import read_bibtex, read_ris, typeset
from tests.factories import CableFactory, PostFactory

pytestmark = pytest.mark.django_db

PAGE = "/cables/07GUANGZHOU378/"
WITHHELD = "/cables/07GUANGZHOU400/"


@pytest.fixture
def fetch(client):
    """The text of a citation file."""

    def text(address: str) -> str:
        response = client.get(address)
        assert response.status_code == 200, address
        assert response.streaming
        return b"".join(response.streaming_content).decode()

    return text


# --- a cable --------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_file_is_what_it_says(room, client, suffix):
    response = client.get(f"{PAGE}citation.{suffix}")
    assert response["Content-Type"] == f"{FORMATS[suffix].media_type}; charset=utf-8"
    assert response["Content-Disposition"] == f'attachment; filename="07GUANGZHOU378.{suffix}"'
    assert response["X-Robots-Tag"] == "noindex"


def test_a_cable_is_cited_alike_in_every_format(room, fetch):
    (record,) = read_ris(fetch(f"{PAGE}citation.ris"))
    ((_, key, fields),) = read_bibtex(fetch(f"{PAGE}citation.bib"))
    (held,) = json.loads(fetch(f"{PAGE}citation.json"))
    assert key == held["id"] == dict(record)["ID"] == "07GUANGZHOU378"
    titles = {dict(record)["TI"], typeset(fields["title"]), held["title"]}
    assert titles == {"NIGHT SCHOOLS ON THE RIVER"}
    addresses = {dict(record)["UR"], fields["url"][1:-1], held["URL"]}
    assert addresses == {f"http://testserver{PAGE}"}
    assert typeset(fields["author"]) == held["author"][0]["literal"] == "U.S. Consulate Guangzhou"
    assert fields["date"] == "{2007-09-05}"
    assert held["note"] == "UNCLASSIFIED"


def test_a_paragraph_is_cited_with_its_address(room, fetch, client, look):
    (held,) = json.loads(fetch(f"{PAGE}citation.json?paragraph=p2"))
    assert held["id"] == "07GUANGZHOU378:p2"
    assert held["URL"] == f"http://testserver{PAGE}#p2"
    assert held["note"] == "UNCLASSIFIED; paragraph 2"
    page = look(f"{PAGE}?paragraph=p2")
    assert f"paragraph 2, http://testserver{PAGE}#p2 (retrieved " in page.text("#citation")
    assert page.links(".cite-files a") == [f"{PAGE}citation.{s}?paragraph=p2" for s in FORMATS]
    assert page.tree.cssselect("details.cite")[0].get("open") is not None
    name = client.get(f"{PAGE}citation.bib?paragraph=p2")["Content-Disposition"]
    assert name == 'attachment; filename="07GUANGZHOU378-p2.bib"'


def test_a_paragraph_without_number_is_cited_by_its_address(room, fetch):
    room.cable.paragraphs.filter(number=3).update(number=None, anchor="u1")
    (held,) = json.loads(fetch(f"{PAGE}citation.json?paragraph=u1"))
    assert held["note"] == "UNCLASSIFIED; a paragraph without number"
    assert held["URL"].endswith("#u1")


@pytest.mark.parametrize("anchor", ["p99", "x", "p1,p2", "p1'", "%F0%9F%8C%8A", "p" * 900])
def test_a_paragraph_that_is_not_there(room, client, look, anchor):
    assert client.get(f"{PAGE}citation.bib?paragraph={anchor}").status_code == 404
    assert "paragraph" not in look(f"{PAGE}?paragraph={anchor}").text("#citation")


@pytest.mark.parametrize("written", ["07guangzhou378", "07CANTON378", "2007GUANGZHOU000378"])
def test_every_spelling_gives_the_same_citation(room, fetch, written):
    assert fetch(f"/cables/{written}/citation.bib") == fetch(f"{PAGE}citation.bib")


@pytest.mark.parametrize(
    "address",
    [
        *(f"{WITHHELD}citation.{suffix}" for suffix in FORMATS),
        "/unapi?id=07GUANGZHOU400",
        "/unapi?id=07GUANGZHOU400&format=ris",
        "/unapi?id=07GUANGZHOU400:p1&format=bibtex",
    ],
)
def test_a_withheld_cable_is_as_one_never_held(room, client, address):
    answer = client.get(address)
    never = client.get(address.replace("07GUANGZHOU400", "07GUANGZHOU401"))
    assert answer.status_code == never.status_code == 404
    assert answer.content == never.content


@pytest.mark.parametrize("suffix", ["docx", "bibx", "%00", "."])
def test_other_formats_are_not_given(room, client, suffix):
    assert client.get(f"{PAGE}citation.{suffix}").status_code in (400, 404)
    assert client.get(f"/cables/export.{suffix}").status_code in (400, 404)


def bare(**facts: object) -> Cable:
    """A cable of which nothing is known but what is given."""
    unknown = {
        "reference_id": None,
        "slug": "sha-12",
        "origin": None,
        "transmitted_at": None,
        "classification": None,
        "subject": "",
    }
    cable: Cable = CableFactory.create(**{**unknown, **facts})
    return cable


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({}, "cable without number, http://"),
        ({"subject": "DOCKS"}, "“DOCKS”, cable without number, http://"),
        ({"sent_on": date(1974, 5, 31)}, "cable without number, 31 May 1974, http://"),
        ({"origin_name": "AMEMBASSY NIX"}, "AMEMBASSY NIX, cable without number, http://"),
        ({"classification": 0}, "cable without number, UNCLASSIFIED, http://"),
        ({"subject": "NAVY,S\n &DOCKS8"}, "“NAVY,S "),
        ({"subject": "the Navy,s\n docks"}, "“the Navy's docks”, cable without number"),
        ({"reference_id": "07LIMA9", "slug": "07LIMA9"}, "cable 07LIMA9, http://"),
    ],
)
def test_whatever_is_not_known_is_left_out_in_words(look, facts, words):
    cable = bare(**facts)
    said = look(cable.get_absolute_url()).text("#citation")
    assert said.startswith(words)
    assert "None" not in said
    assert ", ," not in said


def test_whatever_is_not_known_is_left_out_in_files(fetch):
    page = bare().get_absolute_url()
    (held,) = json.loads(fetch(f"{page}citation.json"))
    assert set(held) == {"id", "type", "title", "genre", "publisher", "URL", "accessed"}
    ((_, key, _),) = read_bibtex(fetch(f"{page}citation.bib"))
    assert key == "sha-12"


def test_a_hostile_subject_stays_in_its_field(look, fetch):
    subject = 'A"><b>\r\nER  - \r\nTY  - BOOK }} , url = {{x}'
    page = bare(subject=subject, reference_id="07LIMA9", slug="07LIMA9").get_absolute_url()
    whole = 'A"><b> ER - TY - BOOK }} , url = {{x}'
    (record,) = read_ris(fetch(f"{page}citation.ris"))
    assert dict(record)["TI"] == whole
    ((_, _, fields),) = read_bibtex(fetch(f"{page}citation.bib"))
    assert typeset(fields["title"]) == whole
    (title,) = look(page).tree.cssselect("meta[name=citation_title]")
    assert title.get("content") == whole


# --- an entity ------------------------------------------------------------------------------------


def test_the_page_of_an_entity(room, fetch, look):
    page = room.lantern.get_absolute_url()
    assert look(page).links(".cite-files a") == [f"{page}citation.{s}" for s in FORMATS]
    (held,) = json.loads(fetch(f"{page}citation.json"))
    assert (held["type"], held["title"]) == ("webpage", "Lantern Society")
    assert held["id"] == f"entity:{room.lantern.pk}"
    assert held["note"] == "named in 2 cables; 2007–2008"
    for part in ("together/", "history/"):
        assert look(f"{page}{part}").links(".cite-files a")[0] == f"{page}citation.bib"


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_merged_entity_leads_to_the_file_of_the_other(room, client, suffix):
    old = room.union.get_absolute_url()
    Entity.objects.filter(pk=room.union.pk).update(merged_into=room.lantern)
    answer = client.get(f"{old}citation.{suffix}")
    assert answer.status_code == 301
    assert answer["Location"] == f"{room.lantern.get_absolute_url()}citation.{suffix}"


@pytest.mark.parametrize("suffix", FORMATS)
def test_an_entity_of_withheld_cables_alone_is_not_cited(room, client, suffix):
    page = room.hidden.get_absolute_url()
    assert client.get(f"{page}citation.{suffix}").status_code == 404


# --- a search -------------------------------------------------------------------------------------


@pytest.mark.parametrize("query", ["", "?q=lantern", "?sort=oldest&origin=GUANGZHOU", "?q=xyzzy"])
def test_a_search_is_cited_as_it_is_shown(indexed, client, fetch, query):
    shown = [hit.cable.slug for hit in client.get(f"/cables/{query}").context["results"].hits]
    assert [key for _, key, _ in read_bibtex(fetch(f"/cables/export.bib{query}"))] == shown
    assert [dict(one)["ID"] for one in read_ris(fetch(f"/cables/export.ris{query}"))] == shown
    assert [one["id"] for one in json.loads(fetch(f"/cables/export.json{query}"))] == shown


@pytest.mark.parametrize("suffix", FORMATS)
def test_in_a_list_as_alone(indexed, fetch, suffix):
    alone = fetch(f"{PAGE}citation.{suffix}")
    assert fetch(f"/cables/export.{suffix}?q=ref:07GUANGZHOU378") == alone


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_withheld_cable_is_in_no_list_even_of_a_stale_index(indexed, fetch, suffix):
    Cable.objects.filter(slug="07LIMA5").update(withheld_at=timezone.now())
    text = fetch(f"/cables/export.{suffix}")
    assert "07GUANGZHOU378" in text
    assert "07LIMA5" not in text


def test_one_query_for_a_batch(indexed, fetch, django_assert_num_queries):
    nowhere = PostFactory.create(code="NOWHERE", name="Embassy Nowhere")
    CableFactory.create_batch(12, origin=nowhere)
    index.rebuild()
    with django_assert_num_queries(1):
        assert fetch("/cables/export.ris").count("U.S. Embassy Nowhere,") == 12


def test_without_an_index_the_file_says_so(room, client, monkeypatch):
    monkeypatch.setattr(index, "REBUILT_AT_ONCE", 0)
    answer = client.get("/cables/export.ris")
    assert answer.status_code == 503
    assert "try again in some minutes" in answer.content.decode()


def test_the_results_lead_to_their_citations(indexed, look):
    links = look("/cables/?q=lantern&origin=GUANGZHOU&page=1").links(".take-away a")
    assert links[2:] == [f"/cables/export.{s}?q=lantern&origin=GUANGZHOU" for s in FORMATS]


# --- browser connectors ---------------------------------------------------------------------------


def test_the_head_of_a_cable_names_it(room, look, fetch):
    page = look(PAGE)
    said = {
        node.get("name"): node.get("content")
        for node in page.tree.cssselect("meta[name^=citation_], meta[name^=DC]")
    }
    assert said == {
        "DC.title": "NIGHT SCHOOLS ON THE RIVER",
        "DC.identifier": f"http://testserver{PAGE}",
        "DC.creator": "U.S. Consulate Guangzhou",
        "DC.date": "2007-09-05",
        "citation_title": "NIGHT SCHOOLS ON THE RIVER",
        "citation_public_url": f"http://testserver{PAGE}",
        "citation_author": "U.S. Consulate Guangzhou",
        "citation_publication_date": "2007/09/05",
        "citation_technical_report_institution": "Cables",
        "citation_technical_report_number": "07GUANGZHOU378",
    }


def test_the_heads_of_pages_lead_to_their_files(room, look, client):
    for address in (PAGE, room.lantern.get_absolute_url()):
        links = look(address).tree.cssselect("link[rel=alternate]")
        assert [link.get("type") for link in links] == [one.media_type for one in FORMATS.values()]
        for link in links:
            answer = client.get(link.get("href"))
            assert answer["Content-Type"].partition(";")[0] == link.get("type")


def unapi_ids(page) -> list[str]:
    return [str(node.get("title")) for node in page.tree.cssselect("abbr.unapi-id")]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (PAGE, ["07GUANGZHOU378"]),
        (f"{PAGE}?paragraph=p2", ["07GUANGZHOU378:p2"]),
        ("/cables/?sort=oldest", ["06GUANGZHOU12", "07GUANGZHOU378", "07LIMA5", "08GUANGZHOU9"]),
    ],
)
def test_a_connector_finds_every_cable_of_a_page(indexed, look, client, fetch, address, expected):
    page = look(address)
    assert sorted(unapi_ids(page)) == sorted(expected)
    (server,) = page.links("link[rel=unapi-server]")
    offered = etree.fromstring(client.get(server).content)
    assert {one.get("name") for one in offered} == {"bibtex", "ris", "csljson"}
    for key in expected:
        of_one = etree.fromstring(client.get(server, {"id": key}).content)
        assert of_one.get("id") == key
        assert [dict(one.attrib) for one in of_one] == [dict(one.attrib) for one in offered]
        (record,) = read_ris(fetch(f"{server}?id={key}&format=ris"))
        assert dict(record)["ID"] == key


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("id=07GUANGZHOU378&format=marc", 406),
        ("id=07GUANGZHOU378:p99&format=ris", 404),
        ("id=nonsense", 404),
        ("id=%3Cb%3E&format=ris", 404),
        ("format=ris", 200),
    ],
)
def test_what_a_connector_may_ask_wrongly(room, client, query, status):
    assert client.get(f"/unapi?{query}").status_code == status


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("", None),
        (":", None),
        (":p1", None),
        (":%01", None),
        (":%EF%BF%BE", None),
        ("%1F07GUANGZHOU378", "07GUANGZHOU378"),
        ("07guangzhou378:p2", "07GUANGZHOU378:p2"),
    ],
)
def test_the_formats_for_any_id_are_well_formed(room, client, written, key):
    answer = client.get(f"/unapi?id={written}")
    assert answer.status_code == 200
    formats = etree.fromstring(answer.content)
    assert formats.get("id") == key
    assert len(formats) == len(FORMATS)


@pytest.mark.parametrize("anchor", ["p99", "%01", "%00", "%EF%BF%BE", "p" * 900])
def test_no_formats_are_given_for_a_paragraph_that_is_not_there(room, client, anchor):
    assert client.get(f"/unapi?id=07GUANGZHOU378:{anchor}").status_code in (400, 404)


def test_nothing_in_a_page_of_results_is_spoken_twice(indexed, look):
    hidden = look("/cables/").tree.cssselect("abbr.unapi-id")
    assert hidden
    assert all(node.get("hidden") is not None for node in hidden)


def test_no_address_in_a_file_is_relative(room, fetch):
    text = fetch(f"{PAGE}citation.bib") + fetch(f"{room.lantern.get_absolute_url()}citation.bib")
    assert len(re.findall(r"url = \{http://testserver/", text)) == 2
