"""Web pages: the text a reader sees, with <pre> verbatim and one table row on a line.

The text taken from a page reads as the same page saved as text, so one layout reads both.
"""

import re
from itertools import pairwise

from lxml import etree, html

from cables.vocab.wordlists import words

_PAGE = re.compile(
    r"<(?:!doctype\s+html|html|head|body|table|pre|code|div|h[1-6]|p|article)\b", re.IGNORECASE
)
_NEXT = re.compile(r"</html\s*>\s*(?=<(?:\?xml|!doctype|html)\b)", re.IGNORECASE)
_BLOCKS = words(
    """
    address article aside blockquote body br center dd div dl dt fieldset figure footer form
    h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody thead tr ul
    """
)
_SKIPPED = frozenset(("script", "style", "noscript", "template", "svg", "head", "option", "button"))
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")


def is_page(text: str) -> bool:
    """True for a text that begins as HTML does."""
    start = text[:2000].lstrip("﻿ \t\r\n")
    return start.startswith("<") and bool(_PAGE.search(start))


def apart(text: str) -> list[str]:
    """The pages of a text that holds several, one below the other."""
    ends = [match.end() for match in _NEXT.finditer(text)] if is_page(text) else []
    return [text[start:end] for start, end in pairwise([0, *ends, len(text)])]


def text_of(page: str) -> str:
    """The text of a page, blocks on lines of their own."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, huge_tree=True)
    data = _DECLARATION.sub("", page, count=1).encode("utf-8", errors="replace")
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return page
    writer = _Writer()
    for event, element in etree.iterwalk(root, events=("start", "end")):
        writer.start(element) if event == "start" else writer.end(element)
    return writer.text()


class _Writer:
    """Collects text; remembers whether it is inside <pre> or something that is not shown."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.pre = 0
        self.skipped = 0

    def start(self, element: etree._Element) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        self.skipped += tag in _SKIPPED
        self._break(tag)
        self.pre += tag == "pre"
        self._add(element.text)

    def end(self, element: etree._Element) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        self.pre -= tag == "pre"
        self.skipped -= tag in _SKIPPED
        self._break(tag)
        if tag in ("td", "th"):
            self.parts.append("    ")
        self._add(element.tail)

    def _break(self, tag: str) -> None:
        if (tag in _BLOCKS and not self.skipped and not self.pre) or tag == "br":
            self.parts.append("\n")

    def _add(self, text: str | None) -> None:
        if text and not self.skipped:
            self.parts.append(text if self.pre else _BLANKS.sub(" ", text))

    def text(self) -> str:
        return "".join(self.parts).replace("\r\n", "\n").strip("\n")
