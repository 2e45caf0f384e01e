"""TAGS (Traffic Analysis by Geography and Subject, 5 FAH-3 H-010): a line into its codes.

Codes are as printed: a misspelt code is a fact about the cable, so it is kept and not corrected.
Only what damage glued together is taken apart again, and only into known codes.
"""

import re
from dataclasses import dataclass
from functools import cache

from cables.vocab import tables
from cables.vocab.wordlists import words

_MARKDOWN_LINK = re.compile(r"\[([^\[\]]{1,80})\]\([^()\s]{0,200}\)")
_HTML_TAG = re.compile(r"<[^<>]{1,200}>")
_PERSON = re.compile(r"\(\s*([A-Za-z'.\- ]{2,40}),\s*([A-Za-z'.\- ]{1,40}?)\s*\)")
_GIVEN_WITH_INITIAL = re.compile(r"[A-Za-z]{2,}(?: [A-Za-z]\.?)+")
_SEPARATOR = re.compile(r"[,;]|\s-+\s")
_NO_TAGS = re.compile(r"[(\[](?:U|C|S|SBU|U/FOUO)[)\]]|\bE\.?\s?O\.?\s?1\d{4}.*", re.DOTALL)
_PHRASES = frozenset(
    (
        *("GOI INTERNAL", "GOI EXTERNAL", "USEU BRUSSELS", "MEDIA REACTION REPORT"),
        *("ISRAELI PALESTINIAN AFFAIRS", "POLITICAL PARTIES", "MILITARY RELATIONS"),
        *("HUMAN RIGHTS", "COUNTRY CLEARANCE"),
    )
)
"""Tags of several words, of which a word may be a code by itself."""
_CODE = re.compile(r"[A-Z0-9][A-Z0-9\-]{0,11}$")
_JUNK = words(
    """
    UNCLASSIFIED UNCLAS SECRET CONFIDENTIAL SIPDIS SENSITIVE NOFORN EXDIS NODIS N/A NONE
    SUBJECT
    """
)
_PERSON_TAG = "OVIP"
_LONGEST_PHRASE = 4


@dataclass(frozen=True, slots=True)
class Tag:
    """What a code means: kind (subject, geo, organization, program, person, category), meaning."""

    code: str
    kind: str
    meaning: str


@cache
def table() -> dict[str, Tag]:
    """Every known code."""
    return {
        row["code"]: Tag(row["code"], row["kind"], row["meaning"]) for row in tables.rows("tags")
    }


@cache
def _pieces() -> frozenset[str]:
    """Codes that a glued run is made of: subjects and programs of four letters, places of two."""
    return frozenset(
        code
        for code, tag in table().items()
        if (len(code) == 4 and tag.kind.startswith(("subject", "program")))
        or (len(code) == 2 and tag.kind == "geo")
    )


def split(line: str) -> tuple[str, ...]:
    """The tags of a line without its label, in printed order, each once."""
    plain = _NO_TAGS.sub(" ", _HTML_TAG.sub(" ", _MARKDOWN_LINK.sub(r"\1 ", line)))
    found: list[str] = []
    position = 0
    for match in _PERSON.finditer(plain):
        found += _listed(plain[position : match.start()])
        found.append(_person(match[1], match[2]))
        position = match.end()
    found += _listed(plain[position:])
    return tuple(dict.fromkeys(found))


def is_known(word: str) -> bool:
    """True for a code of the table, in any case."""
    return word.upper() in table()


def looks_like_codes(line: str) -> bool:
    """True for a line of nothing but codes, which goes on a list of tags."""
    codes = [code for code in re.split(r"[\s,;/]+", line.strip()) if code]
    return bool(codes) and all(
        is_known(code) or (len(code) > 4 and _unglue(code.upper())) for code in codes
    )


def _listed(text: str) -> list[str]:
    """Tags of a stretch without persons in brackets: commas part them, else blanks."""
    if not _SEPARATOR.search(text):
        return _in_words(text, person_first=False)
    found: list[str] = []
    for chunk in _SEPARATOR.split(text):
        if _GIVEN_WITH_INITIAL.fullmatch(chunk.strip()) and not is_known(chunk.strip()):
            tags = [chunk.strip()]
        else:
            tags = _in_words(chunk, person_first=bool(found) and found[-1] == _PERSON_TAG)
        if _goes_on_a_person(found, tags):
            found[-1:] = [_person(found[-1], tags[0]), *tags[1:]]
        else:
            found += tags
    return found


def _goes_on_a_person(found: list[str], tags: list[str]) -> bool:
    """`OVIP, SCALI, JOHN A`: a surname behind OVIP, or a given name that ends in an initial."""
    if not found or not tags or is_known(tags[0]) or is_known(found[-1]):
        return False
    behind_code = found[-2:-1] == [_PERSON_TAG]
    if len(tags) > 1 and not (tags[0].isalpha() and len(tags[0]) > 2 and behind_code):
        return False
    if "," in found[-1] or not found[-1].replace(" ", "").isalpha():
        return False
    has_initial = bool(_GIVEN_WITH_INITIAL.fullmatch(tags[0]))
    return has_initial or behind_code


def _in_words(chunk: str, *, person_first: bool) -> list[str]:
    """Tags of a chunk without commas: known phrases, known codes, glued codes, other phrases."""
    words = [word for word in (part.strip('.:()[]*`"') for part in chunk.split()) if word]
    found: list[str] = []
    position = 0
    while position < len(words):
        size = _phrase_at(words, position)
        if size:
            found.append(" ".join(words[position : position + size]).upper())
            position += size
            continue
        run = _unknown_run(words, position)
        if len(run) > 1 and ((found and found[-1] == _PERSON_TAG) or (person_first and not found)):
            found.append(_person(run[0], " ".join(run[1:])))
        else:
            found += _unknown(run)
        position += len(run)
    return [tag for tag in found if tag not in _JUNK]


def _phrase_at(words: list[str], position: int) -> int:
    """How many words from here make a known tag; 0 for none."""
    longest = _LONGEST_PHRASE if words[position].upper() in _first_words() else 1
    for size in range(min(longest, len(words) - position), 0, -1):
        phrase = " ".join(words[position : position + size]).upper()
        if phrase in table() or phrase in _PHRASES:
            return size
    return 0


@cache
def _first_words() -> frozenset[str]:
    """The words that tags of several words begin with."""
    return frozenset(tag.split()[0] for tag in (*table(), *_PHRASES) if " " in tag)


def _unknown_run(words: list[str], position: int) -> list[str]:
    end = position + 1
    while end < len(words) and not _phrase_at(words, end):
        end += 1
    return words[position:end]


def _unknown(run: list[str]) -> list[str]:
    """Words that are no known code: glued codes apart, codes singly, other words as a phrase."""
    found: list[str] = []
    phrase: list[str] = []
    for word in run:
        parts = _unglue(word.upper()) or _slashed(word)
        is_code = bool(_CODE.match(word)) and (len(word) <= 4 or word[0] == "K" or "-" in word)
        if parts or is_code or word in _JUNK:
            found += [" ".join(phrase)] if phrase else []
            phrase = []
            found += parts or [word]
        else:
            phrase.append(word)
    return found + ([" ".join(phrase)] if phrase else [])


def _slashed(word: str) -> list[str]:
    parts = word.upper().split("/")
    return parts if len(parts) > 1 and all(part in table() for part in parts) else []


@cache
def _unglue(word: str) -> list[str]:
    """The known codes that a word is made of, one of four letters among them; else nothing."""
    if len(word) < 6 or len(word) > 60 or word in table():
        return []
    ways: list[list[str] | None] = [None] * len(word) + [[]]
    for start in range(len(word) - 2, -1, -1):
        for size in (4, 2):
            rest = ways[start + size] if start + size <= len(word) else None
            if rest is not None and word[start : start + size] in _pieces():
                ways[start] = [word[start : start + size], *rest]
                break
    parts = ways[0] or []
    return parts if any(len(part) == 4 for part in parts) else []


def _person(surname: str, given: str) -> str:
    return f"{' '.join(surname.split())}, {' '.join(given.split())}".upper()
