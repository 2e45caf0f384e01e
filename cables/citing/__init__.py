"""How to cite what is held: in plain words, and as files that reference managers read.

Pure: an `Item` says what is cited, one module per way of writing turns it into text.
"""

from cables.citing.formats import FORMATS, Format
from cables.citing.item import CABLE, Item
from cables.citing.plain import plain

__all__ = ["CABLE", "FORMATS", "Format", "Item", "plain"]
