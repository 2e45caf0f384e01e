"""Headings between paragraphs: underlined, in markdown, between slashes, or alone on their line."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from cables.formats.lines import Kind, Line, cut
from cables.vocab import markings

_MARKDOWN = re.compile(
    r"#{1,6}\s+(?P<hash>[^#].{0,120}?)\s*#*$|[-=]{3,}\s{1,3}(?P<dashes>[A-Z][^-=]{1,80}?)\s{1,3}[-=]{3,}$|\*\*(?P<stars>[^*]{2,100})\*\*:?$"
)
_SLASHES = re.compile(r"/{2,}\s*(?P<title>[^/]{2,80}?)\s*/{2,}$")
_RULED = re.compile(r"(?P<title>[^\-=_].{0,100}?)\s+[-=_]{3,}[-=_\s]*$")
_BLOCK_MARK = re.compile(
    r"\(?(?:BEGIN|END|UNQUOTE|QUOTE|SINCERELY|BEST|REGARDS|DEAR|YOURS|SIGNED|CC|FAX|TEL|PHONE"
    r"|HTTP|WWW)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?:;\"”')\]*]$|END (?:SUMMARY|COMMENT|NOTE|TEXT)$", re.IGNORECASE)
_END_MARK = re.compile(r"\(?END (?:OF )?(?:SUMMARY|COMMENT|NOTE|TEXT)\W*$", re.IGNORECASE)
_DRAWN = frozenset("#-=*/")
_NO_TITLE_END = frozenset(".,;:")
_BULLET_START = frozenset("-*•●▪([¶�")
_KNOWN = re.compile(
    r"(?:EXECUTIVE )?(?:SUMMARY|COMMENT|BACKGROUND|INTRODUCTION|CONCLUSIONS?|OVERVIEW"
    r"|BIO(?:GRAPHIC)? NOTES?|ACTION REQUEST(?:ED)?)"
    r"(?: (?:AND|&) [A-Z]+)?:?$",
    re.IGNORECASE,
)
_LONGEST = 90
_LONGEST_LINES = 3
_LONGEST_TITLE = 12


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its text, the index behind it, and whether it surely is one.

    `items` are its lines, for the case that it turns out to be text of the paragraph.
    """

    text: str
    next: int
    strong: bool
    items: tuple[Line, ...]

    def joined(self, below: "Heading") -> "Heading":
        """Two headings without text between them: lines of one title, each underlined.

        No title is longer than some lines; of more the last ones count.
        """
        if len(self.items) > _LONGEST_TITLE:
            return below
        return Heading(
            f"{self.text} {below.text}",
            below.next,
            self.strong or below.strong,
            (*self.items, *below.items),
        )


def heading_at(items: list[Line], index: int, numbered: Callable[[int], bool]) -> Heading | None:
    """The heading that begins at an index, or None; `numbered` tells where paragraphs begin."""
    text = items[index].text
    if len(text) > 2 * _LONGEST:
        return None
    decorated = (_drawn(text) if text[0] in _DRAWN else None) or _ruled(text)
    if decorated:
        title = next(group for group in decorated.groups() if group)
        return Heading(_title(title), index + 1, True, (items[index],))
    if len(text) > _LONGEST:
        return None
    if text[0] in _BULLET_START:
        return _marked(items, index, numbered)
    return _underlined(items, index) or _alone(items, index, numbered, text)


def _marked(items: list[Line], index: int, numbered: Callable[[int], bool]) -> Heading | None:
    """`(C) The Groups` over a drawn line: the marking is no part of the title."""
    marked = markings.at_start(items[index].text)
    if marked is None:
        return None
    title = cut(items[index], marked[1])
    if not title.text or title.text[0] in _BULLET_START or not _is_title(title.text):
        return None
    found = _underlined(items, index)
    if found is not None:
        return replace(found, text=found.text[marked[1] :].strip())
    return _alone(items, index, numbered, title.text) if title.text.isupper() else None


def _drawn(text: str) -> re.Match[str] | None:
    return _MARKDOWN.match(text) or _SLASHES.match(text)


def _ruled(text: str) -> re.Match[str] | None:
    """`Summary -------`: title and line on one line."""
    return _RULED.match(text) if text[-1] in "-=_" and text[-3:-1].strip("-=_ ") == "" else None


def _underlined(items: list[Line], index: int) -> Heading | None:
    """One to three short lines with a drawn line under them."""
    if not _may_begin(items, index):
        return None
    end = index
    while end < len(items) and items[end].kind is Kind.TEXT and end - index < _LONGEST_LINES:
        end += 1
    rule = end
    if rule < len(items) and items[rule].kind is Kind.BLANK and end == index + 1:
        rule += 1
    if rule >= len(items) or items[rule].kind is not Kind.RULE:
        return None
    lines = items[index:end]
    if any("   " in item.text or len(item.text) > _LONGEST for item in lines):
        return None
    if any(_ends_sentence(item.text) for item in lines[:-1]) or _END_MARK.match(lines[0].text):
        return None
    if rule > end and not _is_title(lines[0].text):
        return None
    return Heading(_joined(lines), rule + 1, True, tuple(lines))


def _may_begin(items: list[Line], index: int) -> bool:
    """At the start of a block, or behind the end of a sentence."""
    before = items[index - 1] if index else None
    if before is None or before.kind is not Kind.TEXT:
        return True
    return bool(_SENTENCE_END.search(before.text))


def _ends_sentence(text: str) -> bool:
    ended = text[-1] in ".:" and not text.endswith("U.S.")
    return ended or text[-11:].upper() == "END SUMMARY"


def _alone(
    items: list[Line], index: int, numbered: Callable[[int], bool], text: str
) -> Heading | None:
    """A title on a line of its own between blank lines, before a paragraph."""
    if index and items[index - 1].kind is Kind.TEXT:
        return None
    if not (_KNOWN.match(text) or _is_title(text) or _is_title_with_colon(text)):
        return None
    behind = index + 1
    while behind < len(items) and items[behind].kind is not Kind.TEXT:
        behind += 1
    if behind == len(items):
        return None
    if text[-1] == ":" and not (numbered(behind) or _KNOWN.match(text)):
        return None
    if numbered(behind):
        return (
            Heading(_title(text), behind, False, (items[index],))
            if _sentence_before(items, index)
            else None
        )
    if behind == index + 1 or not _sentence_before(items, index) or not _in_capitals(text):
        return None
    long_block = len(items[behind].text) > 40 and not _is_title(items[behind].text)
    return Heading(_title(text), behind, text.isupper(), (items[index],)) if long_block else None


def _is_title(text: str) -> bool:
    if len(text) > 80 or (text[-1] in _NO_TITLE_END and not text.endswith("...")):
        return False
    if (
        not (text[0].isupper() or text[0].isdigit() or text[0] in '"“')
        or "   " in text
        or "://" in text
    ):
        return False
    return not _BLOCK_MARK.match(text) and any(letter.isalpha() for letter in text)


def _is_title_with_colon(text: str) -> bool:
    return len(text) > 1 and text[-1] == ":" and _is_title(text[:-1]) and _in_capitals(text)


def _sentence_before(items: list[Line], index: int) -> bool:
    for item in reversed(items[max(0, index - 8) : index]):
        if item.kind is Kind.TEXT:
            return "   " in item.text or bool(_SENTENCE_END.search(item.text))
    return True


def _in_capitals(text: str) -> bool:
    """Every longer word begins with a capital."""
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    return bool(words) and all(word[0].isupper() for word in words)


def _joined(lines: list[Line]) -> str:
    return _title(" ".join(item.text for item in lines))


def _title(text: str) -> str:
    return " ".join(text.split()).rstrip(":")
