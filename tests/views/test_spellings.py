"""Every spelling under which a cable was published leads to its one address."""

import pytest
from django.urls import reverse

from cables.formats import read
from cables.ingest.store import store
from cables.models import CableAlias
from tests.factories import CableFactory, PostFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1974TELAV01234", "74TELAVIV1234"),  # the National Archives: station cut, zeros
        ("1974TELAVIV1234", "74TELAVIV1234"),
        ("74 TEL AVIV 1234", "74TELAVIV1234"),
        ("1974TELAV01234_b", "74TELAVIV1234"),  # WikiLeaks PlusD
        ("1974TELAV01234_b.html", "74TELAVIV1234"),
        ("https://wikileaks.org/plusd/cables/1974TELAV01234_b.html", "74TELAVIV1234"),
        ("08SECTION01OF03CAIRO1416", "08CAIRO1416"),
        ("08CAIRO001416", "08CAIRO1416"),
        ("08CAIRO1416_a.html", "08CAIRO1416"),
        ("https://wikileaks.org/plusd/cables/08CAIRO1416_a.html", "08CAIRO1416"),
        ("https://wikileaks.org/cable/2008/06/08CAIRO1416.html", "08CAIRO1416"),
        ("7575LIBREVILLE1895", "75LIBREVILLE1895"),
        ("1975LIBREV01895", "75LIBREVILLE1895"),
        ("79TAIPEI5", "79AITTAIPEI5"),
        ("05saopaulo 12", "05SAOPAULO12"),
        ("05SAO_PAULO-0012", "05SAOPAULO12"),
    ],
)
def test_a_published_spelling_finds_the_page(written, number, client):
    PostFactory.create()
    CableFactory.create(reference_id=number)
    response = client.get(f"/cables/{written}/")
    assert (response.status_code, response["Location"]) == (302, f"/cables/{number}/")


def test_the_source_text_is_found_as_well(client):
    CableFactory.create(reference_id="08CAIRO1416")
    response = client.get("/cables/08SECTION01OF03CAIRO1416/source/")
    assert response["Location"] == "/cables/08CAIRO1416/"


@pytest.mark.parametrize("address", ["a/b", "https://example.org/x.html", "../../etc/passwd"])
def test_another_address_is_no_cable(client, address):
    assert client.get(f"/cables/{address}/").status_code == 404


def test_an_alias_of_the_stored_copy_finds_the_page(client):
    """The file was named otherwise than the text: the text is right, and both lead there."""
    text = (
        "R 141200Z FEB 08\nFM AMCONSUL GUANGZHOU\nTO SECSTATE WASHDC\n"
        "UNCLAS GUANGZHOU 000997\n\nSUBJECT: A ROOM\n\n1. (U) The room opened.\n"
    )
    (parsed,) = read(text, "08SHENYANG997.txt")
    cable = store(parsed, upload=None, file="08SHENYANG997.txt").cable
    assert cable.slug == "08GUANGZHOU997"
    assert CableAlias.objects.filter(cable=cable).exists()
    for written in ("08SHENYANG997", "08shenyang997", "2008SHENYANG00997"):
        response = client.get(reverse("cable", args=[written]))
        assert response.headers.get("Location") == "/cables/08GUANGZHOU997/", written
