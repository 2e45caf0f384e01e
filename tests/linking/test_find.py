"""What is found in sentences: invented, in the manner of cables."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cables.linking.find import FINDERS, FoundEntity, Numbered, find, numbers_of
from cables.linking.find.origins import country_of


def found(*paragraphs: str, country: str = "") -> list[FoundEntity]:
    return find([Numbered(text, at) for at, text in enumerate(paragraphs, 1)], country)


def names(kind: str, *paragraphs: str, country: str = "") -> list[str]:
    return [e.name for e in found(*paragraphs, country=country) if e.kind == kind]


@pytest.mark.parametrize(
    ("sentence", "organizations"),
    [
        ("The Harbor Workers Federation (HWF) met.", ["Harbor Workers Federation"]),
        ("HWF (Harbor Workers Federation) met.", ["Harbor Workers Federation"]),
        (
            "A suit by the Center for Law, Civic Rights, and Renewal (CELCRR) failed.",
            ["Center for Law, Civic Rights, and Renewal"],
        ),
        ("We called at the Ministry of Rural Affairs.", ["Ministry of Rural Affairs"]),
        ("She left the Ostrava Women Lawyers Union.", ["Ostrava Women Lawyers Union"]),
        ("He joined the Lowick Workers' Legal Center.", ["Lowick Workers' Legal Center"]),
        ("The Nurses and Midwives Council replied.", ["Nurses and Midwives Council"]),
        (
            "Lowick University's Peace Research Institute wrote.",
            ["Lowick University", "Peace Research Institute"],
        ),
        ("The Office of the Attorney General declined.", ["Office of the Attorney General"]),
        ("Staff of the University of Zagreb came.", ["University of Zagreb"]),
        (
            "The Ministry of Justice and Amnesty International disagree.",
            ["Ministry of Justice", "Amnesty International"],
        ),
        ("The Ugandan government pays.", ["Ugandan government"]),
        ("the South African government pays.", ["South African government"]),
        ("The Government of Sri Lanka pays.", ["Government of Sri Lanka"]),
        (
            "UNHCR and the World Bank pay.",
            ["United Nations High Commissioner for Refugees", "World Bank"],
        ),
        ("firms such as Norland, Vestra, and Abel-Co closed.", ["Norland", "Vestra", "Abel-Co"]),
        ("We met the labor NGO Little Lantern.", ["Little Lantern"]),
        ("Odile Brancard of Home for Rural Girls came.", ["Home for Rural Girls"]),
        ("A PNLR official said so; the PNLR is small.", ["PNLR"]),
        ("She died in Lowick hospital.", ["Lowick hospital"]),
        (
            "We met Harbor Trust and Little Lantern, a two-year-old Danish labor NGO.",
            ["Harbor Trust", "Little Lantern"],
        ),
        (
            "Scholars at Ardenby and Lowick universities differ.",
            ["Ardenby University", "Lowick University"],
        ),
        ("Students of London and Paris universities came.", []),
        ("She read law at the University of Bavaria, Munich.", ["University of Bavaria, Munich"]),
        ("He left the University of Zagreb, Croatia.", ["University of Zagreb"]),
        ("The Nile Relief Initiative (NRI) came.", ["Nile Relief Initiative"]),
        ("The League of Green Cross Societies met.", ["League of Green Cross Societies"]),
        (
            "The League of Harbor and River Societies met.",
            ["League of Harbor and River Societies"],
        ),
        ("The Henan provincial government paid.", ["Henan provincial government"]),
        ("He spoke for the Harbor Trade Forum.", ["Harbor Trade Forum"]),
        ("They attended the Harbor Trade Forum.", []),
        ("The Harbor Trade Forum was held twice.", []),
        ("NGOs met for the Baltic Dockers NGO Forum November 14-16.", []),
        ("Staff of the Harbor Trust November 3 meeting left.", ["Harbor Trust"]),
    ],
)  # fmt: skip
def test_organizations(sentence: str, organizations: list[str]) -> None:
    assert names("organization", sentence) == organizations


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("Professor Odile Brancard spoke.", ["Odile Brancard"]),
        ("Rural Affairs Minister Odile Brancard spoke.", ["Odile Brancard"]),
        ("The NGO's executive director Huan Meiling spoke.", ["Huan Meiling"]),
        ("Legal counsel Tomas Okwir spoke.", ["Tomas Okwir"]),
        ("Huan Meiling, director of a clinic, spoke.", ["Huan Meiling"]),
        ("Minister of Social Solidarity Odile Brancard spoke.", ["Odile Brancard"]),
        ("Sheikh Hamid al-Brukani spoke.", ["Hamid al-Brukani"]),
        ("Candidate Ludmila da Costa-Rey spoke.", ["Ludmila da Costa-Rey"]),
        ("Robert J. Okwir, Jr. spoke.", ["Robert J. Okwir"]),
        ("Gordon Rice said so.", ["Gordon Rice"]),
        ("President Okwir left.", ["President Okwir"]),
        ("Secretary Rice left.", ["Secretary Rice"]),
        ("Okwir said that he would wait.", ["Okwir"]),
        ("Minister Okwir left. FM Okwir came back.", ["Minister Okwir"]),
        ("Prime Minister Okwir left.", ["Prime Minister Okwir"]),
        ("Lawyer Fang Ruolin spoke.", ["Fang Ruolin"]),
        ("Blogger Huan Meiling and engineer Tomas Okwir spoke.", ["Huan Meiling", "Tomas Okwir"]),
        ("President New York left.", []),
    ],
)
def test_people(sentence: str, people: list[str]) -> None:
    assert names("person", sentence) == people


@pytest.mark.parametrize(
    ("sentence", "country", "places"),
    [
        ("China's coast, and U.S. policy.", "", ["China", "United States"]),
        ("He left Guangzhou for Shenzhen.", "CN", ["Guangzhou", "Shenzhen"]),
        ("Workers in South China moved.", "CN", ["South China"]),
        ("The police came from Arua.", "UG", ["Arua"]),
        ("Guangdong Province grew.", "CN", ["Guangdong"]),
        ("They fled to the village of Lowickby.", "GB", ["Lowickby"]),
        ("Soviet Union and Russia.", "", ["Soviet Union", "Russia"]),
        ("We visited Nice, and it was a Nice day.", "FR", ["Nice"]),
        ("Ardenby and Peking universities differ.", "CN", []),
        ("In Lowick, a charity that feeds dockers closed.", "GB", []),
    ],
)
def test_places(sentence: str, country: str, places: list[str]) -> None:
    assert names("location", sentence, country=country) == places


@pytest.mark.parametrize(
    "sentence",
    [
        "SUMMARY: Nothing new. END SUMMARY.",
        "Comment: PolOff and EmbOffs will follow up in March. End Comment.",
        "However, Post believes that the Embassy should report septel.",
        "The Ministry and the Center disagreed. Council did not.",
        "A Memorandum of Understanding (MOU) and the Labor Contract Law (LCL) help.",
        "People Living With Disease (PLWD) gathered on Tuesday.",
        "Chinese and Ugandan workers met Muslims and Catholics.",
        "In addition, Most of These Things Are New.",
        "Working Group members left. A Long-term Program began.",
    ],
)
def test_nothing_is_named(sentence: str) -> None:
    assert [entity.name for entity in found(sentence)] == []


def test_a_surname_belongs_to_the_one_who_is_named_in_full() -> None:
    (person,) = found("Professor Okwir spoke.", "Dean Tomas Okwir said no. Okwir left.")
    assert person.name == "Tomas Okwir"
    assert [mention.surface for mention in person.mentions] == [
        "Professor Okwir",
        "Tomas Okwir",
        "Okwir",
    ]


def test_a_surname_of_two_people_is_left_as_said() -> None:
    people = names("person", "Tomas Okwir and Judith Okwir came.", "Professor Okwir spoke.")
    assert people == ["Tomas Okwir", "Judith Okwir", "Professor Okwir"]


def test_a_title_tells_which_of_two_people_of_one_surname_is_meant() -> None:
    people = found(
        "President-elect Tomas Okwir came with Judith Okwir.", "President Okwir spoke first."
    )
    assert [(person.name, len(person.mentions)) for person in people] == [
        ("Tomas Okwir", 2),
        ("Judith Okwir", 1),
    ]


def test_a_country_is_never_put_on_a_person() -> None:
    people = found("President Okwir met Tomas Brancard.", country="BR")
    assert [person.country for person in people if person.kind == "person"] == ["", ""]


def test_an_acronym_belongs_to_its_definition_wherever_it_stands() -> None:
    (body,) = found("HWF struck.", "The Harbor Workers Federation (HWF) met. HWF's vote counts.")
    assert body.name == "Harbor Workers Federation"
    assert body.aliases == ("HWF",)
    assert [m.paragraph_index for m in body.mentions] == [0, 1, 1, 1]


def test_an_acronym_means_what_the_cable_says_it_means() -> None:
    (body,) = found("The Women's Harvest Organization (WHO) met.", "WHO voted.")
    assert body.name == "Women's Harvest Organization"


def test_the_government_by_its_letters_in_a_cable_from_there() -> None:
    assert names("organization", "The GOB agreed.", country="BO") == ["Government of Bolivia"]
    assert names("organization", "The GOB agreed.", country="PE") == []


def test_a_national_body_with_and_without_its_country_is_one() -> None:
    (body,) = [
        e
        for e in found(
            "The French Rural Ministry agreed.", "The Rural Ministry paid.", country="FR"
        )
        if e.kind == "organization"
    ]
    assert len(body.mentions) == 2


def test_text_in_capitals_is_read_too() -> None:
    text = (
        "FOLLOWING TALKS IN NEW DELHI, AMBASSADOR OKWIR TOLD THE COMMISSION FOR PEACE AND JUSTICE "
        "THAT CHINA AND THE WORLD BANK WOULD PAY. FONMIN OKWIR AGREED WITH US."
    )
    entities = found(text, country="IN")
    assert {(entity.kind.value, entity.name) for entity in entities} == {
        ("location", "New Delhi"),
        ("person", "Ambassador Okwir"),
        ("organization", "Commission for Peace and Justice"),
        ("location", "China"),
        ("organization", "World Bank"),
    }
    assert {m.surface for e in entities for m in e.mentions} >= {"NEW DELHI", "WORLD BANK"}


@pytest.mark.parametrize(
    ("sentence", "is_ngo"),
    [
        ("Harbor Legal Forum, an NGO that advises dockers, met.", True),
        ("Harbor Legal Forum is an independent non-government organization.", True),
        ("The Harbor Legal Forum (HLF), a small local charity, met.", True),
        ("NGOs such as Harbor Legal Forum met.", True),
        ("Harbor Legal Forum and other local NGOs met.", True),
        ("The Harbor Human Rights Network met.", True),
        ("The Harbor Workers' Service Center, a small labor NGO, met.", True),
        ("Harbor Trade Forum met.", False),
        ("The Harbor Workers' Service Center met.", False),
        ("The Ministry of Women and Children met NGOs.", False),
        ("Harbor University met an NGO.", False),
    ],
)
def test_whether_an_organization_is_an_ngo(sentence: str, is_ngo: bool) -> None:
    (body,) = [entity for entity in found(sentence) if entity.kind == "organization"]
    assert body.is_ngo is is_ngo
    assert bool(body.evidence) is is_ngo


def test_the_evidence_is_the_sentence() -> None:
    (body,) = found("It rained. Harbor Legal Forum, an NGO that advises dockers, met. It cleared.")
    assert body.evidence == "Harbor Legal Forum, an NGO that advises dockers, met."


def test_no_words_are_quoted_for_what_a_list_knows() -> None:
    (body,) = found("Oxfam met.")
    assert (body.is_ngo, body.evidence) == (True, "")


@pytest.mark.parametrize(
    ("sentence", "type_", "country"),
    [
        ("The Ministry of Health agreed.", "government", "UG"),
        ("The Harbor Workers' Service Center met.", "", ""),
        ("The International Harbor Tribunal met.", "international", ""),
        ("The Green Harbor Party met.", "party", "UG"),
    ],
)
def test_only_what_each_country_has_of_one_name_gets_a_country(
    sentence: str, type_: str, country: str
) -> None:
    (body,) = found(sentence, country="UG")
    assert (body.type, body.country) == (type_, country)


def test_numbers_of_the_paragraphs() -> None:
    paragraphs = [Numbered("Oxfam came."), Numbered("Oxfam left.", 2), Numbered("Oxfam.", 2)]
    (oxfam,) = find(paragraphs)
    assert numbers_of(oxfam, paragraphs) == {2}


@pytest.mark.parametrize(
    ("reference_id", "origin", "country"),
    [
        ("07GUANGZHOU378", None, "CN"),
        (None, "AMEMBASSY KAMPALA", "UG"),
        (None, None, ""),
        ("no number", "NOWHERE AT ALL", ""),
    ],
)
def test_the_country_of_the_post(
    reference_id: str | None, origin: str | None, country: str
) -> None:
    assert country_of(reference_id, origin) == country


PIECES = st.sampled_from(
    [
        "Professor Wang", "the Ministry of Health", "(", ")", "HWF", ", ", ". ", "China's", "U.S.",
        "ÉCOLE", "İstanbul", "al-Masri", "NGO", " and ", " of ", "ﬁ", "\n", "-- ", "Oxfam", "ß",
        "GOVERNMENT OF CHINA AND THE UNITED STATES SAID THAT ALL MINISTERS LEFT", "\u200b", "'s",
    ]
)  # fmt: skip


@given(st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=30), st.sampled_from(["", "CN"]))
def test_offsets_match_whatever_the_text(pieces: list[str], country: str) -> None:
    text = " ".join(pieces)
    spans = []
    for entity in find([Numbered(text), Numbered(text.upper())], country):
        assert entity.mentions
        for mention in entity.mentions:
            source = (text, text.upper())[mention.paragraph_index]
            assert source[mention.start : mention.end] == mention.surface != ""
            spans.append((mention.paragraph_index, mention.start, mention.end))
    spans.sort()
    for one, two in pairwise(spans):
        assert one[0] != two[0] or one[2] <= two[1], "mentions do not overlap"


@given(st.lists(PIECES, max_size=20))
def test_finding_is_repeatable(pieces: list[str]) -> None:
    paragraphs = [Numbered(" ".join(pieces))]
    assert find(paragraphs) == find(paragraphs)


@pytest.mark.parametrize("left_out", FINDERS)
def test_the_chain_works_without_any_one_finder(left_out: str) -> None:
    rest = [finder for name, finder in FINDERS.items() if name != left_out]
    assert find([Numbered("Professor Wang of Oxfam left China.")], finders=rest)
