"""What a cable, or the name itself, says to be no NGO: `Vestra, the state bank`; `Vestra park`."""

import re
from bisect import bisect_left
from functools import lru_cache

from cables.linking.find.bodies import directory
from cables.linking.find.places import atlas
from cables.linking.find.text import lexicon
from cables.linking.find.text.passages import Passage

OTHERS = (
    r"(?:government|state-run|state-owned|ministr(?:y|ies)|compan(?:y|ies)|contractors?|"
    r"newspapers?|daily|weekly|part(?:y|ies)|unions?|militia|firm|agency|commission|authority|"
    r"hotel|parastatal|bank|enterprise|act|law|treaty|regiment|faction|tribe|clan|dialect|"
    r"language|river|mine|plant|factory|village|town|district|island|army|police|brand|ship|"
    r"vessel|airline|station|parish|diocese|bishop|federation|chamber|council)"
)
"""Words for what is no NGO: bodies of the state, of business, of war; places and laws."""
BRACKETS = r"[\"”]?(?: \([A-Z][\w&/-]*\))?"
"""Letters in brackets, or the end of a quotation, that may stand behind a name."""
_BEFORE = re.compile(
    r"\b(?:Minister|Secretary|Commissioner|Vicar|Ambassador)(?: General)? (?:for|of|to) (?:the )?$|"
    rf"\b{OTHERS},? (?:the )?$|\b(?:led|headed|chaired|commanded|signed) by $|"
    r"\b(?:[Uu]niversit\w+|[Mm]inistry|[Cc]ollege|[Ee]mbassy|[Gg]overnment|[Pp]arty|[Bb]ank|"
    r"[Dd]epartment|Office|Academy(?: of \w+)?|EU|UN|[Aa]mbassador|[Ss]ecretariat|Commission|"
    r"[Pp]arliament|Congress|Senate|House|Knesset|Assembly|[Pp]resident|[Mm]inister)"
    r"['’]s? $"
)
_BEHIND = re.compile(
    r" (?:park|river|camp|district|province|region|village|mine|dam|bridge|road|reserve|valley|"
    r"border|crossing|prison|market|port|neighborhood|slum|refinery|pipeline)s?\b|"
    rf"{BRACKETS},? \(?(?:the|an?|one of the|[A-Z][\w-]+['’]s?) (?:[\w-]+['’]s? |"
    rf"(?!(?:of|for|to|in|with|that|which|against) )[\w'’-]+ ){{0,3}}{OTHERS}\b"
)
_OTHER_TYPES = frozenset(("government", "company", "media", "party", "university", "union"))
_QUOTED = re.compile(r"[\"“]([^\"“”]{1,300})[\"”]")


def is_other(passage: Passage, start: int, end: int) -> bool:
    """Whether the cable, or the name, says that it is something else: `Vestra, the state bank`."""
    words = passage.read[start:end].split()
    first, last = words[0].capitalize(), words[-1]
    return bool(
        (last.isupper() and passage.before(start, 2).endswith("("))
        or _is_quoted_among(passage, start, end)
        or last in lexicon.listed("never ends an NGO")
        or _is_of_people(last.removesuffix("s"))
        or _BEFORE.search(passage.before(start, 60))
        or _BEHIND.match(passage.after(end, 80))
        or first in lexicon.listed("never begins an NGO")
        or directory.opening_words().get(first) in _OTHER_TYPES
        or directory.head_words().get(last) in _OTHER_TYPES
    )


def _is_of_people(word: str) -> bool:
    return word in atlas.demonyms() or word in lexicon.listed("language or faith")


def _is_quoted_among(passage: Passage, start: int, end: int) -> bool:
    """Whether a name stands in what is quoted, a headline it may be, and is not all of it."""
    quotes = _quotes(passage)
    at = bisect_left(quotes, (start + 1,)) - 1
    return at >= 0 and end <= quotes[at][1] and quotes[at][1] - quotes[at][0] > end - start + 1


@lru_cache(maxsize=64)
def _quotes(passage: Passage) -> list[tuple[int, int]]:
    """What stands between quotation marks, without them; a comma at the end may."""
    return [quote.span(1) for quote in _QUOTED.finditer(passage.read)]
