"""Names as keys: one spelling for comparing what cables, lists and curators write."""

import re
import unicodedata
from functools import lru_cache

LONGEST_NAME = 250
"""Characters of a name, and of its key, that are kept."""
_POSSESSIVE = re.compile(r"(?<=\w)(?:['’`´]\s?s|(?<=s)['’`´])(?!\w)", re.IGNORECASE)
_APOSTROPHE = re.compile(r"(?<=\w)['’`´](?=\w)")
_DOTTED = re.compile(r"\b(?:\w\.){2,}")
_NOT_A_WORD = re.compile(r"[\W_]+")
_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)


@lru_cache(maxsize=100_000)
def normalize(name: str) -> str:
    """The key under which a name is compared, for every kind of entity alike.

    Case and accents are folded, the possessive ending and all punctuation go, a leading article
    goes, points of an abbreviation close up (`The U.S.'s` -> `us`). Two names with one key are the
    same name; that they mean the same thing is for the caller, or a curator, to say.
    """
    folded = unicodedata.normalize("NFKD", name.casefold()).translate(_LETTERS)
    plain = "".join(letter for letter in folded if not unicodedata.combining(letter))
    plain = _DOTTED.sub(lambda dotted: dotted[0].replace(".", ""), plain)
    plain = _POSSESSIVE.sub("", plain)
    plain = _APOSTROPHE.sub("", plain)
    words = _NOT_A_WORD.sub(" ", plain).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)
