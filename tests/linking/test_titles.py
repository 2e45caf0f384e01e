"""Titles and offices: in a name or before it."""

import pytest

from cables.linking.find.people.titles import named_as


@pytest.mark.parametrize(
    ("surface", "before", "title"),
    [
        ("Li Weiwei", "Econoff met with Professor ", "Professor"),
        ("Professor Li", "He told ", "Professor"),
        ("Prime Minister Okwir", "", "Prime Minister"),
        ("Okwir", "On May 3, Deputy Foreign Minister ", "Deputy Foreign Minister"),
        ("Okwir", "the Ugandan Minister of Health, ", "Ugandan Minister of Health"),
        ("OKWIR", "YESTERDAY THE FOREIGN MINISTER ", "FOREIGN MINISTER"),
        ("David Kabanda", "its legal counsel ", "legal counsel"),
        ("Kim", "PolOff and Ambassador ", "Ambassador"),
        (
            "Kim",
            "a former Deputy Director of the Ministry of Labor and Social Security ",
            "Deputy Director of the Ministry of Labor and Social Security",
        ),
        ("Wen Example", "of the Lantern Society met ", ""),
        ("Wen", "He thanked the Ambassador. Then ", ""),
        ("Wen", "the Ambassador (", ""),
        ("Wen", "", ""),
        ("Professor", "", ""),  # a title alone is no name with a title
    ],
)
def test_a_title_is_in_the_name_or_straight_before_it(surface, before, title):
    found = named_as(surface, before)
    assert found.removeprefix("former ") == title
