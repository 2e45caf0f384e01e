"""Where a REF block goes on: its items stand on lines of their own, with blank lines between."""

import re

from cables.formats.border import DISCLAIMER, SUMMARY
from cables.formats.lines import PILCROWS
from cables.vocab import citations, posts
from cables.vocab.citations import Citation

ITEM = re.compile(rf"[{PILCROWS}]?\s*[\[(]?(?:[A-Z]|\d)(?:[.):\]]|\s-)")
_SERIAL = re.compile(r"0*\d{2,7}\W*")
_OPEN = (",", ";", "-", "(", "AND", "and", "&")
_LONGEST_ITEM = 160
_LONGEST_CITATION = 100
_LONGEST_REST = 70


def goes_on(text: str, before: list[str], gap: bool) -> bool:
    """True for a line that belongs to the block; `gap` tells of a blank line above it."""
    if SUMMARY.match(text) or DISCLAIMER.match(text):
        return False
    if _SERIAL.fullmatch(text):
        return not gap or _ends_with_post(before[-1])
    if gap:
        return _is_item_below(text, before, _cited(text))
    if ITEM.match(text) or before[-1].endswith(_OPEN):
        return True
    return (len(text) < _LONGEST_REST and not text.endswith(".")) or _cited(text) is not None


def _cited(text: str) -> Citation | None:
    return next(citations.find(text[:200]), None)


def _ends_with_post(text: str) -> bool:
    return posts.find(re.split(r"[,)]", text)[-1]) is not None


def _is_item_below(text: str, before: list[str], cited: Citation | None) -> bool:
    """Below a blank line only what is surely an item belongs to the block."""
    if ITEM.match(text) and len(text) < _LONGEST_ITEM:
        return cited is not None or text[0] in PILCROWS or _is_next(text, before)
    return cited is not None and cited.start < 6 and len(text) < _LONGEST_CITATION


def _is_next(text: str, before: list[str]) -> bool:
    """`C. ROE-DOE TELCON` after an item B."""
    last = next((one for line in reversed(before) if (one := _label(line)).isupper()), "")
    return bool(last) and _label(text).isupper() and ord(_label(text)) - ord(last) == 1


def _label(text: str) -> str:
    return text.strip("([¶ ")[:1]
