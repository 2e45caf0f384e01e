"""National Archives (AAD), central foreign policy files 1973-79: `Message Text`, then `Message
Attributes`, 63-69 keys with their values. Also texts of which only the body was kept.
"""

import re

from cables.formats.assembly import assemble
from cables.formats.facts import Facts
from cables.formats.layouts import site
from cables.formats.lines import Line, lines_of
from cables.formats.parsed import ParsedCable, Problem
from cables.vocab import declassification
from cables.vocab.identifiers import CableId

_TEXT = re.compile(r"^[ \t]*Message Text:?[ \t]*$", re.MULTILINE)
_ATTRIBUTES = re.compile(r"^[ \t]*Message Attributes:?[ \t]*$", re.MULTILINE)
_KEY = re.compile(r"(?P<key>[A-Z][A-Za-z./ ]{1,40}?):(?:\s+(?P<value>.*))?$")
_NONE = frozenset(("", "N/A", "NONE", "n/a", "X", "<NA>"))


def beginnings(text: str) -> list[int]:
    """Where each record of a text begins: its text, or its attributes if they come first."""
    if "Message Attributes" not in text:
        return []
    texts = [match.start() for match in _TEXT.finditer(text)]
    attributes = [match.start() for match in _ATTRIBUTES.finditer(text)]
    return attributes if not texts or attributes[:1] < texts[:1] else texts


class Nara:
    """Recognised by its block of attributes."""

    name = "nara-aad-export"

    def recognises(self, text: str) -> bool:
        found = _ATTRIBUTES.search(text) if "Message Attributes" in text else None
        return found is not None and "Document Number" in text[found.end() :]

    def read(self, text: str, filed_as: CableId | None) -> list[ParsedCable]:
        return [self._cable(text, filed_as)]

    def _cable(self, source: str, filed_as: CableId | None) -> ParsedCable:
        mark = _ATTRIBUTES.search(source)
        label = _TEXT.search(source)
        if mark is None:
            return assemble(self.name, source, lines_of(source), Facts(filed_as=filed_as))
        first = label.end() if label and label.end() <= mark.start() else 0
        last = mark.start()
        if label and label.start() > mark.end():
            first, last = label.end(), len(source)
        values = attributes(
            lines_of(
                source, mark.end(), label.start() if label and label.start() > mark.end() else None
            )
        )
        facts = _facts(values, filed_as)
        return assemble(self.name, source, lines_of(source, first, last), facts, _withheld(values))


def attributes(lines: list[Line]) -> dict[str, str]:
    """Keys with their values; a value may go on over the next lines."""
    found: dict[str, str] = {}
    key = None
    for line in lines:
        match = _KEY.match(line.text) if line.text else None
        if match is not None:
            key = match["key"].strip()
            found.setdefault(key, (match["value"] or "").strip())
        elif key and line.text:
            found[key] = f"{found[key]} {line.text}".strip()
    return {key: value for key, value in found.items() if value not in _NONE}


def _facts(values: dict[str, str], filed_as: CableId | None) -> Facts:
    facts = Facts(filed_as=filed_as, attributes=list(values.items()))
    if "Document Number" in values:
        site.add_id(facts, values["Document Number"])
    facts.title = values.get("Subject")
    facts.tags_line = values.get("TAGS")
    facts.origin = values.get("From")
    facts.references = values.get("Reference")
    facts.to = [values["To"]] if "To" in values else []
    facts.sent_on = declassification.first_date(values.get("Draft Date", ""), old=True)
    original = values.get("Original Classification") or values.get("Current Classification")
    if original:
        site.add_classification(facts, original)
    order = values.get("Executive Order")
    facts.declassification_line = (
        f"E.O. 11652: {order}" if order and not order.startswith("E") else order
    )
    handling = values.get("Original Handling Restrictions") or values.get("Handling Restrictions")
    facts.captions = [
        word for word in re.split(r"[,;\s]+", handling or "") if word.isupper() and len(word) > 3
    ]
    return facts


def _withheld(values: dict[str, str]) -> tuple[Problem, ...]:
    """Only `TEXT ON-LINE` in the locator means that the text exists."""
    locator = values.get("Locator", "")
    if not locator or "ON-LINE" in locator.upper():
        return ()
    message = f"The archive holds no text of this cable on line (locator: {locator})."
    return (Problem("text-withheld", message, "paragraphs"),)
