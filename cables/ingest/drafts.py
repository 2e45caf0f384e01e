"""A copy of a cable as the values of its rows, told from its text alone.

Every way of storing takes the values from here, so that all give the same rows. Drafts are made of
plain values: they go from process to process.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import PureWindowsPath

from cables.formats.parsed import Paragraph, ParsedCable
from cables.models import Classification
from cables.vocab import identifiers, posts

Value = str | int | bool | datetime | date | list[str] | list[int] | None
Row = tuple[Value, ...]
Header = dict[str, Value]

PARAGRAPH = ("position", "anchor", "number", "marking", "heading", "text", "pieces")
ADDRESSEE = ("role", "position", "routing", "name", "precedence", "serial", "excluded", "post")
REFERENCE = ("position", "label", "text", "kind", "reference_id", "year_assumed")
PROBLEM = ("code", "field", "message", "line")
VERSION = ("layout", "source_text", "sha256")

_LEVELS = {level.label: level.value for level in Classification}
_NOTHING: tuple[Value, ...] = (None, "", [])


@dataclass(slots=True)
class Draft:
    """The rows of a copy in the order of the names above; posts are given by their codes.

    `header` holds the columns of Cable that come from the document; `length` counts the characters
    of the paragraphs.
    """

    reference_id: str | None
    ids: list[str]
    version: Row
    header: Header
    paragraphs: list[Row]
    tags: list[str]
    addressees: list[Row]
    references: list[Row]
    problems: list[Row]

    @property
    def sha256(self) -> str:
        """The identity of the copy."""
        return str(self.version[-1])

    @property
    def slug(self) -> str:
        """The address of the cable, if this is its first copy."""
        return self.reference_id or f"unnumbered-{self.sha256[:12]}"


def draft_of(parsed: ParsedCable) -> Draft:
    """The draft of a parsed cable."""
    return Draft(
        reference_id=parsed.reference_id,
        ids=[id_ for id_ in (parsed.reference_id, *parsed.aliases) if id_],
        version=(parsed.layout, parsed.source, digest(parsed)),
        header=_header(parsed),
        paragraphs=list(_paragraphs(parsed)),
        tags=list(dict.fromkeys(code[:120] for code in parsed.tags if code)),
        addressees=list(_addressees(parsed)),
        references=list(_references(parsed)),
        problems=[
            (each.code[:60], each.field[:60], each.message, each.line) for each in parsed.problems
        ],
    )


def digest(parsed: ParsedCable) -> str:
    """The identity of a copy: SHA-256 of its source text."""
    return digest_of(parsed.source)


def digest_of(source: str) -> str:
    """SHA-256 of a source text."""
    return hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()


@lru_cache  # a dump has many cables
def shown_name(file: str) -> str:
    """The name that public pages show: no folder of the machine, no archive around the file."""
    return PureWindowsPath(file).name or file  # it parts at both kinds of slash


def is_nothing(value: object) -> bool:
    """Whether a copy says nothing by this value of a column."""
    return value in _NOTHING


def _header(parsed: ParsedCable) -> Header:
    origin = parsed.origin
    return {
        "origin": origin_code(parsed),
        "origin_name": (origin.name or "")[:200] if origin else "",
        "origin_routing": (origin.routing or "")[:8] if origin else "",
        "transmitted_at": parsed.transmitted_at,
        "sent_on": parsed.sent_on,
        "precedence": parsed.precedence or "",
        "classification": _LEVELS.get(parsed.classification or ""),
        "captions": [caption[:60] for caption in parsed.captions],
        "passing": list(parsed.passing),
        "subject": parsed.subject or "",
        "subject_marking": (parsed.subject_marking or "")[:60],
        "preamble": parsed.preamble or "",
        "summary": parsed.summary or "",
        "declassification": parsed.declassification_line or "",
        "declassify_on": parsed.declassify_on,
        "classified_by": [name[:120] for name in parsed.classified_by],
        "classification_reasons": [reason[:20] for reason in parsed.classification_reasons],
        "tags_line": parsed.tags_line or "",
        "signature": [name[:120] for name in parsed.signature],
    }


def origin_code(parsed: ParsedCable) -> str | None:
    """The post in the cable's number; else the one that the FM line or the routing names."""
    number = identifiers.parse_or_none(parsed.reference_id or "")
    if number is not None:
        return number.post
    if parsed.origin is None:
        return None
    return _code(posts.find(parsed.origin.name or "")) or _code(
        posts.by_routing(parsed.origin.routing or "")
    )


def _code(post: posts.Post | None) -> str | None:
    return post.code if post else None


def _paragraphs(parsed: ParsedCable) -> Iterator[Row]:
    named = zip(anchors(parsed.paragraphs), parsed.paragraphs, strict=True)
    for position, (anchor, paragraph) in enumerate(named):
        yield (
            position,
            anchor,
            paragraph.number,
            (paragraph.marking or "")[:60],
            paragraph.heading or "",
            paragraph.text,
            [offset for piece in paragraph.pieces for offset in piece],
        )


def anchors(paragraphs: tuple[Paragraph, ...]) -> Iterator[str]:
    """Permalinks: `p15`; the second paragraph printed as 15 is `p15-2`; unnumbered text `u1`."""
    seen: dict[str, int] = {}
    for paragraph in paragraphs:
        if paragraph.number is None:
            seen["u"] = seen.get("u", 0) + 1
            yield f"u{seen['u']}"
            continue
        anchor = f"p{paragraph.number}"
        seen[anchor] = seen.get(anchor, 0) + 1
        yield anchor if seen[anchor] == 1 else f"{anchor}-{seen[anchor]}"


def _addressees(parsed: ParsedCable) -> Iterator[Row]:
    for role, lines in (("to", parsed.to), ("info", parsed.info)):
        for position, addressee in enumerate(lines):
            yield (
                role,
                position,
                (addressee.routing or "")[:12],
                addressee.name[:200],
                (addressee.precedence or "")[:20],
                (addressee.serial or "")[:20],
                addressee.excluded,
                _code(posts.find(addressee.name)),
            )


def _references(parsed: ParsedCable) -> Iterator[Row]:
    for position, reference in enumerate(parsed.references):
        yield (
            position,
            (reference.label or "")[:12],
            reference.text,
            reference.kind.value,
            reference.reference_id or "",
            reference.year_assumed,
        )
