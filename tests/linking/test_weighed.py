"""NGOs that no single sign tells: names weighed by many small ones, in invented sentences."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cables.linking.find import FoundEntity, Kind, Numbered, find, names_to_weigh
from cables.linking.find.ngos import weighed

OTHERS = " Oxfam, Mercy Corps and Amnesty International came."
HELP = "Refugees got help of {}, which trains women." + OTHERS
HELPED = "Women were helped by {}, Oxfam, Mercy Corps and Amnesty International."


def found(*paragraphs: str, weigh: bool = True) -> list[FoundEntity]:
    numbered = [Numbered(text, at) for at, text in enumerate(paragraphs, 1)]
    return find(numbered, "KE", weigh=weigh)


def by_weight(*paragraphs: str) -> list[str]:
    """The NGOs that nothing tells but the weight of small signs."""
    before = {entity.name for entity in found(*paragraphs, weigh=False) if entity.is_ngo}
    return [e.name for e in found(*paragraphs) if e.is_ngo and e.name not in before]


@pytest.mark.parametrize("sentence", [HELP, HELPED])
@pytest.mark.parametrize(
    "name",
    [
        "Selvar Nolvu",
        "Selvar na Nolvu",
        "Selvar Us Nolvu",
        "Nolvu Mothers' Circle",
        "Selvar Addis Ababa",
        "Selvar Santa Nolvu",
    ],
)
def test_a_name_that_many_small_signs_tell(sentence: str, name: str) -> None:
    assert by_weight(sentence.format(name)) == [name]


@pytest.mark.parametrize("name", ["Nolvu", "SELVN", "Little Lantern"])
def test_one_word_letters_and_everyday_words_need_more_signs(name: str) -> None:
    assert by_weight(HELP.format(name)) == [name]
    assert by_weight(f"Oxfam and Mercy Corps came. {name} was late.") == []


@pytest.mark.parametrize("place", [", Nairobi", " of Nairobi"])
def test_the_name_is_taken_without_what_only_stands_beside_it(place: str) -> None:
    text = f"NGOs came. Relief came with the Nolvu Mothers' Circle{place}."
    assert by_weight(text) == ["Nolvu Mothers' Circle"]


@pytest.mark.parametrize(
    "otherwise",
    [
        "Kisumu",
        "Kenyans",
        "January",
        "Minister Selvar Nolvu",
        "Mr. Selvar Nolvu",
        "Minister for Selvar Nolvu",
        "Selvar Nolvu park",
        "the Selvar Nolvu refinery",
        "Selvar Nolvu, the state bank",
        "Selvar Nolvu, the country's main newspaper",
        "Selvar Nolvu Ministry",
        "Selvar Nolvu Party",
        "Selvar Nolvu University",
        "Operation Selvar Nolvu",
        "Project Selvar Nolvu",
        "Selvar Nolvu Muslims",
        "the law on camps (SELVN)",
    ],
)
def test_what_the_cable_calls_otherwise(otherwise: str) -> None:
    assert by_weight(HELP.format(otherwise)) == []


def test_what_one_place_calls_otherwise_is_none_anywhere() -> None:
    texts = [HELP.format("Selvar Nolvu"), "It lies at Selvar Nolvu park."]
    assert by_weight(*texts) == by_weight(*reversed(texts)) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ('They read "Help of Selvar na Nolvu for Women" with refugees.', []),
        ('They read with "Selvar na Nolvu," which trains women.', ["Selvar na Nolvu"]),
    ],
)
def test_a_name_in_a_headline_is_none_but_a_name_in_quotation_marks_is(
    sentence: str, expected: list[str]
) -> None:
    assert by_weight(sentence + OTHERS) == expected


@pytest.mark.parametrize(
    ("elsewhere", "expected"),
    [
        ("It rained.", []),
        ("The cabinet met.", []),
        ("NGOs came.", ["Selvar na Nolvu"]),
        ("Oxfam came.", ["Selvar na Nolvu"]),
        (
            "Talks on children, orphans, legal aid, literacy, donors, clinics, shelters, relief.",
            ["Selvar na Nolvu"],
        ),
        ("Talks on children, orphans, legal aid, literacy, donors, clinics.", []),
    ],
)
def test_only_in_a_cable_about_ngos(elsewhere: str, expected: list[str]) -> None:
    assert by_weight("Refugees got help of Selvar na Nolvu, which was late.", elsewhere) == expected


def test_the_signs_of_all_places_count_together() -> None:
    alone = "Nolvu gave advice."
    assert by_weight(alone, OTHERS) == []
    told = next(e for e in found(alone, HELP.format("Nolvu")) if e.name == "Nolvu")
    assert told.is_ngo
    assert [mention.paragraph_index for mention in told.mentions] == [0, 1]


def test_the_more_ngos_stand_beside_it_the_likelier() -> None:
    weights = [
        max(name.weight for name in names_to_weigh([Numbered(f"{others} met Selvar na Nolvu.")]))
        for others in (
            "Oxfam",
            "Oxfam and Mercy Corps",
            "Oxfam, Mercy Corps and Human Rights Watch",
        )
    ]
    assert weights == sorted(set(weights))


def test_it_is_an_organization_with_the_sentence_as_evidence() -> None:
    (body,) = [e for e in found("It rained. " + HELP.format("Selvar Nolvu")) if "Sel" in e.name]
    assert (body.kind, body.type) == (Kind.ORGANIZATION, "ngo")
    assert body.evidence == "Refugees got help of Selvar Nolvu, which trains women."
    assert {mention.method for mention in body.mentions} == {weighed.METHOD}


def test_it_stands_instead_of_the_person_it_was_taken_for() -> None:
    row = "Oxfam, Selvar Nolvu, Mercy Corps and Amnesty International train women."
    (person,) = [e for e in found(row, weigh=False) if e.name == "Selvar Nolvu"]
    assert person.kind == Kind.PERSON
    told = [e for e in found(row, HELP.format("Selvar Nolvu")) if e.name == "Selvar Nolvu"]
    assert [(e.kind, len(e.mentions)) for e in told] == [(Kind.ORGANIZATION, 2)]


@pytest.mark.parametrize("person", ["Tomas Okwir", "Odile Brancard"])
def test_people_stay_people(person: str) -> None:
    (one,) = [e for e in found(HELPED.format(person)) if e.name == person]
    assert one.kind == Kind.PERSON


def test_a_body_of_which_only_the_name_is_known_is_weighed_too() -> None:
    body = next(e for e in found(HELP.format("Nolvu Reading Club")) if "Nolvu" in e.name)
    assert (body.name, body.type) == ("Nolvu Reading Club", "ngo")
    assert by_weight("Oxfam came. He sold boats to the Nolvu Reading Club.") == []


def test_names_to_weigh_are_those_that_nothing_else_tells() -> None:
    (name,) = names_to_weigh([Numbered(HELP.format("Selvar Nolvu"))], "KE")
    assert name.name == "Selvar Nolvu"
    assert {"2 words", "3 NGOs", "before which", "help in the sentence"} <= name.signs
    assert names_to_weigh([Numbered("Cars were sold by Selvar Nolvu.")], "KE") == []


PIECES = st.sampled_from(
    [
        "Refugees got help of", "Women were helped by", "Selvar", "Nolvu", "Nolvu'", "Selvar's",
        "Us", "na", "Tomas Okwir", "Nairobi", ", which trains women.", "Oxfam", "Mercy Corps", "(",
        ")", "SELVN", ",", "and", "the", '"', "\n", "NGOs", "park", ". ", "Mothers' Circle", "Dr.",
        "’", "’ ", "ﬁ", "İ", "Selvar-Nolvu", "Law", "the state bank",
    ]
)  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=25).map(" ".join)


@given(st.lists(TEXTS, min_size=1, max_size=2))
def test_whatever_the_text_mentions_lie_in_it_and_apart(texts: list[str]) -> None:
    texts.append(HELP.format("Selvar Nolvu"))
    spans = []
    for entity in found(*texts):
        for mention in entity.mentions:
            text = texts[mention.paragraph_index]
            assert text[mention.start : mention.end] == mention.surface != ""
            spans.append((mention.paragraph_index, mention.start, mention.end))
    for one, two in pairwise(sorted(spans)):
        assert one[0] != two[0] or one[2] <= two[1]


@given(TEXTS)
def test_unless_asked_for_nothing_is_weighed(text: str) -> None:
    entities = found(text, HELP.format("Selvar Nolvu"), weigh=False)
    assert weighed.METHOD not in {mention.method for e in entities for mention in e.mentions}


@given(TEXTS)
def test_weighing_takes_no_ngo_away(text: str) -> None:
    def told(*, weigh: bool) -> set[tuple[int, int]]:
        entities = [e for e in found(text + OTHERS, weigh=weigh) if e.is_ngo]
        return {(m.start, m.end) for e in entities for m in e.mentions}

    kept = told(weigh=True)
    for start, end in told(weigh=False):
        assert any(one <= start and end <= other for one, other in kept)
