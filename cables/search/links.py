"""Where the values of a facet lead."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from cables.search.state import SearchState

Address = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Links:
    """The addresses of a search with values of one parameter switched on or off, or left out.

    A page has some two hundred of them: what they share is written once.
    """

    state: SearchState
    param: str
    selected: frozenset[str]
    left_out: frozenset[str]
    _with: Address
    _without: Address

    @classmethod
    def of(cls, state: SearchState, param: str) -> Self:
        return cls(
            state,
            param,
            frozenset(state.values(param)),
            frozenset(state.left_out(param)),
            state.address_with(param),
            state.address_with(f"not_{param}"),
        )

    def toggled(self, value: str) -> str:
        """With the value switched on, or off if it is on."""
        if value in self.selected:
            return self.state.toggled(self.param, value).url
        return self._with(value)

    def toggled_out(self, value: str) -> str:
        """With the value left out, or let in again if it is."""
        if value in self.selected or value in self.left_out:
            return self.state.toggled_out(self.param, value).url
        return self._without(value)
