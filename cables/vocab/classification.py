"""Classification: how secret, as an ordered level, apart from the captions beside it.

LIMITED OFFICIAL USE (until 1995) and RESTRICTED (until 1953, and of foreign governments) stand
between unclassified and confidential; the modern lists of 5 FAH-3 H-700 no longer have them.
"""

import re
from enum import IntEnum


class Classification(IntEnum):
    """Ordered: comparing two levels tells which is the more secret."""

    UNCLASSIFIED = 1
    LIMITED_OFFICIAL_USE = 2
    RESTRICTED = 3
    CONFIDENTIAL = 4
    SECRET = 5
    TOP_SECRET = 6

    @property
    def label(self) -> str:
        """The word as people write it: `LIMITED OFFICIAL USE`."""
        return self.name.replace("_", " ")


def _spaced(word: str) -> str:
    """A pattern for a word printed with or without blanks between its letters."""
    return " ?".join(word)


WORDS = (
    rf"(?P<ts>{_spaced('TOP')} *{_spaced('SECRET')})"
    rf"|(?P<secret>{_spaced('SECRET')})"
    rf"|(?P<confidential>{_spaced('CONFIDENTIAL')}|CONFIDENTAL|CONFIDENTAIL)"
    rf"|(?P<lou>{_spaced('LIMITED')} +{_spaced('OFFICIAL')} +{_spaced('USE')}|LIMDIS OFFICIAL USE)"
    rf"|(?P<restricted>{_spaced('RESTRICTED')})"
    rf"|(?P<unclas>{_spaced('UNCLASSIFIED')}|{_spaced('UNCLAS')}|UNCLASS|UNCLASIFIED)"
)
_LEVELS = {
    "ts": Classification.TOP_SECRET,
    "secret": Classification.SECRET,
    "confidential": Classification.CONFIDENTIAL,
    "lou": Classification.LIMITED_OFFICIAL_USE,
    "restricted": Classification.RESTRICTED,
    "unclas": Classification.UNCLASSIFIED,
}
AT_START = re.compile(rf"(?:{WORDS})(?![A-Z])", re.IGNORECASE)


def at_start(text: str) -> tuple[Classification, int] | None:
    """The level that a text begins with and where its words end, or None."""
    match = AT_START.match(text)
    if match is None or match.lastgroup is None:
        return None
    return _LEVELS[match.lastgroup], match.end()


def parse(text: str) -> Classification | None:
    """The level that a value such as `SECRET//NOFORN` begins with, or None."""
    found = at_start(text.strip())
    return found[0] if found else None
