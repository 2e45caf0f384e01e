"""Bytes to text: UTF-8, else Windows-1252; NUL bytes made visible without moving anything."""

import codecs
import re
from itertools import chain

from cables.formats.parsed import Problem, Unreadable

NUL_SIGN = "␀"
_SAMPLE = 8192
_CONTROLS = bytes(sorted(set(range(32)) - set(b"\n\r\t\f\0\x0b\x08\x1a\x1b")))
_WORDY = bytes(code for code in range(128) if chr(code).isalnum() or chr(code).isspace())
_MAGIC = (
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x89PNG", "a PNG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a ZIP or Office file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"7z\xbc\xaf", "a 7z file"),
    (b"Rar!", "a RAR file"),
    (b"%PDF", "a PDF file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x7fELF", "a program"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (rb"{\rtf", "a file of a word processor (RTF)"),
)
_PICTURES = (
    (re.compile(rb"BM.{4}\0{4}", re.DOTALL), "a BMP picture"),
    (re.compile(rb"RIFF.{4}WEBP", re.DOTALL), "a WebP picture"),
    (re.compile(rb".{4}ftyp(?:heic|heix|mif1|avif)", re.DOTALL), "a HEIC or AVIF picture"),
    (re.compile(rb"\s*(?:<[?!][^>]{0,300}>\s*){0,4}<svg\b"), "an SVG picture"),
)
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def decode(data: bytes) -> str:
    """The text of a file; NUL becomes the visible sign for it, one for one.

    Raises Unreadable for pictures, archives, other binary files and files without text.
    """
    kind = _kind_of(data)
    if kind is not None:
        raise Unreadable(
            f"This is {kind}, not a plain text. Upload the cable as plain text, HTML or PDF."
        )
    _refuse_noise(decoded(data[:_SAMPLE]))
    text = decoded(data)
    if not text.strip():
        raise Unreadable("The file holds no text. Choose a file with the text of a cable.")
    _refuse_noise(text[len(text) // 2 :][:_SAMPLE])
    return text.replace("\0", NUL_SIGN)


def _kind_of(data: bytes) -> str | None:
    """What a file is that is no text, by its first bytes."""
    known = (kind for magic, kind in _MAGIC if data.startswith(magic))
    pictures = (kind for pattern, kind in _PICTURES if pattern.match(data[:2000]))
    return next(chain(known, pictures), None)


def is_text(data: bytes) -> bool:
    """True if `decode` takes these bytes."""
    try:
        decode(data)
    except Unreadable:
        return False
    return True


def decoded(data: bytes) -> str:
    """UTF-8 (or 16, with its mark), each byte that is not so as Windows-1252 has it."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    return data.decode("utf-8", errors=AS_CP1252)


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return wrong.decode("cp1252", errors="replace"), error.end


def problems_of_bytes(data: bytes) -> tuple[Problem, ...]:
    """What a reader should know about bytes that were not what they claimed to be."""
    if any(data.startswith(mark) for mark, _ in _BOMS):
        return ()
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as first:
        line = data.count(b"\n", 0, first.start) + 1
        message = "Bytes that are not UTF-8 were read as Windows-1252, here first."
        return (Problem("encoding-assumed", message, "source", line),)
    return ()


AS_CP1252 = "cables-as-cp1252"
codecs.register_error(AS_CP1252, _as_cp1252)


def refuse_what_is_no_prose(text: str) -> None:
    """For a text that nothing marks as a cable: it has at least to be made of words.

    In running text, capitals or not, some nine signs of ten are letters and blanks.
    """
    for sample in (text[:_SAMPLE], text[len(text) // 2 :][:_SAMPLE]):
        wordy = sum(map(str.isalpha, sample)) + sum(map(str.isspace, sample))
        if wordy < len(sample) * 7 // 10:
            raise Unreadable(
                "Nothing in this text looks like a cable: no header, no number, hardly any words. "
                "Choose a file with the text of a cable."
            )


def _refuse_noise(sample: str) -> None:
    """Text has few control characters and many blanks and letters; noise has neither."""
    plain = sample.encode("ascii", errors="ignore")
    controls = len(plain) - len(plain.translate(None, _CONTROLS))
    letters = len(plain) - len(plain.translate(None, _WORDY))
    if sample and (
        controls > len(sample) // 50 + 4 or letters + sample.count("-") < len(sample) // 4
    ):
        raise Unreadable(
            "This is not a text but binary data. Upload the cable as text, HTML or PDF."
        )


def problems_of(text: str) -> tuple[Problem, ...]:
    """What decoding had to do to the text."""
    if NUL_SIGN not in text:
        return ()
    count = text.count(NUL_SIGN)
    said = "1 NUL character was" if count == 1 else f"{count} NUL characters were"
    message = f"{said} replaced by a visible sign."
    line = text.count("\n", 0, text.index(NUL_SIGN)) + 1
    return (Problem("nul-replaced", message, "source", line),)
