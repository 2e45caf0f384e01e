"""What people decided about the words of some cables: where a machine has nothing more to say."""

from collections import defaultdict
from collections.abc import Iterable

from cables.models import Mention


class Decided:
    """The decided mentions of some cables, by place."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._rejected: set[tuple[int | None, str, int]] = set()
        self._taken: defaultdict[int | None, set[int]] = defaultdict(set)
        for mention in mentions:
            if mention.status == Mention.Status.REJECTED:
                self._rejected.add(
                    (mention.paragraph_id, _words(mention.surface), mention.entity_id)
                )
            else:
                self._taken[mention.paragraph_id].update(range(mention.start, mention.end))

    def leaves_open(self, paragraph: int, start: int, end: int) -> bool:
        """Whether no accepted mention stands on any of these characters."""
        taken = self._taken.get(paragraph)
        return taken is None or taken.isdisjoint(range(start, end))

    def rejects(self, paragraph: int, surface: str, entity: int) -> bool:
        """Whether a curator said of these words in this paragraph that they mean another."""
        return (paragraph, _words(surface), entity) in self._rejected

    def rejects_all(self, paragraph: int, surface: str, entities: Iterable[int]) -> bool:
        """Whether a curator said of these words that they mean none of several entities."""
        return all(self.rejects(paragraph, surface, entity) for entity in entities)


def is_decided(mention: Mention) -> bool:
    """Accepted, rejected, doubted or made by a person: linking leaves it as it is.

    `MentionQuerySet.decided` asks the same of the database.
    """
    return mention.status != Mention.Status.SUGGESTED or mention.method == Mention.BY_CURATOR


def _words(surface: str) -> str:
    """The words whatever their case, and whatever blanks or line ends part them."""
    return " ".join(surface.casefold().split())
