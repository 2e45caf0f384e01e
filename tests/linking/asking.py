"""Asking the finders about one paragraph."""

from cables.linking.find import FoundEntity, Kind, Numbered, find


def bodies(text: str, country: str = "") -> list[FoundEntity]:
    """The organizations that a paragraph names."""
    found = find([Numbered(text, 1)], country)
    return [entity for entity in found if entity.kind is Kind.ORGANIZATION]


def names(text: str, country: str = "") -> list[str]:
    return [body.name for body in bodies(text, country)]
