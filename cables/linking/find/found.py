"""What finders yield: spans of a paragraph, gathered into the entities of one cable."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from operator import attrgetter

Reduced = tuple[Callable[..., object], tuple[object, ...]]


class Kind(StrEnum):
    """The three kinds of things that cables name."""

    ORGANIZATION = "organization"
    PERSON = "person"
    LOCATION = "location"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one passage that a finder takes for a name.

    `name` is the name to go by where it is not the words themselves; `aliases` are further names
    that the finder knows for the same thing; `type` is an organization's type, `country` an
    ISO 3166 alpha-2 code; `score` runs from 0 to 1. `listed`: it is known from a list, and so is
    its type. `title`: the last word, small, of the title before a person's full name.
    """

    passage: int
    start: int
    end: int
    kind: Kind
    method: str
    score: float
    name: str
    aliases: tuple[str, ...] = ()
    type: str = ""
    country: str = ""
    listed: bool = False
    title: str = ""

    @property
    def length(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class FoundMention:
    """One place where a cable names an entity; offsets count characters of the paragraph's text."""

    paragraph_index: int
    start: int
    end: int
    surface: str
    method: str
    score: float

    def __reduce__(self) -> Reduced:
        """Pickled the short way: large imports send millions of these between processes."""
        return FoundMention, _of_mention(self)


@dataclass(frozen=True, slots=True)
class FoundEntity:
    """An organization, person or place of one cable, with every mention of it.

    `type` is an organization's type where name or text tell it; `evidence` is the sentence, or the
    words of the name, from which it was taken for an NGO. `surname_only`: a person whom the cable
    never names in full, so that another cable may mean somebody else by the same words.
    `within`: the country whose cables alone are taken to mean the same person by them, "" for
    those of unknown origin; None where the name carries an office (`President Okwir`), or is full.
    """

    name: str
    kind: Kind
    type: str = ""
    evidence: str = ""
    aliases: tuple[str, ...] = ()
    mentions: tuple[FoundMention, ...] = field(default=())
    country: str = ""
    surname_only: bool = False
    within: str | None = None

    def __reduce__(self) -> Reduced:
        return FoundEntity, _of_entity(self)

    @property
    def is_ngo(self) -> bool:
        return self.type == "ngo"


_of_mention = attrgetter(*FoundMention.__slots__)
_of_entity = attrgetter(*FoundEntity.__slots__)
