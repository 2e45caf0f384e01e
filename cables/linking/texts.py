"""Texts of stored cables on their way to the finders and back, through other processes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cables.linking.authority import AuthorityFinder, Names
from cables.linking.find import FINDERS, Finder, FoundEntity, Numbered, find
from cables.linking.new_names import Heard, remembered
from cables.models import Cable, Paragraph


@dataclass(frozen=True, slots=True)
class CableText:
    """A cable's paragraphs as they stood in the version that was shown, and its post's country."""

    cable: int
    version: int | None
    country: str
    paragraphs: list[Numbered]
    heard: tuple[Heard, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """What the finders found in such a text."""

    cable: int
    version: int | None
    found: list[FoundEntity]

    def is_about(self, cable: Cable | None) -> bool:
        """Whether the cable still has the text in which this was found."""
        return cable is not None and cable.preferred_id == self.version


def texts_of(keys: Sequence[int]) -> list[CableText]:
    """The texts of cables: three queries."""
    cables = Cable.objects.filter(pk__in=keys).order_by("pk")
    rows = cables.values_list("pk", "preferred", "origin__country")
    heard = remembered(keys)
    texts = {
        pk: CableText(pk, version, country or "", [], heard.get(pk, ()))
        for pk, version, country in rows
    }
    paragraphs = Paragraph.objects.filter(cable__in=texts).order_by("cable", "position")
    for pk, text in paragraphs.values_list("cable", "text"):
        texts[pk].paragraphs.append(Numbered(text))
    return list(texts.values())


class Finding:
    """All finders, the authority list first."""

    def __init__(self, names: Names) -> None:
        self._finders: list[Finder] = [AuthorityFinder(names), *FINDERS.values()]

    def __call__(self, texts: Iterable[CableText]) -> list[Told]:
        """What each text names."""
        return [
            Told(
                text.cable,
                text.version,
                find(text.paragraphs, text.country, self._finders, further=text.heard),
            )
            for text in texts
        ]
