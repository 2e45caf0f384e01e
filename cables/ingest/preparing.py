"""What can be told of documents without the database: drafts of their cables, and listed names."""

from collections.abc import Sequence
from dataclasses import dataclass

from cables.formats import Piece
from cables.ingest.drafts import Draft, draft_of
from cables.ingest.reading import Document, Reading, read, storable
from cables.linking.authority import AuthorityFinder, Names, found_by
from cables.linking.find import FoundEntity

_FIRST = Document("", Piece("", b"UNCLAS STATE 000001\n\nSUBJECT: NOTHING\n\n1. (U) Nothing.\n"))


@dataclass(slots=True)
class Prepared:
    """One cable of a document, ready to be stored; exactly one of `draft` and `error` is given.

    `found` are the entities of the authority list that it names, if anybody looked.
    """

    file: str
    draft: Draft | None = None
    error: str | None = None
    found: Sequence[FoundEntity] = ()


class Preparer:
    """Reads documents, and looks for the given names in them where there are any."""

    def __init__(self, names: Names | None = None) -> None:
        self._finder = None if names is None else AuthorityFinder(names)
        if self._finder is not None:
            self([_FIRST])  # loads and builds what is needed, before processes are forked

    def __call__(self, documents: Sequence[Document]) -> list[list[Prepared]]:
        """The cables of each document."""
        return [[self._prepared(reading) for reading in read(each)] for each in documents]

    def _prepared(self, reading: Reading) -> Prepared:
        reading = storable(reading)
        if reading.parsed is None:
            return Prepared(reading.file, error=reading.error)
        draft = draft_of(reading.parsed)
        found: Sequence[FoundEntity] = ()
        if self._finder is not None:
            found = found_by(self._finder, reading.parsed.paragraphs)
        return Prepared(reading.file, draft, None, found)
