"""What is searched for, as an immutable value: made from a query string, and back to one."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Self
from urllib.parse import quote_plus, urlencode

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.urls import get_script_prefix, reverse

from cables.search.parameters import (
    FACET_PARAMETERS,
    LEAVING_OUT,
    LONGEST_QUERY,
    NO_VALUE,
    CableParameters,
    Parameter,
    PartialDate,
    runs_backwards,
)
from cables.vocab import posts
from cables.vocab.identifiers import parse_or_none

_ANY = "\0"  # stands for a value still to come: no address has it
MOST_VALUES = 50  # of one parameter; what comes after them is ignored
_SELECTING = (*FACET_PARAMETERS, *LEAVING_OUT)
_TYPED_ID = re.compile(r"\d{2,4}[\s_-]*[^\W\d_][^\W\d_\s.'-]*(?:[\s.'-]+[^\W\d_]+)*[\s_-]*\d{1,7}")

_WITHOUT_YEAR = re.compile(r"(?P<post>[^\W\d_][^\d_]{1,40}?)[\s_-]*(?P<serial>\d{1,7})")


@dataclass(frozen=True, slots=True)
class SearchState:
    """One search. Every change gives a new state and leads back to page 1.

    `selected` holds pairs of parameter and value: several values of one parameter mean any of
    them, and the `not_` form of a parameter leaves values out. `notes` says which parts of the
    query string were not understood.
    """

    q: str = ""
    selected: tuple[tuple[str, str], ...] = ()
    since: str = ""
    until: str = ""
    sort: str = ""
    page: int = 1
    notes: tuple[str, ...] = ()

    @classmethod
    def from_query(cls, query: QueryDict) -> Self:
        """Read the query string of an address; what it cannot mean is ignored, with a note."""
        found, notes = _understood(query)
        pairs = ((name, value) for name in _SELECTING for value in found[name])
        return cls(
            q=" ".join(found["q"]),
            selected=tuple(dict.fromkeys(pairs)),
            since="".join(found["from"][:1]),
            until="".join(found["to"][:1]),
            sort="".join(found["sort"][:1]),
            page=int("".join(found["page"][:1]) or 1),
            notes=tuple(notes),
        )._with_period_in_order()

    def _with_period_in_order(self) -> Self:
        first, last = self.first_day, self.last_day
        if first is None or last is None or not runs_backwards(first, last):
            return self
        note = f"The period ran backwards: searched from {last.label} to {first.label}."
        return replace(self, since=self.until, until=self.since, notes=(*self.notes, note))

    def values(self, parameter: str) -> tuple[str, ...]:
        """The selected values of a parameter."""
        return tuple(value for name, value in self.selected if name == parameter)

    def left_out(self, parameter: str) -> tuple[str, ...]:
        """The values of a parameter that must not occur."""
        return self.values(f"not_{parameter}")

    @property
    def order(self) -> str:
        """How results are sorted: by relevance if there are words to be relevant to."""
        unsaid = "relevance" if self.q else "newest"
        return unsaid if self.sort in ("", "relevance") else self.sort

    @property
    def first_day(self) -> PartialDate | None:
        """The beginning of the period, if one is set."""
        return PartialDate.parse(self.since) if self.since else None

    @property
    def last_day(self) -> PartialDate | None:
        """The end of the period, if one is set."""
        return PartialDate.parse(self.until) if self.until else None

    @property
    def one_year(self) -> int | None:
        """The year within which the search is, if it is within one."""
        first, last, years = self.first_day, self.last_day, self.values("year")
        if first and last and first.year == last.year:
            return first.year
        return int(years[0]) if len(years) == 1 and years != (NO_VALUE,) else None

    @property
    def is_narrowed(self) -> bool:
        """Whether any filter is set beside the words."""
        return bool(self.selected or self.since or self.until)

    def cable_id(self) -> str | None:
        """The cable that the words name, canonical, if they name one and nothing else.

        `07 guangzhou 378`, `2007Guangzhou000378`. Whether it is held is another question.
        """
        words = self.q.strip()
        if any(letter.isspace() for letter in words) and not _TYPED_ID.fullmatch(words):
            return None
        found = parse_or_none(words) if words else None
        return str(found) if found else None

    def number_without_year(self) -> tuple[str, int] | None:
        """Post and serial, if the words are these and nothing else: `BEIJING 001234`."""
        found = _WITHOUT_YEAR.fullmatch(self.q.strip())
        post = posts.find(found["post"]) if found else None
        return (post.code, int(found["serial"])) if found and post else None

    @property
    def is_surely_a_number(self) -> bool:
        """Whether a post and its serial can be nothing else: `beijing 2008` could be words."""
        found = _WITHOUT_YEAR.fullmatch(self.q.strip())
        return bool(found and not re.fullmatch(r"(?:1[789]|20)\d\d", found["serial"]))

    # --- other searches from here -----------------------------------------------------------------

    def toggled(self, parameter: str, value: str) -> Self:
        """With a value switched on, or off if it is on."""
        pair = (parameter, value)
        rest = tuple(other for other in self.selected if other != pair)
        return replace(self, selected=rest if pair in self.selected else (*rest, pair), page=1)

    def toggled_out(self, parameter: str, value: str) -> Self:
        """With a value left out, or let in again if it is."""
        chosen = tuple(pair for pair in self.selected if pair != (parameter, value))
        return replace(self, selected=chosen).toggled(f"not_{parameter}", value)

    def only(self, parameter: str, value: str) -> Self:
        """With this value as the parameter's only one."""
        rest = tuple(pair for pair in self.selected if pair[0] != parameter)
        return replace(self, selected=(*rest, (parameter, value)), page=1)

    def in_period(self, since: str, until: str) -> Self:
        """With this period instead of any other and of chosen years."""
        rest = tuple(pair for pair in self.selected if pair[0] != "year")
        return replace(self, selected=rest, since=since, until=until, page=1)

    def unfiltered(self) -> Self:
        """The words and the order alone."""
        return replace(self, selected=(), since="", until="", page=1)

    def sorted_by(self, order: str) -> Self:
        """In another order; the one that goes without saying is left out of the address."""
        unsaid = replace(self, sort="", page=1)
        return unsaid if order == unsaid.order else replace(unsaid, sort=order)

    def on_page(self, number: int) -> Self:
        return replace(self, page=number)

    def facet_url(self, name: str) -> str:
        """The page with every value of a facet."""
        query = self.on_page(1).query_string
        return f"{_address('facet', name)}{query and '?'}{query}"

    def export_url(self, kind: str) -> str:
        """Everything found, as `csv` or `jsonl`, in this order."""
        query = self.on_page(1).query_string
        return f"{_address(f'export-{kind}')}{query and '?'}{query}"

    @property
    def csv_url(self) -> str:
        return self.export_url("csv")

    @property
    def jsonl_url(self) -> str:
        return self.export_url("jsonl")

    def address_with(self, parameter: str) -> Callable[[str], str]:
        """The addresses of this search with one more value of a parameter, a value each."""
        added = (parameter, _ANY)
        pairs = replace(self, selected=(*self.selected, added), page=1)._pairs
        at = pairs.index(added)
        before, after = urlencode(pairs[:at]), urlencode(pairs[at + 1 :])
        start = f"{_address('search')}?{before}{before and '&'}{parameter}="
        end = f"{after and '&'}{after}"
        return lambda value: f"{start}{quote_plus(value)}{end}"

    @property
    def query_string(self) -> str:
        """The state as the query of an address, without its question mark."""
        return urlencode(self._pairs)

    @property
    def _pairs(self) -> list[tuple[str, str]]:
        pairs = [
            ("q", self.q),
            *_in_order(self.selected),
            ("from", self.since),
            ("to", self.until),
            ("sort", self.sort),
            ("page", str(self.page) if self.page > 1 else ""),
        ]
        return [pair for pair in pairs if pair[1]]

    @property
    def url(self) -> str:
        """The address of this search."""
        query = self.query_string
        return f"{_address('search')}?{query}" if query else _address("search")


def _address(name: str, *args: str) -> str:
    """The path of a page; a page of results has hundreds of them."""
    return _reversed(name, args, get_script_prefix())


@cache
def _reversed(name: str, args: tuple[str, ...], prefix: str) -> str:
    return reverse(name, args=args)


def _in_order(pairs: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    return sorted(pairs, key=lambda pair: _SELECTING.index(pair[0]))


def _understood(query: QueryDict) -> tuple[dict[str, list[str]], list[str]]:
    """Each parameter's valid values in canonical spelling, and a note on every other value."""
    found: dict[str, list[str]] = {}
    notes: list[str] = []
    for name, parameter in CableParameters.base_filters.items():
        found[name] = []
        for raw in query.getlist(name)[:MOST_VALUES]:
            value = raw.encode(errors="replace").decode().strip()
            if name == "q":
                value, cut = _shortened(value.replace("\x00", " ").strip())
                notes += cut
            try:
                found[name] += [_canonical(name, parameter, value)] if value else []
            except ValidationError as problem:
                notes.append(_ignored(str(parameter.label), value, problem.messages[0]))
    return found, notes


def _canonical(name: str, parameter: Parameter, value: str) -> str:
    """The one spelling of a value; ValidationError if it is none."""
    if value == NO_VALUE and name in _SELECTING:
        return value
    return str(parameter.field.clean(value))


def _shortened(words: str) -> tuple[str, list[str]]:
    """A query of a length that is answered fast, cut at a blank where there is one."""
    if len(words) <= LONGEST_QUERY:
        return words, []
    kept = words[:LONGEST_QUERY].rpartition(" ")[0] or words[:LONGEST_QUERY]
    return kept, [f"Only the first {LONGEST_QUERY} characters of the words were searched."]


def _ignored(label: str, value: str, why: str) -> str:
    printable = "".join(letter if letter.isprintable() else "·" for letter in value[:40])
    return f"{label}: “{printable}” was ignored ({why.rstrip('.')[:120]})."
