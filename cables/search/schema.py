"""What the index keeps of a cable: its fields, and how each is analysed."""

from typing import TypedDict

import tantivy

from cables.vocab.markings import LEVELS

VERSION = 6  # raise it whenever fields, documents or analysis change: old indexes are then rebuilt

NONE = "-"  # the value of a cable that has none; 0 in numbers
LACKING = ("org", "person", "place")  # what a cable can name none of


def text_of(marking: str) -> str:
    """The field with the text of the paragraphs of one marking, or (`NONE`) of the unmarked."""
    return f"text_{'none' if marking == NONE else marking.lower()}"


PARTS = ("head", *(text_of(marking) for marking in (*LEVELS, NONE)))
"""The fields that hold, one beside the other, all that `text` holds, with its order of words."""


class IndexDocument(TypedDict):
    """One cable for the index; the keys are the fields of the schema.

    Texts are terms with blanks between (`analysis.Terms`). `text` holds every word that is searched
    for; `subject` and `summary` stand apart to weigh more; `forms` has the words that
    `text` does not tell (`analysis.told_by_stem`). `day` is 20070905, `month` 200709. `newest`,
    `oldest` and `cited` are sort keys, unique, the larger the earlier listed.
    `parts` says the same as `text`, with the order of the words: `head`, and the paragraphs of each
    portion marking in a field of their own, so that words can be searched in, say, what was
    unclassified alone. Phrases are found in the parts.
    `ngo` and `other` share out what `org` holds, so that each is counted once.
    A facet of which a cable has no value holds `NONE` or 0, so that "none" can be chosen; `lacking`
    names the entity facets of which it has none, whose counts stop at the most frequent values.
    """

    key: str
    cable: int
    id: str
    text: list[str]
    forms: str
    parts: dict[str, list[str]]
    subject: str
    summary: str
    origin: list[str]
    country: list[str]
    level: list[str]
    marking: list[str]
    caption: list[str]
    year: list[int]
    month: list[int]
    day: list[int]
    tag: list[str]
    org: list[int]
    ngo: list[int]
    other: list[int]
    person: list[int]
    place: list[int]
    lacking: list[str]
    cites: list[str]
    newest: int
    oldest: int
    cited: int


def build_schema() -> tantivy.Schema:
    """The schema of this version."""
    builder = tantivy.SchemaBuilder()
    # Where a word stands in the text is noted once, in the parts: half of an index are places.
    builder.add_text_field("text", tokenizer_name="stemmed", index_option="freq")
    for name in ("subject", "summary", *PARTS):
        builder.add_text_field(name, tokenizer_name="stemmed", index_option="position")
    builder.add_text_field("forms", tokenizer_name="stemmed", index_option="basic")
    # Deleting by a term works for raw text alone: on a number it silently deletes nothing.
    for name in ("key", "id", "cites", "caption"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in ("origin", "country", "level", "marking", "tag"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    for name in ("year", "month", "day", "org", "ngo", "person", "place"):
        builder.add_unsigned_field(name, indexed=True, fast=True)
    builder.add_text_field("lacking", tokenizer_name="raw", index_option="basic", fast=True)
    for name in ("cable", "newest", "oldest", "cited", "other"):
        builder.add_unsigned_field(name, fast=True)
    return builder.build()
