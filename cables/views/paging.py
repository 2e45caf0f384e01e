"""Links between the pages of a list."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page
from django.http import QueryDict

from cables.search.results import PageLink


@dataclass(frozen=True, slots=True)
class Paging:
    """What the partial `_pages.html` prints; addresses keep every other parameter."""

    page: int
    page_count: int
    pages: tuple[PageLink, ...]
    previous_url: str | None
    next_url: str | None


def paging(page: Page[Any], query: QueryDict) -> Paging:
    """The links around one page of a paginator, for the query that led to it."""

    def address(number: int) -> str:
        parameters = query.copy()
        parameters["page"] = str(number)
        return f"?{parameters.urlencode()}"

    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    links = (
        PageLink(number, address(number), number == page.number)
        if isinstance(number, int)
        else PageLink(None, "", False)
        for number in numbers
    )
    return Paging(
        page.number,
        page.paginator.num_pages,
        tuple(links),
        address(page.previous_page_number()) if page.has_previous() else None,
        address(page.next_page_number()) if page.has_next() else None,
    )
