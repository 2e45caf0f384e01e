"""Later sections: each may repeat the header, and none of it is text."""

import pytest

from cables.formats import read

SENT = """VZCZCXRO8083
RR RUEHCN RUEHGH
DE RUEHGZ #0997/{section} 2480256
ZNR UUUUU ZZH
R 050256Z SEP 07
FM AMCONSUL GUANGZHOU
TO RUEHC/SECSTATE WASHDC 6431
INFO RUEHOO/CHINA POSTS COLLECTIVE
RUEAUSA/A VERY SMALL INVENTED OFFICE
"""
CLASS_LINE = "UNCLAS SECTION {section} OF 02 GUANGZHOU 000997\n"
LABELLED = """
SIPDIS

STATE FOR EAP/CM AND DRL/IL
TREASURY FOR OASIA

E.O. 12958: N/A
TAGS: ELAB EAIR
ECON CH
SUBJECT: INVENTED BOATS OF THE RIVER AND WHAT THEY CARRY TO THE
TOWNS OF THE LOWER REACHES

REF: A. GUANGZHOU 176
     B. 06 GUANGZHOU 32324
"""
TOP = (SENT + CLASS_LINE + LABELLED).format(section="01")
TEXT = "\n1. (U) The boats are old.\n\n2. (U) A boat that carries sand to the lower\n"
END = "\ntowns needs three days.\n\n3. (U) The end of it.\n\nROE\n"
SECOND = LABELLED.format(section="02")


@pytest.mark.parametrize(
    "repeated",
    [
        CLASS_LINE,
        CLASS_LINE + LABELLED,
        SENT + CLASS_LINE + LABELLED,
        SENT + LABELLED,
        CLASS_LINE + LABELLED.rstrip("\n").replace("\n\n", "\n"),
        CLASS_LINE + "\nSIPDIS\n\nSUBJECT: INVENTED BOATS OF THE RIVER AND WHAT THEY CARRY\nTO THE"
        "\nTOWNS OF THE LOWER REACHES",
        "GUANGZHOU 00000997\n",
        "GUANGZHOU 00000997\n\n002 OF 002\n",
        "GUANGZHOU 00000997  002.2 OF 002\n\n\n",
    ],
)
def test_what_a_later_section_repeats_is_no_text(repeated):
    (cable,) = read(TOP + TEXT + "\n" + repeated.format(section="02") + END)
    assert [p.text for p in cable.paragraphs] == [
        "The boats are old.",
        "A boat that carries sand to the lower towns needs three days.",
        "The end of it.",
    ]
    assert cable.passing == ("STATE FOR EAP/CM AND DRL/IL", "TREASURY FOR OASIA")
    assert len(cable.references) == 2
    if "02" in repeated.format(section="02"):
        assert not [p for p in cable.problems if p.code == "sections-not-seen"]


def test_a_line_of_text_that_is_like_the_header_is_kept_where_no_header_is_repeated():
    (cable,) = read(TOP + TEXT + "TOWNS OF THE LOWER REACHES\n" + END)
    assert "TOWNS OF THE LOWER REACHES" in cable.paragraphs[1].text


def test_the_highest_level_of_all_sections_counts():
    second = CLASS_LINE.replace("UNCLAS", "C O N F I D E N T I A L").format(section="02")
    (cable,) = read(TOP + TEXT + second + END)
    assert cable.classification == "CONFIDENTIAL"


@pytest.mark.parametrize(
    ("section", "missing"), [("01", "no sign of those after 1"), ("02", "begins with section 2")]
)
def test_a_section_alone_says_that_others_are_missing(section, missing):
    line = CLASS_LINE.format(section=section)
    (cable,) = read(f"{line}{LABELLED}\n1. (U) Boats.\n", "07GUANGZHOU997.txt")
    (problem,) = [p for p in cable.problems if p.code == "sections-not-seen"]
    assert missing in problem.message


def test_a_sentence_that_goes_on_below_the_subject_of_a_second_section_is_text():
    top = CLASS_LINE.format(section="02") + "SUBJECT: INVENTED BOATS\n"
    text = "of the lower towns, which need three days.\n\n3. (U) The end of it.\n"
    (cable,) = read(top + text, "07GUANGZHOU997.txt")
    assert cable.subject == "INVENTED BOATS"
    assert cable.paragraphs[0].text == "of the lower towns, which need three days."
