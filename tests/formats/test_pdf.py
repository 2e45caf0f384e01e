"""PDF files: a text layer is read as the text is, pictures of pages are refused."""

import subprocess
import sys

import pytest

from cables.formats import Unreadable, read, read_bytes
from tests.formats import examples
from tests.formats.checks import check_offsets
from tests.formats.pdf_file import pdf_of

PAGE_BREAK = "LA PAZ 00000123  002 OF 002\n"


def test_the_text_of_a_pdf_file_is_read_as_the_text_itself():
    (cable,) = read_bytes(pdf_of(examples.CABLE.replace(PAGE_BREAK, "\f" + PAGE_BREAK)))
    (meant,) = read(examples.CABLE)
    assert cable.reference_id == meant.reference_id
    assert cable.transmitted_at == meant.transmitted_at
    assert cable.subject == meant.subject
    assert cable.tags == meant.tags
    assert [r.reference_id for r in cable.references] == [r.reference_id for r in meant.references]
    assert [(p.number, p.marking) for p in cable.paragraphs] == [
        (p.number, p.marking) for p in meant.paragraphs
    ]
    assert "twelve members in four villages" in cable.paragraphs[1].text
    assert cable.signature == meant.signature
    check_offsets(cable)


def test_pages_without_text_are_refused_with_advice():
    with pytest.raises(Unreadable, match="OCR"):
        read_bytes(pdf_of(""))


def test_the_pdf_library_is_loaded_only_when_a_pdf_file_comes():
    code = "import sys, cables.formats; sys.exit('pypdf' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
