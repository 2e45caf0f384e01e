"""Citations in every format: what is written is read back by readers that know nothing of it."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cables.citing import CABLE, FORMATS, Item, plain
from cables.citing.item import UNTITLED, body, one_line

CITED = Item(
    key="07GUANGZHOU378:p3",
    genre=CABLE,
    title="NIGHT SCHOOLS ON THE RIVER",
    url="https://cables.example/cables/07GUANGZHOU378/#p3",
    site="Cables",
    accessed=date(2026, 11, 22),
    author="U.S. Consulate Guangzhou",
    issued=date(2007, 9, 5),
    number="07GUANGZHOU378",
    notes=("SECRET", "paragraph 3"),
)
BARE = Item(
    key="sha-12",
    genre=CABLE,
    title="",
    url="https://cables.example/cables/sha-12/",
    site="Cables",
    accessed=date(2026, 11, 22),
)
PAGE = Item(
    key="entity:12",
    genre="NGO",
    title="Lantern Society",
    url="https://cables.example/organizations/12/lantern-society/",
    site="Cables",
    accessed=date(2026, 11, 22),
    notes=("named in 2 cables", "2007–2008"),
)


# --- readers of our own, from the descriptions of the formats -------------------------------------


def read_ris(text: str) -> list[list[tuple[str, str]]]:
    """Records as pairs of tag and value: six characters of tag a line, `ER` ends a record."""
    records: list[list[tuple[str, str]]] = [[]]
    for line in re.split(r"\r\n|\r|\n", text):
        if not line:
            continue
        tag = re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line, re.DOTALL)
        assert tag is not None, f"a line without a tag: {line!r}"
        if tag[1] == "ER":
            records.append([])
        else:
            records[-1].append((tag[1], tag[2]))
    assert records.pop() == []
    return records


def read_bibtex(text: str) -> list[tuple[str, str, dict[str, str]]]:
    """Entries as type, key and fields. As BibTeX does, braces are counted, backslashes are not."""
    entries, at = [], 0
    while (start := text.find("@", at)) >= 0:
        assert text[at:start].strip() == "", "text between entries"
        head = re.compile(r"@(\w+)\{([^\s,{}]+),").match(text, start)
        assert head is not None
        fields, at = _fields(text, head.end())
        entries.append((head[1], head[2], fields))
    assert text[at:].strip() == ""
    return entries


def _fields(text: str, at: int) -> tuple[dict[str, str], int]:
    fields: dict[str, str] = {}
    name_of = re.compile(r"\s*(\w+)\s*=\s*")
    while (name := name_of.match(text, at)) is not None:
        at = name.end()
        end = _closing(text, at) if text[at] == "{" else text.index(",", at) - 1
        assert name[1] not in fields
        fields[name[1]] = text[at : end + 1]
        at = end + 1
        assert text[at] == ","
        at += 1
    closing = re.compile(r"\s*\}").match(text, at)
    assert closing is not None
    return fields, closing.end()


def _closing(text: str, at: int) -> int:
    depth = 0
    for place in range(at, len(text)):
        depth += {"{": 1, "}": -1}.get(text[place], 0)
        if depth == 0:
            return place
    raise AssertionError("braces that do not close")


COMMANDS = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciicircum{}": "^",
    r"\textasciitilde{}": "~",
    **{f"\\{sign}": sign for sign in "$&#%_"},
}


def typeset(value: str) -> str:
    """What LaTeX prints of a field; anything that it would run or refuse is a failure."""
    text = value[1:-1]
    text = text[1:-1] if text.startswith("{") and text.endswith("}") else text
    printed, at = [], 0
    while at < len(text):
        found = next((c for c in COMMANDS if text.startswith(c, at)), None)
        assert found or text[at] not in "\\{}$&#%_^~", f"LaTeX would run {text[at:]!r}"
        printed.append(COMMANDS[found] if found else text[at])
        at += len(found) if found else 1
    return "".join(printed)


def written(suffix: str, *items: Item) -> str:
    return "".join(FORMATS[suffix].written(items))


# --- what is said ---------------------------------------------------------------------------------


def test_a_cable_in_bibtex():
    ((kind, key, fields),) = read_bibtex(written("bib", CITED))
    assert (kind, key) == ("techreport", "07GUANGZHOU378:p3")
    assert fields == {
        "author": "{{U.S. Consulate Guangzhou}}",
        "title": "{{NIGHT SCHOOLS ON THE RIVER}}",
        "institution": "{Cables}",
        "type": "{Diplomatic cable}",
        "number": "{07GUANGZHOU378}",
        "date": "{2007-09-05}",
        "year": "{2007}",
        "month": "sep",
        "note": "{SECRET; paragraph 3}",
        "url": "{https://cables.example/cables/07GUANGZHOU378/#p3}",
        "urldate": "{2026-11-22}",
    }


def test_a_cable_in_ris():
    assert read_ris(written("ris", CITED)) == [
        [
            ("TY", "RPRT"),
            ("ID", "07GUANGZHOU378:p3"),
            ("AU", "U.S. Consulate Guangzhou,"),
            ("TI", "NIGHT SCHOOLS ON THE RIVER"),
            ("PY", "2007"),
            ("DA", "2007/09/05/"),
            ("M3", "Diplomatic cable"),
            ("SN", "07GUANGZHOU378"),
            ("PB", "Cables"),
            ("N1", "SECRET; paragraph 3"),
            ("UR", "https://cables.example/cables/07GUANGZHOU378/#p3"),
            ("Y2", "2026/11/22/"),
        ]
    ]


def test_a_cable_in_csl():
    assert json.loads(written("json", CITED)) == [
        {
            "id": "07GUANGZHOU378:p3",
            "type": "report",
            "title": "NIGHT SCHOOLS ON THE RIVER",
            "author": [{"literal": "U.S. Consulate Guangzhou"}],
            "issued": {"date-parts": [[2007, 9, 5]]},
            "genre": "Diplomatic cable",
            "number": "07GUANGZHOU378",
            "publisher": "Cables",
            "note": "SECRET; paragraph 3",
            "URL": "https://cables.example/cables/07GUANGZHOU378/#p3",
            "accessed": {"date-parts": [[2026, 11, 22]]},
        }
    ]


def test_what_is_not_known_is_left_out():
    ((_, _, fields),) = read_bibtex(written("bib", BARE))
    assert set(fields) == {"title", "institution", "type", "url", "urldate"}
    assert typeset(fields["title"]) == UNTITLED
    ((*tags,),) = read_ris(written("ris", BARE))
    assert [tag for tag, _ in tags] == ["TY", "ID", "TI", "M3", "PB", "UR", "Y2"]
    (held,) = json.loads(written("json", BARE))
    assert set(held) == {"id", "type", "title", "genre", "publisher", "URL", "accessed"}


def test_a_page_is_no_report():
    ((kind, _, fields),) = read_bibtex(written("bib", PAGE))
    assert (kind, fields["howpublished"]) == ("misc", "{Cables}")
    (tags,) = map(dict, read_ris(written("ris", PAGE)))
    assert (tags["TY"], tags["T2"]) == ("ELEC", "Cables")
    (held,) = json.loads(written("json", PAGE))
    assert (held["type"], held["container-title"]) == ("webpage", "Cables")


IN_WORDS = {
    CITED: "U.S. Consulate Guangzhou, “NIGHT SCHOOLS ON THE RIVER”, cable 07GUANGZHOU378, "
    "5 September 2007, SECRET, paragraph 3, "
    "https://cables.example/cables/07GUANGZHOU378/#p3 (retrieved 22 November 2026).",
    BARE: "cable without number, https://cables.example/cables/sha-12/ "
    "(retrieved 22 November 2026).",
    PAGE: "“Lantern Society” (NGO), named in 2 cables, 2007–2008, "
    "https://cables.example/organizations/12/lantern-society/ (retrieved 22 November 2026).",
}


@pytest.mark.parametrize("item", IN_WORDS, ids=lambda item: item.key)
def test_in_plain_words(item):
    assert plain(item) == IN_WORDS[item]


@pytest.mark.parametrize(
    ("post", "author"),
    [
        ("Embassy Lima", "U.S. Embassy Lima"),
        ("Consulate Guangzhou", "U.S. Consulate Guangzhou"),
        ("US Mission Geneva", "U.S. Mission Geneva"),
        ("U.S. Embassy Lima", "U.S. Embassy Lima"),
        ("Department of State (Secretary of State)", "U.S. Department of State"),
        ("American Institute in Taiwan, Taipei", "American Institute in Taiwan, Taipei"),
        ("White House", "White House"),
    ],
)
def test_a_post_as_author(post, author):
    assert body(post) == author


def test_commas_in_the_name_of_a_body_split_no_family_name():
    ((*tags,),) = read_ris(written("ris", _with(author="American Institute in Taiwan, Taipei")))
    assert dict(tags)["AU"] == "American Institute in Taiwan Taipei,"


def test_the_address_stands_as_it_is_but_for_what_would_end_the_field():
    address = r"https://cables.example/%7Ea_b/?q=1&c=#p3" + r"}{\x"
    ((_, _, fields),) = read_bibtex(written("bib", _with(url=address)))
    assert fields["url"] == r"{https://cables.example/%7Ea_b/?q=1&c=#p3%7D%7B%5Cx}"


# --- hostile text ---------------------------------------------------------------------------------

HOSTILE = st.one_of(
    st.text(),
    st.text(alphabet='{}\\"@,=%&$#_^~ \r\n\x00\x85\u2028-TYERU'),
    st.sampled_from(
        [
            "A\r\nER  - \r\n\r\nTY  - BOOK\r\nTI  - mine",
            "A\u2028TY  - BOOK",
            "A\nUR  - https://elsewhere.example/",
            "} , url = {https://elsewhere.example/}",
            "\\input{/etc/passwd}",
            "\\}",
            "{",
            "\\",
            "100 % of $ & # _ ~ ^",
            '"]}, {"id": "mine"}',
            "\ud800 half a letter",
        ]
    ),
)


def _with(**facts: object) -> Item:
    known = {name: getattr(CITED, name) for name in Item.__dataclass_fields__}
    return Item(**{**known, **facts})


@st.composite
def items(draw: st.DrawFn) -> Item:
    return _with(
        title=draw(HOSTILE),
        author=draw(HOSTILE),
        notes=tuple(draw(st.lists(HOSTILE, max_size=3))),
        issued=draw(st.none() | st.dates()),
    )


@given(st.lists(items(), max_size=4))
def test_no_text_leaves_its_field_in_bibtex(cited: list[Item]):
    entries = read_bibtex(written("bib", *cited))
    assert len(entries) == len(cited)
    for item, (_, key, fields) in zip(cited, entries, strict=True):
        assert key == item.key
        assert typeset(fields["title"]) == item.heading
        assert typeset(fields.get("author", "{}")) == one_line(item.author)
        assert typeset(fields.get("note", "{}")) == item.note
        assert fields["url"] == f"{{{item.url}}}"


@given(st.lists(items(), max_size=4))
def test_no_text_begins_a_tag_in_ris(cited: list[Item]):
    text = written("ris", *cited)
    assert text.encode("utf-8").decode() == text
    records = read_ris(text)
    assert len(records) == len(cited)
    for item, record in zip(cited, records, strict=True):
        assert max(Counter(tag for tag, _ in record).values()) == 1
        tags = dict(record)
        assert (tags["TY"], tags["UR"], tags["TI"]) == ("RPRT", item.url, item.heading)
        assert tags.get("N1", "") == item.note


@given(st.lists(items(), max_size=4))
def test_no_text_leaves_its_string_in_csl(cited: list[Item]):
    held = json.loads(written("json", *cited))
    assert [one["title"] for one in held] == [item.heading for item in cited]
    assert {one["URL"] for one in held} <= {CITED.url}


@given(HOSTILE)
def test_one_line_is_one_line(text: str):
    cleaned = one_line(text)
    assert len(cleaned.splitlines()) <= 1
    assert one_line(cleaned) == cleaned


@pytest.mark.parametrize("suffix", FORMATS)
def test_letters_stay_letters(suffix: str):
    assert "Çağrı Örnek 例子 “quoted”" in written(suffix, _with(title="Çağrı Örnek 例子 “quoted”"))


@pytest.mark.parametrize("suffix", FORMATS)
def test_items_are_written_as_they_come(suffix: str):
    taken: list[int] = []

    def endless() -> Iterator[Item]:
        for number in range(1_000_000):
            taken.append(number)
            yield _with(key=f"c{number}")

    pieces = FORMATS[suffix].written(endless())
    assert next(piece for piece in pieces if "c2" in piece)
    assert taken == [0, 1, 2]
