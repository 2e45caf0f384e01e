"""Places: by words around them, small ones of the own country, other spellings and names."""

from collections.abc import Iterator

import pytest

from cables.linking import link
from cables.linking.find.places import atlas, towns
from cables.linking.find.places.towns import is_spelt, is_town, point_of, sounded
from cables.models import Entity
from cables.vocab import tables
from tests.factories import CableFactory
from tests.linking.test_find import found, names

SMALL = (
    "NO,Lowickby,Lowickburg,12.34,-5.60,77\n"
    "ZZ,Lowickby,Lowickburg,12.34,-5.60,77\n"
    "ZZ,Khadresh,,,,\n"
    "ZZ,Orva Buri,,,,\n"
    "YY,Tarnholt,,,,\n"
)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Countries of few small places, in the place of the packaged table."""
    monkeypatch.setattr(tables, "lines", lambda name: SMALL.splitlines(keepends=True))
    _forget()
    yield
    _forget()


def _forget() -> None:
    for kept in (towns._table, towns._spellings, towns._sounds):
        kept.cache_clear()


def located(sentence: str, country: str = "ZZ") -> list[str]:
    return names("location", sentence, country=country)


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("We met at Lowickby.", ["Lowickby"]),
        ("Talks at Lowickburg went on.", ["Lowickburg"]),
        ("The Khadresh has run dry.", ["Khadresh"]),
        ("A Khadresh prosecutor spoke.", ["Khadresh"]),
        ("A clinic opened at Orvaburi.", ["Orvaburi"]),
        ("A clinic opened at Hadresh.", ["Hadresh"]),
        ("Farmers from Lowickby and Khadresh came.", ["Lowickby", "Khadresh"]),
        ("The government of Lowickby and Khadresh fell.", ["Lowickby", "Khadresh"]),
        # no word says so, or the words say a person
        ("Lowickby was late.", []),
        ("We heard from Hadresh.", []),
        ("The visit to Lowickby, who agreed, was short.", []),
        ("President Lowickby spoke. The office of Lowickby wrote.", []),
        ("We met at Tarnholt.", []),
    ],
)
def test_small_places_of_the_own_country(small: None, sentence: str, places: list[str]) -> None:
    assert located(sentence) == places


def test_a_small_place_counts_where_the_paragraph_names_its_country(
    small: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "lines", lambda name: ["NO,Tarnholt,,,,\n"])
    _forget()
    assert located("Norway is calm; we met at Tarnholt.", "FR") == ["Norway", "Tarnholt"]
    assert located("All is calm; we met at Tarnholt.", "FR") == []


def test_the_table_of_small_places(small: None) -> None:
    assert is_town("ZZ", "Lowickburg")
    assert is_town("ZZ", "Hadresh")
    assert not is_spelt("ZZ", "Hadresh")
    assert not is_town("YY", "Lowickby")
    assert point_of("ZZ", "Lowickburg") == ((12.34, -5.6), 77)
    assert point_of("ZZ", "Khadresh") is None


def test_spellings_of_one_sound() -> None:
    assert sounded("Arkhangai") == sounded("Arhangay")
    assert sounded("Ben Tre") == sounded("Bentre")
    assert sounded("Lowick") != sounded("Lowack")


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("No one knows what lies in Lake Varnholt.", ["Lake Varnholt"]),
        ("They marched to October Square.", ["October Square"]),
        ("He lives on Varnholt street.", ["Varnholt street"]),
        ("They met on November 8 Bridge.", ["November 8 Bridge"]),
        ("Avoid Plaza 25 de Mayo.", ["Plaza 25 de Mayo"]),
        ("A hangar in Zone 6 blew up.", ["Zone 6"]),
        ("We drove to the upper Varnholt and Orvast rivers.", ["Varnholt", "Orvast"]),
        ("He traveled to Varnholt.", ["Varnholt"]),
        ("In Varnholt we slept.", ["Varnholt"]),
        ("He flew to Paris, Varnholt and Orvast to look.", ["Paris", "Varnholt", "Orvast"]),
        ("South Island is green.", ["South Island"]),
        ("THE CROWD OF MANY HUNDRED PEOPLE MET QUIETLY IN VARNHOLT PARK.", ["Varnholt park"]),
        # counter-examples
        ("He wrote to Varnholt.", []),
        ("The Japanese Islands are long.", []),
        ("He met with Emma Hills.", []),
        ("In Paris, Varnholt and Orvast agreed.", ["Paris"]),
        ("The case of the Varnholt-based Orvast is old.", []),
        ("Wall Street fell.", []),
        ("He left Varnholt/Orvast Palace.", []),
    ],
)
def test_words_that_tell_places(sentence: str, places: list[str]) -> None:
    assert located(sentence, "") == places


def test_a_kind_ends_a_name_and_nothing_behind_it() -> None:
    (gansu,) = found("We spoke of Gansu Province salmon yesterday.")
    assert [mention.surface for mention in gansu.mentions] == ["Gansu Province"]


@pytest.mark.parametrize(
    ("name", "country"),
    [("Semipalatinsk", "KZ"), ("Grodno", "BY"), ("Irtysh", ""), ("Tiber", "IT")],
)
def test_former_names_and_waters_are_known(name: str, country: str) -> None:
    assert country in {place.country for place in atlas.places().get(name)}


def test_the_packaged_small_places_hold_no_comma_in_a_cell() -> None:
    assert all(line.count(",") == 5 and '"' not in line for line in tables.lines("towns"))


def test_former_names_of_districts_are_known_in_their_country() -> None:
    assert located("Rain fell in Sindhupalchok and Rolpa.", "NP") == ["Sindhupalchok", "Rolpa"]


@pytest.mark.django_db
def test_a_new_small_place_is_put_on_the_map(small: None) -> None:
    link(CableFactory(paragraphs=["Norway is calm; we met at Lowickburg."]))
    place = Entity.objects.get(name="Lowickburg")
    assert (float(place.latitude or 0), place.geonames) == (12.34, 77)
