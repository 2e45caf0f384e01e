"""PDF files with a text layer."""

import io
import logging

from cables.formats.parsed import Unreadable

MOST_PAGES = 2000
_DAMAGED = "The PDF is damaged. Open it and save it again, or upload its text."
_SCANNED = "The PDF holds pictures of pages and no text. Run text recognition (OCR) on it first."


def is_pdf(data: bytes) -> bool:
    """True for the bytes of a PDF file."""
    return data[:1024].lstrip().startswith(b"%PDF-")


def text_of(data: bytes) -> str:
    """The text of all pages, a form feed between them; raises Unreadable if there is none."""
    text = "\n\f\n".join(_pages(data))
    if not text.strip():
        raise Unreadable(_SCANNED)
    return text


def _pages(data: bytes) -> list[str]:
    """The library is loaded here: it would cost every command most of a second at its start."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("The PDF is protected by a password. Save it without one.")
        if len(reader.pages) > MOST_PAGES:
            raise Unreadable(f"The PDF has more than {MOST_PAGES} pages. Split it.")
        return [page.extract_text() for page in reader.pages]
    except Unreadable:
        raise
    except (
        PyPdfError,
        OSError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        RecursionError,
    ) as broken:
        raise Unreadable(_DAMAGED) from broken
