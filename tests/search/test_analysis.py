"""Which words find which: the table is the specification."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cables.search.analysis import OPEN, PLAIN, STEMMED, Terms, stems, told_by_stem
from cables.search.language import parse
from cables.search.marks import Marks
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


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        ("ngo", "The NGOs, an NGO's ngo", ["NGOs", "NGO", "ngo"]),
        ("labour", "Labor LABOURED elaborate", ["Labor", "LABOURED"]),
        ("guangzhou", "Guangzhou’s river", ["Guangzhou"]),
        ("nongovernmental", "a non-governmental body", ["non-governmental"]),
        ("etudiants", "des étudiants", ["étudiants"]),
        ('"labor rights"', "rights of labor, labour rights, labor", ["labour rights"]),
        ('"guangzhou labor"', "Guangzhou's labor", ["Guangzhou's labor"]),
        ('"rights labor"~3', "rights of labor", ["rights", "labor"]),
        ("organi*", "Organizing an organ, organically", ["Organizing", "organically"]),
        ("labor-rights", "labor rights or laborrights", ["labor rights", "laborrights"]),
        ("O'Brien", "O’Brien and Brien", ["O’Brien"]),
        ("strike -labor", "a labor strike", ["strike"]),
        ("tag:ELAB", "ELAB", []),
        ("x.*", "x.* (a+)+", ["x"]),
        ("pediatric skeptic", "Paediatric sceptics", ["Paediatric", "sceptics"]),
        ("pe*", "A paediatrician, a peer, a paper", ["paediatrician", "peer"]),
        ("die sky", "Dying, died; skies", ["Dying", "died", "skies"]),
        ("aegis", "Ægis aegis AÉGIS", ["Ægis", "aegis", "AÉGIS"]),
        ("---", "---", []),
    ],
)
def test_what_is_marked_is_what_is_found(query: str, text: str, marked: list[str]) -> None:
    marks = Marks(parse(query).node, [text])
    assert [text[start:end] for (start, end), _ in marks.find(text)] == marked


@pytest.mark.parametrize(
    "text",
    [
        "The NGOs' labour programmes (organised in Guangzhou’s non-governmental centres).",
        'He said: "Non-, non.profit,s; (non)-partisan"... MPs? SMEs! x[1]',
        "Étudiants; São Tomé, ﬁrms… human\u00adrights\u00a0and\u2003blanks\ttab\nline",
        f"before {'x' * 70} after {'word-' * 30} U.S.'s A.B.Cs",
        "--- *** ...",
    ],
)
def test_words_looked_up_have_the_terms_that_the_engine_finds_in_the_text(text: str) -> None:
    terms = Terms()
    for _ in range(2):  # first found out, then remembered
        forms: set[str] = set()
        assert terms.of(text, forms).split() == STEMMED.analyze(fold(text))
        untold = {form for form in PLAIN.analyze(fold(text)) if not told_by_stem(form)}
        assert set(" ".join(forms).split()) == untold


ENDINGS = """
    able ably al alism ality ally ance ancy ate ated ating ation ational ator bility bly ed edly
    eed eedly ence ency er est ful fulness fully ibility ible ical icity ied ies iest ility ily
    ing ingly ism ist ities ity ive iveness ivity ization ize izer less lessly li ly ment ness
    ogy ological ous ously ousness s sses tional ying
"""
beginnings = st.text("abcdeghilmnopqrstuyz", min_size=1, max_size=9)


@given(beginnings, st.lists(st.sampled_from(ENDINGS.split()), max_size=2))
@settings(max_examples=2000)
def test_where_a_stem_ends_in_no_open_letter_its_words_begin_as_it_does(
    beginning: str, endings: list[str]
) -> None:
    word = "".join([beginning, *endings])
    (stem,) = STEMMED.analyze(word)
    assert stem[-1] in OPEN or word.startswith(stem)


def test_words_that_their_stem_tells_need_no_place_of_their_own() -> None:
    forms: set[str] = set()
    text = "labor labors trade trading sky skies party parties stable stability 2007 организация"
    Terms().of(text, forms)
    assert forms - {""} == {
        *("labors", "trade", "trading", "sky", "skies"),
        *("party", "parties", "stable", "stability"),
    }


def test_noise_is_no_word() -> None:
    assert stems("x" * 5000) == ()
    assert stems("--- *** ...") == ()
