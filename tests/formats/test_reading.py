"""Header fields and paragraphs, from invented fragments in authentic form."""

import pytest

from cables.formats import read
from tests.formats import examples


def cable_of(text, name="08PARIS99.txt"):
    (found,) = read(text, name)
    return found


def test_the_header_of_a_whole_cable():
    cable = cable_of(examples.CABLE, "")
    assert cable.precedence == "ROUTINE"
    assert cable.captions == ("SIPDIS", "NOFORN")
    assert cable.origin is not None
    assert (cable.origin.name, cable.origin.routing, cable.origin.post) == (
        "AMEMBASSY LA PAZ",
        "RUEHLP",
        "LAPAZ",
    )
    assert [(a.routing, a.name, a.precedence, a.serial) for a in (*cable.to, *cable.info)] == [
        ("RUEHC", "SECSTATE WASHDC", "PRIORITY", "1234"),
        ("RUEHAC", "AMEMBASSY ASUNCION", None, "0007"),
        ("RUEHOO", "INVENTED POSTS COLLECTIVE", None, None),
    ]
    assert cable.subject_marking == "C"
    assert cable.classified_by == ("Jane Q. Public",)
    assert cable.classification_reasons == ("1.4(b)", "1.4(d)")
    assert str(cable.declassify_on) == "2018-02-14"
    assert cable.passing == ("STATE FOR WHA/AND", "TREASURY FOR SGOOCH")
    assert [(r.label, r.kind.value, r.year_assumed) for r in cable.references] == [
        ("A", "cable", True),
        ("B", "cable", False),
        ("C", "email", False),
    ]
    assert cable.sections_announced == 2
    assert cable.problems == ()


def test_the_body_of_a_whole_cable():
    one, two, three = cable_of(examples.CABLE).paragraphs
    assert [one.marking, two.marking, three.marking] == ["C", "C/NF", "SBU"]
    assert two.heading == "The Groups"
    assert "twelve members in four villages" in two.text
    assert two.text.endswith(
        "following:\n\n-- a teacher, who keeps the books and the boat; and\n\n-- a nurse."
    )
    assert len(two.pieces) == 2


def test_the_summary_is_without_label_and_end_mark():
    assert cable_of(examples.CABLE).summary == (
        "The invented River Watch met on February 12. Its leader asked for help."
    )


@pytest.mark.parametrize(
    ("fragment", "subject"),
    [
        ("SUBJECT: ONE LINE\n\nREF: PARIS 1", "ONE LINE"),
        ("SUBJECT: OVER \nTWO LINES\nREF: PARIS 1", "OVER TWO LINES"),
        ("SUBJECT: US- \nLATIN RELATIONS\n", "US-LATIN RELATIONS"),
        ("Subject: Small Letters\n\n1. (C) Text", "Small Letters"),
        ("UBJECT: LETTER LOST\n", "LETTER LOST"),
        ("SUBJECT NO COLON HERE\n\n", "NO COLON HERE"),
        ("SUBJECT: (S/NF) MARKED ONE\n", "MARKED ONE"),
        ("SUBJECT: GLUED PRIMEREF: BONN 12", "GLUED"),
        ("SUBJECT: GLUED CAIROClassified By: DCM John Roe, Reason 1.4 (b)", "GLUED CAIRO"),
        ("SUBJECT: STOPS HERE\n1. (C) Text", "STOPS HERE"),
        ("SUBJECT: STOPS HERE\n-----\nSummary\n-----\n", "STOPS HERE"),
        ("TAGS: PREL SUBJECT: SAME LINE\n", "SAME LINE"),
        ("**SUBJECT:** In Markdown\n", "In Markdown"),
    ],
)
def test_subjects(fragment, subject):
    assert cable_of(fragment).subject == subject


@pytest.mark.parametrize(
    ("fragment", "codes"),
    [
        ("TAGS: PREL, PGOV,\nECON CH\nSUBJECT: X", ("PREL", "PGOV", "ECON", "CH")),
        ("TAGS PREL PGOV\nSUBJECT: X", ("PREL", "PGOV")),
        ("TAGES: PREL\nE.O. 12958: N/A\nSUBJECT: X", ("PREL",)),
        ("TAGS: PREL\nPGOV\nSUBJECT: X", ("PREL", "PGOV")),
        ("TAGS: something\nhere\nSUBJECT: X", ("something",)),
        ("TAGS:\nPREL\n\nPGOV\nSUBJECT: X", ("PREL", "PGOV")),
        ("E.O. 12958: N/A TAGS: PREL\nSUBJECT: X", ("PREL",)),
    ],
)
def test_tags(fragment, codes):
    assert cable_of(fragment).tags == codes


@pytest.mark.parametrize(
    ("block", "ids"),
    [
        ("REF: A) PARIS 176; B) 06 PARIS 32324", ["08PARIS176", "06PARIS32324"]),
        ("REF: A. (A) LIMA 34 (NOTAL)\n¶B. (B) 07 LIMA 56", ["08LIMA34", "07LIMA56"]),
        ("REF: (A) LIMA 1\n\n¶B. LIMA 2\n", ["08LIMA1", "08LIMA2"]),
        ("REF A. LIMA 1 AND PREVIOUS", ["08LIMA1"]),
        ("REFTEL: SECSTATE 123456", ["08STATE123456"]),
        ("REF(S): LIMA 1, 2 AND 3", ["08LIMA1", "08LIMA2", "08LIMA3"]),
        ("REF: A. LIMA 1\nLIMA 00000009  001.2 OF 002\n     B. LIMA 2", ["08LIMA1", "08LIMA2"]),
        ("REF: NONE", []),
        ("REF: A. LIMA 1\n     B. LIMA 1", ["08LIMA1"]),
        ("REF: PARIS 99, LIMA 1", ["08LIMA1"]),  # a cable does not cite itself
    ],
)
def test_references(block, ids):
    cable = cable_of(f"SUBJECT: X\n\n{block}\n\n1. (C) Text.")
    assert [r.reference_id for r in cable.references] == ids


@pytest.mark.parametrize(
    ("value", "names", "reasons"),
    [
        ("Ambassador Jane Q. Roe for reasons 1.4 (b) and (d).", ("Jane Q. Roe",), ("b", "d")),
        (
            "JANE ROE, POLITICAL COUNSELOR, EMBASSY ATHENS; REASON: 1.4(B), (D)",
            ("JANE ROE",),
            ("b", "d"),
        ),
        ("Charge d'Affaires a.i. Jane Roe. Reason: 1.4 (b,d).", ("Jane Roe",), ("b", "d")),
        ("DCM Roe Jane, reas \nons 1.4 (b/d \n)", ("Roe Jane",), ("b", "d")),
        ("Acting DCM Jean-Luc de la Roe, Reasons 1.4 b and d", ("Jean-Luc de la Roe",), ("b", "d")),
        ("JRoe", ("JRoe",), ()),
        ("DCM", (), ()),
    ],
)
def test_classified_by(value, names, reasons):
    cable = cable_of(f"SUBJECT: X\n\nClassified By: {value}\n\n1. (C) Text.")
    assert cable.classified_by == names
    assert cable.classification_reasons == tuple(f"1.4({letter})" for letter in reasons)


def test_classified_by_in_the_first_paragraph():
    cable = cable_of(
        "SUBJECT: X\n\n1. (U) CLASSIFIED BY JANE ROE, DCM. REASON: 1.5 (D)\n\n2. (C) Y."
    )
    assert (cable.classified_by, cable.classification_reasons) == (("JANE ROE",), ("1.5(d)",))


@pytest.mark.parametrize(
    ("line", "level", "captions"),
    [
        ("UNCLAS SECTION 01 OF 02 PARIS 000099", "UNCLASSIFIED", ()),
        ("S E C R E T PARIS 000099", "SECRET", ()),
        ("C O N F I D E N T I A L TEL AVIV 003188 NOFORN", "CONFIDENTIAL", ("NOFORN",)),
        ("UNCLAS E F T O LONDON 002468", "UNCLASSIFIED", ("EFTO",)),
        ("UNCLAS BEIJING 001234 SIPDIS", "UNCLASSIFIED", ("SIPDIS",)),
        ("LIMITED OFFICIAL USE STATE 150591", "LIMITED OFFICIAL USE", ()),
        ("S e c r e t state 068250", "SECRET", ()),
    ],
)
def test_classification_lines(line, level, captions):
    cable = cable_of(f"{line}\n\nSUBJECT: X\n")
    assert (cable.classification, cable.captions) == (level, captions)


NUMBERING = [
    ("1. (C) A.\n\n2. (C) B.\n\n3. (C) C.", [1, 2, 3]),
    ("¶1. (C) In\n¶2007. Analysts\nsaid.\n\n¶2. (C) B.", [1, 2]),
    ("1. (C) A.\n\n5. (C) E.\n\n6. (C) F.", [1, 5, 6]),
    ("6. (C) The extract begins here.\n\n7. (C) G.", [6, 7]),
    ("1. (C) Points:\n\n1. one\n2. two\n3. three\n\n2. (C) B.\n\n3. (C) C.", [1, 2, 3]),
    ("1. (C) A.\n\n2. (C) B.\n\n1. (C) Annex.\n\n2. (C) Of it.", [1, 2, 1, 2]),
    ("1) A.\n\n2) B.", [1, 2]),
    ("1 (C) A.\n\n2 (C) B.", [1, 2]),
    ("1. The sum rose by nearly\n2. percent.\n\n2. B.", [1, 2]),
    ("Only text.\n\nMore of it.", [None, None]),
    ("Summary: Before the first.\n\n1. (C) A.", [None, 1]),
    ("1. (C) A.\n\nMore of A.\n\n2. (C) B.", [1, 2]),
    ("1. (C) A.\n\n8. (C) H.\n\n8. (C) Again.", [1, 8, 8]),
]


@pytest.mark.parametrize(("body", "numbers"), NUMBERING)
def test_numbers_of_paragraphs(body, numbers):
    cable = cable_of(f"SUBJECT: X\n\n{body}\n")
    assert [p.number for p in cable.paragraphs] == numbers


@pytest.mark.parametrize(
    ("printed", "heading"),
    [
        ("A Title\n-------\n2.", "A Title"),
        ("-------\nA Title\n-------\n\n2.", "A Title"),
        ("A Title\nOver Two Lines\n------- ----\n2.", "A Title Over Two Lines"),
        ("#### A Title\n\n2.", "A Title"),
        ("**A Title**\n\n2.", "A Title"),
        ("//A TITLE//\n\n2.", "A TITLE"),
        ("A Title -------\n\n2.", "A Title"),
        ("Comment: A Title\n\n2.", "Comment: A Title"),
        ("COMMENT:\n\n2.", "COMMENT"),
        ("* * *\n\n2.", None),
    ],
)
def test_headings(printed, heading):
    cable = cable_of(f"SUBJECT: X\n\n1. (C) Text of the first.\n\n{printed} (C) Text.\n")
    assert cable.paragraphs[1].heading == heading
    assert cable.paragraphs[0].text == "Text of the first."


@pytest.mark.parametrize(
    ("ending", "signature"),
    [
        ("the end.\nROE\n", ("ROE",)),
        ("the end.\n\nRoe\n", ("Roe",)),
        ("the end. ROE\n", ("ROE",)),
        ("the end.\n\nROE\nNNNN\n", ("ROE",)),
        ("the end.\n\nMINIMIZE CONSIDERED\n\nROE\n", ("ROE",)),
        ("the end.\n\nXXXXXXXXXXXX\n", ("XXXXXXXXXXXX",)),
        ("the end. END SUMMARY\n", ()),
        ("the end.\n", ()),
    ],
)
def test_signatures(ending, signature):
    cable = cable_of(f"SUBJECT: X\n\n1. (C) This is {ending}")
    assert cable.signature == signature
    assert cable.paragraphs[-1].text.startswith("This is the end.")


def test_missing_numbers_are_one_warning():
    cable = cable_of("SUBJECT: X\n\n1. (C) A.\n\n5. (C) E.")
    (problem,) = [p for p in cable.problems if p.code == "paragraphs-missing"]
    assert problem.message == "Paragraphs 2-4 are missing from this copy."
    assert problem.line == 5


def test_a_header_of_another_year_than_the_number_is_told():
    text = examples.CABLE.replace("FEB 08", "FEB 03")
    cable = cable_of(f'"1","2/14/2008 14:10","08LAPAZ123","Embassy La Paz","SECRET","","{text}",""')
    assert "year-mismatch" in {p.code for p in cable.problems}


def test_a_repeated_header_of_a_later_section_is_no_text():
    second = (
        "C O N F I D E N T I A L SECTION 02 OF 02 LA PAZ 000123\n\nSIPDIS\n\n"
        "SUBJECT: (C) AN INVENTED\nMEETING\n\n"
    )
    text = examples.CABLE.replace("LA PAZ 00000123  002 OF 002\n\n\n", second)
    assert "twelve members in four villages" in cable_of(text).paragraphs[1].text
