"""What holds for every text: reading ends, offsets are true, nothing is invented."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cables.formats import Unreadable, read, read_bytes
from cables.formats.as_json import as_dict
from tests.formats import examples
from tests.formats.checks import check_offsets
from tests.formats.mutations import damaged

WHOLE = [
    examples.CABLE,
    examples.SITE_PAGE,
    examples.CSV_ROW,
    examples.ARCHIVE,
    examples.PLUSD,
    examples.SCOOP,
    examples.ONE_LINE,
    examples.SMART,
    examples.FRUS,
    examples.BODY_ONLY,
]
WORDS = """
SUBJECT: | TAGS: | REF: | E.O. 12958: | Classified By: | SIPDIS | 1. (C) | 2. | ¶3. | -----
( | SECRET | UNCLAS PARIS 000099 | PARIS 00000099  002 OF 002 | FM AMEMBASSY PARIS | INFO | XMT
TO RUEHC/SECSTATE | Summary | END SUMMARY | A. | B) | STATE 12 | PREL | ROE | VZCZC0001
R 141410Z FEB 08 | text of | the end. | Message Text | Message Attributes | MRN: | Date/DTG:
Document Number: 1975PARIS00001 | Cablegate: X | { | <html>
""".replace("\n", "|").split("|")
PIECES = [*(word.strip() for word in WORDS), "\n", "\n\n", "   "]
cables = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)


@pytest.mark.parametrize("text", WHOLE)
def test_pieces_hold_the_letters_of_every_paragraph(text):
    for cable in read(text, "75LAPAZ1234.txt"):
        assert cable.paragraphs
        check_offsets(cable)


@given(cables)
def test_any_mixture_of_header_words_is_read_with_true_offsets(text):
    try:
        found = read(text)
    except Unreadable:
        return
    for cable in found:
        check_offsets(cable)
        as_dict(cable, "")


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_with_a_sentence(data):
    refusal = "."
    try:
        read_bytes(data)
    except Unreadable as refused:
        refusal = str(refused)
    assert refusal.endswith(".")


@pytest.mark.parametrize("text", WHOLE)
def test_damaged_cables_are_read(text):
    for number in range(40):
        try:
            found = read(damaged(text, random.Random(number)), "08PARIS99.txt")
        except Unreadable:
            continue
        for cable in found:
            check_offsets(cable)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "no text"),
        (b"  \n\t ", "no text"),
        (b"\xff\xd8\xff\xe0" + bytes(range(256)) * 20, "JPEG"),
        (b"PK\x03\x04abc", "ZIP"),
        (random.Random(1).randbytes(100_000), "binary"),
        (b"\0" * 5000, "binary"),
        (b"%PDF-1.4\nno pages", "PDF"),
        (b"<html><body><script>x</script></body></html>", "no text"),
        (b"file,layout,number,date\na,b,c,d\n", "table"),
        (b'{"title": "no text of a cable"}', "no text"),
    ],
)
def test_what_is_no_cable_is_refused_with_a_sentence(data, word):
    with pytest.raises(Unreadable, match=word):
        read_bytes(data)


def test_a_cable_without_paragraphs_is_read_with_a_problem():
    (cable,) = read("UNCLAS PARIS 000099\n\nSUBJECT: X\n", "08PARIS99.txt")
    assert cable.paragraphs == ()
    assert "body-missing" in {p.code for p in cable.problems}


def test_absent_data_is_none_or_empty():
    found = as_dict(read("1. Just a few words of nothing much.")[0], "x.txt")
    assert found["reference_id"] is None
    assert found["transmitted_at"] is None
    assert found["classification"] is None
    assert found["origin"] == {"name": None, "routing": None}
    assert found["tags"] == found["references"] == found["captions"] == []
