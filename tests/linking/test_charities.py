"""Relief societies by how they are called."""

import pytest

from cables.linking.find import Kind, Numbered, find


def charities(text: str) -> list[str]:
    found = find([Numbered(text, 1)], "")
    return [each.name for each in found if each.kind is Kind.ORGANIZATION and each.type == "ngo"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Peruvian Red Cross trucks came.", ["Peruvian Red Cross"]),
        (
            "We met the American Friends of River Peace in Lima.",
            ["American Friends of River Peace"],
        ),
        ("Mennonite Relief Services sent rice.", ["Mennonite Relief Services"]),
        (
            "United Lutheran Aid and the Quaker Service Committee help.",
            ["United Lutheran Aid", "Quaker Service Committee"],
        ),
        ("THE TRUCKS OF THE PERUVIAN RED CROSS WERE STOPPED AT THE RIVER.", ["Peruvian Red Cross"]),
    ],
)
def test_charities_are_ngos(text: str, named: list[str]) -> None:
    assert charities(text) == named


@pytest.mark.parametrize(
    "text",
    [
        "The Methodist Aid Minister resigned.",
        "They sent church aid.",
        "Christian services were held.",
        "The Northern Friends of Peace met.",
    ],
)
def test_other_words_are_none(text: str) -> None:
    assert charities(text) == []


@pytest.mark.parametrize("text", ["CARE sent rice.", "Rice came from CARE and from others."])
def test_letters_that_are_also_a_word(text: str) -> None:
    assert charities(text) == ["CARE International"]


@pytest.mark.parametrize("text", ["HEALTH CARE REFORM: the plan is late.", "We praised CARE WORK."])
def test_a_word_among_others_in_capitals(text: str) -> None:
    assert charities(text) == []
