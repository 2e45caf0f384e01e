"""One module per textual layout; the tuple says in which order they are asked.

A layout takes the wrapping off and hands the lines of the cable to the shared reader.
"""

from typing import Protocol

from cables.formats.layouts.csv_record import CsvRecord
from cables.formats.layouts.foia_draft import FoiaDraft
from cables.formats.layouts.frus import Frus
from cables.formats.layouts.nara import Nara
from cables.formats.layouts.oneline import OneLine
from cables.formats.layouts.plusd import PlusD
from cables.formats.layouts.raw import Raw
from cables.formats.layouts.scoop import Scoop
from cables.formats.layouts.smart import Smart
from cables.formats.layouts.wl2010 import Wl2010
from cables.formats.parsed import ParsedCable
from cables.vocab.identifiers import CableId


class Layout(Protocol):
    """A textual layout that we can read."""

    name: str

    def recognises(self, text: str) -> bool:
        """True if a text is of this layout, by its content alone."""
        ...

    def read(self, text: str, filed_as: CableId | None) -> list[ParsedCable]:
        """The cables of a text; `filed_as` is the number in the name of the file."""
        ...


LAYOUTS: tuple[Layout, ...] = (
    CsvRecord(),
    Wl2010(),
    PlusD(),
    Nara(),
    Smart(),
    FoiaDraft(),
    Frus(),
    Scoop(),
    OneLine(),
    Raw(),
)
