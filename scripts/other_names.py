"""Which of the many names that GeoNames has for a city can be told from other words in a text.

Part of the generator of the gazetteer (`build_towns.py`). GeoNames keeps former
names, names in other languages and transliterations: Semipalatinsk for Semey, Grodno for Hrodna.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from build_vocab import VOCAB, fold, key, read

SHORTEST = 4  # letters; shorter names are codes, or other words too often
LONGEST = 30
_NAME = re.compile(r"[A-Z][A-Za-z'’-]*(?: [A-Za-z'’-]+)*")
# Spellings that no English text has: `Ehl'-Tokujo`, `Kunming Shi`, `Misto Lviv`.
_FOREIGN = re.compile(
    r"Eh|[a-z]['’](?:[a-z]?$|-|[bcdfghjklmnpqrstvwxz])|[bdgklmnprstvz]j(?:[aeou]|$)|jj|"
    r"(?:^|[- ])(?:[Ss]hi|[Hh]sien|[Hh]sien-ch.eng|[Xx]iang|[Zz]hen|[Cc]hen|[Qq]u|[Ss]haary|"
    r"[Kk]hot|[Cc]hhi|jiao qu|su|shih|Kommun)$|"
    r"(?:City|Town|Village|Municipality|Distrito|Arrondissement|Gorod|Ciudad|Siyudad|Cidade|"
    r"Citta|Cita|Ville|Kutha|Altepetl|Pole|Commune|Gmina|Amphoe|King Amphoe|Horad|Misto|Comuna|"
    r"Concelho|Municipio) "
)
# Lists of words that look like names and are none, with the column that holds the word.
_WORD_LISTS = (
    ("common_words", "word"),
    ("finder_words", "word"),
    ("not_entities", "word"),
    ("organization_words", "word"),
    ("titles", "title"),
    ("given_names", "name"),
    ("everyday_surnames", "name"),
    ("statesmen", "surname"),
)


def latin_names(city: dict[str, Any]) -> Iterator[str]:
    """Further names of a city in Latin letters, each spelling once, without those of no use."""
    seen = {key(city["name"])}
    for alternate in sorted(city["alternatenames"]):
        name = fold(alternate).strip(" '’`")
        if len(name) < len(alternate) - 1 or key(name) in seen or _FOREIGN.search(name):
            continue
        if is_telling(name):
            seen.add(key(name))
            yield name


def is_telling(name: str) -> bool:
    """Whether a name has the shape of one, and is no other word that cables use."""
    return (
        SHORTEST <= len(name) <= LONGEST
        and _NAME.fullmatch(name) is not None
        and not name.isupper()
        and key(name) not in other_words()
        and not all(key(word) in other_words() for word in name.split())
    )


@cache
def other_words() -> frozenset[str]:
    """Everyday words, jargon, first names, peoples: each in small letters."""
    words = {
        key(row[column]) for table, column in _WORD_LISTS for row in read(VOCAB / f"{table}.csv")
    }
    peoples = {
        key(name) for row in read(VOCAB / "countries.csv") for name in _split(row["demonyms"])
    }
    countries = {
        key(name) for row in read(VOCAB / "countries.csv") for name in _split(row["aliases"])
    }
    return frozenset(
        words | peoples | countries | {key(r["name"]) for r in read(VOCAB / "countries.csv")}
    )


def _split(cell: str) -> list[str]:
    return [name for name in cell.split(" | ") if name]
