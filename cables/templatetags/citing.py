"""Where citations can be taken away."""

from dataclasses import dataclass

from django import template
from django.urls import reverse

from cables.citing import FORMATS, Format
from cables.models import Cable, Entity
from cables.search import SearchState

register = template.Library()


@dataclass(frozen=True, slots=True)
class CitationFile:
    """A file as a link leads to it."""

    format: Format
    url: str


@register.filter
def citation_files(cited: Cable | Entity) -> list[CitationFile]:
    """The files beside the page of a cable or an entity."""
    page = cited.get_absolute_url()
    return [CitationFile(one, f"{page}citation.{one.suffix}") for one in FORMATS.values()]


@register.filter
def cited_files(state: SearchState) -> list[CitationFile]:
    """The files with everything that a search finds."""
    query = state.on_page(1).query_string
    return [
        CitationFile(one, f"{reverse('export-citations', args=[one.suffix])}{query and '?'}{query}")
        for one in FORMATS.values()
    ]
