"""What a paragraph calls NGOs: `the NGO X`, `X, a women's group`, `rights activists from X`.

The words that tell (`ngo_words`) are looked for first and names around them after, because most
paragraphs hold no such word.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from cables.linking.find.ngos.words import Anchor, anchors
from cables.linking.find.text.passages import Passage
from cables.linking.find.text.runs import last_of


class Told(NamedTuple):
    """Where names of NGOs begin and where they end, as a paragraph tells.

    The value is whether it calls them so themselves, not among others or by who works there.
    """

    starts: dict[int, bool]
    ends: dict[int, bool]

    def tells(self, start: int, end: int, *, surely: bool = False) -> bool:
        """Whether the paragraph says so of the name between two offsets."""
        if surely:
            return self.starts.get(start, False) or self.ends.get(end, False)
        return start in self.starts or end in self.ends


@lru_cache(maxsize=256)
def told(passage: Passage) -> Told:
    """What the paragraph calls NGOs."""
    found = Told({}, {})
    for anchor in anchors(passage.read):
        _note(found.starts, _behind(passage, anchor))
        _note(found.ends, _before(passage, anchor))
    return found


def _note(offsets: dict[int, bool], places: Iterable[tuple[int, bool]]) -> None:
    for offset, sure in places:
        offsets[offset] = sure or offsets.get(offset, False)


_NAMED = r"(?:the |The )?[\"“‘']?(?=[A-Z])"
_DIRECT = re.compile(
    r"(?:(?: (?:coalition|network|consortium|umbrella|federation|alliance|partner|grantee|group|"
    r"member|organi[sz]ation|institution|foundation|association))s?)?"
    r"(?: (?:called|named|known as)| \(| --?|:)? ?" + _NAMED
)
_AMONG = re.compile(
    r"(?: \([^()]{1,30}\))?"
    r"(?:,? (?:in|from|working|active|operating|based|that|which|who|on|for|here|there|we|with|"
    r"involved|represented|present)\b[^.;:()]{0,70}?)??"
    r"(?:,? (?:such as|like|including|include[sd]?|notably|particularly|especially|among them|"
    r"namely|"
    r"e\.g\.,?)|,? \((?:including|e\.g\.,?|such as|like|notably)|:| --?| \() ?" + _NAMED
)
_STAFF = (
    r"(?:representative|leader|activist|worker|director|official|partner|contact|source|head|"
    r"member|"
    r"lawyer|executive|researcher|staffer|coordinator|advocate|spokes\w+)s?"
)
_NAMED_PERSON = r"(?: (?:(?:Dr|Mr|Ms|Mrs)\.|[A-Z][\w'’-]+\.?)){1,4}"
_OFFICE = (
    r",? (?:and |who is |the |an? )?(?:(?:executive|program|country|deputy|national|founding) )?"
    r"(?:founder|director|president|chair\w*|head|coordinator|representative|member|leader)s?"
)
_OF_BODY = re.compile(
    rf"(?:(?:,? (?:including|such as|like|among them))?{_NAMED_PERSON}|,? including)?"
    rf"(?:{_OFFICE})? (?:of|from|at|with) {_NAMED}"
)
_STAFF_OF = re.compile(rf"(?: and [a-z]+)? {_STAFF}")
_APART = re.compile(
    r"[\"”’']?(?: \([^()]{1,40}\))?(?:,|;| and|, and|; and| or| as well as|, as well as) " + _NAMED
)
_COMMA = re.compile(", " + _NAMED)
_CLOSES = (",", ";", ".", '"', "”", ")")
_LED = re.compile(r"\b(?:of|from|at|for|by|heads?|runs|leads|founded|directs) $")
_ARTICLE = re.compile(r"\b([Aa]n?|[Oo]ne|[Aa]nother) (?:[\w'’-]+ ){0,4}$")


def _behind(passage: Passage, anchor: Anchor) -> Iterator[tuple[int, bool]]:
    """Where names begin that follow the telling words."""
    read = passage.read
    if anchor.kind == "deed":
        return
    if anchor.kind in ("sure", "body"):
        direct = _DIRECT.match(read, anchor.end)
        if direct is not None:
            yield from _listed(passage, direct.end(), many=anchor.many, sure=True)
        if anchor.many and (among := _AMONG.match(read, anchor.end)):
            yield from _listed(passage, among.end(), many=True, sure=True)
        if not anchor.many:
            yield from _set_off(passage, anchor)
    staff = _STAFF_OF.match(read, anchor.end)
    if anchor.kind == "role" or staff is not None:
        body = _OF_BODY.match(read, staff.end() if staff else anchor.end)
        if body is not None:
            yield from _listed(passage, body.end(), many=True, sure=False)


def _set_off(passage: Passage, anchor: Anchor) -> Iterator[tuple[int, bool]]:
    """`An NGO, X, opposes it`; but not `the head of an NGO, Jane Doe, opposes it`."""
    read = passage.read
    name = _COMMA.match(read, anchor.end)
    article = name and _ARTICLE.search(read, max(0, anchor.start - 40), anchor.start)
    if not name or not article or _LED.search(read, max(0, article.start() - 12), article.start()):
        return
    end = _end(passage, name.end())
    if end and read[end : end + 1] in _CLOSES:
        yield name.end(), True


def _listed(passage: Passage, start: int, *, many: bool, sure: bool) -> Iterator[tuple[int, bool]]:
    """The beginning of a name, and of those listed with it."""
    while True:
        end = _end(passage, start)
        if not end:
            return
        yield start, sure
        further = _APART.match(passage.read, end) if many else None
        if further is None:
            return
        start = further.end()


_OPENS = (
    r"(?:(?:,| \(|,? which is|,? which was|,? who are| --?|:| is| was| are| remains|"
    r" has become)(?: (?:perhaps|also|itself|now|arguably|probably|reportedly))?"
    r" ?(?:[Aa]n?|another|one of|(?:the|[A-Z]\w+(?: [A-Z]\w+)?['’]s)(?= (?:\w+['’]s |largest|"
    r"biggest|"
    r"leading|main|major|oldest|only|first|most|best|premier|local|national|independent|"
    r"international|umbrella|foremost|country|nation|same|well|two|three|[A-Z]\w+-based|[a-z]+)))"
    r"| \((?:the )?(?=(?:[\w'’/-]+ ){0,4}$)|,? as an?|"
    r",? (?:which|who) [^,.;]{3,80}, (?:is|was) an?)"
)
_WITHIN = (
    r"(?:(?!(?:not|an?|of|in|at|for|from|by|with|to|that|which|who|and the|member|part|head|"
    r"director|"
    r"meeting|visit|victim)\b)[\w'’./-]+,? ){0,7}"
)
_APPOSED = re.compile(
    rf"['’\"”)]*(?: \((?:[A-Z][\w&./-]*|[^()]{{3,50}})\))?(?:{_OPENS} ?{_WITHIN}"
    rf"(?:(?:coalition|network|consortium|group|federation|alliance|umbrella|one) of "
    rf"(?:[\w'’-]+ ){{0,3}})?)$"
)
_SEVERAL = re.compile(r"\b(?:of|are|were)\b")
_AFTER = re.compile(
    r"[,.;:)\"”]|\s*$|\s?--|\s(?:that|which|who|whose|in|on|at|of|for|from|with|by|to|and|but|or|"
    r"under|here|there|dedicated|active|close|like|since|outside|throughout|across|as|it|he|she|"
    r"known|set|run|led|[a-z]+(?:ed|ing))\b|\s\("
)
_OTHERS = re.compile(
    r"['’\"”)]*(?: \([^()]{1,40}\))?,? (?:and|along with|together with|like|as well as|or|among) "
    r"(?:(?:many|several|some|numerous|various|all|the|two|three|a few|a number of) )?other "
    r"(?:[\w'’-]+,? ){0,3}$"
)


def _before(passage: Passage, anchor: Anchor) -> Iterator[tuple[int, bool]]:
    """Where names end that the telling words follow."""
    if anchor.kind in ("role", "staff"):
        return
    ends = bool(_AFTER.match(passage.read, anchor.end)) and not _is_short_for(passage, anchor)
    at = bisect_left(passage.words, anchor.start, key=itemgetter(1)) - 1
    for word in reversed(passage.words[max(0, at - 5) : at + 1]):
        if word.end < anchor.start - 130:
            return
        if (ends and _is_apposed(passage, word.end, anchor)) or (
            anchor.many and _OTHERS.match(passage.read, word.end, anchor.start)
        ):
            yield word.end, True
            return


def _is_apposed(passage: Passage, end: int, anchor: Anchor) -> bool:
    """`X, an NGO`; several are said of one only as `X, one of the NGOs` or `X and Y are NGOs`."""
    match = _APPOSED.match(passage.read, end, anchor.start)
    return match is not None and not (anchor.many and _SEVERAL.search(match[0]) is None)


def _is_short_for(passage: Passage, anchor: Anchor) -> bool:
    """`Central Statistics Office (CSO)`: letters that only happen to be the same."""
    letters = passage.read[anchor.start - 1 : anchor.end + 1]
    return letters[:1] == "(" and letters[-1:] == ")" and letters[1:-1] in ("CSO", "CBO", "PVO")


def _end(passage: Passage, start: int) -> int:
    """Where the name ends that begins at an offset, or 0."""
    first = bisect_left(passage.words, start, key=itemgetter(1))
    if first >= len(passage.words) or passage.words[first].start != start:
        return 0
    return passage.words[last_of(passage, first)].end
