"""Several cables in one text: each carries its own words, in every layout; one that quotes another
stays one.
"""

import io
import json

import pytest

from cables.formats import Unreadable, pieces, read, read_bytes, read_file, read_piece
from tests.formats import examples
from tests.formats.checks import check_offsets

FM = """R 141410Z FEB 08
FM AMEMBASSY LA PAZ
TO SECSTATE WASHDC 1234

"""
BARE = """UNCLAS LA PAZ 000123

SIPDIS

E.O. 12958: N/A
TAGS: PGOV, BL
SUBJECT: INVENTED FISH OF THE LAKE

1. (U) The fish are few.

2. (U) Nets are too fine.

PUBLIC
"""
FLAT = (
    "VZCZCXRO9785OO RUEHDADE RUEHLP #0123/01 0451410ZNR UUUUU ZZHO 141410Z FEB 08FM AMEMBASSY "
    "LA PAZTO RUEHC/SECSTATE WASHDC IMMEDIATE 1151\n"
    "UNCLAS SECTION 01 OF 01 LA PAZ 000123  SIPDIS  E.O. 12958: N/A TAGS: PGOV, BL SUBJECT: "
    "INVENTED FISH OF THE LAKE  1. (U) The fish are few.  2. (U) Nets are too fine.  PUBLIC\n"
)
PDF = FM + BARE.replace("1. (U)", "¶\n1.  (U)").replace("2. (U)", "¶\n2.  (U)")
FACSIMILE = f"""Office of the Historian
Foreign Relations of the United States, 1973–1976, Volume X, Invented Documents

7. Telegram 123 From the Embassy in Bolivia to the Department of State, February 14, 1975, 1410Z.[1]

TELEGRAM
Department of State

{BARE.replace("12958: N/A", "11652: GDS")}

1. Source: National Archives, RG 59, Central Files. Unclassified. Drafted by Doe.
"""


def other(text: str) -> str:
    """The same invented cable under another number and of other words."""
    for old, new in (
        ("0123", "0777"),
        ("LA PAZ 123", "LA PAZ 777"),
        ("Telegram 123", "Telegram 777"),
        ("LAPAZ123", "LAPAZ777"),
        ("1234", "1777"),
        ("7. Telegram", "8. Telegram"),
        ("fish", "bird"),
        ("FISH", "BIRD"),
        ("river", "hill"),
        ("RIVER", "HILL"),
        ("River", "Hill"),
        ("Talks", "Birds"),
        ("TALKS", "BIRDS"),
        ("Invented Vote", "Invented Bird"),
        ("talks", "birds"),
        ("Watch", "Bird"),
        ("C00000000", "C00000777"),
    ):
        text = text.replace(old, new)
    return text


LAYOUTS = {
    "transmission": examples.CABLE,
    "header and classification line": FM + BARE,
    "classification line": BARE,
    "from a PDF": PDF,
    "one line": examples.ONE_LINE + "\n",
    "two lines": FLAT,
    "site page": examples.SITE_PAGE,
    "archive": examples.ARCHIVE,
    "PlusD": examples.PLUSD,
    "Scoop": examples.SCOOP,
    "mail": examples.SMART,
    "series": examples.FRUS,
    "facsimile": FACSIMILE,
    "table": examples.CSV_ROW,
}


@pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS.keys())
@pytest.mark.parametrize("between", ["\n", "\n\n\n"])
def test_each_cable_of_a_text_carries_its_own_words(text, between):
    (alone,), (next_,) = read(text), read(other(text))
    assert alone.subject != next_.subject
    found = read(text + between + other(text))
    assert [cable.reference_id for cable in found] == [alone.reference_id, next_.reference_id]
    assert [cable.subject for cable in found] == [alone.subject, next_.subject]
    for cable, meant in zip(found, (alone, next_), strict=True):
        assert [p.text for p in cable.paragraphs] == [p.text for p in meant.paragraphs]
        assert cable.source.split() == meant.source.split()
        assert cable.layout == meant.layout
        check_offsets(cable)


@pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_a_part_is_one_cable_and_counts_its_own_lines(text):
    first, second = read(text + "\n\n" + other(text))
    for cable in (first, second):
        assert len(read(cable.source)) == 1
        lines = cable.source.count("\n") + 1
        assert all(problem.line <= lines for problem in cable.problems if problem.line)


def test_cables_of_different_layouts_stand_in_one_text():
    text = "\n\n".join((examples.SCOOP, other(examples.CABLE), examples.SMART, BARE))
    assert len(read(text)) == 3 + 1


def test_json_documents_one_below_the_other_are_several():
    one, two = (json.dumps({"text": text}, indent=1) for text in (BARE, other(BARE)))
    assert [c.subject for c in read(f"{one}\n{two}")] == [c.subject for c in read(f"[{one},{two}]")]
    assert len(read(f"{one}\n{two}")) == 2


def test_one_value_or_page_that_is_no_cable_does_not_spoil_the_others():
    good = json.dumps({"text": FM + BARE})
    values = f"[{good},{json.dumps({'text': 'hello world'})}]".encode()
    one, two = pieces(io.BytesIO(values), "some.json")
    assert read_piece(one)[0].reference_id == "08LAPAZ123"
    with pytest.raises(Unreadable, match="looks like a cable"):
        read_piece(two)
    site = examples.SITE_PAGE + "\n<html><body><p>hello world</p></body></html>"
    assert len(list(pieces(io.BytesIO(site.encode()), "some.html"))) == 2


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("2. (U) WE REPEAT THE FOLLOWING CABLE FOR ADDRESSEES. QTE", "UNQTE"),
        ("2. (U) Text of the embassy's report.\n\nBEGIN TEXT", "END TEXT."),
        ("2. (U) The embassy sent the following report:", ""),
    ],
)
@pytest.mark.parametrize("quoted", [BARE, FM + BARE, examples.CABLE])
def test_a_cable_that_quotes_another_stays_one(opening, closing, quoted):
    above = "UNCLAS STATE 000777\n\nTAGS: PGOV\nSUBJECT: A REPORT\n\n1. (U) For information.\n\n"
    text = f"{FM}{above}{opening}\n\n{quoted}\n{closing}\n\n3. (U) Please comment.\n\nRICE\n"
    (cable,) = read(text)
    assert cable.reference_id == "08STATE777"


@pytest.mark.parametrize(
    "opening",
    [
        "We repeat Lima's cable below.",
        "Ref A is attached.",
        "(Ref A is repeated here for action addressees.)",
        "-----Original Message-----",
        "===== Lima 777 =====",
        "For ease of reference, Lima 777 is provided in full.",
        "--- Begin Lima 777 ---",
        "Septel is retransmitted in para 3.",
        "Lima",
    ],
)
@pytest.mark.parametrize("repeated", [BARE, FM + BARE, examples.CABLE])
def test_a_cable_that_repeats_another_in_any_words_stays_one(opening, repeated):
    closing = "\nPUBLIC\n"
    assert BARE.endswith(closing)
    within = other(repeated).replace("\n2. (U) Nets are too fine.\n", "")
    own = "3. (U) Comment: our own comment goes on."
    text = f"{FM}{BARE.removesuffix(closing)}\n{opening}\n\n{within}\n{own}\n{closing}"
    (cable,) = read(text)
    assert cable.reference_id == "08LAPAZ123"
    assert "our own comment" in cable.paragraphs[-1].text


@pytest.mark.parametrize("opening", ["We repeat Lima's cable below.", "--- Begin Lima 777 ---"])
def test_a_repeated_cable_at_the_end_is_not_cut_off(opening):
    above = FM + BARE.removesuffix("PUBLIC\n")
    (cable,) = read(f"{above}{opening}\n\n{other(examples.CABLE)}")
    assert cable.reference_id == "08LAPAZ123"


@pytest.mark.parametrize(
    "end",
    [
        "PUBLIC",
        "END COMMENT. PUBLIC",
        "UNQTE:PUBLIC",
        "NNNN",
        "UNCLASSIFIED U.S. Department of State Case No. F-2014-00000 Doc No. C0 Date: 01/01/2016",
    ],
)
def test_a_signature_or_a_mark_ends_a_cable(end):
    text = FM + BARE.replace("\nPUBLIC\n", f"\n{end}\n")
    assert len(read(f"{text}\n{other(examples.CABLE)}")) == 2


def test_what_follows_a_quotation_is_its_own():
    quoting = BARE.replace("2. (U)", f"2. (U) Text:\n\nQTE\n{other(BARE)}\nUNQTE\n\n3. (U)")
    assert len(read(f"{FM}{quoting}\n{FM}{BARE.replace('000123', '000555')}")) == 2


def test_sections_and_repeated_lines_of_one_number_stay_together():
    line = "C O N F I D E N T I A L SECTION 02 OF 02 LA PAZ 000123\n\nSUBJECT: X\n"
    later = examples.CABLE + "\n" + examples.HEAD.replace("/01", "/02") + "\n" + line
    assert len(read(later + "\n4. (C) The end.\n\nPUBLIC\n")) == 1


def test_numbers_that_begin_again_behind_a_signature_are_told():
    body = "1. TALKS BEGAN TODAY.\n\n2. NO DATE IS SET FOR THEIR END.\n\nROE\n\n"
    (cable,) = read(body + body, "75LAPAZ1234.txt")
    (problem,) = [p for p in cable.problems if p.code == "may-be-several"]
    assert problem.line == 7


def test_an_annex_that_begins_at_1_is_no_second_cable():
    text = BARE.replace("\nPUBLIC\n", "\nANNEX A\n\n1. (U) A list.\n\nPUBLIC\n")
    (cable,) = read(FM + text)
    assert "may-be-several" not in {p.code for p in cable.problems}


def test_the_name_of_a_file_is_no_number_of_several_cables():
    text = f"{FM}{BARE}\nNNNN\n{FM.replace('LA PAZ', 'LIMA')}SUBJECT: X\n\n1. (U) Text.\n"
    assert [c.reference_id for c in read(text, "08QUITO5.txt")] == ["08LAPAZ123", None]


def numbered(count: int) -> bytes:
    text = examples.CABLE.replace("\n1. (C)", "\nFILLING\n\n1. (C)")
    return "\n".join(
        text.replace("000123", f"{n:06d}").replace("#0123", f"#{n:04d}").replace("FILLING", f"W{n}")
        for n in range(1001, 1001 + count)
    ).encode()


def test_a_long_text_is_read_cable_by_cable():
    data = numbered(80)
    found = read_file(io.BytesIO(data), "many.txt")
    assert "W1001" in next(found).source
    rest = list(found)
    assert [c.reference_id for c in rest] == [f"08LAPAZ{n}" for n in range(1002, 1081)]
    assert sum(len(c.source) for c in rest) < len(data)
    assert len(list(pieces(io.BytesIO(data), "many.txt"))) == 80


def test_problems_of_a_long_file_are_told_of_each_cable_without_a_line():
    data = numbered(80).replace(b"FILLING", b"").replace(b"fishermen", b"fisherm\xe9n", 1)
    (problem,) = [p for c in [next(read_file(io.BytesIO(data)))] for p in c.problems[:1]]
    assert (problem.code, problem.line) == ("encoding-assumed", None)


# --- tables -------------------------------------------------------------------------------------

NAMES = "id,date,name,origin,class,destinations,header,body\n"


def test_names_of_columns_above_the_rows_are_passed_over():
    found = list(read_file(io.BytesIO((NAMES + examples.CSV_ROW).encode()), "cables.csv"))
    assert [cable.reference_id for cable in found] == ["08LAPAZ123"]


def test_names_of_columns_above_rows_are_passed_over_in_a_text_too():
    assert [cable.reference_id for cable in read(NAMES + examples.CSV_ROW)] == ["08LAPAZ123"]


def test_a_quote_that_is_never_closed_spoils_its_own_row_alone():
    broken = '8,"2/14/2008 14:10","08LAPAZ124","Embassy La Paz,"SECRET","","FM X","UNCLAS 1. \n'
    text = examples.CSV_ROW + broken + other(examples.CSV_ROW)
    found = [read_piece(piece)[0] for piece in pieces(io.BytesIO(text.encode()))]
    assert [cable.reference_id for cable in found] == ["08LAPAZ123", "08LAPAZ124", "08LAPAZ777"]
    assert "row-malformed" in {problem.code for problem in found[1].problems}


def test_a_row_that_is_no_cable_is_refused_and_the_others_are_read():
    text = f"{examples.CSV_ROW}a,b,c\n,,,,,,,\n{other(examples.CSV_ROW)}"
    found = list(pieces(io.BytesIO(text.encode()), "cables.csv"))
    assert len(found) == 3
    with pytest.raises(Unreadable, match="row"):
        read_piece(found[1])


# --- what is no cable ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "hello world, the letter of the ngo",
        "Notes about these files, written in May.",
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit.",
        "PK",
    ],
)
def test_words_without_a_sign_of_a_cable_are_refused(text):
    with pytest.raises(Unreadable, match=r"looks like a cable"):
        read(text)
    assert read(text, "07GUANGZHOU378.txt")[0].reference_id == "07GUANGZHOU378"


@pytest.mark.parametrize(
    "text",
    [
        "1. (C) A paragraph of a cable.",
        "2. NO DATE IS SET FOR THEIR END.",
        "NO DATE IS SET FOR THE END OF THE TALKS, AND NOBODY IS IN A HURRY HERE.",
        "The talks began today, as we said in reftel.",
        "SUBJECT: TALKS\n\nThe talks began.",
        "UNCLAS LA PAZ 000123\n\nThe talks began.",
        "818. According to information that was supplied today, the talks began.",
        "The Foreign Minister told the Ambassador that the talks began.",
    ],
)
def test_a_fragment_with_one_sign_of_a_cable_is_read(text):
    assert read(text)[0].paragraphs


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (rb"{\rtf1\ansi UNCLAS BEIJING 009912\par SUBJECT: RTF\par 1. (U) Text.}", "RTF"),
        (b"\xff\xd8\xff\xe0 JFIF", "JPEG"),
        (b"BM\x36\x00\x0c\x00\x00\x00\x00\x00\x36\x00", "BMP"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "WebP"),
        (b'<?xml version="1.0"?>\n<svg xmlns="x"><text>UNCLAS</text></svg>', "SVG"),
        (b"\x00\x00\x00\x18ftypheic\x00", "HEIC"),
    ],
)
def test_files_that_are_no_text_are_named(data, kind):
    with pytest.raises(Unreadable, match=kind):
        read_bytes(data)


def test_one_nul_is_one_character():
    (cable,) = read_bytes(examples.CABLE.replace("teacher", "tea\0her").encode())
    assert "1 NUL character was replaced" in cable.problems[0].message
