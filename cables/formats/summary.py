"""The summary: what stands between its label and its end mark, over one paragraph or several."""

import re

from cables.formats.parsed import Paragraph

_LABEL = re.compile(
    r"[\s(*_]*(?:BEGIN\s+)?(?:EXECUTIVE\s+|BRIEF\s+|INTRODUCTION AND\s+)?"
    r"SUM(?:M?AR\s?Y|MAY|MRY|MARRY)\b"
    r"(?:\s*(?:AND|&|/|,)\s*[A-Z]+(?:\s+(?:REQUEST|FOR ACTION|RECOMMENDATIONS?|ITEMS?))?)?[*_)]*"
    r"\s*(?:[:.;]|--?|—|–|(?=\n))\s*",
    re.IGNORECASE,
)
_END = re.compile(
    r"[Ee](?<!\w.)[Nn][Dd](?i:\s{1,3}(?:OF\s)?(?:THE\s)?(?:EXECUTIVE\s)?"
    r"SUMM?A\s?R(?:\s?\.?\s?Y)?\b)"
)
_HEADING = re.compile(r"(?:EXECUTIVE\s+|BRIEF\s+)?SUMM?ARY\b", re.IGNORECASE)
_FURTHEST = 8


def summary_of(paragraphs: tuple[Paragraph, ...]) -> str | None:
    """The summary without label and end mark, or None if no paragraph is labelled so."""
    for index, paragraph in enumerate(paragraphs[:_FURTHEST]):
        label = _LABEL.match(paragraph.text)
        if label is not None:
            return _from(paragraphs, index, label.end())
        if paragraph.heading and _HEADING.match(paragraph.heading):
            return _from(paragraphs, index, 0)
    return None


def _from(paragraphs: tuple[Paragraph, ...], index: int, start: int) -> str | None:
    """To the end mark, be it in a later paragraph; without a mark, to the end of this one."""
    texts: list[str] = []
    for offset, paragraph in enumerate(paragraphs[index : index + _FURTHEST]):
        text = paragraph.text[start:] if offset == 0 else paragraph.text
        end = _END.search(text) if "sum" in text.casefold() else None
        if end is not None:
            texts.append(text[: end.start()])
            return _clean("\n\n".join(texts))
        texts.append(text)
    return _clean(_same_heading(paragraphs, index, texts))


def _same_heading(paragraphs: tuple[Paragraph, ...], index: int, texts: list[str]) -> str:
    """Without end mark a headed summary runs to the next heading, any other to its paragraph."""
    if not (paragraphs[index].heading and _HEADING.match(paragraphs[index].heading or "")):
        return texts[0]
    end = 1
    while end < len(texts) and paragraphs[index + end].heading is None and end < 3:
        end += 1
    return (
        "\n\n".join(texts[:end])
        if end < len(texts) and paragraphs[index + end].heading
        else texts[0]
    )


def _clean(text: str) -> str | None:
    return text.strip(" \n-–—(*_/") or None
