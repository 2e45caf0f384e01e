"""People told by first names of all languages, rows behind a title, and the words around them."""

import pytest

from cables.linking.find import Kind, Numbered, find


def names(*texts: str) -> list[str]:
    found = find([Numbered(text, at) for at, text in enumerate(texts, start=1)])
    return [entity.name for entity in found if entity.kind is Kind.PERSON]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A book on Galymzhan Okwir appeared.", ["Galymzhan Okwir"]),
        ("With Peter Okwir and Nick J. Smith on its mind, it wanted none.",
         ["Peter Okwir", "Nick J. Smith"]),
        ("It abducted Ana Lama, a cook, and Ana Brown Okwir.", ["Ana Lama", "Ana Brown Okwir"]),
        ("The union under Park Ok-chung stays in.", ["Park Ok-chung"]),
        ("He conceded that Ok-chung Moon's team could not.", ["Ok-chung Moon"]),
        ("Wen Baolin spoke with Roh Ok Chung.", ["Wen Baolin", "Roh Ok Chung"]),
        ("Walid Okwiratt and Ana Varganoff ate.", ["Walid Okwiratt", "Ana Varganoff"]),
        ("Helam al-Qadhafi hosted a lunch on the day.", ["Helam al-Qadhafi"]),
        ("He met Ben-Gurion and not Ben-Okwir.", ["Ben-Gurion"]),
        ("Deputy Secretary Ana J. Law left.", ["Ana J. Law"]),
        ("Its founder, legislator Ts. Okwirbayar, won.", ["Ts. Okwirbayar"]),
        ("They proposed to send Presidents Okwir and Hu.", ["Okwir", "Hu"]),
        ("We told Ministers Nick Foot, Ana Varga and R. Lind.",
         ["Nick Foot", "Ana Varga", "R. Lind"]),
        ("Minister of Defense Okwir denied it.", ["Okwir"]),
        ("Okwir, the paramount chief, wants land.", ["Okwir"]),
        ("Novosti quoted Helam Okwirova.", ["Helam Okwirova"]),
        ("The union's secretary for legal affairs, Helam Okwir, is touted.", ["Helam Okwir"]),
        ("Editor Ana Sen came.", ["Ana Sen"]),
    ],
)  # fmt: skip
def test_people(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Poarta Vestra estimates 60,000. Helam Oksha, in Lind, ran a supplement.",
        "She lent a room to Helam Oksha, whose eight volunteers cook.",
        "Nine members of Azad Oksha, a night school for girls, came.",
        "The Galymzhan Okwir foundation is not sure.",
        "Will Okwir? Grant Okwir? Nobody knew.",
        "The Park Sino-style is old; the Camp Ok-chung too.",
        "Ministers of Health and Labor met the Presidents of France and Kenya.",
        "Presidents met. Okwir, Varga.",
        "Director of Radio Okwir denied it.",
        "The Okwir, the paramount river, is low.",
        "Le Varga ran a supplement.",
        "We told Turkish-Cypriots and Danish-Oks that Tibetans said no.",
        "Wen Baolin Road and Ana Road closed.",
        "An Lanzhou paper and the Sun Guizhou plant closed.",
        "Econ said that Pubaff and Refcoord agreed.",
    ],
)
def test_no_people(text: str) -> None:
    assert names(text) == []


def test_what_is_said_anywhere_counts_everywhere() -> None:
    """A name without any list behind it needs one sign in the cable, and none against."""
    assert names("They praised Helam Oksha.") == []
    assert names("They praised Helam Oksha.", "Oksha said no.") == ["Helam Oksha"]
    assert names("Helam Oksha agreed.") == ["Helam Oksha"]
    assert names("Helam Oksha agreed.", "Helam Oksha members left.") == []


def test_an_affiliation_is_no_surname() -> None:
    assert names("Okwir was arrested.") == ["Okwir"]
    assert names("Ana Varga of Okwir was arrested.") == ["Ana Varga"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PETER OKWIR, WHO KEEPS THE BOOKS OF THE CLUB, WAS ILL ALL WEEK", ["Peter Okwir"]),
        ("THE POST WOULD BE FILLED BY ANA BROWN BUT NOBODY KNOWS WHEN", ["Ana Brown"]),
        ("THE FIELD DIRECTOR MARK VARGA BROWN HAS CREWS OUT ON THE ROADS", ["Mark Varga Brown"]),
        ("THE BANKER PETER KEEN-OKWIR TOLD US THAT THE RATES WOULD RISE", ["Peter Keen-Okwir"]),
        ("ITS DEPUTY, PETER DE OKWIR, DID ALL OF THE WORK IN THE END", ["Peter de Okwir"]),
        ("A FORMER PRIEST NAMED ANA ARROYO, HAS PERSUADED ONE OF THEM", ["Ana Arroyo"]),
        ("THE STATUE OF PRESIDENT ZIA WAS SUPPOSED TO RISE QUIETLY THERE", ["President Zia"]),
        ("IT WAS PROPOSED BY SENATORS OKWIR, VARGA AND LIND LAST WEEK", ["Okwir", "Varga", "Lind"]),
        ("THEY SPOKE OF PARK OK-CHUNG AND HIS TEAM UNTIL LATE AT NIGHT", ["Park Ok-Chung"]),
    ],
)  # fmt: skip
def test_people_in_capitals(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "WE WILL GRANT OKWIRLAND A VISA BUT NOT THE MARK VARGALAND KEEPS IN THE BANK",
        "THE PRESIDENT OF THE CLUB VISITED CAMPS AND THE ZIA WAS CLOSED THERE",
    ],
)
def test_everyday_words_in_capitals(text: str) -> None:
    assert names(text) == []
