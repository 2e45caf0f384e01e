"""Words by which a cable calls something an NGO: `NGO`, `women's group`, `rights activists`."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_RIGHTS_OF = (
    r"(?:children|prisoner|worker|refugee|migrant|victim|patient|consumer|disabled|minority|"
    r"indigenous|gay|LGBT|labor|labour|land|animal|tenant|veteran|orphan)(?:['’]?s?['’]?)? "
    r"(?:rights|welfare|protection|advocacy|support)"
)
_CAUSE = (
    rf"(?:human rights|civil rights|women['’]?s(?: rights)?|{_RIGHTS_OF}|rights|civil liberties|"
    r"civil society|civic|environmental(?:ist)?|conservation(?:ist)?|ecological|green|"
    r"anti-(?:corruption|trafficking|poverty|nuclear|war|slavery|torture|AIDS|landmine|racism|"
    r"apartheid|death penalty)|anticorruption|pro-democracy|democracy|press freedom|media freedom|"
    r"free press|free speech|freedom of expression|transparency|good governance|legal aid|"
    r"HIV/AIDS|AIDS|peace|pacifist|grass-?roots|feminist|humanitarian|charitable|philanthropic|"
    r"benevolent|relief)"
)
_BEYOND_STATE = r"non-?\s?profit|not-for-profit|non-?\s?government(?:al)?"
_MANNER = (
    r"(?:advocacy|aid|volunteer|voluntary|community|community-based|faith-based|church-based|"
    r"lobby|lobbying|pressure|support|self-help|watchdog|umbrella|activist|charity|"
    r"(?:election[- ])?(?:monitoring|observer|observation)|non-?partisan|citizens?['’]?|"
    rf"{_BEYOND_STATE}|welfare|development|public interest|microfinance|micro-credit|"
    r"victims['’]|mothers['’]|NGO|CSO)"
)


def _before(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{words}) $", re.IGNORECASE)


_QUALIFIED = _before(rf"{_CAUSE}|{_MANNER}")
_PLAIN = _before(  # for nouns that ministries, companies and rebels have too
    rf"{_BEYOND_STATE}|human rights|civil society|civic|charitable|NGO|women['’]s(?: rights)?|"
    r"environmental(?:ist)?|humanitarian|advocacy|umbrella|legal aid|grass-?roots"
)
_OF_RELIEF = _before(
    rf"{_BEYOND_STATE}|relief|(?<!foreign )aid|voluntary|volunteer|humanitarian|charitable|"
    rf"church|NGO"
)
_OF_WATCH = _before(
    r"(?:anti-)?corruption|elections?|electoral|media|press|rights|human rights|environmental|"
    r"civic|"
    r"citizens?['’]?|civil society|independent|consumer|legal|local|transparency|budget|"
    r"democracy|NGO"
)
_OF_STUDY = _before(
    rf"{_BEYOND_STATE}|independent|private|(?:independent |private |policy )research|policy|"
    r"human rights|charitable"
)


class _Noun(NamedTuple):
    """A noun by the letters to look for, its whole form, and what must stand before it."""

    stem: str
    form: re.Pattern[str]
    kind: str
    lead: re.Pattern[str] | None = None


def _noun(stem: str, rest: str, kind: str, lead: re.Pattern[str] | None = None) -> _Noun:
    return _Noun(stem, re.compile(rf"{re.escape(stem)}{rest}(?![\w’'-])"), kind, lead)


_NOUNS = (
    *(_noun(word, r"(?:s|\(s\))?", "sure") for word in ("NGO", "CSO", "CBO", "PVO")),
    *(_noun(word, "s?", "sure") for word in ("volag", "grantee")),
    *(_noun(word, "(?:y|ies)", "sure") for word in ("charit", "Charit")),
    _noun("profit", "s?", "sure", re.compile(r"(?<![\w-])(?:[Nn]on-? ?|[Nn]ot[- ]for[- ])$")),
    _noun("tank", "s?", "sure", re.compile(r"(?<![\w-])[Tt]hink[- ]?$")),
    *(_noun(word, "s?", "body", _QUALIFIED) for word in ("group", "network", "coalition")),
    _noun("organi", "[sz]ations?", "body", _QUALIFIED),
    *(_noun(word, "s?", "body", _QUALIFIED) for word in ("association", "foundation")),
    _noun("agenc", "(?:y|ies)", "body", _OF_RELIEF),
    _noun("watchdog", "s?", "body", _OF_WATCH),
    _noun("institut", "(?:e|ion)s?", "body", _OF_STUDY),
    *(_noun(word, "s?", "body", _PLAIN) for word in ("federation", "center")),
    *(_noun(word, "s?", "role", _before(rf"{_CAUSE}|NGO|CSO")) for word in ("activist", "lawyer")),
    _noun("advocate", "s?", "role", _before(_CAUSE)),
    _noun("ivil society", "", "staff"),
    _noun("uman rights", "", "staff"),
)
_ANY_BODY = frozenset({"group", "organi", "association", "network", "foundation"})
_DOES = re.compile(
    r" (?:that|which) (?:\w+ly )?(?:assists|helps|defends|monitors|advocates|campaigns|lobbies|"
    r"promotes|protects|works (?:with|for|to|on)|supports (?:victims|women|children|refugees))\b"
    r"| (?:dedicated|devoted|committed) to\b| (?:assisting|helping|defending|promoting|protecting|"
    r"(?:working|advocating|campaigning|lobbying) (?:with|for|to|on|against))\b"
)
_STATE_BEFORE = re.compile(
    r"(?:\b(?:government|state|UN|U\.N\.|United Nations|ministry|no|not an?|nuclear|terrorist|"
    r"armed|parliamentary|opposition|intergovernmental|official|G[A-Z]{1,3})(?:al|['’]s)?|"
    r"semi-|quasi-) $",
    re.IGNORECASE,
)


class Anchor(NamedTuple):
    """Words that tell: where they begin and end, and what they call.

    `kind`: `sure`, `body`, `role` (who works there), `staff` (who works there is named after), or
    `deed` (what it does follows); `many` where they call several.
    """

    start: int
    end: int
    kind: str
    many: bool


def anchors(read: str) -> Iterator[Anchor]:
    """The words of a text that tell."""
    for noun in _NOUNS:
        at = read.find(noun.stem)
        while at >= 0:
            anchor = _anchor(read, noun, at)
            if anchor is not None:
                yield anchor
            at = read.find(noun.stem, at + 1)


def _anchor(read: str, noun: _Noun, at: int) -> Anchor | None:
    match = noun.form.match(read, at)
    if match is None:
        return None
    start, kind = at, noun.kind
    if noun.lead is not None:
        lead = noun.lead.search(read, max(0, at - 45), at)
        kind = kind if lead else _deed(noun, read, match.end())
        start = lead.start() if lead else at
    start -= noun.stem == "NGO" and read[at - 1 : at] == "I"
    start -= noun.kind == "staff"
    if not kind or (start and (read[start - 1].isalnum() or read[start - 1] == "-")):
        return None
    if _STATE_BEFORE.search(read, max(0, start - 30), start):
        return None
    return Anchor(start, match.end(), kind, match[0].endswith(("s", "(s)")))


def _deed(noun: _Noun, read: str, end: int) -> str:
    """`a group that helps widows`: what it does tells, though the noun does not."""
    return "deed" if noun.stem in _ANY_BODY and _DOES.match(read, end) else ""
