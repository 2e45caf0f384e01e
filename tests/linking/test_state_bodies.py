"""Bodies that every state has, by their bare names, in invented sentences."""

import pytest

from tests.linking.asking import bodies, names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Before Parliament met, the Treasury paid.", ["Parliament", "Treasury"]),
        ("FonOff did not reply; we left with FonOff a note.", ["Foreign Office"]),
        ("The Danish FonOff did not reply.", ["Danish Foreign Office"]),
        ("He praised the Danish army.", ["Danish Army"]),
        ("The National Bank told the Central Bank so.", ["National Bank", "Central Bank"]),
        ("Iceland's Constitutional Tribunal agreed.", ["Constitutional Tribunal"]),
        ("A speech to the Assembly was cut.", ["Assembly"]),
        ("The Danish High Commission agreed.", ["Danish High Commission"]),
        (
            "HE TOLD THE LAW SOCIETY AND PARLIAMENT THAT THE HIGH COURT WOULD HEAR IT IN MAY.",
            ["Law Society", "Parliament", "High Court"],
        ),
        (
            "THE DANISH ARMY AND THE DANISH HIGH COMMISSION WOULD HEAR OF IT NEXT WEEK, HE SAID.",
            ["Danish Army", "Danish High Commission"],
        ),
    ],
)
def test_bare_names(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The army and the treasury were calm; a parliament sat.",
        "A Parliament of owls; the Treasury Building; two Senates.",
        "It was the 20th Congress; another Congress followed.",
        "Assembly of engines costs much; Army boots cost more.",
        "He bought Treasury Bonds, and a Congress-watcher sold them.",
        "THE ARMY WOULD NOT SAY WHETHER ANOTHER ASSEMBLY OR A CONGRESS WAS TO BE HELD BY THEN.",
    ],
)
def test_words_that_name_no_body(text: str) -> None:
    assert names(text) == []


def test_the_short_form_of_another_body_is_left_alone() -> None:
    assert names("The Lowick Dockers Congress met; the Congress said so.") == [
        "Lowick Dockers Congress"
    ]


@pytest.mark.parametrize(
    ("origin", "expected"),
    [("KE", ("U.S. Congress", "")), ("PE", ("Congress", "PE")), ("IN", None)],
)
def test_whose_congress(origin: str, expected: tuple[str, str] | None) -> None:
    found = [(body.name, body.country) for body in bodies("He went to Congress.", origin)]
    assert found == ([expected] if expected else [])


def test_a_bare_name_means_the_body_of_the_country() -> None:
    bare, owned = bodies("The Central Bank and the Danish parliament agreed.", "PE")
    assert (bare.country, owned.country) == ("PE", "DK")
