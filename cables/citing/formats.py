"""The files that citations are taken away in."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from cables.citing.bibtex import bibtex
from cables.citing.csl import csl_json
from cables.citing.item import Item
from cables.citing.ris import ris


@dataclass(frozen=True, slots=True)
class Format:
    """A format under its suffix (`bib`), as a reader, as unAPI and as HTTP know it."""

    suffix: str
    label: str
    name: str
    media_type: str
    written: Callable[[Iterable[Item]], Iterator[str]]


FORMATS = {
    one.suffix: one
    for one in (
        Format("bib", "BibTeX", "bibtex", "application/x-bibtex", bibtex),
        Format("ris", "RIS", "ris", "application/x-research-info-systems", ris),
        Format("json", "CSL JSON", "csljson", "application/vnd.citationstyles.csl+json", csl_json),
    )
}
"""By suffix, in the order in which they are offered."""
