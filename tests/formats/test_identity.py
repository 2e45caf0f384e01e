"""The year of the number against the year of the date-time group."""

import pytest

from cables.formats import read

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
