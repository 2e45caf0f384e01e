"""Organizations by the words they are built around: `Ministry of Health`, `Rural Law Center`.

A head word carries a name to its left (capitalised words directly before it) and, with a
preposition, to its right. A head word alone ("the Ministry") names nothing.
"""

import re
from collections.abc import Iterator

from cables.linking.find import lexicon
from cables.linking.find.events import is_event
from cables.linking.find.found import Kind, Span
from cables.linking.find.passages import Passage, Text, is_common
from cables.linking.find.universities import sharing_a_head, with_campus

METHOD = "organization"
_RIGHT = re.compile(
    r" (?:for|of|to|on|against|de|del|des|du|da|do|dos|para|pour|y|e)"
    r"(?: (?:the|an?|la|las|los|le|les|el))? "
)
_LIST = re.compile(r"(?:,| and|, and| &|/) $|, and |, | and | & ")
_NESTED = (" of ", " for ", " of the ", " for the ", " de ", " del ", " du ")
_OWNER = re.compile(r"(?:['’]s?) ")
_AND = (" and ", " & ")
_PLURAL_HEADS = re.compile(
    r"(?:Unions|Associations|Ministries|Universities|Groups|Parties|Councils|Courts|Departments|"
    r"Agencies|Foundations|Organizations|Committees)$"
)
_MOST_WORDS = 16  # on either side of a head word; a longer row of capitals is no name


def find(text: Text) -> Iterator[Span]:
    """Names of two words and more around a head word."""
    for passage in text.passages:
        yield from _in_passage(passage, text.country)
        if "niversities" in passage.read:
            yield from sharing_a_head(passage, METHOD)


def _in_passage(passage: Passage, country: str) -> Iterator[Span]:
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
        last = with_campus(passage, first, last)
        yield _span(passage, first, last, _naming_head(passage, at, last), country)


def _naming_head(passage: Passage, head: int, last: int) -> int:
    """The head that says what the body is: the last one, but for the organ of a body.

    A `Service Center` is a center; a `Party Committee` is of the party.
    """
    end = min(_end_of_name(passage, head), last)
    return head if passage.words[end].text in lexicon.listed("organ") else end


def _is_head(word: str) -> bool:
    return word in lexicon.head_words() or word in lexicon.opening_words()


def _leftmost(passage: Passage, head: int, reached: int) -> int:
    """Walk left from a head word over the capitalised words that belong to its name."""
    at = head
    while at > max(reached, head - _MOST_WORDS):
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
        if at >= head or _is_head(word) or not is_common(following):
            return False
        # `Ministry of Justice | and Amnesty International`, `of the Nurses and Midwives Council`
        lead = passage.gaps[at - 2] if at > 1 else ""
        return "the" in lead or not _RIGHT.fullmatch(lead)
    many = word.endswith("s") or word in ("People", "Women", "Men", "Children")
    return many and _OWNER.fullmatch(gap) is not None and not lexicon.is_title(word)


def _rightmost(passage: Passage, head: int) -> int:
    """Walk right from a head word: `of Health and Labor`, `to Protect Journalists`."""
    at = _end_of_name(passage, head)
    if at + 1 >= len(passage.words) or not _RIGHT.fullmatch(passage.gaps[at]):
        return at
    if passage.gaps[at].startswith(" on ") and not is_common(passage.words[at + 1].text):
        return at
    head, at = at, _end_of_run(passage, at + 1, titles="the" in passage.gaps[at])
    if _begins_body(passage, at):
        return head
    members = passage.words[head].text in lexicon.listed("league")
    while at + 1 < min(len(passage.words), head + _MOST_WORDS):
        following = _listed(passage, at, members=members) or _nested(passage, at)
        if not following:
            break
        at = following
    return at


def _begins_body(passage: Passage, at: int) -> bool:
    """Whether a run opens another body: `Committee of the Nurses | and Midwives Council`."""
    if at + 2 >= len(passage.words) or passage.gaps[at] not in _AND:
        return False
    run = _end_of_run(passage, at + 1)
    return _is_head(passage.words[run].text) and _joins(passage, passage.gaps[at], at + 1, run)


def _end_of_name(passage: Passage, head: int) -> int:
    """A head word may be followed by a further one: `University Law School`."""
    at = head
    for ahead in range(head + 1, min(head + 3, len(passage.words))):
        word = passage.words[ahead].text
        if passage.gaps[ahead - 1] != " " or not is_common(word) or lexicon.is_title(word):
            break
        if _is_head(word):
            at = ahead
    return at


def _end_of_run(passage: Passage, first: int, *, titles: bool = False) -> int:
    """The last word of a run, cut before a title (`of Health Minister Lee`) or a person's name.

    `titles`: they belong to the name (`Office of the Attorney General`).
    """
    at = first
    while at + 1 < min(len(passage.words), first + _MOST_WORDS) and passage.gaps[at] == " ":
        following = passage.words[at + 1].text
        if lexicon.is_title(following) and not titles:
            return _without_modifiers(passage, first, at)
        if not (_may_belong(following) or _is_inside(passage, at + 1)):
            break
        if is_common(passage.words[at].text) and not is_common(following) and at > first:
            break
        at += 1
    return at


def _is_inside(passage: Passage, at: int) -> bool:
    """`Association for NGO Cooperation`: letters that name nothing alone, within a name."""
    return passage.words[at].text.isupper() and passage.gaps[at : at + 1] == (" ",)


def _without_modifiers(passage: Passage, first: int, last: int) -> int:
    """Cut what belongs to the title behind: `for Development | Senior Adviser`."""
    while last > first and passage.words[last].text in lexicon.listed("title modifier"):
        last -= 1
    return last


def _listed(passage: Passage, at: int, *, members: bool) -> int:
    """The end of `, Human Rights, and Development` or ` and Justice` behind a name, or 0.

    `members`: it may end in bodies, as `League of Harbor and River Societies` does.
    """
    if not is_common(passage.words[at].text):
        return 0
    end = at
    while end + 1 < len(passage.words) and _LIST.fullmatch(passage.gaps[end]):
        last = "and" in passage.gaps[end] or "&" in passage.gaps[end]
        run = _end_of_run(passage, end + 1)
        if not _may_be_listed(passage, end + 1, run, members=members):
            return 0
        end = run
        if last:
            return end
    return 0


def _may_be_listed(passage: Passage, first: int, last: int, *, members: bool) -> bool:
    words = [word.text for word in passage.words[first : last + 1]]
    if members and words[-1].lower() in lexicon.listed("member"):
        return all(is_common(word) for word in words)
    if any(_is_head(word) or _is_mere_title(word) for word in words):
        return False
    return is_common(words[-1]) and all(is_common(w) or w in lexicon.demonyms() for w in words)


def _is_mere_title(word: str) -> bool:
    return lexicon.is_title(word) and word not in lexicon.listed("title in names")


def _nested(passage: Passage, at: int) -> int:
    """The end of a further ` of the ...` inside the name, or 0."""
    on = passage.gaps[at] == " on " and is_common(passage.words[at + 1].text)
    if passage.gaps[at] not in _NESTED and not on:
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
    bare = not _RIGHT.search(name)
    if (bare and words[-1] in lexicon.listed("not a body")) or name in lexicon.jargon():
        return False
    if words[-1] == "Administration" and not any(is_common(word) for word in words[:-1]):
        return False
    if words[-1] == "Church" and words[0] in lexicon.given_names():
        return False
    if passage.after(passage.words[last].end, 6).startswith((" List", " list")):
        return False
    if is_event(passage, passage.words[first].start, passage.words[last].end):
        return False
    if _PLURAL_HEADS.search(words[0]) or lexicon.places().get(name):
        return False
    if bare and _PLURAL_HEADS.search(words[-1]) and len(words) < 4:
        return False
    if not bare and words[0] in ("Ministry", "Department"):
        return True
    return _is_national(words) or not all(
        word in lexicon.demonyms() or word in lexicon.listed("vague") or _is_head(word)
        for word in words
    )


def _is_national(words: list[str]) -> bool:
    """`National Court`: each country has its own, and it is one."""
    return (
        len(words) == 2
        and words[0] in ("National", "Federal")
        and words[1] in lexicon.listed("national head")
    )


def _span(passage: Passage, first: int, last: int, head: int, country: str) -> Span:
    start, end = passage.words[first].start, passage.words[last].end
    kind = _type(passage.words[head].text)
    if kind == "government" and _is_of_many_countries(passage, first, head):
        kind = "international"
    name = passage.read[start:end]
    return Span(
        passage.index,
        start,
        end,
        Kind.ORGANIZATION,
        METHOD,
        0.8 if last > first + 1 else 0.7,
        name=name.replace("- ", "-"),
        type=kind,
        aliases=_turned(name),
        country=_home(name, passage.words[head].text, country) if kind in _NATIONAL else "",
    )


def _is_of_many_countries(passage: Passage, first: int, head: int) -> bool:
    """`European Harbor Agency`, `International Tribunal`; but each country has its ministries."""
    ministry = passage.words[head].text in ("Ministry", "Department", "Directorate")
    return not ministry and passage.words[first].text in lexicon.listed("of many countries")


def _home(name: str, head: str, origin: str) -> str:
    """The country of a body that every country has one of; not of one that the world knows."""
    if head not in lexicon.listed("national head") or lexicon.known_bodies().get(name):
        return ""
    return lexicon.home_of(name.split(maxsplit=1)[0], origin)


def _turned(name: str) -> tuple[str, ...]:
    """`Health Ministry` is the Ministry of Health."""
    field, _, head = name.rpartition(" ")
    return (f"Ministry of {field}",) if head == "Ministry" and is_common(field) else ()


def _type(head: str) -> str:
    found = lexicon.head_words().get(head) or lexicon.opening_words().get(head, "")
    kept = {"government", "international", "company", "university", "union", "media", "party"}
    return "armed-group" if found == "armed group" else found if found in kept else ""


_LEADS = frozenset({"the", "local"})
_NATIONAL = frozenset({"government", "party"})  # of which each country has its own by one name
