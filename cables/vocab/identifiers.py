"""The number of a cable: year, post, serial (`07GUANGZHOU378`), in every published spelling.

The National Archives write a four-digit year, the station cut to six characters and a padded
serial (`1974TELAV01234`); WikiLeaks writes two digits and no zeros, and published some eighty ids
with words of the classification line swallowed into the post (`08SECTION01OF03CAIRO1416`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self
from urllib.parse import unquote

from cables.vocab import posts
from cables.vocab.years import full_year

_ADDRESS = re.compile(
    r"(?:.*/)?(?P<name>[^/?#]+?)(?:_[a-e])?(?:\.(?:html?|txt|xml|pdf))?(?:[?#].*)?$"
)
_DOUBLED_YEAR = re.compile(r"^(\d\d)\1(?=[A-Z])")
_SWALLOWED = re.compile(
    r"(?<=\d\d)(?:[A-Z]{0,2}ECTION|SQCTION|SECTION)?0?\d{1,2}OF\d{1,2}(?=[A-Z])"
    r"|(?<=\d\d)(?:EFTO|NOFORN|SIPDIS|SENSITIVE|UNCLAS(?:SIFIED)?|CONFIDENTIAL|SECRET)(?=[A-Z])"
)
_SPLIT = re.compile(
    r"^(?P<year>\d{4}|\d{2})(?P<post>[A-Z]+?)(?P<serial>\d{1,8})(?P<rest>[A-Z]\w*)?$"
)
_NO_MATTER = re.compile(r"[^A-Z0-9]+")
_LOOSE = re.compile(
    r"(?<![A-Z0-9])(?P<year>(?:19|20)\d{2}"
    r"|\d{2})[ _-]?(?P<post>[A-Z]{3,24})[ _-]?(?P<serial>\d{1,7})"
    r"(?![0-9])"
)
_LENGTH = 60


@dataclass(frozen=True, order=True, slots=True)
class CableId:
    """A message as the Department numbers it: year (four digits), post code, serial."""

    year: int
    post: str
    serial: int

    def __str__(self) -> str:
        return f"{self.year % 100:02d}{self.post}{self.serial}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read any published spelling, an address of a page included; ValueError if it is none."""
        letters = _bare(text)
        match = _SPLIT.match(letters)
        if match is None:
            raise ValueError(f"not a cable identifier: {text[:60]!r}")
        year = full_year(match["year"])
        if year is None:
            raise ValueError(f"no year of a cable at the start of {text[:60]!r}")
        return cls(year, canonical_post(match["post"], year), int(match["serial"]))

    @classmethod
    def of(cls, year: int, post_name: str, serial: int) -> Self:
        """The id of a cable of which the parts are known; the post in any spelling."""
        return cls(year, canonical_post(posts.squeeze(post_name), year), serial)


def parse_or_none(text: str) -> CableId | None:
    """As `CableId.parse`, with None for what is no identifier."""
    try:
        return CableId.parse(text)
    except ValueError:
        return None


def find_in(text: str) -> Iterator[CableId]:
    """Every identifier in a name of a file or a page whose post is in the gazetteer."""
    whole = parse_or_none(text)
    if whole is not None and posts.find_squeezed(whole.post):
        yield whole
        return
    for match in _LOOSE.finditer(text.upper()[:500]):
        year = full_year(match["year"])
        if year is not None and posts.find_squeezed(match["post"]):
            yield CableId.of(year, match["post"], int(match["serial"]))


def canonical_post(letters: str, year: int) -> str:
    """The code for a post's letters: aliases and cut stations resolved, unknown ones kept.

    Taipei is the American Institute from 1979 on (Taiwan Relations Act).
    """
    post = posts.find_in_number(letters)
    code = post.code if post else letters
    if code == "TAIPEI" and year >= 1979:
        return "AITTAIPEI"
    return code


def _bare(text: str) -> str:
    printed = text[: 4 * _LENGTH].strip()
    address = None if printed.isalnum() else _ADDRESS.match(unquote(printed))
    name = address["name"] if address else text
    letters = _NO_MATTER.sub("", name.upper())[:_LENGTH]
    return _SWALLOWED.sub("", _DOUBLED_YEAR.sub(r"\1", letters), count=1)
