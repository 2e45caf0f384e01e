"""Date-time groups, markings, captions, levels, declassification: small values of the header."""

from datetime import UTC, date, datetime

import pytest

from cables.vocab import captions, classification, declassification, dtg, markings, posts
from cables.vocab.classification import Classification
from cables.vocab.precedence import word_for


@pytest.mark.parametrize(
    ("line", "moment", "letters"),
    [
        ("R 141205Z FEB 08", datetime(2008, 2, 14, 12, 5, tzinfo=UTC), ("R", None)),
        ("O R 071510Z NOV 2009", datetime(2009, 11, 7, 15, 10, tzinfo=UTC), ("O", "R")),
        ("P 180044Z JAN 75", datetime(1975, 1, 18, 0, 44, tzinfo=UTC), ("P", None)),
        ("051506ZJUN2008", datetime(2008, 6, 5, 15, 6, tzinfo=UTC), (None, None)),
        ("ZZHP 162341Z JAN 06FM", datetime(2006, 1, 16, 23, 41, tzinfo=UTC), (None, None)),
    ],
)
def test_date_time_groups(line, moment, letters):
    found = dtg.find(line)
    assert found is not None
    assert found[0].moment == moment
    assert (found[0].precedence, found[0].info_precedence) == letters


def test_a_date_that_never_was_is_no_date_time_group():
    assert dtg.find("R 312400Z FEB 08") is None


@pytest.mark.parametrize(
    ("printed", "marking", "level", "controls"),
    [
        ("(SBU) Text", "SBU", "SBU", ()),
        ("( C ) Text", "C", "C", ()),
        ("(c/nf) Text", "C/NF", "C", ("NF",)),
        ("(C NF)", "C NF", "C", ("NF",)),
        ("(S//REL TO USA, FVEY) x", "S//REL TO USA, FVEY", "S", ("REL", "TO", "USA", "FVEY")),
        ("(U//FOUO) x", "U//FOUO", "U", ("FOUO",)),
        ("(C - ENTIRE TEXT) x", "C", "C", ()),
        ("( C-ENTIRE TEXT.) x", "C", "C", ()),
    ],
)
def test_markings(printed, marking, level, controls):
    found = markings.at_start(printed)
    assert found is not None
    assert (found[0].printed, found[0].level, found[0].controls) == (marking, level, controls)


@pytest.mark.parametrize("text", ["(See below)", "(Comment: x)", "(Canada)", "SBU", "(USAID) x"])
def test_brackets_that_are_no_marking(text):
    assert markings.at_start(text) is None


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("SIPDIS", ("SIPDIS",)),
        ("NOFORN SIPDIS", ("NOFORN", "SIPDIS")),
        ("SENSITIVE BUT UNCLASSIFIED -- HANDLE ACCORDINGLY", ("SENSITIVE BUT UNCLASSIFIED",)),
        ("C O R R E C T E D COPY (CAPTION)", ("CORRECTED COPY",)),
        ("E F T O", ("EFTO",)),
        ("ROGER CHANNEL", ("ROGER CHANNEL",)),
        ("STATE FOR EAP/CM", ()),
        ("SENSITIVE TOPICS WERE RAISED", ()),
        ("Only two remained", ()),
    ],
)
def test_caption_lines_hold_nothing_else(line, found):
    assert captions.in_line(line) == found


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("UNCLAS", Classification.UNCLASSIFIED),
        ("C O N F I D E N T I A L SECTION 01", Classification.CONFIDENTIAL),
        ("S e c r e t state 068250", Classification.SECRET),
        ("SECRET//NOFORN", Classification.SECRET),
        ("T O P  S E C R E T", Classification.TOP_SECRET),
        ("LIMITED OFFICIAL USE", Classification.LIMITED_OFFICIAL_USE),
        ("SECRETARY", None),
        ("UNCLASSIFIABLE", None),
    ],
)
def test_levels(text, level):
    assert classification.parse(text) is level


def test_levels_are_ordered():
    assert Classification.UNCLASSIFIED < Classification.RESTRICTED < Classification.SECRET


@pytest.mark.parametrize(
    ("line", "order", "on"),
    [
        ("E.O. 12958: DECL: 03/29/2016", "12958", date(2016, 3, 29)),
        ("EO 12958 DECL: 2016/03/29", "12958", date(2016, 3, 29)),
        ("E.O. 12958: DECL: 8/2/16", "12958", date(2016, 8, 2)),
        ("E.O. 12958: DECL: MARCH 29, 2016", "12958", date(2016, 3, 29)),
        ("E.O. 12958: DECL: 29 MAR 2016", "12958", date(2016, 3, 29)),
        ("E.O. 12958: N/A", "12958", None),
        ("E.O. 12356: DECL:OADR", "12356", None),
        ("E.O. 12065: GDS 11/5/85 (DOE, JANE)", "12065", date(1985, 11, 5)),
        ("E.O. 12065: RDS-1 11/5/99", "12065", None),  # a date of review
        ("E.O. 13526: DNG: CO 01/16/2013", "13526", None),  # a date of downgrading
        ("E.O. 12958: DECL: 13/45/2016", "12958", None),
    ],
)
def test_executive_order_lines(line, order, on):
    found = declassification.Declassification.read(line)
    assert (found.order, found.on) == (order, on)


@pytest.mark.parametrize(
    ("printed", "word"),
    [
        ("R", "ROUTINE"),
        ("OO", "IMMEDIATE"),
        ("NIACT IMMEDIATE", "IMMEDIATE"),
        ("PIORITY", "PRIORITY"),
    ],
)
def test_precedence_words(printed, word):
    assert word_for(printed) == word


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("AMEMBASSY KUALA LUMPUR", "KUALALUMPUR"),
        ("AMCONSUL RIO DE JANEIRO", "RIODEJANEIRO"),
        ("N'Djamena", "NDJAMENA"),
        ("SECSTATE WASHDC", "STATE"),
        ("USMISSION USUN NEW YORK", "USUNNEWYORK"),
        ("TEL AV", "TELAVIV"),
        ("Embassy Paris", "PARIS"),
    ],
)
def test_posts_by_their_names(name, code):
    post = posts.find(name)
    assert post is not None
    assert post.code == code


def test_a_shared_routing_indicator_means_the_embassy():
    post = posts.by_routing("RUEHBS")
    assert post is not None
    assert post.code == "BRUSSELS"


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("the Embassy in Turkey", "ANKARA"),
        ("Department of State", "STATE"),
        ("Mission to the United Nations", "USUNNEWYORK"),
        ("Consulate General in Hong Kong", "HONGKONG"),
    ],
)
def test_posts_by_the_titles_of_editors(title, code):
    post = posts.by_title(title)
    assert post is not None
    assert post.code == code
