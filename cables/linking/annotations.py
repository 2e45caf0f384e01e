"""What a reader found in a cable, as a file says it: to measure the finders with."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from cables.linking.find import Kind
from cables.vocab.names import normalize

KINDS = tuple(kind.value for kind in Kind)


class BadAnnotation(ValueError):
    """An annotation that cannot be measured with; the message says what it lacks."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """One entity of an annotated cable."""

    names: tuple[str, ...]
    kind: str
    keys: frozenset[str]
    ngo: bool | None
    paragraphs: frozenset[int]
    optional: frozenset[int]

    @property
    def name(self) -> str:
        return self.names[0]

    @classmethod
    def read(cls, entry: Any) -> Self:
        """From one object of an annotation file: `text`, `kind` and `paragraphs` it must have."""
        name, kind = _text(entry, "text"), _text(entry, "kind")
        if kind not in KINDS:
            raise BadAnnotation(f"{name!r} is of the kind {kind!r}: write {', '.join(KINDS)}.")
        if "paragraphs" not in entry:
            raise BadAnnotation(f'{name!r} has no "paragraphs": write their numbers as a list.')
        names = (name, *_texts(entry, "aliases"))
        return cls(
            names=names,
            kind=kind,
            keys=frozenset(map(normalize, names)),
            ngo=entry.get("ngo"),
            paragraphs=_numbers(entry, "paragraphs"),
            optional=_numbers(entry, "optional_paragraphs"),
        )


@dataclass(frozen=True, slots=True)
class Annotation:
    """What a reader found in the cable of `file`, and strings of it that count neither way."""

    file: str
    reference_id: str | None
    entities: tuple[Annotated, ...]
    ignored: tuple[str, ...] = ()

    @classmethod
    def read(cls, written: Any) -> Self:
        """From the object of an annotation file; raises `BadAnnotation`."""
        return cls(
            file=_text(written, "file"),
            reference_id=written.get("reference_id"),
            entities=tuple(map(Annotated.read, _list(written, "entities"))),
            ignored=_texts(written, "ignore"),
        )


def _text(written: Any, key: str) -> str:
    found = written.get(key) if isinstance(written, dict) else None
    if not isinstance(found, str) or not found:
        raise BadAnnotation(f'{str(written)[:60]} has no "{key}": give it a text.')
    return found


def _list(written: Mapping[str, Any], key: str) -> list[Any]:
    """The list under a key, which may lack."""
    found = written.get(key, [])
    if not isinstance(found, list):
        raise BadAnnotation(f'"{key}" is {str(found)[:60]!r}: write a list.')
    return found


def _texts(written: Mapping[str, Any], key: str) -> tuple[str, ...]:
    found = _list(written, key)
    if not all(isinstance(one, str) and one for one in found):
        raise BadAnnotation(f'"{key}" is {str(found)[:60]}: write a list of texts.')
    return tuple(found)


def _numbers(written: Mapping[str, Any], key: str) -> frozenset[int]:
    """Numbers of paragraphs; places without one (headings, a signature) are not counted."""
    return frozenset(number for number in _list(written, key) if isinstance(number, int))
