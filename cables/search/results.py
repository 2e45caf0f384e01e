"""What a search answers: frozen values that a template can print as they are."""

from calendar import month_abbr, month_name
from collections.abc import Mapping
from dataclasses import dataclass, field

from cables.models import Cable

_AT_ONCE = 6  # values of a facet that are seen without unfolding it


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

    @property
    def sign(self) -> str:
        """The paragraph as one cites it: `¶7`, or `¶` where it has no number."""
        return f"¶{self.anchor[1:]}" if self.anchor.startswith("p") else "¶"


@dataclass(frozen=True, slots=True)
class Hit:
    """One cable of a result page with the paragraphs that matched."""

    cable: Cable
    url: str
    snippets: tuple[Snippet, ...]


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet.

    `url` is the search with this value switched on or off, `url_out` with it left out or let in.
    """

    value: str
    label: str
    count: int
    selected: bool
    url: str
    left_out: bool
    url_out: str

    @property
    def chosen(self) -> bool:
        return self.selected or self.left_out


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """A facet with its counts, each made with the facet's own selection left out.

    `known` says how many values there are in all, if that was counted; `none` is the choice of
    cables without any value; `url` is the page with every value.
    """

    name: str
    param: str
    label: str
    values: tuple[FacetValue, ...]
    more: bool
    known: int | None
    none: FacetValue | None
    url: str

    @property
    def first(self) -> tuple[FacetValue, ...]:
        """The values that are seen at once."""
        return self.values[:_AT_ONCE]

    @property
    def further(self) -> tuple[FacetValue, ...]:
        """The values that unfold."""
        return self.values[_AT_ONCE:]

    @property
    def noun(self) -> str:
        """The label within a sentence: `NGOs` and `TAGS` keep their capitals."""
        return self.label if self.label.isupper() or self.label == "NGOs" else self.label.lower()

    @property
    def selected(self) -> tuple[FacetValue, ...]:
        return tuple(value for value in self.values if value.selected)


@dataclass(frozen=True, slots=True)
class Applied:
    """An active filter; `url` is the search without it, `page_url` the page of the entity."""

    label: str
    value: str
    url: str
    page_url: str | None = None


@dataclass(frozen=True, slots=True)
class YearBar:
    """Cables of one year, or of one of its months; `url` is the search narrowed to it."""

    year: int
    count: int
    selected: bool
    url: str
    month: int | None = None

    @property
    def written(self) -> str:
        """As an address has it: `2007`, `2007-09`."""
        return f"{self.year}-{self.month:02d}" if self.month else str(self.year)

    @property
    def label(self) -> str:
        """In words: `2007`, `September 2007`."""
        return f"{month_name[self.month]} {self.year}" if self.month else str(self.year)

    @property
    def number(self) -> str:
        """The count as it is read: `1,234`."""
        return f"{self.count:,}"

    @property
    def short(self) -> str:
        """Beneath its column: `2007`, `Sep`."""
        return month_abbr[self.month] if self.month else str(self.year)


@dataclass(frozen=True, slots=True)
class Timeline:
    """Columns of years, or of the months of the one year that is chosen.

    `all_url` leads from the months back to the years; `range_url` is the search without any
    period, to which a first and a last day can be added; `undated` are the found cables that have
    no year to stand in, `undated_url` the search for these alone.
    """

    bars: tuple[YearBar, ...]
    caption: str
    range_url: str
    all_url: str | None = None
    undated: int = 0
    undated_url: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """What may have been meant; `url` searches it."""

    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Link:
    """Where one can go on; `detail` says more about it: `NGO, 13 cables`."""

    text: str
    url: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """A note that leads on: a sentence up to its links, the links, and how it ends."""

    text: str
    links: tuple[Link, ...]
    end: str = "."


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
    `offers` where else to look, `timings` how many seconds went into what (`search`, `database`).
    """

    query: str
    total: int
    hits: tuple[Hit, ...]
    facets: tuple[FacetGroup, ...]
    timeline: Timeline
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
    offers: tuple[Offer, ...] = ()
    did_you_mean: Correction | None = None
    timings: Mapping[str, float] = field(default_factory=dict)
