"""JSON: our export and others are read, on one line or over several; the rest is refused."""

import io
import json

import pytest

from cables.formats import Unreadable, read_bytes, read_file

TEXT = "FM AMEMBASSY SUVA\nR 011200Z FEB 08\n\nUNCLAS SUVA 000012\n\nSUBJECT: INVENTED\n\n1. Text."


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("key", ["source", "text"])
def test_an_object_with_a_text_is_a_cable(indent: int | None, key: str) -> None:
    data = json.dumps({"note": "invented", key: TEXT}, indent=indent).encode()
    assert [cable.reference_id for cable in read_bytes(data)] == ["08SUVA12"]
    assert [cable.reference_id for cable in read_file(io.BytesIO(data))] == ["08SUVA12"]


def test_lines_and_lists_give_one_cable_each() -> None:
    other = TEXT.replace("000012", "000013")
    objects = [{"text": TEXT}, {"text": other}]
    lines = "\n".join(json.dumps(each) for each in objects).encode()
    for data in (lines, json.dumps(objects, indent=1).encode()):
        found = [cable.reference_id for cable in read_file(io.BytesIO(data))]
        assert found == ["08SUVA12", "08SUVA13"]


@pytest.mark.parametrize("indent", [None, 2])
def test_an_object_without_a_text_is_refused(indent: int | None) -> None:
    data = json.dumps({"reference_id": "08SUVA12", "subject": "INVENTED"}, indent=indent).encode()
    with pytest.raises(Unreadable, match="has no text of a cable"):
        read_bytes(data)
