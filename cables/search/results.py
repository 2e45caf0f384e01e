"""What a search answers: frozen values that a template can print as they are."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cables.models import Cable


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of a snippet; `matched` says whether the query found it."""

    text: str
    matched: bool


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of one matching paragraph. `anchor` (`p7`) is its place on the cable's page."""

    anchor: str
    label: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """One cable of a result page with the paragraphs that matched."""

    cable: Cable
    url: str
    snippets: tuple[Snippet, ...]


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet; `url` is the search with this value switched on or off."""

    value: str
    label: str
    count: int
    selected: bool
    url: str


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """A facet with its counts, each made with the facet's own selection left out."""

    name: str
    param: str
    label: str
    values: tuple[FacetValue, ...]
    more: bool

    @property
    def selected(self) -> tuple[FacetValue, ...]:
        return tuple(value for value in self.values if value.selected)


@dataclass(frozen=True, slots=True)
class Applied:
    """An active filter; `url` is the search without it."""

    label: str
    value: str
    url: str


@dataclass(frozen=True, slots=True)
class YearBar:
    """Cables of one year in the timeline; `url` is the search narrowed to it."""

    year: int
    count: int
    selected: bool
    url: str


@dataclass(frozen=True, slots=True)
class SortChoice:
    """One order of the results."""

    value: str
    label: str
    selected: bool
    url: str


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link to another page of the results; `number` is None for a gap."""

    number: int | None
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Results:
    """One page of an answer.

    `sentence` says what is shown, `notes` what was not understood and what was searched instead,
    `timings` how many seconds went into what (`search`, `database`).
    """

    query: str
    total: int
    hits: tuple[Hit, ...]
    facets: tuple[FacetGroup, ...]
    timeline: tuple[YearBar, ...]
    applied: tuple[Applied, ...]
    sorts: tuple[SortChoice, ...]
    page: int
    page_count: int
    pages: tuple[PageLink, ...]
    previous_url: str | None
    next_url: str | None
    clear_url: str
    sentence: str
    notes: tuple[str, ...] = ()
    timings: Mapping[str, float] = field(default_factory=dict)
