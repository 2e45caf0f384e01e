"""Numbers of authority files, from whatever a person pastes: the number, or an address with it.

Wikidata items: https://www.wikidata.org/wiki/Wikidata:Identifiers (Q and a number). GeoNames:
https://www.geonames.org/export/ (a number, also in https://www.geonames.org/1816670/).
"""

import re

_WIKIDATA = re.compile(
    r"(?:https?://(?:www\.|m\.)?wikidata\.org/(?:wiki|entity)/(?:Special:EntityPage/)?|wd:)?"
    r"[Qq]([1-9][0-9]{0,17})(?:[#?/].*)?"
)
_GEONAMES = re.compile(
    r"(?:https?://(?:[a-z]+\.)?geonames\.org/)?([1-9][0-9]{0,17})(?:[/#?].*)?", re.IGNORECASE
)


def wikidata_id(text: str) -> str:
    """`Q42` from `q42` or the item's address, empty from nothing; ValueError says what to do."""
    number = _number(_WIKIDATA, text, "Write the Wikidata item as Q42, or paste its address")
    return f"Q{number}" if number else ""


def geonames_id(text: str) -> int | None:
    """1816670 from the number or an address with it; None from nothing. ValueError as above."""
    digits = _number(_GEONAMES, text, "Write the GeoNames number, or paste its address")
    return int(digits) if digits else None


def _number(pattern: re.Pattern[str], text: str, advice: str) -> str:
    text = text.strip()
    if not text:
        return ""
    found = pattern.fullmatch(text)
    if found is None:
        raise ValueError(f"{advice}: {text[:60]!r} is neither.")
    return found[1]
