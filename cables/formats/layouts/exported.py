"""JSON and JSON Lines: our own export, and other collections with a cable's text in a field."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from cables.formats.parsed import Unreadable

_GAP = 1000
_OBJECT = re.compile(r'\ufeff?\s*(?:\[\s*)?\{\s*"')
_TEXT_KEYS = ("source", "source_text", "raw_text", "text", "content", "body", "raw")
_ID_KEYS = ("reference_id", "id", "canonical_id", "mrn", "_id")


def is_json(text: str) -> bool:
    """True for a text that begins as a JSON object, or a list of them."""
    return _OBJECT.match(text, 0, 1000) is not None


def is_lines(text: str) -> bool:
    """True for a text that begins as JSON Lines: an object on a line, then another line."""
    return text[:100].lstrip("\ufeff \t\r\n").startswith('{"') and "\n" in text.strip()


def documents(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Text and name of each object, one on a line.

    Raises Unreadable where a line is no object with a text.
    """
    for number, line in enumerate(lines, start=1):
        if line.strip().strip("[],"):
            yield from _documents(line.strip().rstrip(","), number)


def whole(text: str) -> Iterator[tuple[str, str]]:
    """As `documents`, for a text that is one JSON value or has one on each line."""
    values = _values(text)
    if values is None:
        yield from documents(text.splitlines())
        return
    for value in values:
        for item in value if isinstance(value, list) else [value]:
            yield _text_of(item, 1)


def _values(text: str) -> list[Any] | None:
    """The JSON values that follow each other in a text; None if something else is among them."""
    decoder, found, at = json.JSONDecoder(), [], 0
    text = text.strip("\ufeff \t\r\n")
    try:
        while at < len(text):
            value, end = decoder.raw_decode(text, at)
            found.append(value)
            at = end + len(text[end : end + _GAP]) - len(text[end : end + _GAP].lstrip(", \t\r\n"))
    except (ValueError, RecursionError):
        return None
    return found


def _documents(line: str, number: int) -> Iterator[tuple[str, str]]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as broken:
        message = (
            f"Line {number} is not a JSON object. Export the cables again, one object on a line."
        )
        raise Unreadable(message) from broken
    yield _text_of(value, number)


def _text_of(value: Any, number: int) -> tuple[str, str]:
    if isinstance(value, dict):
        name = next((str(value[key]) for key in _ID_KEYS if value.get(key)), "")
        if isinstance(value.get("header"), str) and isinstance(value.get("body"), str):
            return f"{value['header']}\n\n{value['body']}", name
        for key in _TEXT_KEYS:
            if isinstance(value.get(key), str) and value[key].strip():
                return value[key], name
    keys = ", ".join(_TEXT_KEYS[:4])
    raise Unreadable(
        f"The JSON object on line {number} has no text of a cable; it should be in one of: {keys}."
    )
