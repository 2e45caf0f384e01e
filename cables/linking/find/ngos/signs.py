"""Small signs that a name is an NGO's, in its words, beside it and in the cable: to be weighed.

None of them tells alone. What each is worth stands in `ngo_signs.csv`, learned from annotated
cables (`scripts/weigh_signs.py`); a sign without a row there counts nothing.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from cables.linking.find.bodies import directory
from cables.linking.find.ngos import sound
from cables.linking.find.ngos.names import STATE, is_civic
from cables.linking.find.ngos.others import BRACKETS, OTHERS
from cables.linking.find.places import atlas
from cables.linking.find.text import lexicon
from cables.linking.find.text.passages import Passage, is_common

_ROLE = (
    r"(?:(?!after|under|over|other|another|number|matter|later)[a-z-]+(?:tor|ger|cer|ser|sor|ner|ter|yer|ker|der|ist|ian|ant|ary|ney|man|woman|person)|"
    r"head|fellow|staff|volunteer|member|people|team|colleague|books|survey|study|report|advice|"
    r"data|office|clinic|shelter|workshop|home|hostel|cent(?:er|re)|program|project|warehouse|van|"
    r"truck|letter|appeal|petition|nurse|midwife)s?"
)
_THE = r"(?:the |The )?[\"“]?$"
_BODY = (
    r"(?:group|organi[sz]ation|association|foundation|charity|outfit|circle|club|network|trust|"
    r"collective|committee|society|initiative|coalition|alliance|institute|cent(?:er|re)|school|"
    r"shelter|hostel|clinic|movement|scheme|affair|offshoot|cooperative|bureau|forum|project)"
)
_HELP = (
    r"(?:NGOs?|charit\w+|volunt\w+|activists?|shelters?|legal aid|advoca\w+|women|rights|relief|"
    r"refugees?|donors?|fund(?:ed|s|ing)?|grants?|train(?:s|ed|ing)|children|victims?|literacy|"
    r"clinics?|self-help|civil society|environmental(?:ist)?s?|returnees?|orphan\w*|monitor\w*|"
    r"wells|legal|community|counsel\w+|micro-?credit|donat\w+|non-?profit|teach(?:es|ing)?)"
)
_DEALINGS = (
    r"(?:runs|ran|trains|trained|gives|gave|keeps|kept|counts|counted|monitors|monitored|"
    r"estimates|estimated|documents|documented|publishes|published|helps|helped|provides|"
    r"provided|distributes|distributed|works|worked|operates|operated|teaches|taught|feeds|fed|"
    r"defends|treats|treated|collects|collected|sent|sends|opened|dug|built|formed|wrote|filed|"
    r"furnished|supplies|supplied|offered|offers|organized|organizes|taken|closed|lost|put|"
    r"tracks|tracked|campaigns|campaigned|shelters|houses|maintains|manages|managed|planted|"
    r"launched|registered|received|receives|assists|assisted|advises|surveyed|carried)"
)
_BEFORE = {
    "behind an article": r"\b[Tt]he [\"“]?$",
    "behind an indefinite word": r"\b(?:[Aa]n?|[Oo]ne|[Aa]nother|[Tt]wo|[Tt]hree|[Ss]everal|"
    r"[Ee]ach|[Tt]his|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Oo]ur|[Aa]ny|[Nn]o|[Ss]ome|[Mm]any|[Mm]ost) "
    r"[\"“]?$",
    "behind at": rf"\b[Aa]t {_THE}",
    "behind a place": r"\b(?:[Ii]n|[Nn]ear|[Oo]utside|[Aa]round|[Ii]nto|[Oo]nto|[Tt]hrough|between|"
    r"across|[Aa]long|towards?|(?:east|west|north|south|border) (?:of|at)|district|province|"
    rf"village|town|city|road|river)(?: of)? {_THE}",
    "behind from or to": rf"\b(?:from|to|via|on) {_THE}",
    "behind with or by": rf"\b(?:with|by|for) {_THE}",
    "behind of": rf"\bof {_THE}",
    "behind an office of": rf"\b{_ROLE} (?:of|at|for|from|with|by) {_THE}",
    "behind a person of": r"\b[A-Z][\w'’-]+ [A-Z][\w'’-]+(?:, [\w' -]+)? "
    rf"(?:of|at|from|with) {_THE}",
    "behind its doings": r"\b(?:work(?:s|ed|ing)? (?:for|with|at)|(?:run|lent|sent|trained|"
    r"drawn up|made|study|set up|opened|funded|paid|organized|published|kept|built|dug|founded|"
    r"written|bought|staffed|financed) by|handed to|belongs? to|grants? (?:to|for)|"
    r"money (?:to|for|from)|help (?:from|of)|contract (?:to|with|by)|(?:go|goes|went) to|"
    r"came from|come from|who (?:"
    rf"heads|runs|directs|founded|coordinates)) {_THE}",
    "behind a word for it": rf"\b(?:{_BODY}|called|named|itself|NGO),? {_THE}",
    "behind a comma": r", (?:the |and )?$",
    "behind and": r" and (?:the )?$",
    "behind such as": r"\b(?:like|such as|including|includes|among them|notably|especially|both) "
    rf"{_THE}",
    "in brackets": r"\([\"“]?$",
    "in quotation marks": r"[\"“]$",
    "opens a sentence": r"(?:^|[.!?:;\n\"“”]|--|\*)[\s\"'“”(\-]*$",
    "behind an office": rf"(?<!the )\b{_ROLE},? $",
    "behind a word for others": rf"\b{OTHERS}\b[^.;]{{0,20}}$",
}
_BEHIND = {
    "before its dealings": rf"{BRACKETS}(?:,? (?:also|now|still|ha[sd]|have|meanwhile|already|"
    rf"alone|recently|will|would))* {_DEALINGS}\b",
    "before is or has": r"[\"”]? (?:is|was|has|had|were|are|have|will|would|may|can)\b",
    "before which": rf"{BRACKETS},? (?:which|(?:to|of|in|for|from|with) which|where)\b",
    "before whose": rf"{BRACKETS},? whose\b",
    "before who": rf"{BRACKETS},? who\b",
    "before an apposition": rf"{BRACKETS}, (?:an?|one|the|from|of|largely|four|two|three|itself)\b",
    "before an office": rf"[\"”]?, (?:[\w'’-]+ ){{0,4}}{_ROLE} (?:of|at|for|with|from|in|to)\b",
    "before an age": r", (?:aged )?\d\d[, ]",
    "before a place": r"[\"”]?,? (?:in|of|at|from) [A-Z]",
    "before brackets": r"[\"”]? \([A-Z]",
    "closes a sentence": r"[\"”]?\.(?:\s|$)",
    "before and": r"[\"”]? and [A-Z]",
    "before a word for others": rf"[^.;]{{0,60}}\b{OTHERS}\b",
    "before help": rf"[^.;]{{0,60}}\b{_HELP}\b",
    "before a verb": rf"{BRACKETS} (?!is|was|has|this|its|as|us)[a-z]+(?:s|ed)\b",
}
_LEADS = tuple((sign, re.compile(pattern)) for sign, pattern in _BEFORE.items())
_TAILS = tuple((sign, re.compile(pattern)) for sign, pattern in _BEHIND.items())
_HELPS = re.compile(rf"\b{_HELP}\b")
_LITTLE = re.compile(
    r"\b(?:de|del|du|des|da|do|dos|la|las|los|le|les|et|y|e|para|por|pour|sans|sin|na|ya|wa|va|"
    r"sang|und|für)\b|\w['’](?!s\b)\w"
)
_STEM = 4  # letters
_LONGEST = 4  # words; longer names are alike


def beside(passage: Passage, start: int, end: int) -> Iterator[str]:
    """The signs around one mention."""
    lead, behind = passage.before(start, 80), passage.after(end, 90)
    yield from (sign for sign, pattern in _LEADS if pattern.search(lead))
    yield from (sign for sign, pattern in _TAILS if pattern.match(behind))
    if _has_help(passage, start):
        yield "help in the sentence"


def _has_help(passage: Passage, start: int) -> bool:
    begin, end = passage.around(start)
    helps = _helps(passage)
    at = bisect_left(helps, begin)
    return at < len(helps) and helps[at] < end


@lru_cache(maxsize=64)  # a sentence may be as long as its passage, and hold many names
def _helps(passage: Passage) -> list[int]:
    """Where words of help begin, in order."""
    return [word.start() for word in _HELPS.finditer(passage.read)]


def kinds_of_help(passages: Iterable[Passage]) -> int:
    """How many different words of NGOs' work a cable has, however they end."""
    found = (word for passage in passages for word in _HELPS.findall(passage.read))
    return len({word[:_STEM].lower() for word in found})


def within(name: str, words: Sequence[str]) -> Iterator[str]:
    """The signs of a name's own words."""
    yield f"{min(len(words), _LONGEST)} words"
    yield from _of_vocabulary(words)
    yield from sound.signs(words)
    if STATE.search(name):
        yield "state in the name"
    elif is_civic(name):
        yield "civic name"
    if _LITTLE.search(name):
        yield "little words"
    if len(words) == 1 and name.isupper():
        yield "letters"
    elif any(word.isupper() for word in words):
        yield "some letters"


def _of_vocabulary(words: Sequence[str]) -> Iterator[str]:
    last = words[-1]
    if all(map(is_common, words)):
        yield "everyday words"
    elif not any(map(is_common, words)):
        yield "unknown words"
    if words[0] in lexicon.given_names():
        yield "first name"
    if any(word in atlas.demonyms() for word in words):
        yield "names a people"
    if last in directory.head_words():
        yield f"head of {directory.head_words()[last] or 'a body'}"
    yield from (f"{kind} at the end" for kind in _ENDS if last.capitalize() in lexicon.listed(kind))
    yield from (
        kind for kind in _PARTS if any(word.capitalize() in lexicon.listed(kind) for word in words)
    )


_ENDS = ("not a body", "not a head", "end of a programme", "end of a place")
_PARTS = ("word of help", "word of state")
