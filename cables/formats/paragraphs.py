"""The body: numbered paragraphs, what belongs to each, and the headings between them.

The rule for numbers: the next one is always taken; a later one if it carries a portion marking
(withheld paragraphs leave gaps); 1 with a marking starts an annex; all else is text, for wrapped
lines and lists begin with numbers too.
"""

import re
from bisect import bisect_left

from cables.formats.furniture import sort_out
from cables.formats.headings import Heading, heading_at
from cables.formats.lines import PILCROWS, Kind, Line, cut
from cables.formats.numbering import MAY_BE_NUMBER, Candidate, Draft, candidate
from cables.vocab import markings

_OPEN_SENTENCE = re.compile(
    r"(?:[,(\-–—/&$]|\b(?:of|the|and|to|in|by|for|from|at|or|about|over|only|than|no|para|paras"
    r"|paragraph|paragraphs|article"
    r"|section|chapter|resolution|page|number|nearly|approximately|january|february|march|april"
    r"|may|june|july"
    r"|august|september|october|november|december))$",
    re.IGNORECASE,
)
BULLET = re.compile(
    r"(?:--?\s|--?[A-Z(\"]|[*•●▪o]\s|[a-z][.)]\s|[ivx]{2,4}[.)]\s|\([a-z0-9ivx]{1,3}\)\s|[A-H][.)]\s)"
)
"""How a line begins a point of a list."""
_END_MARK = re.compile(r"\(?(?:END|UNQUOTE)\b.{0,30}$", re.IGNORECASE)
_TITLE_BEHIND = re.compile(
    r"(?<=[.!?\"”)])\s+(?P<title>[\"“]?[A-Z][\w'’\-]*(?:[ ,:]+(?:[\"“]?[A-Z][\w'’\-]*[\"”]?|a|an"
    r"|and|at|by|for|from|in|of|on|or|the|to|with)){1,9}[\"”]?)$"
)
_MARKED = frozenset("#*/" + PILCROWS)
_JOINED_LINE = 85
_DRAWN = frozenset("-=_/")
_LINES_OF_TITLE = 3
_WRAPPED = 40
"""Letters; a line this long may go on below."""
_GAP_UNMARKED = 3
_WIDEST_GAP = 10
_ENDS = frozenset(".!?:;\"”')*")


def collect(lines: list[Line], above: list[Line]) -> list[Draft]:
    """The paragraphs of the lines of a body; `above` are the lines of its header."""
    return _Collector(sort_out(lines, above)).run()


class _Collector:
    """One pass over the items; looks ahead only to tell a list from the paragraphs."""

    def __init__(self, items: list[Line]) -> None:
        self.items = items
        self.drafts: list[Draft] = []
        self.heading: Heading | None = None
        self.last: int | None = None
        self.mark = "."
        self.awaits_marking = False
        self.list_last: int | None = None
        self.seen: set[int] = set()
        self.marked = 0
        self.unmarked = 0
        self.candidates: dict[int, Candidate] = {}
        self.places: dict[int, int] = {}
        self.marked_places: dict[int, int] = {}
        self.remarkable: set[int] = set()
        self._look_over()
        self.stops = sorted(self.remarkable)

    def _look_over(self) -> None:
        """Find the lines that may begin a paragraph, and the others that need a look.

        Most lines are plain. Titles stand at the edge of a block, over a drawn line, or with marks
        of their own.
        """
        inside = False
        for index, (_, _, text, kind) in enumerate(self.items):
            if kind is not Kind.TEXT:
                inside = False
                if kind is Kind.RULE:
                    self._look_above(index)
                continue
            if text[0] in MAY_BE_NUMBER and (found := candidate(self.items[index])) is not None:
                self._may_begin(index, found)
            elif not inside or text[0] in _MARKED or text[-1] in _DRAWN:
                self.remarkable.add(index)
            inside = True

    def _may_begin(self, index: int, found: Candidate) -> None:
        self.remarkable.add(index)
        self.candidates[index] = found
        self.places[found.number] = index
        if found.marking is not None:
            self.marked_places[found.number] = index

    def _look_above(self, rule: int) -> None:
        """The lines over a drawn line may be a title."""
        above = range(max(0, rule - _LINES_OF_TITLE), rule)
        self.remarkable.update(at for at in above if self.items[at].kind is Kind.TEXT)

    def run(self) -> list[Draft]:
        index = 0
        while index < len(self.items):
            end = self._plain_to(index)
            if end > index:
                if self.drafts:
                    self.drafts[-1].items += self.items[index:end]
                index = end
            else:
                index = self._text(index)
        if self.heading is not None:
            self._end_with(self.heading)
        return [draft for draft in self.drafts if any(i.kind is Kind.TEXT for i in draft.items)]

    def _plain_to(self, index: int) -> int:
        """Where the lines end that need no look: those without text, and plain ones of a block."""
        if self._in_paragraph():
            at = bisect_left(self.stops, index)
            return self.stops[at] if at < len(self.stops) else len(self.items)
        while index < len(self.items) and self.items[index].kind is not Kind.TEXT:
            index += 1
        return index

    def _end_with(self, heading: Heading) -> None:
        """No text follows: what looked like a heading is text."""
        if not self.drafts:
            self.drafts.append(Draft())
        self.drafts[-1].items += heading.items

    def _in_paragraph(self) -> bool:
        return self.heading is None and bool(self.drafts) and not self.awaits_marking

    def _text(self, index: int) -> int:
        """Use the text line at an index; the index of the next line to look at."""
        found = self.candidates.get(index)
        if found is not None and self._accept(index, found):
            self._begin(found)
            return index + 1
        heading = None
        if (found is None and index in self.remarkable) or self._is_over_rule(index):
            heading = heading_at(self.items, index, self._numbered_next)
        if heading is not None:
            self.heading = heading if self.heading is None else self.heading.joined(heading)
            return heading.next
        if found is not None:
            self.list_last = found.number
        self._add(index)
        return index + 1

    def _is_over_rule(self, index: int) -> bool:
        """`1. The Groups` over a drawn line, where no paragraph has that number."""
        return index + 1 < len(self.items) and self.items[index + 1].kind is Kind.RULE

    def _numbered_next(self, index: int) -> bool:
        """True if the next text begins a numbered paragraph."""
        found = self.candidates.get(index)
        return found is not None and (
            found.marking is not None or found.number == (self.last or 0) + 1
        )

    def _begin(self, found: Candidate) -> None:
        draft = Draft(found.number, found.marking, self.heading.text if self.heading else None)
        if found.rest.text:
            draft.items.append(found.rest)
        self._heading_behind_text(draft)
        self.drafts.append(draft)
        self.awaits_marking = not found.rest.text and found.marking is None
        self.heading = None
        self.last, self.list_last = found.number, None
        self.mark = found.mark
        self.seen.add(found.number)
        self.marked += found.marking is not None
        self.unmarked += found.marking is None

    def _heading_behind_text(self, draft: Draft) -> None:
        """Where lines were joined, a heading may stand behind the last sentence before."""
        if draft.heading is not None or not self.drafts:
            return
        items = self.drafts[-1].items
        at = next((i for i in range(len(items) - 1, -1, -1) if items[i].kind is Kind.TEXT), None)
        line = items[at] if at is not None else None
        if at is None or line is None or len(line.text) < _JOINED_LINE:
            return
        match = _TITLE_BEHIND.search(line.text, len(line.text) - 90)
        if match and not _END_MARK.match(match["title"]):
            draft.heading = match["title"]
            items[at : at + 1] = [
                cut(line, 0, match.start()),
                cut(line, match.start()).as_break(),
            ]

    def _accept(self, index: int, found: Candidate) -> bool:
        number, last = found.number, self.last
        starts_block = self._starts_block(index)
        if last is None:
            return (
                number == 1
                or found.marking is not None
                or (starts_block and number + 1 in self.places)
            )
        if found.mark != self.mark and found.marking is None:
            return False
        if number == last + 1:
            return found.marking is not None or not self._in_list(index, found)
        if found.marking is not None:
            return number > last or starts_block
        if self.marked > self.unmarked or not starts_block or self.list_last is not None:
            return False
        if self._follows_a_gap(index, number, last):
            return True
        fresh = number not in self.seen and number > 1
        return (
            fresh and last - 2 <= number <= last + _GAP_UNMARKED and self.heading_or_pilcrow(found)
        )

    def _follows_a_gap(self, index: int, number: int, last: int) -> bool:
        """A later number is believed where the next one is nowhere and the count goes on."""
        if not last < number <= last + _WIDEST_GAP or last + 1 in self.places:
            return False
        ended = self._text_before(index)[-1:] in _ENDS
        return ended and (number == last + 2 or self.places.get(number + 1, -1) > index)

    def heading_or_pilcrow(self, found: Candidate) -> bool:
        """A jump in the numbers is believed after a heading or with a paragraph sign."""
        return self.heading is not None or found.pilcrow or self.unmarked > 1

    def _in_list(self, index: int, found: Candidate) -> bool:
        """The number fits, but it goes on a list or a sentence inside the paragraph before."""
        if not self._starts_block(index) and _OPEN_SENTENCE.search(self._text_before(index)[-20:]):
            return True
        if self.places[found.number] <= index:
            return False
        if self.marked > self.unmarked and self.marked_places.get(found.number, -1) > index:
            return True
        return self.list_last == found.number - 1

    def _text_before(self, index: int) -> str:
        for item in reversed(self.items[max(0, index - 6) : index]):
            if item.kind is Kind.TEXT:
                return item.text
        return ""

    def _starts_block(self, index: int) -> bool:
        before = index - 1
        while before >= 0 and self.items[before].kind is Kind.BREAK:
            before -= 1
        return before < 0 or self.items[before].kind in (Kind.BLANK, Kind.RULE)

    def _add(self, index: int) -> None:
        """Text without a number: it goes on the paragraph before, or is one of its own."""
        item = self.items[index]
        current = self.drafts[-1] if self.drafts else None
        if self.awaits_marking and current is not None:
            self.awaits_marking = False
            marking, rest = _marked(item)
            if rest is not item:
                current.marking, item = marking, rest
        if current is None or self._is_own_paragraph(index, current):
            marking, item = _marked(item)
            current = Draft(marking=marking)
            if self.heading is not None:
                current.heading, self.heading = self.heading.text, None
            self.drafts.append(current)
        elif self.heading is not None:
            current.items += self.heading.items
            self.heading = None
        if item.text[0] in PILCROWS and len(item.text) > 1:
            current.items.append(cut(item, 0, 1).as_break())
            item = cut(item, 1)
        current.items.append(item)

    def _is_own_paragraph(self, index: int, current: Draft) -> bool:
        if self.heading is not None:
            return self.heading.strong or current.number is None
        if current.number is not None:
            return False
        text = self.items[index].text
        if not self._starts_block(index) or BULLET.match(text) or _END_MARK.match(text):
            return False
        before = self._text_before(index)
        torn = self._is_torn(index) and len(before) > _WRAPPED and before[-1] not in _ENDS
        return not (torn or _runs_on(before, text))

    def _is_torn(self, index: int) -> bool:
        """True if a page break or a stray caption stands before the line."""
        while index > 0 and self.items[index - 1].kind is Kind.BLANK:
            index -= 1
        return index > 0 and self.items[index - 1].kind is Kind.BREAK


def _runs_on(before: str, after: str) -> bool:
    """A sentence that a blank line or a page break cut in two."""
    if len(before) > _WRAPPED and before.endswith((",", ',"')):
        return True
    return before[-1:] not in ".:;!?\"')”’*" and after[:1].islower()


def _marked(item: Line) -> tuple[str | None, Line]:
    """The portion marking that begins a line, and the line without it if words follow."""
    marked = markings.at_start(item.text)
    if marked is None:
        return None, item
    rest = cut(item, marked[1])
    return marked[0].printed, rest if rest.text.strip(" .") else item
