"""Every layout in which a cable comes, read to the same facts."""

import io
import json

import pytest

from cables.formats import read, read_bytes, read_file
from tests.formats import examples


def facts(cable):
    return {
        "id": cable.reference_id,
        "sent": cable.transmitted_at and cable.transmitted_at.strftime("%Y-%m-%dT%H:%MZ"),
        "level": cable.classification,
        "subject": cable.subject,
        "tags": cable.tags,
        "refs": tuple(r.reference_id for r in cable.references if r.reference_id),
        "numbers": [p.number for p in cable.paragraphs],
        "signature": cable.signature,
    }


WHOLE = {
    "id": "08LAPAZ123",
    "sent": "2008-02-14T14:10Z",
    "level": "CONFIDENTIAL",
    "subject": "AN INVENTED MEETING OF RIVER GROUPS IN A TOWN BY THE LAKE",
    "tags": ("PGOV", "PHUM", "SOCI", "BL"),
    "refs": ("08LAPAZ99", "07LIMA4321"),
    "numbers": [1, 2, 3],
    "signature": ("PUBLIC",),
}
TALKS = {
    "id": "75LAPAZ1234",
    "sent": "1975-02-14T14:10Z",
    "level": "CONFIDENTIAL",
    "subject": "INVENTED LAKE TALKS",
    "tags": ("PFOR", "BL"),
    "refs": ("75LAPAZ1200",),
    "numbers": [1, 2],
    "signature": ("ROE",),
}


@pytest.mark.parametrize(
    ("text", "layout", "meant"),
    [
        (examples.CABLE, "transmission-text", WHOLE),
        (examples.CABLE.replace("\n", "\r\n"), "transmission-text", WHOLE),
        (examples.SITE_PAGE, "wl2010-page", WHOLE),
        (examples.CSV_ROW, "cablegate-csv-record", WHOLE),
        (examples.ARCHIVE, "nara-aad-export", TALKS),
        (examples.PLUSD, "plusd-page", TALKS | {"tags": ("BL", "PFOR"), "refs": ()}),
        (
            examples.SCOOP,
            "scoop-page",
            WHOLE
            | {
                "level": None,
                "subject": "An Invented Meeting Of River Groups",
                "tags": (),
                "refs": (),
            },
        ),
        (
            examples.SMART,
            "foia-smart-email",
            {
                "id": "12LAPAZ123",
                "sent": "2012-02-16T14:10Z",
                "level": "UNCLASSIFIED",
                "subject": "An Invented Vote in a Town by the Lake",
                "tags": ("PGOV", "BL"),
                "refs": ("11LIMA77", "12LAPAZ100"),
                "numbers": [1, 2],
                "signature": ("PUBLIC",),
            },
        ),
        (
            examples.FRUS,
            "frus-web-text",
            TALKS
            | {
                "id": "75STATE1234",
                "subject": "Invented Lake Talks",
                "tags": (),
                "refs": ("75ANKARA77",),
                "signature": ("Ingersoll",),
            },
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 30 else "",
)
def test_layouts(text, layout, meant):
    (cable,) = read(text)
    assert cable.layout == layout
    assert facts(cable) == meant


def test_one_line_text_takes_its_number_from_the_file_and_says_so():
    (cable,) = read(examples.ONE_LINE, "04LAPAZ123.txt")
    assert facts(cable) == {
        "id": "04LAPAZ123",
        "sent": None,
        "level": "UNCLASSIFIED",
        "subject": "INVENTED FISH OF THE LAKE",
        "tags": ("PGOV", "BL", "Lake Fish"),
        "refs": ("04LIMA77",),
        "numbers": [1, 2],
        "signature": ("PUBLIC",),
    }
    assert cable.paragraphs[1].heading == "Causes of Decline"
    assert "SIPDIS" not in cable.paragraphs[1].text


def test_body_only_text():
    (cable,) = read(examples.BODY_ONLY, "75LAPAZ1234.txt")
    assert cable.layout == "nara-body-only"
    assert [p.number for p in cable.paragraphs] == [1, 2, 3]  # the third begins inside a line
    assert cable.paragraphs[0].text.endswith("THEY WILL GO ON.")
    assert cable.signature == ("ROE",)
    assert [r.reference_id for r in cable.references] == ["75LAPAZ1200"]


def test_a_site_page_keeps_the_page_and_its_table():
    (cable,) = read(examples.SITE_PAGE)
    assert cable.page == examples.SITE_PAGE
    assert ("Created", "2008-02-14 14:02") in cable.attributes
    assert "<" not in cable.source


def test_mail_heads_and_tails_are_no_text_of_a_smart_cable():
    (cable,) = read(examples.SMART)
    assert cable.paragraphs[1].text == "Nobody disputes the count."
    assert [a.name for a in cable.to] == ["SECSTATE WASHDC", "AMEMBASSY LIMA"]
    assert [a.name for a in cable.info] == ["INVENTED COLLECTIVE"]


def test_the_end_of_a_scoop_page_is_not_the_cable():
    (cable,) = read(examples.SCOOP)
    assert all("Headlines" not in p.text for p in cable.paragraphs)
    cut = [p for p in cable.problems if p.code == "text-cut"]
    assert [p.line for p in cut] == [11]


def test_a_withdrawn_cable_is_metadata_with_a_problem():
    text = examples.ARCHIVE.replace("TEXT ON-LINE", "P-REEL 123")
    assert "text-withheld" in {p.code for p in read(text)[0].problems}


@pytest.mark.parametrize("damage", ["utf-8", "cp1252", "utf-16"])
def test_encodings(damage):
    text = examples.CABLE.replace("fishermen", "‘fishermen’")
    (cable,) = read_bytes(text.encode(damage))
    assert "‘fishermen’" in cable.paragraphs[1].text


def test_nul_bytes_keep_their_place_and_are_told():
    (cable,) = read_bytes(examples.CABLE.replace("teacher", "tea\0her").encode())
    assert len(cable.source) == len(examples.CABLE)
    assert "nul-replaced" in {p.code for p in cable.problems}


def test_several_rows_are_several_cables_and_are_read_one_by_one():
    rows = (examples.CSV_ROW * 3).encode()
    found = read_file(io.BytesIO(rows), "cables.csv")
    assert next(found).reference_id == "08LAPAZ123"
    assert len(list(found)) == 2


def test_a_row_without_line_ends():
    glued = examples.CSV_ROW.replace(examples.HEAD, examples.HEAD.replace("\n", ""))
    (cable,) = read(glued)
    assert [a.name for a in (*cable.to, *cable.info)] == [
        "SECSTATE WASHDC",
        "AMEMBASSY ASUNCION",
        "INVENTED POSTS COLLECTIVE",
    ]
    assert cable.transmitted_at is not None


def test_json_lines():
    line = json.dumps({"reference_id": "08LAPAZ123", "source": examples.CABLE}) + "\n"
    found = list(read_file(io.BytesIO((line * 2).encode()), "export.jsonl"))
    assert [cable.reference_id for cable in found] == ["08LAPAZ123", "08LAPAZ123"]


def test_a_file_with_several_cables_gives_several():
    other = examples.CABLE.replace("#0123", "#0124").replace("000123", "000124")
    found = read(f"{examples.CABLE}\nNNNN\n{other}\nNNNN\n", "two.txt")
    assert [cable.reference_id for cable in found] == ["08LAPAZ123", "08LAPAZ124"]
    assert [cable.signature for cable in found] == [("PUBLIC",), ("PUBLIC",)]


def test_sections_sent_apart_are_one_cable():
    head, _, tail = examples.CABLE.partition("LA PAZ 00000123  002 OF 002\n")
    second = examples.HEAD.replace("/01", "/02").replace("0101", "0102")
    line = "C O N F I D E N T I A L SECTION 02 OF 02 LA PAZ 000123\n\nSIPDIS\n"
    (cable,) = read(f"{head}\n{second}\n{line}{tail}")
    assert [p.number for p in cable.paragraphs] == [1, 2, 3]
    assert "twelve members in four villages" in cable.paragraphs[1].text
    assert len(cable.to) == 1
