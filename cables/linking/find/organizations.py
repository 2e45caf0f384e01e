"""Organizations by the words they are built around: `Ministry of Health`, `Rural Law Center`.

A head word carries a name to its left (capitalised words directly before it) and, with a
preposition, to its right. A head word alone ("the Ministry") names nothing.
"""

import re
from collections.abc import Iterator

from cables.linking.find import lexicon
from cables.linking.find.found import Kind, Span
from cables.linking.find.passages import Passage, Text, is_common

METHOD = "organization"
_RIGHT = re.compile(
    r" (?:for|of|to|on|against|de|del|des|du|da|do|dos|para|pour|y|e)"
    r"(?: (?:the|la|las|los|le|les|el))? "
)
_LIST = re.compile(r"(?:,| and|, and| &|/) $|, and |, | and | & ")
_OWNER = re.compile(r"(?:['’]s?) ")
_AND = (" and ", " & ")
_PLURAL_HEADS = re.compile(
    r"(?:Unions|Associations|Ministries|Universities|Groups|Parties|Councils|Courts|Departments|"
    r"Agencies|Foundations|Organizations|Committees)$"
)
_CENTRE_OUT = re.compile(
    r"\b(?:Law|Act|Report|Treaty|Convention|Day|Agreement|Building|Award|Prize)\b"
)


def find(text: Text) -> Iterator[Span]:
    """Names of two words and more around a head word."""
    for passage in text.passages:
        yield from _in_passage(passage)


def _in_passage(passage: Passage) -> Iterator[Span]:
    reached = 0
    for at, word in enumerate(passage.words):
        if at < reached or not _is_head(word.text):
            continue
        first = _leftmost(passage, at, reached)
        last = _rightmost(passage, at)
        first = _without_lead(passage, first, at)
        if last == first or not _names_something(passage, first, last):
            continue
        reached = last + 1
        yield _span(passage, first, last, at)


def _is_head(word: str) -> bool:
    return word in lexicon.head_words() or word in lexicon.opening_words()


def _leftmost(passage: Passage, head: int, reached: int) -> int:
    """Walk left from a head word over the capitalised words that belong to its name."""
    at = head
    while at > reached:
        gap, word = passage.gaps[at - 1], passage.words[at - 1].text
        if (gap == " " and _may_belong(word)) or _joins(passage, gap, at, head):
            at -= 1
        else:
            break
    return at


def _may_belong(word: str) -> bool:
    return word not in lexicon.jargon() and not lexicon.is_function_word(word)


def _joins(passage: Passage, gap: str, at: int, head: int) -> bool:
    """`Nurses and Midwives Council`, `Workers' Center`: everyday words joined into one name."""
    word, following = passage.words[at - 1].text, passage.words[at].text
    if not is_common(word) or not _may_belong(word):
        return False
    if gap in _AND:
        return at < head and is_common(following) and not _is_head(word)
    return _OWNER.fullmatch(gap) is not None and not lexicon.is_title(word)


def _rightmost(passage: Passage, head: int) -> int:
    """Walk right from a head word: `of Health and Labor`, `to Protect Journalists`."""
    at = _end_of_name(passage, head)
    if at + 1 >= len(passage.words) or not _RIGHT.fullmatch(passage.gaps[at]):
        return at
    if passage.gaps[at].startswith(" on ") and not is_common(passage.words[at + 1].text):
        return at
    at = _end_of_run(passage, at + 1)
    while at + 1 < len(passage.words):
        following = _listed(passage, at) or _nested(passage, at)
        if not following:
            break
        at = following
    return at


def _end_of_name(passage: Passage, head: int) -> int:
    """A head word may be followed directly by more heads: `Federation International`."""
    at = head
    while at + 1 < len(passage.words) and passage.gaps[at] == " ":
        if not _is_head(passage.words[at + 1].text):
            break
        at += 1
    return at


def _end_of_run(passage: Passage, first: int) -> int:
    """The last word of a run, cut before a title (`of Health Minister Lee`) or a person's name."""
    at = first
    while at + 1 < len(passage.words) and passage.gaps[at] == " ":
        following = passage.words[at + 1].text
        if lexicon.is_title(following) or not _may_belong(following):
            break
        if is_common(passage.words[at].text) and not is_common(following) and at > first:
            break
        at += 1
    return at


def _listed(passage: Passage, at: int) -> int:
    """The end of `, Human Rights, and Development` or ` and Justice` behind a name, or 0."""
    if not is_common(passage.words[at].text):
        return 0
    end = at
    while end + 1 < len(passage.words) and _LIST.fullmatch(passage.gaps[end]):
        last = "and" in passage.gaps[end] or "&" in passage.gaps[end]
        run = _end_of_run(passage, end + 1)
        if not _may_be_listed(passage, end + 1, run):
            return 0
        end = run
        if last:
            return end
    return 0


def _may_be_listed(passage: Passage, first: int, last: int) -> bool:
    words = [word.text for word in passage.words[first : last + 1]]
    return all(
        is_common(word) and not _is_head(word) and not lexicon.is_title(word) for word in words
    )


def _nested(passage: Passage, at: int) -> int:
    """The end of a further ` of the ...` inside the name, or 0."""
    if passage.gaps[at] not in (" of ", " for ", " of the ", " for the ", " de ", " del ", " du "):
        return 0
    return _end_of_run(passage, at + 1)


def _without_lead(passage: Passage, first: int, head: int) -> int:
    """Cut what only leads to a name: a title, a capital that the sentence asks for."""
    while first < head:
        word = passage.words[first]
        later = passage.words[first + 1].text
        opens = passage.opens_sentence(word.start) and word.text.lower() in _LEADS
        if not (
            opens
            or (lexicon.is_title(word.text) and word.text not in lexicon.listed("title in names"))
        ):
            break
        if later in lexicon.head_words() and not opens:
            break
        first += 1
    return first


def _names_something(passage: Passage, first: int, last: int) -> bool:
    words = [word.text for word in passage.words[first : last + 1]]
    name = passage.read[passage.words[first].start : passage.words[last].end]
    if _CENTRE_OUT.search(words[-1]) or name in lexicon.jargon():
        return False
    if _PLURAL_HEADS.search(words[-1]) and len(words) < 4:
        return False
    return not all(
        word in lexicon.demonyms() or word in lexicon.listed("vague") or _is_head(word)
        for word in words
    )


def _span(passage: Passage, first: int, last: int, head: int) -> Span:
    start, end = passage.words[first].start, passage.words[last].end
    word = passage.words[head].text
    return Span(
        passage.index,
        start,
        end,
        Kind.ORGANIZATION,
        METHOD,
        0.8 if last > first + 1 else 0.7,
        name=passage.read[start:end],
        type=_type(word),
    )


def _type(head: str) -> str:
    found = lexicon.head_words().get(head) or lexicon.opening_words().get(head, "")
    kept = {"government", "international", "company", "university", "union", "media", "party"}
    return "armed-group" if found == "armed group" else found if found in kept else ""


_LEADS = frozenset({"the", "local"})
