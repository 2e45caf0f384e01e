"""What a container says about the cable inside it, for what the cable itself leaves out."""

from dataclasses import dataclass, field
from datetime import date, datetime

from cables.vocab.classification import Classification
from cables.vocab.identifiers import CableId


@dataclass(slots=True)
class Facts:
    """Facts from outside the cable's own text; the cable's own words come first.

    `ids` are the identifiers that the container prints, best first; `filed_as` is the one in the
    name of the file, believed last.
    """

    ids: list[CableId] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    filed_as: CableId | None = None
    title: str | None = None
    created: datetime | None = None
    sent_on: date | None = None
    origin: str | None = None
    classification: Classification | None = None
    captions: list[str] = field(default_factory=list)
    precedence: str | None = None
    tags_line: str | None = None
    declassification_line: str | None = None
    references: str | None = None
    to: list[str] = field(default_factory=list)
    attributes: list[tuple[str, str]] = field(default_factory=list)
    page: str | None = None
