"""Where else a search leads: to the page of whom it names, or on from an empty answer."""

import re
from collections.abc import Iterator
from heapq import nsmallest

from cables.search import names
from cables.search.analysis import stems
from cables.search.engine import Snapshot
from cables.search.guesses import entity_link
from cables.search.language import All, Phrase
from cables.search.question import Question
from cables.search.results import Link, Offer

LONGEST_NAME = 6  # words
MOST_DROPPED = 4  # words that are left out in turn: each takes a search
MOST_WORDS = 20  # of a search from which one is left out; more make each search slow
_PIECE = re.compile(r'-?(?:\w+:)?"[^"]*"(?:~\d+)?|[^\s"]+')
_STRUCTURE = re.compile(r"[()]|(?<!\S)OR(?!\S)")


def leads(question: Question, total: int) -> tuple[Offer, ...]:
    """The page of an entity that bears the words as its name; an empty answer's nearest others."""
    found = [*_pages(question)]
    is_number = question.cable_id or question.state.number_without_year()
    if not total and not is_number:
        found += _without_a_word(question)
    return tuple(found)


def _pages(question: Question) -> Iterator[Offer]:
    """One query, of words alone that could be a name, above the first page."""
    if question.state.page > 1 or not _is_bare_name(question):
        return
    called = names.called(question.state.q)
    if called:
        links = tuple(entity_link(one, one.get_absolute_url()) for one in called)
        yield Offer("Go to the page of", links)


def _is_bare_name(question: Question) -> bool:
    """Whether the words are few and nothing but words."""
    node = question.node
    parts = node.parts if isinstance(node, All) else (node,)
    few = 0 < len(question.state.q.split()) <= LONGEST_NAME and question.cable_id is None
    return few and all(isinstance(part, Phrase) and not part.distance for part in parts)


def _without_a_word(question: Question) -> Iterator[Offer]:
    """What the same search finds with one word less; the rarest words are tried."""
    words, snapshot = question.state.q, question.counting.snapshot
    pieces = [] if _STRUCTURE.search(words) else _PIECE.findall(words)
    wanted = [at for at, piece in enumerate(pieces) if not piece.startswith("-")]
    if len(wanted) < 2 or len(pieces) > MOST_WORDS:
        return
    tried = nsmallest(MOST_DROPPED, wanted, key=lambda at: _frequency(snapshot, pieces[at]))
    links = []
    for at in sorted(tried):
        fewer = question.with_words(" ".join(pieces[:at] + pieces[at + 1 :]))
        if count := snapshot.count(fewer.counting.without("")):
            detail = f"{count:,} cable{'' if count == 1 else 's'}"
            links.append(Link(f"without “{pieces[at]}”", fewer.state.url, detail))
    if links:
        yield Offer("No cable has all of this. One word less:", tuple(links))


def _frequency(snapshot: Snapshot, piece: str) -> int:
    return min(map(snapshot.frequency, stems(piece)), default=0)
