"""Rows for tests, invented: each factory makes what its model needs and no more."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from factory.declarations import LazyAttribute, PostGeneration, SubFactory
from factory.declarations import Sequence as Numbered
from factory.django import DjangoModelFactory

from cables.models import (
    Alias,
    Cable,
    Classification,
    Entity,
    Mention,
    Paragraph,
    Post,
    Tag,
    Tagging,
    Version,
)
from cables.vocab.names import normalize

SENT = datetime(2007, 9, 5, 2, 56, tzinfo=UTC)


class PostFactory(DjangoModelFactory[Post]):
    """A mission; the same code gives the same row."""

    class Meta:
        model = Post
        django_get_or_create = ("code",)

    code = "GUANGZHOU"
    name = LazyAttribute(lambda post: f"Consulate {post.code.title()}")
    kind = "consulate"
    city = LazyAttribute(lambda post: post.code.title())
    country = "CN"


class TagFactory(DjangoModelFactory[Tag]):
    """A TAGS code; the same code gives the same row."""

    class Meta:
        model = Tag
        django_get_or_create = ("code",)

    code = "ELAB"
    kind = Tag.Kind.SUBJECT
    meaning = LazyAttribute(
        lambda tag: "Labor sector and industrial relations" if tag.code == "ELAB" else ""
    )


def _print_paragraphs(cable: Cable, create: bool, texts: Sequence[str] | None, **_: Any) -> None:
    if create:
        print_cable(cable, ["(U) Nothing to report."] if texts is None else texts)


def _tag(cable: Cable, create: bool, codes: Sequence[str] | None, **_: Any) -> None:
    for position, code in enumerate(codes or () if create else ()):
        Tagging.objects.create(cable=cable, tag=TagFactory.create(code=code), position=position)


class CableFactory(DjangoModelFactory[Cable]):
    """A cable with a preferred version and paragraphs.

    `CableFactory(tags=["ELAB", "PHUM"], paragraphs=["Summary: ...", "..."])`: the paragraphs are
    numbered from 1. `reference_id` follows from year, post and a serial unless it is given.
    """

    class Meta:
        model = Cable
        skip_postgeneration_save = True

    class Params:
        # Far above every serial that a test writes itself: the two must never name one cable.
        serial = Numbered(lambda number: 20_001 + number)

    origin = SubFactory(PostFactory)
    transmitted_at = SENT
    reference_id = LazyAttribute(
        lambda cable: (
            f"{cable.transmitted_at or SENT:%y}"
            f"{cable.origin.code if cable.origin else 'STATE'}{cable.serial}"
        )
    )
    slug = LazyAttribute(lambda cable: cable.reference_id or f"sha-{cable.serial}")
    classification = Classification.UNCLASSIFIED
    subject = "RIVER PORT NEWS"
    paragraphs = PostGeneration(_print_paragraphs)
    tags = PostGeneration(_tag)


def print_cable(cable: Cable, texts: Sequence[str]) -> Version:
    """Give a cable numbered paragraphs and the preferred version that they were read from."""
    source = "\n\n".join([cable.slug, *(f"{n}. {text}" for n, text in enumerate(texts, 1))])
    version = Version.objects.create(
        cable=cable,
        file=f"{cable.slug}.txt",
        layout="cablegate",
        source_text=source,
        sha256=hashlib.sha256(source.encode()).hexdigest(),
    )
    start = len(cable.slug) + 2
    for number, text in enumerate(texts, 1):
        start += len(f"{number}. ")
        pieces = [start, start + len(text)]
        Paragraph.objects.create(
            cable=cable,
            position=number,
            anchor=f"p{number}",
            number=number,
            text=text,
            pieces=pieces,
        )
        start += len(text) + 2
    cable.preferred = version
    cable.save(update_fields=["preferred"])
    return version


class EntityFactory(DjangoModelFactory[Entity]):
    """An organization, unless `kind` says otherwise."""

    class Meta:
        model = Entity

    kind = Entity.Kind.ORGANIZATION
    name = Numbered(lambda number: f"Lantern Society {number}")
    normalized = LazyAttribute(lambda entity: normalize(entity.name))


class NgoFactory(EntityFactory):
    """A non-governmental organization."""

    type = Entity.Type.NGO


class PersonFactory(EntityFactory):
    """A person."""

    kind = Entity.Kind.PERSON
    name = Numbered(lambda number: f"Wen Example {number}")


class PlaceFactory(EntityFactory):
    """A place."""

    kind = Entity.Kind.LOCATION
    name = Numbered(lambda number: f"Sampleton {number}")


class AliasFactory(DjangoModelFactory[Alias]):
    """A further name of an entity."""

    class Meta:
        model = Alias

    entity = SubFactory(EntityFactory)
    name = Numbered(lambda number: f"LS{number}")
    normalized = LazyAttribute(lambda alias: normalize(alias.name))


def _count(mention: Mention, create: bool, *_: Any, **__: Any) -> None:
    if create:
        Entity.objects.filter(pk=mention.entity_id).recount()


class MentionFactory(DjangoModelFactory[Mention]):
    """A mention of `entity` in the first paragraph of `cable`, at the paragraph's beginning.

    Give `paragraph`, `start` and `surface` for another place; `end` follows. The counts of the
    entity's row are brought in line, as linking does.
    """

    class Meta:
        model = Mention
        skip_postgeneration_save = True

    cable = SubFactory(CableFactory)
    entity = SubFactory(EntityFactory)
    paragraph = LazyAttribute(lambda mention: mention.cable.paragraphs.first())
    paragraph_number = LazyAttribute(lambda mention: mention.paragraph and mention.paragraph.number)
    start = 0
    surface = LazyAttribute(lambda mention: mention.entity.name)
    end = LazyAttribute(lambda mention: mention.start + len(mention.surface))
    method = "curator"
    counts = PostGeneration(_count)
