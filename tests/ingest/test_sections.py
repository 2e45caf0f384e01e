"""Sections of one cable that came apart, and corrected copies. All invented."""

import itertools

import pytest

from cables.formats import read
from cables.ingest import sections
from cables.ingest.copies import is_better, is_corrected
from cables.ingest.drafts import shown_name
from cables.ingest.store import Outcome, Stored, store
from cables.models import Cable, Version

HEADER = """VZCZCXRO100{n}
RR RUEHAA
DE RUEHGZ #0997/0{n} 0451200
ZNR UUUUU ZZH
R 141200Z FEB 08
FM AMCONSUL GUANGZHOU
TO RUEHC/SECSTATE WASHDC PRIORITY 1234
INFO RUEHBJ/AMEMBASSY BEIJING 0456
BT
UNCLAS SECTION 0{n} OF 0{of} GUANGZHOU 000997

SENSITIVE
SIPDIS

STATE FOR EAP/CM

E.O. 12958: N/A
TAGS: ELAB, PHUM, CH
SUBJECT: A READING ROOM OPENS BY THE RIVER

REF: A) 07 GUANGZHOU 876 B) BEIJING 123

"""
SUMMARY = "The Lantern Society opened a reading room by the river, with a lamp and two benches."
TEXTS = (
    (
        f"1. (SBU) SUMMARY: {SUMMARY} END SUMMARY.\n\n"
        "2. (SBU) The room has two shelves. Its keeper said that the books\n"
        "had come from three provinces and that\n"
    ),
    (
        "more were on their way by river boat.\n\n"
        "3. (SBU) Readers come after the night shift. They sign a list.\n"
    ),
    "4. (SBU) COMMENT: It is a beginning. END COMMENT.\nEXAMPLE\n",
)


def section(number: int, of: int) -> str:
    return HEADER.format(n=number, of=of) + TEXTS[number - 1] + "BT\n#0997\nNNNN\n"


def keep(text: str, file: str = "invented.txt") -> Stored:
    (parsed,) = read(text, file)
    return store(parsed, upload=None, file=file)


def shown() -> tuple[list[tuple[int | None, str]], set[str], list[str]]:
    """The cable's paragraphs, its warnings, and every copy's file."""
    cable = Cable.objects.get()
    assert cable.preferred is not None
    return (
        [(paragraph.number, paragraph.text[:24]) for paragraph in cable.paragraphs.all()],
        {problem.message for problem in cable.preferred.problems.all()},
        sorted(version.file for version in cable.versions.all()),
    )


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        (section(1, 2), (1,)),
        (section(2, 2), (2,)),
        (section(1, 2) + "GUANGZHOU 00000997  002.2 OF 002\n\nmore\n", (1, 2)),
        ("C O N F I D E N T I A L SECTION 02 OF 03 LA PAZ 000906\n\nSUBJECT: X\n\n1. Text.", (2,)),
        ("UNCLAS GUANGZHOU 000997\n\nSUBJECT: ONE OF TWO\n\n1. (U) One of 02 rooms.", ()),
    ],
)
def test_which_sections_a_copy_has(text: str, seen: tuple[int, ...]) -> None:
    (parsed,) = read(text)
    assert sections.sections_seen(parsed) == seen


def test_the_source_can_be_found_again_from_the_joined_paragraphs() -> None:
    parts = sections.join(copy for n in (2, 3, 1) for copy in read(section(n, 3)))
    whole = sections.joined(parts)
    assert whole.source == "\n\n".join(section(n, 3) for n in (1, 2, 3))
    for paragraph in whole.paragraphs:
        pieces = " ".join(whole.source[start:end] for start, end in paragraph.pieces)
        assert pieces.split()[-3:] == paragraph.text.split()[-3:]


@pytest.mark.django_db
def test_two_sections_join_and_both_copies_stay() -> None:
    assert keep(section(1, 2), "a.txt").outcome is Outcome.STORED
    assert keep(section(2, 2), "b.txt").outcome is Outcome.VERSION
    paragraphs, problems, files = shown()
    assert [number for number, _ in paragraphs] == [1, 2, 3]
    assert (problems, files) == (set(), ["a.txt", "a.txt + b.txt", "b.txt"])
    cable = Cable.objects.get()
    assert cable.paragraphs.get(number=2).text == (
        "The room has two shelves. Its keeper said that the books had come from three provinces "
        "and that more were on their way by river boat."
    )
    assert cable.preferred is not None
    assert cable.preferred.layout == "joined-sections"
    assert cable.preferred.source_text == f"{section(1, 2)}\n\n{section(2, 2)}"
    assert cable.references.count() == 2


@pytest.mark.django_db
@pytest.mark.parametrize("order", list(itertools.permutations((1, 2, 3))), ids=str)
def test_the_order_of_arrival_does_not_matter(order: tuple[int, ...]) -> None:
    for number in order:
        keep(section(number, 3), f"{number}.txt")
    paragraphs, problems, files = shown()
    assert [number for number, _ in paragraphs] == [1, 2, 3, 4]
    assert files == ["1.txt", "1.txt + 2.txt + 3.txt", "2.txt", "3.txt"]
    assert problems == set()
    assert Cable.objects.get().signature == ["EXAMPLE"]


@pytest.mark.django_db
def test_the_same_files_again_change_nothing() -> None:
    for number in (1, 2, 1, 2):
        stored = keep(section(number, 2), f"{number}.txt")
    assert (stored.outcome, stored.changed) == (Outcome.HELD, False)
    assert Version.objects.count() == 3


@pytest.mark.django_db
def test_what_is_there_is_joined_and_what_is_missing_is_said() -> None:
    keep(section(3, 3), "3.txt")
    keep(section(1, 3), "1.txt")
    paragraphs, problems, files = shown()
    assert [number for number, _ in paragraphs] == [1, 2, 4]
    assert "3 sections are announced; not held: 2." in problems
    assert files == ["1.txt", "1.txt + 3.txt", "3.txt"]


@pytest.mark.django_db
def test_a_section_beside_the_whole_cable_is_a_copy_and_no_more() -> None:
    """The whole cable has lost its page lines, so that it names the first section alone."""
    whole = section(1, 2).replace("BT\n#0997\nNNNN\n", TEXTS[1].replace("Readers", f"{SUMMARY} R"))
    keep(whole, "whole.txt")
    keep(section(2, 2).replace("Readers", f"{SUMMARY} R"), "2.txt")
    _, _, files = shown()
    assert files == ["2.txt", "whole.txt"]


# --- corrected copies -----------------------------------------------------------------------------

PLAIN = """R 141200Z FEB 08
FM AMCONSUL GUANGZHOU
TO SECSTATE WASHDC
UNCLAS GUANGZHOU 000997

SUBJECT: A READING ROOM OPENS

1. (U) The reading room opened on Tuesday; its keeper is a former river pilot.

2. (U) It has two shelves, a lamp and a bench.
"""
CORRECTED = PLAIN.replace("000997\n", "000997\n\nC O R R E C T E D  C O P Y (DATE)\n").replace(
    "on Tuesday", "Monday"
)
FRAGMENT = CORRECTED[: CORRECTED.index(";")] + ".\n"


@pytest.mark.parametrize(
    ("source", "corrected"),
    [
        (PLAIN, False),
        (CORRECTED, True),
        ("UNCLAS GUANGZHOU 000997\n\nCORRECTED COPY - ADDED TAGS\n\nSUBJECT: X\n\n1. Text", True),
        ("SUBJECT: CORRECTED COPY: A ROOM\n\n1. Text", True),
        ("SUBJECT: A ROOM\n\n1. They sent a corrected copy of the list.", False),
    ],
)
def test_a_copy_says_that_it_is_corrected(source: str, *, corrected: bool) -> None:
    assert is_corrected(source) is corrected


@pytest.mark.parametrize(
    ("new", "held", "length", "better"),
    [
        (CORRECTED, PLAIN, 120, True),  # though it is shorter
        (PLAIN, CORRECTED, 100, False),
        (PLAIN, CORRECTED, 30, True),  # the corrected one is a fragment
        (FRAGMENT, PLAIN, 120, False),
        (CORRECTED, CORRECTED, 500, False),
        (PLAIN, PLAIN, 100, True),
    ],
)
def test_a_corrected_copy_wins_unless_it_is_a_fragment(
    new: str, held: str, length: int, *, better: bool
) -> None:
    (parsed,) = read(new)
    assert is_better(parsed, held=held, length=length) is better


@pytest.mark.django_db
@pytest.mark.parametrize("texts", [(PLAIN, CORRECTED), (CORRECTED, PLAIN)])
def test_the_corrected_copy_is_shown_whenever_it_came(texts: tuple[str, str]) -> None:
    for text in texts:
        keep(text)
    paragraphs, _, _ = shown()
    cable = Cable.objects.get()
    assert cable.preferred is not None
    assert cable.preferred.source_text == CORRECTED
    assert "opened Monday" in cable.paragraphs.get(number=1).text
    assert cable.versions.count() == 2
    assert len(paragraphs) == 2


@pytest.mark.parametrize(
    ("file", "shown_as"),
    [
        ("07GUANGZHOU378.txt", "07GUANGZHOU378.txt"),
        ("/home/ada/secret folder/07GUANGZHOU378.txt", "07GUANGZHOU378.txt"),
        ("/srv/cables.zip/2007/07GUANGZHOU378.txt", "07GUANGZHOU378.txt"),
        (r"C:\Users\ada\07GUANGZHOU378.txt", "07GUANGZHOU378.txt"),
        ("", ""),
    ],
)
def test_public_pages_show_a_file_s_own_name(file: str, shown_as: str) -> None:
    assert shown_name(file) == shown_as
