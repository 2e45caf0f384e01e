"""Countries: their codes (ISO 3166, two letters) and what people call them."""

from functools import cache

from cables.vocab import tables


@cache
def names() -> dict[str, str]:
    """The common name of each country, by code."""
    return {row["code"]: row["name"] for row in tables.rows("countries")}


def name_of(code: str) -> str:
    """The common name; the code itself if no list has it."""
    return names().get(code, code)


def code_of(name: str) -> str | None:
    """The code for the common name or another one, in any case; None for other words."""
    return _codes().get(name.casefold())


@cache
def _codes() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in tables.rows("countries"):
        for name in (row["name"], *tables.split_aliases(row["aliases"])):
            found.setdefault(name.casefold(), row["code"])
    return found
