"""Whether an organization is an NGO: by what the cable says of it, else by its name.

What is kept as evidence is the sentence that says so, or the words of the name; nothing where a
list of well-known bodies, or a curator, says so. It is a suggestion; a curator confirms it.
"""

import re

from cables.linking.find.found import Kind, Span
from cables.linking.find.gather import Group
from cables.linking.find.passages import Passage, Text

_NGO = (
    r"(?:I?NGO|(?:[Nn]on-?\s?[Gg]overnment(?:al)?|[Nn]on-?profit|not-for-profit|civil society|"
    r"grassroots|charitable|human rights|women's rights|environmental|advocacy|aid|relief|"
    r"community-based|civic|volunteer|watchdog) "
    r"(?:organi[sz]ation|group|association|foundation|network|coalition|institution|body|think-tank)"
    r"|charity|advocacy group|rights group|watchdog|think[- ]tank|[Nn]on-?profit|CSO|CBO|PVO|"
    r"(?:lobby|pressure|support|self-help|faith-based|women's|environmentalist) group|"
    r"(?:private voluntary|faith-based|women's|voluntary|umbrella|monitoring|welfare) "
    r"organi[sz]ation)"
)
_WORDS = r"(?:[\w'’-]+,? ){0,5}?"
_HINT = re.compile(
    r"NGO|[Nn]on-?profit|CSO|CBO|PVO|ctivist|rgani|roup|ssociation|oundation|etwork|oalition|nstitu|body|hink|harit|tchd"
)
# `Name, an NGO that ...`; `Name (a local NGO)`; `Name is an independent non-profit group`
_BEHIND = re.compile(
    rf"(?:['’\"”)]*(?: \([A-Z][\w&/-]*\))?)"
    rf"(?:,| \(|,? which is| is| are| was|, is| --?| has positioned itself as| describes itself as)"
    rf" ?(?:an?|the|one of) {_WORDS}{_NGO}s?\b"
)
_APPOSED = re.compile(
    rf"(?:['’\"”)]*(?: \([A-Z][\w&/-]*\))?)"
    rf"(?:,| \(|,? which is|,? who are| --?| is| was) ?an? {_WORDS}"
    rf"(?:(?P<ngo>{_NGO})|organi[sz]ation|association|federation|foundation)"
    r"(?=[,.;:)]|\s(?:that|which|who|in|based|for|of|from|with|working|founded|established|set|run|"
    r"led|dedicated|devoted|registered|headquartered|--?)\b|\s*$)"
)
# `local NGO Name`; `NGOs such as Name`; `the human rights group Name`
_BEFORE = re.compile(
    rf"{_NGO}s?,?(?: (?:such as|like|including|called|named|known as))?(?: the)? [\"“(]?$|"
    rf"{_NGO}s?: $|"
    r"\b(?:NGO|[Cc]ivil society|[Hh]uman rights) (?:representatives?|leaders?|activists?|workers?|"
    r"directors?|officials?|partners?|contacts?) (?:from|of|at|with)(?: the)? $"
)
_OTHERS = re.compile(rf"^(?:['’\"”)]*(?: \([A-Z][\w&/-]*\))?),? and other {_WORDS}{_NGO}s\b")
_LISTED = re.compile(
    rf"{_NGO}s,? ?(?:in [A-Z]\w+,? )?(?:such as |like |including |\(|: |-- |\(including )"
    r"(?:[A-Z][\w'’.&-]*(?: |, | and |, and )(?:[a-z]{2,3} )?){0,24}$"
)
_NAME = re.compile(
    r"\b(?:Derechos Humanos|Direitos Humanos|Droits de l['’ ]Homme|Droits Humains)\b|"
    r"\bHuman Rights (?!Commission\b|Council\b|Committee of the|Department\b|Office\b|Research)|"
    r"\b(?:Watch|Without Borders|Legal Aid|Legal Resources?|Legal Assistance|Sans Frontieres)\b|"
    r"\b(?:Women's|Mothers'|Civic|Citizens') (?:Network|Coalition|Forum|Initiative|Assembly|"
    r"Platform|Assistance Committee)\b|\b(?:Humanitarian Law|Open Society|Election Monitoring)\b|"
    r"(?<!Building )\bSociety$|\b(?:Rotary|Lions|Kiwanis|Press|Writers'?) Club\b|"
    r"\bVoluntary Services?\b|"
    r"\b(?:Foundation|Fundaci[oó]n|Funda[cç][aã]o|Stiftung)\b|"
    r"^(?:[A-Z][\w'’-]+ ){0,3}(?:Save the|Friends of|Mothers of|Doctors|Lawyers|Physicians|"
    r"Citizens|Women|Youth|Coalition|Campaign|Alliance|Center|Centre|Association|Network|Movement|Movimiento|Fundaci[oó]n|Asociaci[oó]n|"
    r"Yayasan|Stiftung|Commission|Committee|Society|Foundation|Institute) (?:for|to|against|of) "
    r"(?:the )?(?:[\w'’]+,? )*?(?:Human Rights|Rights|Peace|Justice|Democracy|Democratic|Stop|End|"
    r"Protect\w*|Defen[cs]e|Women|Children|Conservation|Environment\w*|Migrants?|Workers|Freedom|"
    r"Transparency|Accountability|Tolerance|Reconciliation|Empowerment|Disabled|Disappeared|Victims|"
    r"Prisoners|NGOs?|Civil Society|Welfare|Rural|Free|Fair)\b|"
    r"\b(?:Rehabilitation and Welfare|Migrant Workers|Human Rights|Women's Rights|Wildlife|Charity|"
    r"Philanthrop\w*|Relief|Rights|Conservation|Environmental|Solidarity|NGO|Volunteers?|Hospice|"
    r"Orphans?|AIDS|Refugees?|Disability|Disabled Persons|Peace(?! Initiative)) "
    r"(?:Association|Foundation|Cent(?:er|re)|Network|Society|Group|Organi[sz]ation|Alliance|"
    r"Coalition|Forum|Fund|Trust|Initiative|Institute|Union|Federation|"
    r"Documentation Cent(?:er|re))\b"
)
_CHURCH = re.compile(r"\b(?:Peace and Justice|Justice and Peace)\b")
_STATE = re.compile(
    r"\b(?:government|Government|state|State|national|National|UN|United Nations)\b|"
    r"\b(?:Nacional|Nationale|Comisi[oó]n|Comiss[aã]o|Secretar[ií]a|Procurad\w+|Minist[eè]r\w+|"
    r"Defensor[ií]a|Universi\w+)\b|"
    r"\b(?:Ministry|Department|Bureau|Court|Parliament|University|College|Police|Army|Embassy)\b"
)
# A type that one word of the name gave; what the cable says of the body goes before it.
_BY_SOUND = frozenset({"government", "company"})
_OPEN_TYPES = frozenset({"", "other", "union", "ngo", "university"})


def judge(text: Text, group: Group) -> tuple[bool, str]:
    """Whether the group is an NGO, and the words from which it is taken for one."""
    if group.kind is not Kind.ORGANIZATION:
        return False, ""
    said = _said(text, group)
    if said or group.type == "ngo":
        return True, said
    by_name = _CHURCH.search(group.name) or (group.type == "" and is_by_name(group.name))
    return bool(by_name), group.name if by_name else ""


def is_by_name(name: str) -> bool:
    """`Harbor Legal Aid Network`: a name that says what the body is."""
    return _STATE.search(name) is None and _NAME.search(name) is not None


def apposition(behind: str) -> str:
    """What an apposition behind a name says it is: `, a small local charity,`.

    One of "ngo", "other" (an organization of some sort), or empty.
    """
    match = _APPOSED.match(behind)
    if match is None:
        return ""
    return "ngo" if match["ngo"] else "other"


def _said(text: Text, group: Group) -> str:
    """The first sentence that says so."""
    if group.type in _OPEN_TYPES:
        says = _says
    elif group.type in _BY_SOUND and not group.is_listed and not _STATE.search(group.name):
        says = _apposes
    else:
        return ""
    for span in group.spans:
        passage = text.passages[span.passage]
        if says(passage, span):
            return passage.sentence(span.start)
    return ""


def _says(passage: Passage, span: Span) -> bool:
    before, behind = passage.before(span.start, 120), passage.after(span.end, 140)
    return bool(
        _BEHIND.match(behind)
        or _OTHERS.match(behind)
        or (_HINT.search(before) and (_BEFORE.search(before) or _LISTED.search(before)))
    )


def _apposes(passage: Passage, span: Span) -> bool:
    return apposition(passage.after(span.end, 140)) == "ngo"
