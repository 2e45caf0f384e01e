"""The lines that moved a cable: routing, date-time group, FM, TO, INFO (5 FAH-2 H-310; ACP 127).

VZCZCXRO0001
RR RUEHAA RUEHBB
DE RUEHZZ #0123/01 0451200
ZNR UUUUU ZZH
R 141200Z FEB 08
FM AMEMBASSY EXAMPLE
TO RUEHC/SECSTATE WASHDC PRIORITY 1234
INFO RUEHOO/SOME COLLECTIVE
"""

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from cables.formats.labels import label_of
from cables.formats.lines import Line, class_line, is_page_break
from cables.formats.parsed import Addressee
from cables.vocab import captions, classification, dtg, posts, precedence

_START = re.compile(r"VZCZC[A-Z]{0,4}\d{3,5}|V?ZCZC\S*")
_ROUTES = re.compile(r"(?:ZZ|OO|PP|RR|YY)(?:[ \t]+R[A-Z0-9]{3,7})+$")
_MORE_ROUTES = re.compile(r"(?:R[A-Z0-9]{3,7}[ \t]*)+$")
_SENDER = re.compile(
    r"DE[ \t]+(?P<routing>R[A-Z]{3,7})[ \t]*#?(?P<serial>\d{3,6})?(?:/(?P<section>\d{1,3}))?"
)
_OFFICE = re.compile(
    r"(?:ORIGIN|ACTION)[ \t]+[A-Z]|INFO[ \t]+[A-Z]{1,5}-\d\d|DRAFTED BY|APPROVED BY"
)
_FURTHEST = 70
_LONG_ADDRESS = 30
NUMBERED = re.compile(r"[¶�]?1[.)] ")
_SECURITY = re.compile(r"ZN[YR][ \t]+[UCSTE]{5}|ZN[YR]\b|\(CCY|ZDS|ZDK|ZUI")
_FROM = re.compile(
    r"FM[ \t]+(?=/?[A-Z]{2})(?![A-Z]+ [a-z])|(?i:FM[ \t]+(?=AM(?:EMB|CON)|USMISSION|SECSTATE))"
)
_TO = re.compile(r"TO[ \t]+(?=/?[A-Z]{2})|TO$|(?i:TO[ \t]+(?=RU[A-Z]{2,5}/|SECSTATE|AMEMB))")
_INFO = re.compile(r"INFO[ \t]*:?(?:[ \t]+(?=/?[A-Z]{2})|$)|(?i:INFO[ \t]+(?=RU[A-Z]{2,5}/|AMEMB))")
_EXEMPT = re.compile(r"XMT[ \t]*:?[ \t]+")
_COUNTS = re.compile(r"(?:(?:INFO|ACTION|ORIGIN)[ \t]+)?[A-Z]{1,6}(?:/[A-Z]+)?-\d{2}\b")
_ROUTED = re.compile(r"(?:(?P<routing>[RZ][A-Z0-9]{2,7})[ \t]?)?/(?!/)")
_SERIAL = re.compile(
    r"[ \t]+(?P<serial>(?:(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[ \t]+)?\d{1,5})$"
)
_PLAD = re.compile(
    r"(?:AM(?:EMB|CON)|USMISSION|SECSTATE|SECDEF|AMEMB|AMCON|USUN|USNATO|USEU|USINT|USLO|CINC"
    r"|HQ |CIA|NSC|DIA|DEPT|WHITE"
    r"|JOINT|ALL |USIA|USCIN|CDR|COMUS|REO|AIT|MISSION|USDEL|DOD|JCS|OSD|TREASURY|USDOC|FBI"
    r"|.*COLLECTIVE)"
)


@dataclass(slots=True)
class Transmission:
    """What the transmission lines say; `end` is the number of lines that were used.

    `leading` are lines above them that are not of the archive's office block: a classification
    line, a subject that an editor has put on top.
    """

    routing: str | None = None
    serial: str | None = None
    section: int | None = None
    group: dtg.DateTimeGroup | None = None
    precedence: str | None = None
    sender: str | None = None
    to: list[Addressee] = field(default_factory=list)
    info: list[Addressee] = field(default_factory=list)
    leading: list[Line] = field(default_factory=list)
    end: int = 0


def read(lines: list[Line]) -> Transmission:
    """Read from the first transmission line to the first line that belongs to the body."""
    found = Transmission()
    reader = _Reader(found)
    first = _first(lines)
    found.leading = _leading(lines[:first])
    for number, line in enumerate(lines[first:], start=first):
        if line.blank or is_page_break(line.text):
            reader.gap = True
            continue
        if not reader.take(line):
            break
        reader.gap = False
        found.end = number + 1
    if found.end == 0:
        found.leading = []
    return found


def _first(lines: list[Line]) -> int:
    """Index of the first transmission line; 0 if there is none before the body."""
    for index, line in enumerate(lines[:_FURTHEST]):
        text = line.text
        if not text or not text[0].isascii() or len(text) > 120:
            continue
        if _START.match(text) or _ROUTES.match(text) or _SENDER.match(text) or _FROM.match(text):
            return index
        if (
            len(text) < 40
            and text[0] in "ZOPRY0123"
            and (found := dtg.find(text))
            and found[1] < 12
        ):
            return index
        if NUMBERED.match(text) and index > 3:
            return 0
    return 0


def _leading(lines: list[Line]) -> list[Line]:
    """What stands above, without the office block (`ORIGIN DRC-01 ... DRAFTED BY ... 099491`)."""
    office = next((i for i, line in enumerate(lines) if _OFFICE.match(line.text)), len(lines))
    return [
        line for line in lines[:office] if not is_page_break(line.text) and not line.text.isdigit()
    ]


class _Reader:
    """Knows which list the next addressee goes on."""

    def __init__(self, found: Transmission) -> None:
        self.found = found
        self.target: list[Addressee] | None = None
        self.exempt = False
        self.gap = False

    def take(self, line: Line) -> bool:
        """True if the line is part of the header."""
        text = line.text
        if text == "BT":
            self.target = None
            return True
        if _START.match(text) or _ROUTES.match(text) or _SECURITY.match(text):
            self._routes(text)
            return True
        return self._sender(text) or self._moment(text) or self._addressee(line)

    def _routes(self, text: str) -> None:
        if _ROUTES.match(text) and self.found.precedence is None:
            self.found.precedence = precedence.word_for(text[:2])

    def _sender(self, text: str) -> bool:
        match = _SENDER.match(text)
        if match:
            self.found.routing, self.found.serial = match["routing"], match["serial"]
            self.found.section = int(match["section"]) if match["section"] else None
            return True
        if _FROM.match(text):
            self.found.sender = self.found.sender or text[2:].strip()
            self.target = None
            return True
        return bool(_MORE_ROUTES.match(text)) and self.found.sender is None and self.target is None

    def _moment(self, text: str) -> bool:
        """The DTG line; its first letter is the precedence for action addressees."""
        if self.found.group is not None or len(text) > 80:
            return False
        found = dtg.find(text)
        if found is None or found[1] > 12:
            return False
        self.found.group = found[0]
        if found[0].precedence:
            self.found.precedence = precedence.word_for(found[0].precedence)
        return True

    def _addressee(self, line: Line) -> bool:
        text = line.text
        for pattern, target in ((_TO, self.found.to), (_INFO, self.found.info)):
            match = pattern.match(text)
            if match:
                if not _COUNTS.match(text):
                    self.target, self.exempt = target, False
                    target.extend(_addressees(text[match.end() :]))
                return True
        if self.target is None or not (_EXEMPT.match(text) or self._continues(text)):
            return _COUNTS.match(text) is not None and self.found.sender is None
        if self._is_wrapped(text):
            before = self.target[-1]
            self.target[-1] = replace(before, name=f"{before.name} {addressee(text).name}")
        else:
            self.target.append(self._below(text))
        return True

    def _is_wrapped(self, text: str) -> bool:
        """The rest of a long address whose line ended in the middle: it has no routing."""
        before = self.target[-1] if self.target else None
        if before is None or self.gap or before.routing is None or self.exempt:
            return False
        if before.precedence or before.serial or len(before.name) < _LONG_ADDRESS:
            return False
        return not _ROUTED.match(text) and not _PLAD.match(text) and not _EXEMPT.match(text)

    def _below(self, text: str) -> Addressee:
        """A line below TO or INFO; XMT exempts those on its line and below, to the next routed."""
        routed = _ROUTED.match(text)
        if _EXEMPT.match(text):
            self.exempt = True
        elif routed and routed["routing"]:
            self.exempt = False
        return addressee(_EXEMPT.sub("", text, count=1), excluded=self.exempt)

    def _continues(self, text: str) -> bool:
        if self.target is None or len(text) > 120:
            return False
        if _ROUTED.match(text):
            return True
        if (
            class_line(text)
            or (" OF " in text and classification.at_start(text))
            or label_of(text)
            or captions.in_line(text)
            or " FOR " in text
            or " PASS " in text
        ):
            return False
        known = bool(_PLAD.match(text)) or bool(precedence.AT_END.search(text))
        return known if self.gap else (known or (text.isupper() and not text[0].isdigit()))


def is_transmission(text: str) -> bool:
    """A line that only a header has; in a body it begins the header of a later section."""
    return len(text) < 120 and bool(
        _START.match(text) or _ROUTES.match(text) or _SENDER.match(text) or _FROM.match(text)
    )


def goes_on(text: str) -> bool:
    """A line that may stand below such a line: security, date, addressees."""
    if len(text) > 120 or not text.isupper():
        return False
    if _SECURITY.match(text) or _MORE_ROUTES.match(text) or _TO.match(text) or _INFO.match(text):
        return True
    found = dtg.find(text)
    return bool(_ROUTED.match(text) or _PLAD.match(text)) or (found is not None and found[1] < 12)


@lru_cache(maxsize=2048)
def addressee(text: str, *, excluded: bool = False) -> Addressee:
    """One line without TO or INFO: `RUEHC/SECSTATE WASHDC PRIORITY 1234`.

    Remembered, because most cables of a dump go to the same addressees.
    """
    name = text.strip()
    routed = _ROUTED.match(name)
    routing = routed["routing"] if routed else None
    name = name[routed.end() :] if routed else name
    serial = _SERIAL.search(name) if name[-1:].isdigit() else None
    name = name[: serial.start()] if serial else name
    urgency = precedence.AT_END.search(name)
    name = name[: urgency.start()] if urgency else name
    return Addressee(
        name=" ".join(name.split()),
        routing=routing if routing != "ZEN" else None,
        precedence=precedence.word_for(urgency["word"]) if urgency else None,
        serial=serial["serial"] if serial else None,
        excluded=excluded,
    )


def _addressees(text: str) -> list[Addressee]:
    """What stands behind TO or INFO, which may stand alone."""
    return [addressee(text)] if text else []


def sender_post(found: Transmission) -> posts.Post | None:
    """The post of the FM line, else the one behind the routing indicator of the DE line."""
    name = precedence.AT_END.sub("", sender_name(found) or "")
    named = posts.find(name.rpartition("/")[2]) if name else None
    if named is None and found.routing:
        return posts.by_routing(found.routing)
    return named


def sender_routing(found: Transmission) -> str | None:
    """The routing indicator of the DE line, else the one before the address of the FM line."""
    return found.routing or (addressee(found.sender).routing if found.sender else None)


def sender_name(found: Transmission) -> str | None:
    """The plain-language address of the FM line, without routing, precedence and serial."""
    if found.sender is None:
        return None
    return addressee(found.sender).name or None
