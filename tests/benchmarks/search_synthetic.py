"""Synthetic cables for measurements: invented words with the frequencies of a real language.

The same seed gives the same cables. Nothing here is meant to be read.
"""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import accumulate

from cables.models import Cable, Classification, Entity, Mention, Paragraph, Post, Tag, Tagging
from cables.vocab import tables

WORDS_PER_CABLE = 1000
PARAGRAPHS = 8
MENTIONS = 15
VOCABULARY = 40_000
BATCH = 500
_SYLLABLES = [first + vowel for first in "bdfgklmnprstvz" for vowel in "aeiou"]
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_DAYS = 3700


class Corpus:
    """`size` cables over 274 posts and 900 tags, with a quarter as many entities."""

    def __init__(self, size: int, seed: int = 7) -> None:
        self.size = size
        self.random = random.Random(seed)
        self.words = self._words()
        self._weights = list(accumulate(1 / (rank + 2) for rank in range(VOCABULARY)))

    def _words(self) -> list[str]:
        found: dict[str, None] = {}
        while len(found) < VOCABULARY:
            found["".join(self.random.choices(_SYLLABLES, k=self.random.randint(1, 5)))] = None
        return list(found)

    def text(self, words: int) -> str:
        return " ".join(self.random.choices(self.words, cum_weights=self._weights, k=words))

    def skewed(self, count: int) -> int:
        """A number below `count`, small ones much more often."""
        return int(count * self.random.random() ** 3)

    def load(self) -> Iterator[int]:
        """Write everything to an empty database; yields how many cables are written."""
        self._load_names()
        for start in range(0, self.size, BATCH):
            self._load_cables(range(start, min(start + BATCH, self.size)))
            yield min(start + BATCH, self.size)
        Entity.objects.all().recount()

    def _load_names(self) -> None:
        rows = list(tables.rows("posts"))[:274]
        posts = [Post(code=row["code"], name=row["name"], country=row["country"]) for row in rows]
        self.posts = Post.objects.bulk_create(posts)
        codes = [Tag(code=row["code"]) for row in list(tables.rows("tags"))[:900]]
        self.tags = Tag.objects.bulk_create(codes)
        self.entities = Entity.objects.bulk_create(
            [self._entity(number) for number in range(max(100, self.size // 4))], batch_size=5000
        )

    def _entity(self, number: int) -> Entity:
        kind = [Entity.Kind.ORGANIZATION, Entity.Kind.PERSON, Entity.Kind.LOCATION][number % 3]
        ngo = kind == Entity.Kind.ORGANIZATION and number % 2 == 0
        name = f"{self.text(2).title()} {number}"
        return Entity(kind=kind, type="ngo" if ngo else "", name=name, normalized=name.lower())

    def _load_cables(self, numbers: range) -> None:
        cables = Cable.objects.bulk_create([self._cable(number) for number in numbers])
        Tagging.objects.bulk_create([tagging for cable in cables for tagging in self._tags(cable)])
        paragraphs = Paragraph.objects.bulk_create(
            [self._paragraph(cable, number) for cable in cables for number in range(PARAGRAPHS)]
        )
        Mention.objects.bulk_create(
            [
                mention
                for at, cable in enumerate(cables)
                for mention in self._mentions(cable, paragraphs[at * PARAGRAPHS])
            ]
        )

    def _cable(self, number: int) -> Cable:
        post = self.posts[self.skewed(len(self.posts))]
        sent = _EPOCH + timedelta(days=_DAYS * self.random.random() ** 0.5)
        name = f"{sent:%y}{post.code}{number}"
        return Cable(
            slug=name,
            reference_id=name,
            origin=post,
            transmitted_at=sent,
            classification=self.random.choice(Classification.values),
            subject=self.text(8).upper(),
            summary=self.text(40),
        )

    def _tags(self, cable: Cable) -> list[Tagging]:
        chosen = {self.skewed(len(self.tags)) for _ in range(4)}
        return [
            Tagging(cable=cable, tag=self.tags[number], position=position)
            for position, number in enumerate(chosen)
        ]

    def _paragraph(self, cable: Cable, number: int) -> Paragraph:
        text = self.text(WORDS_PER_CABLE // PARAGRAPHS)
        marking = self.random.choices(["U", "SBU", "C", "S", ""], [40, 30, 20, 5, 5])[0]
        return Paragraph(
            cable=cable,
            position=number,
            number=number + 1,
            anchor=f"p{number + 1}",
            marking=marking,
            text=text,
        )

    def _mentions(self, cable: Cable, paragraph: Paragraph) -> list[Mention]:
        chosen = {self.skewed(len(self.entities)) for _ in range(MENTIONS)}
        return [
            Mention(
                cable=cable,
                paragraph=paragraph,
                paragraph_number=1,
                start=position,
                end=position + 1,
                surface="x",
                entity=self.entities[number],
                method="synthetic",
            )
            for position, number in enumerate(chosen)
        ]
