"""What reading a document yields: plain, frozen values with offsets into the source text.

Nothing here knows how a layout is read, nor how a cable is stored. Offsets (`start`, `end`) count
characters of the verbatim source text; a value without a place in the source carries None. Absent
data is None or an empty tuple, never invented.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a reader should know about how a document was read.

    `code` is a stable kebab-case word (`paragraphs-missing`), `field` names the part of the cable
    it touches, `line` counts from 1 in the source text.
    """

    code: str
    message: str
    field: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Who sent the cable: the plain-language address, and the routing indicator where printed.

    `name` is as the FM line prints it; without one, the name of the post that the routing
    indicator or the classification line identifies. `post` is that post's code, where known.
    """

    name: str
    routing: str | None = None
    post: str | None = None


@dataclass(frozen=True, slots=True)
class Addressee:
    """One TO or INFO line (5 FAH-2): routing indicator, plain-language address, precedence, serial.

    `excluded` marks a post removed from a collective by an XMT line.
    """

    name: str
    routing: str | None = None
    precedence: str | None = None
    serial: str | None = None
    excluded: bool = False


class ReferenceKind(StrEnum):
    """What a REF item points at; only a cable can become a link between cables."""

    CABLE = "cable"
    EMAIL = "email"
    REPORT = "report"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Reference:
    """One item of the REF block, in printed order.

    `reference_id` is the canonical id and is given only where the item is a cable;
    `year_assumed` says that no year was printed and the citing cable's year was taken.
    """

    text: str
    kind: ReferenceKind
    label: str | None = None
    reference_id: str | None = None
    year_assumed: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One numbered paragraph, or unnumbered text before, between or after them.

    `text` is healed for reading: page-break lines and intrusions removed, wrapped lines joined,
    bullets and tables on lines of their own. `pieces` are the (start, end) runs of the source
    text that it was read from, in order, without the furniture between them.
    """

    text: str
    number: int | None = None
    marking: str | None = None
    heading: str | None = None
    pieces: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class ParsedCable:
    """A cable as one document gives it.

    `source` is the text that all offsets refer to: the document verbatim, or for a web page the
    text taken from it, and then `page` is the page itself. `fields` tells where in the source each
    header field stands (name, start, end). `preamble` is the handling notice before the first
    paragraph. `attributes` are what the container says of the cable (a site's table, the archive's
    message attributes), as printed: evidence, not the cable's own words.
    """

    layout: str
    source: str
    reference_id: str | None = None
    aliases: tuple[str, ...] = ()
    transmitted_at: datetime | None = None
    sent_on: date | None = None
    precedence: str | None = None
    classification: str | None = None
    captions: tuple[str, ...] = ()
    origin: Origin | None = None
    to: tuple[Addressee, ...] = ()
    info: tuple[Addressee, ...] = ()
    tags: tuple[str, ...] = ()
    tags_line: str | None = None
    subject: str | None = None
    subject_marking: str | None = None
    references: tuple[Reference, ...] = ()
    classified_by: tuple[str, ...] = ()
    classification_reasons: tuple[str, ...] = ()
    declassify_on: date | None = None
    declassification_line: str | None = None
    passing: tuple[str, ...] = ()
    summary: str | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    signature: tuple[str, ...] = ()
    sections_announced: int | None = None
    problems: tuple[Problem, ...] = ()
    preamble: str | None = None
    fields: tuple[tuple[str, int, int], ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()
    page: str | None = None
    header: tuple[int, int] | None = field(default=None)
    body: tuple[int, int] | None = field(default=None)


class Unreadable(ValueError):
    """The document cannot be read as a cable; the message says why and what to do."""
