"""References inside the text of a cable: where each of them leads.

To the cited cable where it is held, at the paragraph that is named; else to its item in the list
of references beside the text. What is neither held nor in that list stays text.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cables.linking.references import held
from cables.linking.referring.full_citations import cable_id
from cables.linking.referring.inline_references import InlineReference, RefBlock, find
from cables.models import Cable, Paragraph, Reference
from cables.rendering import Span
from cables.views.reading import shown_text
from cables.vocab.citations import Citation
from cables.vocab.identifiers import CableId, parse_or_none

LIST = "#references"


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of the list of references, and its address within the page (`ref-A`)."""

    reference: Reference
    anchor: str
    number: CableId | None

    @property
    def name(self) -> str:
        label = f"Reference {self.reference.label}: " if self.reference.label else ""
        return label + (self.reference.reference_id or self.reference.text[:80])


def items(references: Iterable[Reference]) -> list[Item]:
    """The list of references with an address for each entry."""
    found: list[Item] = []
    taken: set[str] = set()
    for position, reference in enumerate(references, 1):
        anchor = f"ref-{reference.label}"
        if not reference.label.isalnum() or anchor in taken:
            anchor = f"ref-item-{position}"
        taken.add(anchor)
        found.append(Item(reference, anchor, parse_or_none(reference.reference_id)))
    return found


def spans(
    cable: Cable, paragraphs: Iterable[Paragraph], listed: Sequence[Item]
) -> dict[int, list[Span]]:
    """The links of each paragraph, by its key; at most one query for the whole cable."""
    block = _block(listed)
    found = [
        (one.pk, reference) for one in paragraphs for reference in find(shown_text(one), block)
    ]
    guide = _Guide(cable, listed, [reference for _, reference in found])
    links: dict[int, list[Span]] = {}
    for key, reference in found:
        link = guide.link(reference)
        if link is not None:
            links.setdefault(key, []).append(link)
    return links


def _block(listed: Iterable[Item]) -> RefBlock:
    numbers = [item.number for item in listed]
    return RefBlock(
        frozenset(item.reference.label for item in listed if item.reference.label),
        frozenset((number.post, number.serial) for number in numbers if number),
    )


class _Guide:
    """Knows the list of references, and which other cables that the text names are held."""

    def __init__(
        self, cable: Cable, listed: Sequence[Item], found: Iterable[InlineReference]
    ) -> None:
        self.listed = listed
        self.own = parse_or_none(cable.slug)
        sent = cable.transmitted_at or cable.sent_on
        self.year = self.own.year if self.own else sent.year if sent else None
        self.held = held(set(self._elsewhere(found)))

    def link(self, one: InlineReference) -> Span | None:
        """Where a reference leads; None where that is nowhere."""
        if one.cable is None:
            return self._to_items(one, self._meant(one.labels))
        item = self._item_of(one.cable)
        if item is not None:
            return self._to_items(one, [item])
        target = self.held.get(str(cable_id(one.cable, self.year)))
        return _to_cable(one, target) if target else None

    def _elsewhere(self, found: Iterable[InlineReference]) -> Iterator[str]:
        """The numbers that the text cites and the list of references does not have."""
        for cited in (one.cable for one in found if one.cable):
            number = cable_id(cited, self.year)
            if number and number != self.own and not self._item_of(cited):
                yield str(number)

    def _meant(self, labels: Sequence[str]) -> list[Item]:
        """The items that are labelled so; without a label those that are cables."""
        if labels:
            return [item for item in self.listed if item.reference.label in labels]
        return [item for item in self.listed if item.number]

    def _item_of(self, cited: Citation) -> Item | None:
        """The item of this number; where no year is printed, of this post and serial."""
        named = (cited.post, cited.serial)
        for item in self.listed:
            number = item.number
            same_year = number is not None and cited.year in (None, number.year)
            if number and same_year and (number.post, number.serial) == named:
                return item
        return None

    def _to_items(self, one: InlineReference, meant: Sequence[Item]) -> Span | None:
        if len(meant) != 1 or len(one.labels) > 1:
            url = f"#{meant[0].anchor}" if meant and len(one.labels) == 1 else LIST
            return _span(one, url, "To the references") if self.listed else None
        (item,) = meant
        if item.reference.target is not None:
            return _to_cable(one, item.reference.target)
        missing = ", not held" if item.reference.reference_id else ""
        return _span(one, f"#{item.anchor}", item.name + missing, css="reference not-held")


def _to_cable(one: InlineReference, target: Cable) -> Span:
    place = f"#p{one.paragraph}" if one.paragraph else ""
    named = f", paragraph {one.paragraph}" if one.paragraph else ""
    return _span(one, target.get_absolute_url() + place, f"{target.slug}{named}: {target.title}")


def _span(one: InlineReference, url: str, label: str, css: str = "reference") -> Span:
    return Span(one.start, one.end, url=url, label=label, css=css)
