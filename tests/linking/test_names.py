"""The key under which names are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cables.vocab.names import normalize


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Étudiants sans Frontières", "etudiants sans frontieres"),
        ("The Harbor Workers' Center", "harbor workers center"),
        ("Harbor Workers Center", "harbor workers center"),
        ("Guangzhou's", "guangzhou"),
        ("CASTRO' S", "castro"),
        ("the U.S.'s", "us"),
        ("U.S.", "us"),
        ("J. F. Okwir", "j f okwir"),
        ("Jean-Louis", "jean louis"),
        ("O'Brien", "obrien"),
        ("Łódź", "lodz"),
        ("St.  John’s", "st john"),
        ("The", "the"),
        ("", ""),
    ],
)
def test_names_and_their_keys(written: str, key: str) -> None:
    assert normalize(written) == key


@given(st.text())
def test_a_key_has_words_and_single_blanks(name: str) -> None:
    key = normalize(name)
    assert key == " ".join(key.split())


@given(st.from_regex(r"[A-Za-z ]{0,30}", fullmatch=True))
def test_case_makes_no_difference(name: str) -> None:
    assert normalize(name.upper()) == normalize(name.lower())
