"""Which words find which: the table is the specification."""

import pytest

from cables.search.analysis import stems, tokens
from cables.search.spelling import fold

SAME = [
    ("NGO", "NGOs"),
    ("ngo", "NGOS"),
    ("NGO's", "ngos"),
    ("CSO", "CSOs"),
    ("SMEs", "SME"),
    ("MP", "MPs"),
    ("labour", "labor"),
    ("Labourers", "laborers"),
    ("organisations", "organization"),
    ("criticised", "criticize"),
    ("analyse", "analyzing"),
    ("centre", "centers"),
    ("programmes", "program"),
    ("travelled", "traveling"),
    ("defence", "defense"),
    ("neighbourhoods", "neighborhood"),
    ("Étudiants", "etudiants"),
    ("E\u0301tudiants", "etudiants"),
    ("São", "Sao"),
    ("Guangzhou's", "Guangzhou"),
    ("Guangzhou’s", "guangzhou"),
    ("workers'", "worker"),
    ("STRIKES", "strike"),
    ("non-governmental", "nongovernmental"),
    ("Non-Governmental", "non-governmental"),
    ("ﬁrms", "firm"),
    ("human\u00adrights", "humanrights"),
]
DIFFERENT = [
    ("terror", "labor"),
    ("this", "these"),
    ("union", "unite"),
    ("rights", "riots"),
    ("Peru", "perusal"),
    ("NGO", "Ngozi"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_that_find_each_other(one: str, other: str) -> None:
    assert stems(one) == stems(other) != ()


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_words_that_do_not(one: str, other: str) -> None:
    assert stems(one) != stems(other)


@pytest.mark.parametrize(
    ("one", "other"), [("supervise", "supervision"), ("terrorism", "terrorists")]
)
def test_the_spelling_table_keeps_relatives_together(one: str, other: str) -> None:
    assert fold(one)[:8] == fold(other)[:8]


def test_a_text_is_folded_as_its_words_are() -> None:
    text = "The NGOs' labour programmes, organised in Guangzhou’s non-governmental centres."
    assert list(stems(text)) == [stem for word in text.split() for stem in stems(word)]


def test_tokens_keep_their_places() -> None:
    text = "Guangzhou’s non-governmental étudiants"
    places = {text[token.start : token.end]: token.stem for token in tokens(text)}
    assert places == {
        "Guangzhou’s": "guangzhou",
        "non-governmental": "nongovernment",
        "étudiants": "etudi",
    }


def test_noise_is_no_word() -> None:
    assert stems("x" * 5000) == ()
    assert stems("--- *** ...") == ()
