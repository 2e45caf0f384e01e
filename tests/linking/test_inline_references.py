"""Inline references: words that point at the REF block, and citations in full. All invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cables.linking.referring.inline_references import InlineReference, RefBlock, find
from cables.vocab.identifiers import CableId

BLOCK = RefBlock(frozenset("ABCD"), frozenset({("KYIV", 2411), ("LIMA", 77)}))


def told(text: str, block: RefBlock = BLOCK) -> list[tuple[str, str]]:
    """The words of each reference, and what they mean."""
    return [(text[one.start : one.end], meaning(one)) for one in find(text, block)]


def meaning(one: InlineReference) -> str:
    if one.cable is not None:
        named = CableId.of(one.cable.year or 2008, one.cable.post, one.cable.serial)
        what = f"{named}" if one.cable.year else f"{named}?"
    else:
        what = "".join(one.labels) or "REF"
    return f"{what} ¶{one.paragraph}" if one.paragraph else what


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("As told in ref A, the room opened.", [("ref A", "A")]),
        ("The room opened (Ref B).", [("Ref B", "B")]),
        ("AS TOLD IN REF C THE ROOM OPENED", [("REF C", "C")]),
        ("The keeper (ref a), a former pilot,", [("ref a", "A")]),
        ("Ref. B) says so", [("Ref. B", "B")]),
        ("IN REF (A) THAT THE ROOM", [("REF (A)", "A")]),
        ("refs A and B", [("refs A", "A"), ("B", "B")]),
        ("refs A, B, and D.", [("refs A", "A"), ("B", "B"), ("D", "D")]),
        ("REFS (A) AND (B)", [("REFS (A)", "A"), ("(B)", "B")]),
        ("Ref A/C", [("Ref A", "A"), ("C", "C")]),
        ("refs A-C", [("refs A-C", "ABC")]),
        ("refs B through D", [("refs B through D", "BCD")]),
        ("reference (B) tells", [("reference (B)", "B")]),
        # without the block's labels, the letter behind `ref` is one all the same
        ("ref F shows", [("ref F", "F")]),
    ],
)
def test_words_that_point_at_an_item(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Reftel describes the room.", [("Reftel", "REF")]),
        ("As instructed reftels, post called.", [("reftels", "REF")]),
        ("PER REF TEL. HE KNEW WHY", [("REF TEL", "REF")]),
        ("the ref telegram", [("ref telegram", "REF")]),
        ("reftel (B)", [("reftel (B)", "B")]),
        ("(reftel B)", [("reftel B", "B")]),
        ("REFTEL A BY THE KEEPER", [("REFTEL A", "A")]),
        ("Per reftel a copy was sent.", [("reftel", "REF")]),
        ("REFTEL I TELEPHONED THE KEEPER", [("REFTEL", "REF")]),
        ("the shelves (ref) are full", [("ref", "REF")]),
    ],
)
def test_the_block_as_a_whole(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see para 3 of ref C", [("para 3 of ref C", "C ¶3")]),
        ("PARAGRAPH 3 REF A", [("PARAGRAPH 3 REF A", "A ¶3")]),
        ("paras 3-5, reftel", [("paras 3-5, reftel", "REF ¶3")]),
        ("(para 8, ref B)", [("para 8, ref B", "B ¶8")]),
        ("REFTEL B, PARA 2) AND", [("REFTEL B, PARA 2", "B ¶2")]),
        ("paragraph 12 of State 96526", [("paragraph 12 of State 96526", "08STATE96526? ¶12")]),
        ("para 12 STATE 96526", [("para 12 STATE 96526", "08STATE96526? ¶12")]),
        ("IN PARA 3 OF STATE 289251.", [("PARA 3 OF STATE 289251", "08STATE289251? ¶3")]),
        ("ref A, para 4 of ref B", [("ref A", "A"), ("para 4 of ref B", "B ¶4")]),
        ("In para 3 the keeper of ref C", [("ref C", "C")]),
    ],
)
def test_a_paragraph_that_is_named(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The demarche (05 KABUL 003934) was", [("05 KABUL 003934", "05KABUL3934")]),
        ("Post delivered STATE 96526 to the", [("STATE 96526", "08STATE96526?")]),
        ("As in Beijing 1234 (NOTAL),", [("Beijing 1234", "08BEIJING1234?")]),
        ("(07 Guangzhou 4321)", [("07 Guangzhou 4321", "07GUANGZHOU4321")]),
        ("see 07GUANGZHOU378 for", [("07GUANGZHOU378", "07GUANGZHOU378")]),
        ("(see 2007 GUANGZHOU 378)", [("2007 GUANGZHOU 378", "07GUANGZHOU378")]),
        ("In response to State 96526, post", [("State 96526", "08STATE96526?")]),
        ("IN ITS CABLE MOSCOW 1234, POST", [("MOSCOW 1234", "08MOSCOW1234?")]),
        ("REPLYING TO MOSCOW 001234 POST", [("MOSCOW 001234", "08MOSCOW1234?")]),
        ("(Lima 456; Tunis 789)", [("Lima 456", "08LIMA456?"), ("Tunis 789", "08TUNIS789?")]),
        (
            "KABUL 3934, 3940 and 3951.",
            [(s, f"08KABUL{s[-4:]}?") for s in ("KABUL 3934", "3940", "3951")],
        ),
        (
            "(08 LIMA 5, 07 TEL AVIV 43)",
            [("08 LIMA 5", "08LIMA5"), ("07 TEL AVIV 43", "07TELAVIV43")],
        ),
        ("the docks of Lima: 07 LIMA 5", [("07 LIMA 5", "07LIMA5")]),
        ("Reftel (LONDON 2582) says", [("LONDON 2582", "08LONDON2582?")]),
        ("Ref: Tripoli 454.", [("Tripoli 454", "08TRIPOLI454?")]),
        ("as Kyiv 2411 told", [("Kyiv 2411", "08KYIV2411?")]),  # it is in the REF block
        ("the docks of Lima 77 said", [("Lima 77", "08LIMA77?")]),
        ("our visit (Rio de Janeiro 123)", [("Rio de Janeiro 123", "08RIODEJANEIRO123?")]),
    ],
)
def test_citations_in_full(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Details will follow septel.",
        "The referee (and the referendum) knew: refer to it, ref'd or not.",
        "They asked for references and a refund.",
        "The Climate Conference (Paris 2008) and (Geneva 1949) agreed.",
        "In State 2008 was a good year; Baghdad 2003, Washington 20 and Rio 20.",
        "BAGHDAD 2003 AND GENEVA 1949.",
        "It is (Lima 150 km) away; KABUL 500 people; MOSCOW 120 percent.",
        "LAGOS 500 TONS OF RICE LEFT FOR ACCRA 300 BAGS WENT",
        "FROM LAGOS 200 DELEGATES, TO MOSCOW 500,",
        "ARRIVE PARIS 0930, DEPART ROME 1145",
        "ON MARCH 07 PARIS 2008 DELEGATES",
        "AVENUE GABRIEL, PARIS 75008.",
        "24 rue Example, Paris 75008, and Washington 20520.",
        "MOSCOW 50,000 and KABUL 3.5",
        "KABUL 00003934 002 OF 003",
        "KABUL 00003934  002.2 OF 003",
        "It is NATO 500, and Nowhereville 1234 (NOTAL).",
        "1990 RIGA, 100 men",
        "",
    ],
)
def test_what_is_no_reference(text: str) -> None:
    assert told(text) == []


def test_a_copy_that_has_lost_its_ref_block() -> None:
    text = "(REFTEL B, PARA 2) REFTEL A REPORTS, ref C"
    assert told(text, RefBlock()) == [
        ("REFTEL B, PARA 2", "B ¶2"),
        ("REFTEL", "REF"),
        ("ref C", "C"),
    ]


def test_a_post_s_year_beside_its_cable() -> None:
    text = "After Paris 2008 came PARIS 2345, and 300 guests."
    assert told(text) == [("PARIS 2345", "08PARIS2345?")]


PIECES = ["ref ", "refs ", "reftel", "(", ")", "A", " and ", "-", ", ", "para 3", " of ", "STATE "]
PIECES += ["07 ", "KABUL", " 003934", "2008", "\n", ".", "' ", "¶", "MAY ", "é"]


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_spans_lie_in_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for one in find(text, BLOCK):
        assert end <= one.start < one.end <= len(text)
        end = one.end


@pytest.mark.parametrize(
    "piece", ["ref A and ", "ref ", "para 3 ", "((((", "STATE ", "1 ", ". . ", "refs A-"]
)
def test_a_long_text_takes_no_longer_than_its_length(piece: str) -> None:
    assert isinstance(find(piece * 20_000), list)
