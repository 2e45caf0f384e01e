"""What is cited: a cable, a paragraph of one, or a page of this site."""

import re
from dataclasses import dataclass
from datetime import date

CABLE = "Diplomatic cable"
UNTITLED = "[no subject]"
"""The title where a cable has none, in the brackets by which styles mark what is supplied."""

_NO_CHARACTER = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_OUR_OWN = re.compile(r"U\.?S\.? (?=[A-Z])")
_NAMED_WITHOUT = ("American ", "White House")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to cite, free of any format.

    `key` is its own among all items (`07LIMA5`, `07LIMA5:p3`, `entity:12`); `genre` what it is:
    CABLE, or what a page is about. `author` is a body, never a person; `number` the cable's own.
    What is not known is empty or None.
    """

    key: str
    genre: str
    title: str
    url: str
    site: str
    accessed: date
    author: str = ""
    issued: date | None = None
    number: str = ""
    notes: tuple[str, ...] = ()

    @property
    def is_cable(self) -> bool:
        return self.genre == CABLE

    @property
    def heading(self) -> str:
        """The title on one line; every format wants one."""
        return one_line(self.title) or UNTITLED

    @property
    def note(self) -> str:
        """All notes on one line."""
        return one_line("; ".join(self.notes))


def one_line(text: str) -> str:
    """The text without control characters and with single blanks: nothing in it can end a line."""
    return " ".join(_NO_CHARACTER.sub(" ", text).split())


def body(post: str) -> str:
    """A post as the author of its cables: `Embassy Lima` is `U.S. Embassy Lima`.

    As the Chicago Manual of Style (17th ed., 14.290) and the Foreign Relations series name missions
    of the United States. What stands in brackets behind a name explains it, and is left out.
    """
    name = _OUR_OWN.sub("", post.partition(" (")[0], count=1)
    return name if name.startswith(_NAMED_WITHOUT) else f"U.S. {name}"
