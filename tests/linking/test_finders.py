"""Finders one by one, in sentences invented in the manner of cables."""

import re

import pytest

from cables.linking.find import Kind, Numbered, find, statistical
from cables.linking.find.text.alternatives import any_of
from cables.linking.find.text.passages import Text


def names(kind: str, *paragraphs: str, country: str = "") -> list[str]:
    numbered = [Numbered(text, at) for at, text in enumerate(paragraphs, 1)]
    return [entity.name for entity in find(numbered, country) if entity.kind == kind]


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("We discussed it after Vargath's visit.", ["Vargath"]),
        ("1204. For Vargath from Okwirre. Your 88.", ["Vargath", "Okwirre"]),
        ("He called on Vargath, Okwirre and Delmonde.", ["Vargath", "Okwirre", "Delmonde"]),
        ("Italy (Vargath) opposed it; Okwirre (Spain) did not.", ["Vargath", "Okwirre"]),
        ("The PermRep (Vargath) was absent.", ["Vargath"]),
        ("The Vargath-Okwirre talks ended when Vargath told Okwirre so.", ["Vargath", "Okwirre"]),
        ("The papers recall Khrushchev at length.", ["Khrushchev"]),
        ("The Vargath factory closed; Vargath said why.", []),
        ("Workers in Vargath struck.", []),
        ("The Vargath (VGT) lost.", []),
        ("Gordon J. Law's visit ended.", ["Gordon J. Law"]),
        ("Joint Secretary for Training K.K. Vargath spoke.", ["K.K. Vargath"]),
        ("The rebel MK Haimo Vargath spoke.", ["Haimo Vargath"]),
        ("Prosecutor Jean-Claude Vargath spoke.", ["Jean-Claude Vargath"]),
        ("Secretary Rusk left.", ["Secretary Rusk"]),
    ],
)
def test_people(sentence: str, people: list[str]) -> None:
    assert names("person", sentence) == people


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (
            "THE COMMUNIST PARTY OF THAILAND AND THE SOCIALIST PARTY MET AGAIN LAST WEEK IN TOWN.",
            "organization",
            ["Communist Party of Thailand", "Socialist Party"],
        ),
        (
            "THEY MET A MAN OF THE ZELVOR HEALTH WATCH AND OF NOLVU PEACE TRUST BEFORE THE TALKS.",
            "organization",
            ["Zelvor Health Watch", "Nolvu Peace Trust"],
        ),
        (
            "THEY SAID THAT KHRUSHCHEV TRUST WAS LOW, AND ARAB FRIENDS MET ZELVOR HEALTH WATCH.",
            "organization",
            ["Zelvor Health Watch"],
        ),
        (
            "THEY MET A MAN OF THE ZELVOR LEGAL NETWORK, AND ANOTHER OF THE DANISH HEALTH FORUM.",
            "organization",
            ["Zelvor Legal Network"],
        ),
        (
            "A MAN OF FREEDOM HOUSE TOLD UNION CITY AND WORLD VISION OF PEACE AND JUSTICE THERE.",
            "organization",
            ["Freedom House", "World Vision"],
        ),
        (
            "THERE IS NO INDICA- TION OF A MOVE, AND MR. VARGATH AND AMB. OKWIRRE SAID SO TWICE.",
            "person",
            ["Mr. Vargath", "Amb. Okwirre"],
        ),
        (
            "THE LETTER WAS SIGNED SINCERELY, GORDON R. FORD AND WAS THEN DELIVERED AT ONCE.",
            "person",
            ["Gordon R. Ford"],
        ),
        (
            "PERMREP OKWIRRE WAS ABSENT, AND IN HIS PLACE ANOTHER TOOK THE CHAIR FOR THE DAY.",
            "person",
            ["Permrep Okwirre"],
        ),
        (
            "HE GAVE IT TO THEM AND WE GIVE IT BACK, FOR ALL THAT COULD BE SAID IN ICELAND NOW.",
            "organization",
            [],
        ),
    ],
)
def test_text_in_capitals(text: str, kind: str, expected: list[str]) -> None:
    assert names(kind, text) == expected


def test_letters_with_a_digit_in_text_in_capitals() -> None:
    text = "THE DELEGATES OF THE TOWN SAID AGAIN THAT LP3ES WOULD COME BEFORE THE END OF THE DAY."
    assert names("organization", text, country="ID") == ["LP3ES"]
    assert names("organization", text, country="FR") == []


@pytest.mark.parametrize(
    ("sentence", "country", "organizations"),
    [
        ("Embassy Bonn reports calm.", "US", ["Embassy Bonn"]),
        ("Consulate Lowick reports calm; the Embassy does not.", "US", ["Consulate Lowick"]),
        ("The British Embassy agreed with the U.S. Embassy.", "", ["British Embassy"]),
        ("Embassy PolOff told the embassy so.", "GB", []),
        ("The Government of the Soviet Union agreed.", "", ["Government of the Soviet Union"]),
        ("Iceland is calm, but the GOI is not.", "US", ["Government of Iceland"]),
        ("Iceland and India are calm, but the GOI is not.", "US", []),
        ("The GoK agreed.", "KE", ["Government of Kenya"]),
        ("Ana Vargath (FDPX) met a leader of the PNLX.", "", ["FDPX", "PNLX"]),
        ("Vestra Power Generation (OPGX) closed.", "", []),
        ("The Tabligo movement closed.", "", ["Tabligo"]),
        ("HMG agreed.", "", ["Her Majesty's Government"]),
        ("The National Dock Bank (BNDX) paid. BNDX is rich.", "", ["National Dock Bank"]),
        (
            'VESTR (the "Institute of Harbors and Docks") closed.',
            "",
            ["Institute of Harbors and Docks"],
        ),
        (
            "The Green Dock Institute (Instituto Muelle Verde) closed.",
            "",
            ["Green Dock Institute"],
        ),
        ("The Lowick Chamber of Commerce met.", "", ["Lowick Chamber of Commerce"]),
        ("The state company Vestrana paid.", "", ["Vestrana"]),
        ("Tomas Okwir of the Vestrana consulting firm spoke.", "", ["Vestrana"]),
    ],
)  # fmt: skip
def test_organizations(sentence: str, country: str, organizations: list[str]) -> None:
    assert names("organization", sentence, country=country) == organizations


@pytest.mark.parametrize(
    ("sentence", "country", "places"),
    [
        ("It cost US$6 million.", "GB", []),
        ("They met in Lowickby.", "GB", ["Lowickby"]),
        ("They met in Lowickby, France.", "US", ["Lowickby", "France"]),
        ("A town, Beit Lowick, lies there; he lives in Beit Lowick.", "IL", ["Beit Lowick"]),
        ("He spoke in Urdu.", "", []),
        ("He was tried in Tampa, Florida.", "ES", ["Tampa", "Florida"]),
    ],
)
def test_places(sentence: str, country: str, places: list[str]) -> None:
    assert names("location", sentence, country=country) == places


def test_a_foundation_may_be_an_ngo() -> None:
    (body,) = find([Numbered("The Lowick Foundation for the Isles met.")])
    assert body.is_ngo


@pytest.mark.parametrize("words", [["a"], ["ab", "a"], ["party", "peace", "parties", "x"]])
def test_alternatives_match_each_word_whole(words: list[str]) -> None:
    pattern = re.compile(any_of(words))
    assert all(pattern.fullmatch(word) for word in words)
    longest = max(words, key=len)
    found = pattern.match(longest)
    assert found is not None
    assert found[0] == longest
    assert not pattern.fullmatch("pa")


def reading(*named: tuple[str, Kind]) -> statistical.Reader:
    """A reader that knows these words, and nothing of what they stand in."""

    def read(texts):
        for text in texts:
            yield [
                (at, at + len(words), kind)
                for words, kind in named
                if (at := text.find(words)) >= 0
            ]

    return read


def heard(sentence: str, words: str, kind: Kind) -> list[str]:
    finder = statistical.finder(reading((words, kind)))
    return [span.name for span in finder(Text.of([sentence]))]


@pytest.mark.parametrize(
    ("sentence", "words", "kind", "name"),
    [
        ("Then Rusbalt closed.", "Rusbalt", Kind.ORGANIZATION, "Rusbalt"),
        ("the Nordal Kring's men left.", "the Nordal Kring's", Kind.ORGANIZATION, "Nordal Kring"),
        ("so Vargath left", "Vargath", Kind.PERSON, "Vargath"),
        ("seen near Lowickby.", "Lowickby", Kind.LOCATION, "Lowickby"),
    ],
)
def test_names_a_reader_hears(sentence: str, words: str, kind: Kind, name: str) -> None:
    assert heard(sentence, words, kind) == [name]


@pytest.mark.parametrize(
    ("sentence", "words", "kind"),
    [
        ("USG and SIPDIS met.", "SIPDIS", Kind.ORGANIZATION),
        ("PolOff spoke.", "PolOff", Kind.PERSON),
        ("The Embassy spoke.", "The Embassy", Kind.ORGANIZATION),
        ("Minister of Social Solidarity Ana", "Social Solidarity", Kind.ORGANIZATION),
        ("Social Solidarity Minister Ana", "Social Solidarity", Kind.ORGANIZATION),
        ("low level waste (LLWX) is left.", "LLWX", Kind.ORGANIZATION),
        ("Chinese spoke.", "Chinese", Kind.ORGANIZATION),
        ("the Vargath left", "Vargath", Kind.PERSON),
        ("Review Meetings began.", "Review Meetings", Kind.ORGANIZATION),
        ("on page 12 of Act 4", "Act 4", Kind.ORGANIZATION),
    ],
)
def test_what_no_entity_is_whatever_a_reader_hears(sentence: str, words: str, kind: Kind) -> None:
    assert heard(sentence, words, kind) == []


def test_rules_go_before_a_reader() -> None:
    text = "Professor Odile Brancard came from a place by name of Rusbalt with Brancard's dean."
    reader = statistical.finder(
        reading(("Brancard came", Kind.ORGANIZATION), ("Rusbalt", Kind.ORGANIZATION))
    )
    entities = find([Numbered(text)], further=[reader])
    assert [(entity.name, entity.kind) for entity in entities] == [
        ("Odile Brancard", "person"),
        ("Rusbalt", "organization"),
    ]
    (mention,) = entities[1].mentions
    assert (mention.method, mention.score) == ("ner", statistical.SCORE)


def test_a_reader_reads_text_in_capitals_in_mixed_case() -> None:
    capitals = "THE MEN WHO WERE THEN SEEN AGAIN NEAR ODRAVASTEN SAID NOTHING MORE ABOUT IT TO US."
    finder = statistical.finder(reading(("Odravasten", Kind.LOCATION)))
    (place,) = find([Numbered(capitals)], finders=[], further=[finder])
    assert place.mentions[0].surface == "ODRAVASTEN"
