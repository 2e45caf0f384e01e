"""The seam to the search engine, the side of the writer: documents into generations of the index.

One process writes at a time, which the caller sees to.
"""

import secrets
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import tantivy

from cables.search.analysis import ANALYSED
from cables.search.engine import CURRENT, SCHEMA, current_name, sound
from cables.search.schema import VERSION, IndexDocument

MEGABYTE = 1_000_000
_JOURNAL = "changes"

Change = tuple[str, IndexDocument | None]


def write(folder: Path, changes: Iterable[Change], *, megabytes: int, threads: int) -> int:
    """Replace documents by key, or remove those that come without a document; returns how many."""
    done = 0
    with _writer(folder, megabytes, threads) as writer:
        for key, document in changes:
            writer.delete_documents_by_term("key", key)
            if document is not None:
                writer.add_document(_for_engine(document))
            done += 1
    return done


def fill(folder: Path, documents: Iterable[IndexDocument], *, megabytes: int, threads: int) -> int:
    """Write documents of which the generation has none yet; returns how many."""
    done = 0
    with _writer(folder, megabytes, threads) as writer:
        for document in documents:
            writer.add_document(_for_engine(document))
            done += 1
    return done


@contextmanager
def _writer(folder: Path, megabytes: int, threads: int) -> Iterator[tantivy.IndexWriter]:
    """What is written in the block counts from its end on, all at once.

    Documents come with their terms found: the engine only parts them at the blanks.
    """
    with sound(folder.name):
        index = tantivy.Index(SCHEMA, str(folder), reuse=True)
        index.register_tokenizer("stemmed", ANALYSED)
        writer = index.writer(megabytes * MEGABYTE, threads)
        yield writer
        writer.commit()
        writer.wait_merging_threads()


def _for_engine(document: IndexDocument) -> tantivy.Document:
    fields: dict[str, Any] = dict(document)
    return tantivy.Document.from_dict(fields | fields.pop("parts"), SCHEMA)


def begin(root: Path) -> Path:
    """A new, empty generation. Until it is swapped in, `journal` remembers what changes meanwhile.

    Generations that an interrupted build left behind are removed.
    """
    for leftover in _generations(root):
        if leftover.name != current_name(root):
            shutil.rmtree(leftover, ignore_errors=True)
    folder = root / f"v{VERSION}-{secrets.token_hex(8)}"
    folder.mkdir(parents=True)
    (folder / _JOURNAL).touch()
    return folder


def journal(root: Path, cable_ids: Iterable[int]) -> None:
    """Tell every generation that is being built that these cables changed."""
    for building in root.glob(f"*/{_JOURNAL}"):
        with building.open("a") as lines:
            lines.writelines(f"{pk}\n" for pk in cable_ids)


def journaled(folder: Path) -> list[int]:
    """The cables that changed while this generation was being built."""
    return sorted({int(line) for line in (folder / _JOURNAL).read_text().split()})


def swap_in(root: Path, folder: Path) -> None:
    """Make a finished generation the one that is searched, and remove the others."""
    (folder / _JOURNAL).unlink()
    draft = root / f"{CURRENT}.new"
    draft.write_text(f"{folder.name}\n")
    draft.replace(root / CURRENT)
    for other in _generations(root):
        if other != folder:
            shutil.rmtree(other, ignore_errors=True)


def _generations(root: Path) -> list[Path]:
    return [path for path in root.iterdir() if path.is_dir()] if root.is_dir() else []
