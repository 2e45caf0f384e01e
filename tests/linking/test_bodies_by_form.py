"""Bodies told by the form of their names: units, stations, branches, councils."""

import pytest

from cables.linking.find import Kind, Numbered, find
from tests.linking.asking import bodies, names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The 7th Infantry Battalion and the Danish Sixth Army left.",
         ["7th Infantry Battalion", "Danish Sixth Army"]),
        ("THE MEN OF THE 7TH INFANTRY BATTALION WERE TO LEAVE THE TOWN BEFORE THE END OF MAY.",
         ["7TH Infantry Battalion"]),
        ("The Vestran Fleet left.", ["Vestran Fleet"]),
        ("Radio Vestrana and Lowick TV agreed.", ["Radio Vestrana", "Lowick TV"]),
        ("The Danish Television agreed.", ["Danish Television"]),
        ("HE HEARD IT ON RADIO VESTRANA BUT WOULD NOT BELIEVE IT UNTIL THE END OF THE WEEK.",
         ["Radio Vestrana"]),
        ("Statistics Norway and Fish and Game Norway agreed.",
         ["Statistics Norway", "Fish and Game Norway"]),
        ("The Lowickby town council and the Lowickby police station closed.",
         ["Lowickby town council", "Lowickby police station"]),
        ("The Danish Govt and the Govt of Iceland agreed.", ["Danish Govt", "Govt of Iceland"]),
        ("The Danish National Bank and Norway First Bank agreed.",
         ["Danish National Bank", "Norway First Bank"]),
        ("Lowick Copper Smelter and Vestra Cement closed.",
         ["Lowick Copper Smelter", "Vestra Cement"]),
        ("The Ministry of Docks, Resettlement and Harbors agreed.",
         ["Ministry of Docks, Resettlement and Harbors"]),
        ("The Union of Harbor Service Staff and the League of Dock Clerks' Associations agreed.",
         ["Union of Harbor Service Staff", "League of Dock Clerks' Associations"]),
        ("From the Lowick Dockers Association to the Lowick Clerks Association.",
         ["Lowick Dockers Association", "Lowick Clerks Association"]),
        ("The Istituto Navale per l'Oltremolo agreed.", ["Istituto Navale per l'Oltremolo"]),
        ("The Lowicker Turn- und Ruderverein played.", ["Lowicker Turn- und Ruderverein"]),
    ],
)  # fmt: skip
def test_forms(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "In the seventh army there are six; the First Lady's fleet and a 7th wing.",
        "He had a radio and Marine Radio; a Motor TV.",
        "In Norway health and Women Norway.",
        "The new town council and the Danish police station closed.",
        "Nuclear Power Plant workers; John Plant came.",
        "A. Command left.",
    ],
)
def test_other_words(text: str) -> None:
    assert names(text) == []


def test_an_owned_unit_is_of_its_country() -> None:
    assert bodies("The Danish 6th Army left.")[0].country == "DK"


def test_names_of_everyday_words_in_capitals_mean_the_bodies_of_the_country() -> None:
    text = "HE TOLD THE DAILY NEWS THAT THE POST OF MINISTER AND A NEW ERA WERE TO COME TO HIM."
    assert names(text, "ZW") == ["Daily News"]
    assert names(text, "FR") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The XBW, the growers' federation, met.", ["XBW"]),
        ("The growers' federation XBW met.", ["XBW"]),
        ("An affiliate of the XBW met.", ["XBW"]),
        ("Bishop Tomas Okwir of XBW spoke.", ["XBW"]),
        ("The media slept. Lowick Info printed a letter.", ["Lowick Info"]),
        ("A correspondent for Vestrana Weekly spoke.", ["Vestrana Weekly"]),
        ("Here the Ana Vargath and Tomas Okwir foundations met.",
         ["Ana Vargath Foundation", "Tomas Okwir Foundation"]),
        ("THE DELEGATES OF THE INTERNATIONAL HARBOR EXCHANGE MET THEM BEFORE THE END OF THE DAY.",
         []),
        ("THE DELEGATES OF THE INTERNATIONAL RELIEF FUND MET THEM BEFORE THE END OF THE DAY.",
         ["International Relief Fund"]),
        ("THEY ASKED FOR AN INTERNATIONAL RELIEF FUND AND GOT NONE BEFORE THE END OF THE DAY.", []),
        ("THE DELEGATES WENT TO THE LONDON HIGH COURT AND MET THEM BEFORE THE END OF THE DAY.",
         ["London High Court"]),
    ],
)  # fmt: skip
def test_what_is_said_around_tells_of_a_body(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The XBW, the new rule, was met.",
        "Okwir printed a letter; Lowick published the list.",
        "The editor of a paper spoke of London.",
        "Years of XBW passed.",
    ],
)
def test_what_is_said_around_tells_of_none(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Dockers Council to Paris was told.", ["Dockers Council"]),
        (
            "The Dockers Council to Protect Harbors was told.",
            ["Dockers Council to Protect Harbors"],
        ),
        ("Re Dockers Council: nothing new.", ["Dockers Council"]),
    ],
)
def test_where_a_name_ends(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_bodies_that_the_world_knows_are_no_first_names() -> None:
    text = "THE DELEGATES OF THE UN AND NATO MET IN THE TOWN BEFORE THE END OF THE DAY, HE SAID."
    assert names(text) == ["United Nations", "North Atlantic Treaty Organization"]


def test_letters_behind_a_name_of_another_language_in_capitals() -> None:
    text = (
        "THE SCHOOLS ARE RUN BY THE INSTITUTO POPULAR DE EDUCACION COOPERATIVA (IPEC) OF THE PORT."
    )
    later = "2. IPEC WAS FOUNDED IN THE TOWN BY A TEACHER. LABOFF VISITED IPEC AGAIN."
    found = find([Numbered(text, 1), Numbered(later, 2)], "PE")
    assert [(one.kind, one.aliases, len(one.mentions)) for one in found] == [
        (Kind.ORGANIZATION, ("IPEC", "INSTITUTO POPULAR DE EDUCACION COOPERATIVA"), 4)
    ]


def test_a_name_in_brackets_stays_a_name() -> None:
    text = "THE FOREIGN MINISTER (OKWIR) SAID THAT HE WOULD COME. MR. OKWIR THEN LEFT THE ROOM."
    assert names(text) == []
