"""Captions: handling words beside the classification (5 FAH-2 H-440; 12 FAH; 5 FAH-1 H-230).

A caption line holds captions and nothing else; they stand one per line, in any order, repeated.
"""

import re
from functools import cache, lru_cache

from cables.vocab import tables

_CANONICAL = {"NF": "NOFORN", "E F T O": "EFTO", "C O R R E C T E D COPY": "CORRECTED COPY"}
_NOT_ALONE = {"ENTIRE TEXT", "UNCLASSIFIED WHEN SEPARATED", "DEPT PASS", "VISAS", "USDOC", "POLAD"}
_MORE = (
    "SENSITIVE BUT UNCLASSIFIED",
    "OFFICIAL USE ONLY",
    "NO FORN",
    "NOT RELEASABLE TO FOREIGN NATIONALS",
    "SUSPECTED DUPLICATE",
    "MINIMIZE CONSIDERED",
)
_OPEN_ENDED = re.compile(
    r"(?P<caption>CORRECTED\s+COPY|C ?O ?R ?R ?E ?C ?T ?E ?D\s+C ?O ?P ?Y|REL(?:EASABLE)?\s+TO\b"
    r"|(?:CO|STAFF)DEL\s+[A-Z]+)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[\s/,;.()\-]*")
_REMARK = re.compile(
    r"[\s\-–—,.:;/]*(?:HANDLE|PROTECT|PLEASE|NOT\s+(?:FOR|INTENDED)|NO\s+(?:INTERNET|DISTRIBUTION)"
    r"|FOR\s+(?:OFFICIAL|INTERNAL|USG)|ENTIRE|\(?NOT\s+FOR)\b.*$",
    re.IGNORECASE,
)
_LONGEST_LINE = 120


@cache
def _words() -> re.Pattern[str]:
    codes = {row["code"] for row in tables.rows("captions")} - _NOT_ALONE | set(_MORE)
    ordered = sorted(codes, key=len, reverse=True)
    spelled = (r"\s+".join(map(re.escape, code.split())) for code in ordered)
    return re.compile(rf"(?:{'|'.join(spelled)})(?![A-Z])")


@lru_cache(maxsize=4096)
def in_line(line: str) -> tuple[str, ...]:
    """The captions of a line that holds nothing else, in printed order; else an empty tuple."""
    if len(line) > _LONGEST_LINE:
        return ()
    text = line.upper().strip(" ()*-/.,")
    found: list[str] = []
    position = 0
    while position < len(text):
        match = _words().match(text, position)
        if match is None or _OPEN_ENDED.match(text, position):
            return _with_rest(found, text[position:], line)
        found.append(_name(match[0]))
        between = _BETWEEN.match(text, match.end())
        position = between.end() if between else match.end()
    return tuple(found)


def _name(printed: str) -> str:
    words = " ".join(printed.split())
    return _CANONICAL.get(words, words)


def _with_rest(found: list[str], rest: str, whole: str) -> tuple[str, ...]:
    """Captions that take further words: CORRECTED COPY (TEXT), REL TO X, HANDLE ACCORDINGLY."""
    open_ended = _OPEN_ENDED.match(rest)
    if open_ended:
        name = " ".join(open_ended["caption"].upper().split())
        if name.startswith(("C O", "CORR")):
            name = "CORRECTED COPY"
        elif name.startswith("REL"):
            name = " ".join(rest.split())
        return (*found, name)
    if found and whole.isupper() and _REMARK.match(rest):
        return tuple(found)
    return ()


def beside(text: str) -> tuple[str, ...]:
    """The captions that stand anywhere in the tail of a classification line, in printed order."""
    found = (_name(match[0]) for match in _words().finditer(text.upper()))
    return tuple(dict.fromkeys(found))
