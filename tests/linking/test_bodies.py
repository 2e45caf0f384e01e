"""Organizations by letters, by the press's ways, by country, and by other languages' words."""

import pytest

from tests.linking.asking import bodies, names


@pytest.mark.parametrize(
    "text",
    [
        "The XBW leader resigned.",
        "XBW CEO Tomas Okwir disagreed.",
        "He spoke for the leadership of the XBW before it met.",
        "They met with XBW on Monday.",
        "The XBW announced a strike.",
        "Tomas Okwir (XBW) spoke.",
        "THE DELEGATES OF THAT TOWN SAID YESTERDAY THAT THE XBW LEADERS WOULD NOT COME BACK.",
    ],
)
def test_letters_of_a_body(text: str) -> None:
    assert names(text) == ["XBW"]


@pytest.mark.parametrize(
    "text",
    [
        "They signed the XBW before May.",
        "The XBW agreement lapsed.",
        "An XBW was bought.",
        "Two XBWs were bought.",
        "We met the XBW/UDK people.",
        "PRESIDENT XBW ANNOUNCED TO THE DELEGATES OF THAT TOWN THAT HE WOULD NOT COME BACK.",
        "The AG announced it; POLOFF members noted it.",
    ],
)
def test_letters_of_something_else(text: str) -> None:
    assert names(text) == []


def test_one_mention_among_many_agreements_makes_no_body() -> None:
    assert names("The XBW treaty, the XBW talks and the XBW members were new.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('A "Lantern" op-ed criticized the weekly.', ["Lantern"]),
        ('Headlines in "Vestra-Post," and "Okwir Zeit" followed.', ["Vestra-Post", "Okwir Zeit"]),
        ("His article in the Vestra Lantern, a paper, was read.", ["Vestra Lantern"]),
        ("THE GOVERNMENT PAPER VESTRAN WROTE THAT THE TOWN WOULD NOT GIVE IN.", ["Vestran"]),
        ('He quoted "Peace" to the delegates.', []),
        ("An article in Paris, and an interview in Spanish, followed.", []),
    ],
)  # fmt: skip
def test_press(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_short_names_mean_the_body_of_the_country() -> None:
    at_home = bodies("The UNAM rector spoke.", "NA")[0]
    elsewhere = bodies("The UNAM rector spoke.", "MX")[0]
    assert (at_home.name, at_home.country) == ("University of Namibia", "NA")
    assert (elsewhere.name, elsewhere.country) == ("Universidad Nacional Autonoma de Mexico", "MX")


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("It fell to DOST today.", "FR", []),
        ("The ABC reported it.", "ES", ["ABC"]),
        ("It was the ABC today.", "KE", []),
        ("In Spain the ABC reported it.", "KE", ["ABC"]),
        ("Europa Press reported it.", "KE", ["Europa Press"]),
        ("The Business Day wrote it.", "FR", []),
        ("The Business Day wrote it.", "ZA", ["Business Day"]),
        ("March 14 came.", "LB", []),
    ],
)
def test_bodies_known_in_one_country(text: str, country: str, expected: list[str]) -> None:
    assert names(text, country) == expected


@pytest.mark.parametrize(
    ("text", "is_it"),
    [
        ("We met Grameen there.", True),
        ("We met the Grameen people there.", True),
        ("We met Grameen, Nolvu and others.", True),
        ("We met Grameen Dhaka there.", True),
        ("We met Grameen Nolvu there.", False),
        ("We met Nolvu Grameen there.", False),
        ("We met Nolvu-Grameen there.", False),
    ],
)
def test_a_name_of_one_country_inside_a_longer_unknown_name(text: str, is_it: bool) -> None:
    assert ("Grameen" in names(text, "BD")) is is_it


@pytest.mark.parametrize(
    ("text", "country", "is_it"),
    [
        ("KNAPK is small.", "DK", True),
        ("The knot and net and peg kit (KNAPK) was bought. KNAPK is small.", "DK", False),
        ("In Denmark the KNAPK was signed.", "FR", True),
        ("In Denmark the Knots' New Art and Peg Kit Treaty (KNAPK) was signed.", "FR", False),
        ("In Denmark they spoke of a net (KNAPK).", "FR", True),
    ],
)
def test_letters_that_the_cable_explains_otherwise(text: str, country: str, is_it: bool) -> None:
    assert ("KNAPK" in names(text, country)) is is_it


@pytest.mark.parametrize(
    ("words", "country", "is_it"),
    [
        ("ERIC", "HN", True),
        ("ERIC", "KE", False),
        ("HONDURAS AND ERIC", "KE", False),
        ("ERIC NOLVU", "HN", False),
        ("TOMAS ERIC", "HN", False),
    ],
)
def test_letters_that_are_a_first_name_in_text_in_capitals(
    words: str, country: str, is_it: bool
) -> None:
    text = f"THE DELEGATES OF THE TOWN SAID AGAIN THAT {words} WOULD COME BEFORE THE END OF MAY."
    assert ("ERIC" in names(text, country)) is is_it


@pytest.mark.parametrize(("country", "is_it"), [("MG", True), ("FR", False)])
def test_a_national_body_is_that_of_its_own_country(country: str, is_it: bool) -> None:
    found = bodies("The Front National pour la Defense de la Revolution met.", country)
    assert ("MG" in [body.country for body in found]) is is_it


@pytest.mark.parametrize(("country", "is_it"), [("AF", True), ("FR", False), ("", False)])
def test_letters_that_are_spoken(country: str, is_it: bool) -> None:
    assert bool(bodies("They met Aabrar there.", country)) is is_it


@pytest.mark.parametrize("name", ["Corporacion La Morada", "Corporacion la Morada"])
def test_little_words_of_a_listed_name_in_small_letters(name: str) -> None:
    assert names(f"The {name} met.", "CL") == ["Corporacion La Morada"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Boston-based Vestra School of Music came.", ["Vestra School of Music"]),
        ("The Harbor Ministry's Docks Division wrote.", ["Harbor Ministry", "Docks Division"]),
        ("He dined with the U.S.-Norway Council there.", ["U.S.-Norway Council"]),
        ("The 9th Circuit Court of Appeals ruled.", ["9th Circuit Court of Appeals"]),
        ("The 49th Contracting Party joined.", []),
        ("The Euro-Atlantic and trans-Atlantic bodies stood up.", []),
        ("The Kosovo Security Force stood up.", ["Kosovo Security Force"]),
        ("A Security Force and the Task Force stood up.", []),
        ("The Haifa municipality wrote.", ["Haifa municipality"]),
        ("The Haifa City Council wrote.", ["Haifa City Council"]),
        ("The Instituto Muelle Verde wrote.", ["Instituto Muelle Verde"]),
        ("The Banco Norte de Vestra failed.", ["Banco Norte de Vestra"]),
        ("The Instituto Muelle Verde of Norhaven wrote.", ["Instituto Muelle Verde"]),
        ("The Instituto Muelle Verde de Norhaven wrote.", ["Instituto Muelle Verde de Norhaven"]),
        ("An Association Selvar pour la Paix wrote.", ["Association Selvar pour la Paix"]),
        ("The Centre Selvar contre les Mines wrote.", ["Centre Selvar contre les Mines"]),
        ("The Association Harbor pour la Paix wrote.", []),
        ("The Instituto de Muelles e Portos wrote.", ["Instituto de Muelles e Portos"]),
        ("The Asociacion de Muelles y Puertos wrote.", ["Asociacion de Muelles y Puertos"]),
        ("The Institute of Docks y Ports wrote.", ["Institute of Docks"]),
        ("The Harbor Council on a Bridge wrote.", ["Harbor Council"]),
        ("The Harbor Council on Docks wrote.", ["Harbor Council on Docks"]),
        ("THE MEN OF THE NATIONAL HARBOR BOARD (NHB) TOLD US SO.", ["National Harbor Board"]),
        ("THE MEN OF THE NATIONAL HARBOR WALK (NHW) TOLD US SO.", []),
    ],
)  # fmt: skip
def test_names_around_a_head_word(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "ngo"),
    [
        ("We met NGOs (Little Lantern and Vestra) there.", "Little Lantern"),
        ("NGOs in Uganda, including Little Lantern, met.", "Little Lantern"),
        ("NGO representatives from Little Lantern met.", "Little Lantern"),
        ("Little Lantern is a local NGO.", "Little Lantern"),
        ("The Instituto Muelle Verde, a non-profit, met.", "Instituto Muelle Verde"),
        ("The Asociacion Vestra Derechos Humanos met.", "Asociacion Vestra Derechos Humanos"),
    ],
)
def test_ngos(text: str, ngo: str) -> None:
    found = {body.name: body for body in bodies(text)}
    assert found[ngo].is_ngo
    assert found[ngo].evidence


def test_a_national_commission_for_rights_is_no_ngo() -> None:
    (body,) = bodies("The Comision Nacional de Derechos Humanos met.")
    assert not body.is_ngo
