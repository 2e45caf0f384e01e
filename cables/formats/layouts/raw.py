"""Transmission text: the cable as it was sent, or as much of it as a copy has kept."""

from cables.formats.assembly import assemble
from cables.formats.facts import Facts
from cables.formats.lines import lines_of
from cables.formats.parsed import ParsedCable
from cables.vocab.identifiers import CableId


class Raw:
    """The last layout asked; it reads any text."""

    name = "transmission-text"

    def recognises(self, text: str) -> bool:
        return True

    def read(self, text: str, filed_as: CableId | None) -> list[ParsedCable]:
        facts = Facts(filed_as=filed_as)
        return [assemble(self.name, text, lines_of(text), facts)]
