"""Many words as one pattern that reads each letter of a text once: `p(?:arty|eace)`."""

import re
from collections.abc import Iterable
from itertools import groupby


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first where one begins another."""
    return _branch(sorted(set(words), reverse=True))


def _branch(words: list[str]) -> str:
    """`words` are sorted, the longer before what it begins with."""
    ends = "" in words
    groups = groupby((word for word in words if word), key=lambda word: word[0])
    parts = [re.escape(letter) + _branch([word[1:] for word in group]) for letter, group in groups]
    if not parts:
        return ""
    pattern = parts[0] if len(parts) == 1 and not ends else "(?:" + "|".join(parts) + ")"
    return pattern + ("?" if ends else "")
