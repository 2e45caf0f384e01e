"""How far the name of an organization reaches around its head word.

To the left over the capitalised words directly before it, to the right behind a preposition.
"""

import re

from cables.linking.find.bodies import directory
from cables.linking.find.places import atlas
from cables.linking.find.text import lexicon
from cables.linking.find.text.passages import Passage, is_common

BEHIND = re.compile(
    r" (?:to|(?:for|of|on|against|"
    r"de|del|des|du|da|do|dos|das|para|por|pour|pro|contra|contre|y|e|et|für|fuer)"
    r"(?: (?:the|an?|la|las|los|le|les|el|a|o|os|as|die|der|das))?) "
)
_FOREIGN_BEHIND = re.compile(
    r" (?:di|della|delle|dello|dei|degli|per|voor|van|zur|zum|und|pentru|za|dlya|i|og|och|na|wa|ya)"
    r"(?: (?:la|il|lo|gli|de|het|die|der))? "
)
_FRENCH = re.compile(r" (?:pour|contre|para|por)(?: (?:le|la|les|el|los|las))? ")
_LIST = re.compile(r"(?:,| and|, and| &|/) $|, and |, | and | & ")
_NESTED = frozenset(
    (
        *(
            " of ",
            " for ",
            " of the ",
            " for the ",
            " de ",
            " del ",
            " du ",
            " des ",
            " do ",
            " da ",
        ),
        *(" dos ", " das ", " de la ", " de los ", " de las ", " pour la "),
    )
)
OWNER = re.compile(r"(?:['’]s?) ")
_AND = (" and ", " & ")
_AND_ABROAD = (" e ", " y ", " et ")
_COMPOUNDS = (
    *("verein", "verband", "vereinigung", "gesellschaft", "gewerkschaft", "genossenschaft"),
    *("stiftung", "ministerium", "kammer", "werke", "forbund", "forening"),
)
"""How words end that German and its sisters make of a head word and another: `Sportverein`."""
_BLANKS = (" ", "-")  # `U.S.-Norland Council`: the point of an abbreviation ends a word
_SAYS_WHOSE = ("-based", "-led", "-backed", "-funded", "-sponsored", "-owned", "-run", "-style")
_MOST_WORDS = 16  # on either side of a head word; a longer row of capitals is no name
_LEADS = frozenset({"the", "local", "re"})
_NEVER = frozenset({" on a ", " on an "})
_OFTEN_ELSE = frozenset({" on ", " on the ", " to "})  # `the Council to Paris`, `on Lowick`


def is_head(word: str) -> bool:
    """Whether a name can be built around the word."""
    return (
        word in directory.head_words()
        or word in directory.opening_words()
        or word.endswith(_COMPOUNDS)
    )


def leftmost(passage: Passage, head: int, reached: int) -> int:
    """Walk left from a head word over the capitalised words that belong to its name."""
    at = head
    while at > max(reached, head - _MOST_WORDS):
        gap, word = passage.gaps[at - 1], passage.words[at - 1].text
        joined = gap in _BLANKS and (_may_belong(word) or _is_rank(passage, at - 1))
        if joined or gap == "- und " or _joins(passage, gap, at, head):
            at -= 1
        else:
            break
    return at


def _may_belong(word: str) -> bool:
    is_jargon = word in lexicon.jargon() and word not in lexicon.listed("topic")
    return not (is_jargon or lexicon.is_function_word(word) or word.endswith(_SAYS_WHOSE))


def _is_rank(passage: Passage, at: int) -> bool:
    """`Norland First Bank`: within a name, no word of the sentence."""
    return passage.words[at].text == "First" and at > 0 and passage.gaps[at - 1] == " "


def _joins(passage: Passage, gap: str, at: int, head: int) -> bool:
    """`Nurses and Midwives Council`, `Workers' Center`: everyday words joined into one name."""
    word, following = passage.words[at - 1].text, passage.words[at].text
    if not is_common(word) or not _may_belong(word):
        return False
    if gap in _AND:
        if _is_known(passage, at, head):  # `Save the Children | and Amnesty International`
            return False
        if at >= head or is_head(word) or not is_common(following):
            return False
        # `Ministry of Justice | and Amnesty International`, `of the Nurses and Midwives Council`
        lead = passage.gaps[at - 2] if at > 1 else ""
        return "the" in lead or not BEHIND.fullmatch(lead)
    many = word.endswith("s") or word in ("People", "Women", "Men", "Children")
    return many and OWNER.fullmatch(gap) is not None and not lexicon.is_title(word)


def _is_known(passage: Passage, first: int, last: int) -> bool:
    name = passage.read[passage.words[first].start : passage.words[last].end]
    return bool(directory.known_bodies().get(name))


def rightmost(passage: Passage, head: int) -> int:
    """Walk right from a head word: `of Health and Labor`, `to Protect Journalists`."""
    at = end_of_name(passage, head)
    foreign = _is_foreign(passage.words[head].text) or _goes_on_in_french(passage, head)
    if foreign and passage.gaps[head : head + 1] == (" ",):
        at = _end_of_run(passage, head + 1)  # `Instituto Muelle Verde`
    if at + 1 >= len(passage.words) or not _leads_on(passage.gaps[at], foreign=foreign):
        return at
    if passage.gaps[at] in _OFTEN_ELSE and not is_common(passage.words[at + 1].text):
        return at
    head, at = at, _end_of_run(passage, at + 1, titles="the" in passage.gaps[at])
    if _begins_body(passage, at):
        return head
    members = passage.words[head].text in lexicon.listed("league")
    while at + 1 < min(len(passage.words), head + _MOST_WORDS):
        following = _listed(passage, at, members=members)
        if not following and not (foreign and passage.gaps[at] == " of "):
            following = _nested(passage, at)
        if not following and foreign and passage.gaps[at] in _AND_ABROAD:
            following = _end_of_run(passage, at + 1)
        if not following:
            break
        at = following
    return at


def _leads_on(gap: str, *, foreign: bool) -> bool:
    """Whether a name may go on behind a preposition, of its own language."""
    if gap in _NEVER or (foreign and gap == " of "):  # `Instituto Muelle Verde | of Norhaven`
        return False
    return bool(BEHIND.fullmatch(gap) or (foreign and _FOREIGN_BEHIND.fullmatch(gap)))


def _is_foreign(word: str) -> bool:
    """A head word that opens names in its language, and is none in English."""
    return word in directory.opening_words() and not (
        word in directory.head_words() or is_common(word)
    )


def _goes_on_in_french(passage: Passage, head: int) -> bool:
    """`Association Vestra Tal pour la Paix`: a head word that is English too."""
    if passage.gaps[head : head + 1] != (" ",) or is_common(passage.words[head + 1].text):
        return False
    end = _end_of_run(passage, head + 1)
    return end < len(passage.gaps) and _FRENCH.fullmatch(passage.gaps[end]) is not None


def _begins_body(passage: Passage, at: int) -> bool:
    """Whether a run opens another body: `Committee of the Nurses | and Midwives Council`."""
    if at + 2 >= len(passage.words) or passage.gaps[at] not in _AND:
        return False
    run = _end_of_run(passage, at + 1)
    return is_head(passage.words[run].text) and _joins(passage, passage.gaps[at], at + 1, run)


def end_of_name(passage: Passage, head: int) -> int:
    """A head word may be followed by a further one: `University Law School`."""
    at = head
    for ahead in range(head + 1, min(head + 3, len(passage.words))):
        word = passage.words[ahead].text
        if passage.gaps[ahead - 1] != " " or not is_common(word) or lexicon.is_title(word):
            break
        if is_head(word):
            at = ahead
    return at


def _end_of_run(passage: Passage, first: int, *, titles: bool = False) -> int:
    """The last word of a run, cut before a title (`of Health Minister Lee`) or a person's name.

    `titles`: they belong to the name (`Office of the Attorney General`).
    """
    at = first
    while at + 1 < min(len(passage.words), first + _MOST_WORDS):
        following = passage.words[at + 1].text
        is_member = following.lower() in lexicon.listed("member")
        if passage.gaps[at] != " " and not (is_member and _is_of_many(passage, at)):
            break
        if lexicon.is_title(following) and not (titles or is_member):
            return _without_modifiers(passage, first, at)
        if not (_may_belong(following) or _is_inside(passage, at + 1)):
            break
        if is_common(passage.words[at].text) and not is_common(following) and at > first:
            break
        at += 1
    return at


def _is_of_many(passage: Passage, at: int) -> bool:
    """`Dockers' Associations`: those of people, not what belongs to the body named before."""
    return passage.words[at].text.endswith("s") and OWNER.fullmatch(passage.gaps[at]) is not None


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
    if not _is_everyday(passage.words[at].text):
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
        return all(map(_is_everyday, words))
    if any(is_head(word) or _is_mere_title(word) for word in words):
        return False
    return _is_everyday(words[-1]) and all(_is_everyday(w) or w in atlas.demonyms() for w in words)


def _is_everyday(word: str) -> bool:
    """In a dictionary, or a field that bodies work in: `Resettlement`."""
    return is_common(word) or word.lower() in directory.fields()


def _is_mere_title(word: str) -> bool:
    return lexicon.is_title(word) and word not in lexicon.listed("title in names")


def _nested(passage: Passage, at: int) -> int:
    """The end of a further ` of the ...` inside the name, or 0."""
    on = passage.gaps[at] == " on " and is_common(passage.words[at + 1].text)
    if passage.gaps[at] not in _NESTED and not on:
        return 0
    return _end_of_run(passage, at + 1)


def without_lead(passage: Passage, first: int, head: int) -> int:
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
        if later in directory.head_words() and not opens:
            break
        first += 1
    return first
