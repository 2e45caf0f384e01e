"""The title or office under which a text names a person: `Foreign Minister` before `Okwir`."""

import re
from collections.abc import Sequence
from functools import cache

from cables.linking.find.text import lexicon
from cables.vocab import tables

MOST_WORDS = 5
_FIELDS = frozenset({"economic", "legal", "medical", "military", "press", "technical"})
_CLAUSE = re.compile(r"[;:()\[\]\"“”\n]|--|(?<=[a-z]{3})[.!?] ")
_OFFICE_OF = re.compile(
    r"((?:[\w'’.-]+ ){1,4}(?:of|for)(?: (?:of|for|and|the|[A-Z][\w'’&-]*),?){0,9} [A-Z][\w'’&-]*)$"
)


def named_as(surface: str, before: str) -> str:
    """The title in the words of a mention or straight before them; empty if there is none.

    `surface` is the mention as printed, `before` what stands before it in its paragraph.
    """
    clause = _CLAUSE.split(before)[-1].rstrip(" ,")
    return " ".join(_leading(surface.split())) or _office_of(clause) or _trailing(clause.split())


def _leading(words: Sequence[str]) -> list[str]:
    """The titles that a name begins with; a name has at least one word that is none."""
    last = max((at for at, word in enumerate(words[:-1]) if _is_office(word)), default=-1)
    before = words[: last + 1]
    return list(before) if all(map(_belongs, before)) else []


def _office_of(clause: str) -> str:
    """`Minister of Health`, where the text has gone on in mixed case."""
    found = None if clause.isupper() else _OFFICE_OF.search(clause)
    if found is None:
        return ""
    words = found[1].split()
    end = next(at for at, word in enumerate(words) if word in ("of", "for"))
    head = _trailing(words[:end])
    return " ".join([head, *words[end:]]) if head else ""


def _trailing(words: Sequence[str]) -> str:
    """The words that end in a title, with what belongs to it: `deputy foreign minister`."""
    if not words or not _is_office(words[-1]):
        return ""
    found = [words[-1]]
    for word in reversed(words[-MOST_WORDS:-1]):
        if not _belongs(word):
            break
        found.insert(0, word)
    return " ".join(found).removesuffix(",")


def _is_office(word: str) -> bool:
    bare = word.rstrip(",")
    return lexicon.is_title(bare) or bare.lower() in lexicon.listed("role")


def _belongs(word: str) -> bool:
    """Whether a word before a title is a part of it: another title, a qualifier, a capital."""
    if lexicon.is_function_word(word):
        return False
    qualifies = word.lower() in _parts_of_titles() or _is_office(word)
    return qualifies or (word.istitle() and not word.endswith((".", ",")))


@cache
def _parts_of_titles() -> frozenset[str]:
    """Every word of a listed title (`foreign` of Foreign Minister), and what may stand before."""
    words = {word.lower() for row in tables.rows("titles") for word in row["title"].split()}
    return frozenset(words) - {"of", "and", "the"} | lexicon.listed("title modifier") | _FIELDS
