"""TAGS lines and citations of other cables."""

import pytest

from cables.vocab import citations, tags


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("ELAB PHUM CH", ("ELAB", "PHUM", "CH")),
        ("ELAB, PHUM; CH", ("ELAB", "PHUM", "CH")),
        ("[ELAB](#) [PHUM](#)", ("ELAB", "PHUM")),
        ("<a href='/tag/ELAB_0.html'>ELAB</a> <a href='#'>CH</a>", ("ELAB", "CH")),
        ("KFRDKIRFCVISCMGT", ("KFRD", "KIRF", "CVIS", "CMGT")),
        ("EAIDXMXAXBXFFR", ("EAID", "XM", "XA", "XB", "XF", "FR")),
        ("PREL, IN, River Water", ("PREL", "IN", "River Water")),
        ("OVIP (CLINTON, HILLARY), IS", ("OVIP", "CLINTON, HILLARY", "IS")),
        ("OVIP CLINTON HILLARY PREL", ("OVIP", "CLINTON, HILLARY", "PREL")),
        ("PFOR, OVIP, ROE, JANE Q, CH", ("PFOR", "OVIP", "ROE, JANE Q", "CH")),
        ("PREL PREL CH", ("PREL", "CH")),
        ("pgov kdem", ("PGOV", "KDEM")),
        ("something,\nhere", ("something", "here")),
        ("KNNPP PREL", ("KNNPP", "PREL")),  # misspelt, and kept as printed
        ("PREL UNCLASSIFIED SIPDIS", ("PREL",)),
        ("", ()),
    ],
)
def test_tags_of_a_line(line, codes):
    assert tags.split(line) == codes


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        (
            "A) Guangzhou 176; B) 06 Guangzhou 32324",
            [("GUANGZHOU", 176, None), ("GUANGZHOU", 32324, 2006)],
        ),
        ("STATE 188314, 259032 AND 2764", [("STATE", n, None) for n in (188314, 259032, 2764)]),
        ("PARIS 936/935", [("PARIS", 936, None), ("PARIS", 935, None)]),
        ("2005PANAMA2342", [("PANAMA", 2342, 2005)]),
        ("10-OTTAWA-57", [("OTTAWA", 57, 2010)]),
        ("'08 KABUL 12", [("KABUL", 12, 2008)]),
        ("(99) BONN 12", [("BONN", 12, 1999)]),
        ("O4 KABUL 33", [("KABUL", 33, 2004)]),
        ("LAGOS 07718 99", [("LAGOS", 7718, 1999)]),
        ("LAGOS 7718 (99)", [("LAGOS", 7718, 1999)]),
        ("LAGOS 5049-01", [("LAGOS", 5049, 2001)]),
        ("LAGOS 00789/08", [("LAGOS", 789, 2008)]),
        ("STATE 12 05 PARIS 99", [("STATE", 12, None), ("PARIS", 99, 2005)]),
        ("RIO \n DE JANEIRO 1291", [("RIODEJANEIRO", 1291, None)]),
        ("N'DJAMENA 12, ST. PETERSBURG 13", [("NDJAMENA", 12, None), ("STPETERSBURG", 13, None)]),
        ("STATE: #3565", [("STATE", 3565, None)]),
        ("STATE (C)02293", [("STATE", 2293, None)]),
        ("SECDEF R162245Z OCT 08", []),
        ("USDAO STOCKHOLM DTG 051506ZJUN2008", []),
        ("STATE CA-3400 NOV 2, 1966", []),
        ("SMITH E-MAIL 12/01/09", []),
    ],
)
def test_citations(text, cited):
    assert [(c.post, c.serial, c.year) for c in citations.find(text)] == cited


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("KATMANDU 45", ("KATHMANDU", 45)),  # lost
        ("HAVANNA 1234", ("HAVANA", 1234)),  # added
        ("BUENOS AIRED 7", ("BUENOSAIRES", 7)),  # wrong
        ("KHARTUOM 12", ("KHARTOUM", 12)),  # changed places
    ],
)
def test_posts_misspelt_by_a_letter_where_nothing_but_citations_stands(text, cited):
    (found,) = citations.find(text, lenient=True)
    assert (found.post, found.serial) == cited
    assert found.guessed
    assert list(citations.find(text)) == []


@pytest.mark.parametrize(
    "text", ["JUNE 30, 2008", "SECTION 01 OF 02", "ROM 12", "OCTOBER 3", "LIAM 5"]
)
def test_words_that_are_not_surely_a_post_stay_words(text):
    assert list(citations.find(text, lenient=True)) == []
