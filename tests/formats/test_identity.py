"""The year of the number against the year of the date-time group."""

import pytest

from cables.formats import read, read_bytes

TEXT = "FM AMEMBASSY SUVA\nR {group}\n\nUNCLAS SUVA 000012\n\nSUBJECT: INVENTED\n\n1. Text."


@pytest.mark.parametrize(
    ("group", "filed_as", "doubted"),
    [
        ("271734Z OCT 09", "09SUVA12.txt", False),
        ("311900Z DEC 08", "09SUVA12.txt", False),  # sent in the last hours of the year
        ("010230Z JAN 09", "08SUVA12.txt", False),
        ("271734Z OCT 08", "09SUVA12.txt", True),
        ("271734Z OCT 03", "09SUVA12.txt", True),
    ],
)
def test_a_number_of_another_year_is_doubted(group: str, filed_as: str, doubted: bool) -> None:
    record = f'"1","1/1/2009 0:00","{filed_as[:-4]}","Embassy Suva","","","{{}}",""'
    (cable,) = read(record.format(TEXT.format(group=group)))
    assert ("year-mismatch" in {problem.code for problem in cable.problems}) is doubted


def test_a_text_with_several_cables_gives_each() -> None:
    texts = [
        f"R 01120{n}Z FEB 08\nFM AMEMBASSY SUVA\n\nUNCLAS SUVA 00001{n}\n\n1. Text {n}.\n\nNNNN\n\n"
        for n in (1, 2, 3)
    ]
    assert [cable.reference_id for cable in read("".join(texts))] == [
        "08SUVA11",
        "08SUVA12",
        "08SUVA13",
    ]


def test_a_cable_repeated_within_another_stays_in_its_text() -> None:
    text = (
        "R 011201Z FEB 08\nFM AMEMBASSY SUVA\n\nUNCLAS SUVA 000011\n\n1. We repeat a message:\n\n"
        "FM AMCONSUL AUCKLAND\n\nUNCLAS AUCKLAND 000007\n\nThe text of it.\n\n2. End of it.\n"
    )
    assert [cable.reference_id for cable in read(text)] == ["08SUVA11"]


def test_bytes_that_are_no_utf8_are_told_with_their_line() -> None:
    text = TEXT.format(group="271734Z OCT 09").replace("Text.", "The caf\u00e9.")
    (cable,) = read_bytes(text.encode("cp1252"))
    assert cable.paragraphs[-1].text == "The caf\u00e9."
    assert [(p.code, p.line) for p in cable.problems if p.field == "source"] == [
        ("encoding-assumed", 8)
    ]
    (cable,) = read_bytes(text.encode())
    assert "encoding-assumed" not in {problem.code for problem in cable.problems}
