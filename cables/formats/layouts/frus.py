"""Foreign Relations of the United States (FRUS): in print style, or as the facsimile of a telegram.

The editors' title says from whom to whom, their first note how it was classified; the telegram's
own number stands before the first sentence (`818. According to ...`).
"""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

from cables.formats.assembly import assemble
from cables.formats.facts import Facts
from cables.formats.labels import label_of
from cables.formats.lines import Line, blank_at, cut, lines_of, split_at, start_of_line
from cables.formats.parsed import Addressee, ParsedCable
from cables.formats.transmission import Transmission
from cables.vocab import citations, classification, declassification, posts, precedence
from cables.vocab.identifiers import CableId

_SERIES = "Foreign Relations of the United States"
_TITLE = re.compile(
    r"^[ \t]*\[?(?P<document>\d{1,4})\]?\. (?:Circular |Editorial )?(?:Telegram|Airgram|Cable"
    r"|Message)(?: (?P<serial>\d{1,6})\S*)?"
    r" From (?P<sender>[^\n]{3,160}?) to (?P<to>[^\n]{3,400})$",
    re.MULTILINE,
)
_NOTE_MARK = re.compile(r"\s*\[\d{1,3}\]")
_NOTES = re.compile(
    r"\[?\d{1,3}\]?[.)]?\s+(?:Source\b|Summary\b.{0,1500}?National Archives)"
    r"|\[?\d{1,3}\]?[.)]?\s.{0,600}?\bSource: (?:National Archives|Department of State|Ford"
    r"|Carter|Kennedy|Johnson)"
)
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATED = re.compile(
    rf"(?:(?P<place>[A-Z][\w .'\-]{{1,40}}), )?(?P<date>(?:{_MONTH}) \d{{1,2}}, \d{{4}})"
    r"(?:(?:, |—|–|-)(?:(?P<zulu>\d{4})Z|[\dnm][^\n]{0,14}))?\.?$"
)
_IN_TITLE = re.compile(
    rf",? (?:[A-Z][\w .]{{1,30}}, )?(?P<date>(?:{_MONTH}) \d{{1,2}}, \d{{4}})"
    r"(?:, (?P<zulu>\d{4})Z)?\.?$"
)
_NUMBER = re.compile(r"(?P<serial>\d{1,6})(?:/\d+)?\. (?=\S)")
_STOP = re.compile(
    r"(?<=[a-z0-9)])(?<!\bMr)(?<!\bMrs)(?<!\bDr)(?<!\bGen)(?<!\bAmb)(?<!\bSt)(?<!\bNo)"
    r"\. (?=[A-Z][a-z]|[IA] )"
)
_FACSIMILE = re.compile(r"^[ \t]*(?:TELEGRAM|FM [A-Z]|PAGE 01|TAGS:|E\.O\. 1)", re.MULTILINE)
_FURNITURE = re.compile(
    r"(?:TELEGRAM|DEPARTMENT OF STATE|OUTGOING TELEGRAM|INCOMING TELEGRAM"
    r"|Department of State)(?: \d{3,6})?$|0*\d{2,6}$"
)
_LABELS_INSIDE = re.compile(r"(?<=[.)\]?!”\"]) (?=(?:Refs?|References?|Reftels?)\b[:.])")
_LEVELS = {"official use only": None, "no classification marking": None}
_CAPTIONS = re.compile(
    r"\b(Exdis|Nodis|Limdis|Stadis|Noforn|Cherokee|Official Use Only|Eyes Only)\b"
)
_FIRST_YEAR_OF_IDS = 1973


_SITE = "Office of the Historian"
_ABOVE_TITLE = 500
_BELOW_TITLE = 3000


def beginnings(text: str) -> list[int]:
    """Where each document of a text begins: the site's head, else the editors' title."""
    found: list[int] = []
    last = 0
    for title in _TITLE.finditer(text) if _SERIES in text else ():
        above = max(last, title.start() - _ABOVE_TITLE)
        heads = (text.rfind(head, above, title.start()) for head in (_SITE, _SERIES))
        head = min((at for at in heads if at >= 0), default=title.start())
        if head < title.start() or not found or _is_document(text, title):
            found.append(start_of_line(text, head))
            last = title.end()
    return found


def _is_document(text: str, title: re.Match[str]) -> bool:
    """A title is told from a mention of one by the date line, or the telegram, below it."""
    below = lines_of(text, title.end(), title.end() + _BELOW_TITLE)
    first = [_NOTE_MARK.sub("", line.text) for line in below if line.text][:3]
    if any(map(_DATED.match, first)):
        return True
    dated = _IN_TITLE.search(_NOTE_MARK.sub("", title["to"]).strip())
    return bool(dated and _FACSIMILE.search(text, title.end(), title.end() + _BELOW_TITLE))


class Frus:
    """Recognised by the name of the series near the top."""

    name = "frus-web-text"

    def recognises(self, text: str) -> bool:
        return _SERIES in text[:1500] and _TITLE.search(text[:4000]) is not None

    def read(self, text: str, filed_as: CableId | None) -> list[ParsedCable]:
        title = _TITLE.search(text)
        if title is None:
            return []
        lines = lines_of(text, title.end())
        notes = _first_note(lines)
        facts = Facts(filed_as=filed_as)
        sent = Transmission()
        _from_title(facts, sent, title)
        _from_notes(facts, lines[notes:])
        body = lines[:notes]
        if _FACSIMILE.search(text, title.end(), body[-1].end if body else title.end()):
            return [
                assemble(
                    "frus-evol-facsimile", text, _telegram(body, facts, title), facts, fallback=sent
                )
            ]
        cable = assemble(self.name, text, _printed(body, facts, title), facts, sent=sent)
        subject = cable.subject.removesuffix(".") if cable.subject else None
        return [replace(cable, subject=subject)]


def _first_note(lines: list[Line]) -> int:
    return next(
        (index for index, line in enumerate(lines) if _NOTES.match(line.text[:1700])), len(lines)
    )


def _from_title(facts: Facts, sent: Transmission, title: re.Match[str]) -> None:
    whole = _NOTE_MARK.sub("", title["to"]).strip()
    dated = _IN_TITLE.search(whole)
    if dated:
        _set_date(facts, dated)
        whole = whole[: dated.start()]
    facts.origin = title["sender"].removeprefix("the ").strip()
    facts.to = [whole.removeprefix("the ").strip(" ,.")]
    sent.to = [Addressee(name) for name in facts.to]


def _set_date(facts: Facts, found: re.Match[str]) -> None:
    facts.sent_on = declassification.first_date(found["date"])
    if found["zulu"] and facts.sent_on:
        facts.created = _moment(facts.sent_on, found["zulu"])


def _moment(day: date, zulu: str) -> datetime | None:
    try:
        return datetime(day.year, day.month, day.day, int(zulu[:2]), int(zulu[2:]), tzinfo=UTC)
    except ValueError:
        return None


def _from_notes(facts: Facts, notes: list[Line]) -> None:
    """Level, captions and precedence stand in the first note: `Secret; Immediate; Exdis.`"""
    text = " ".join(line.text for line in notes)[:6000]
    source = text.find("Source:")
    for sentence in re.split(r"(?<=[.])\s+", text[max(source, 0) :])[:12]:
        parts = [part.strip(" .") for part in sentence.split(";")]
        level = classification.parse(parts[0])
        caption = _CAPTIONS.findall(sentence)
        if level is None and parts[0].lower() not in _LEVELS:
            continue
        facts.classification = level
        facts.captions = [word.upper() for word in caption]
        words = [
            word for part in parts for item in part.split() if (word := precedence.word_for(item))
        ]
        facts.precedence = words[0] if words else None
        return


def _printed(lines: list[Line], facts: Facts, title: re.Match[str]) -> list[Line]:
    """Print style: date line, then text; the telegram's number and the date are taken off."""
    place, rest = _behind_date(lines, facts)
    number = _NUMBER.match(rest[0].text) if rest else None
    if number is not None:
        rest[0] = cut(rest[0], number.end())
    _add_id(facts, title["serial"] or (number["serial"] if number else None), place)
    return [part for line in rest for part in _apart(line)]


def _behind_date(lines: list[Line], facts: Facts) -> tuple[str | None, list[Line]]:
    """The place in the date line, which may stand behind blank ones, and the lines below it."""
    place = None
    for index, line in enumerate(lines):
        dated = _DATED.match(_NOTE_MARK.sub("", line.text)) if line.text else None
        if dated is not None:
            _set_date(facts, dated)
            place = dated["place"]
        elif line.text:
            return place, lines[index:]
    return place, []


def _apart(line: Line) -> list[Line]:
    """`Subject: ... Ref: ...` on one line are two fields, and the sentence behind them is text."""
    starts = [match.end() for match in _LABELS_INSIDE.finditer(line.text[:600])]
    parts = split_at(line, starts) if starts else [line]
    found = label_of(parts[-1].text)
    return [*parts[:-1], *_run_in(parts[-1], found[1])] if found else parts


def _run_in(line: Line, value: int) -> list[Line]:
    """A field and the text that runs on behind its full stop."""
    for match in _STOP.finditer(line.text, value, 400):
        cited = next(citations.find(line.text[match.end() : match.end() + 60]), None)
        if cited is None or cited.start > 3:
            first, rest = cut(line, 0, match.start() + 1), cut(line, match.end())
            return [first, blank_at(rest.start), rest]
    return [line]


def _telegram(lines: list[Line], facts: Facts, title: re.Match[str]) -> list[Line]:
    """Facsimile style: the telegram as sent, below the printed form's own words."""
    found: list[Line] = []
    for line in lines:
        dated = (
            _DATED.match(_NOTE_MARK.sub("", line.text)) if line.text and len(found) < 4 else None
        )
        if dated:
            _set_date(facts, dated)
        elif not (len(found) < 30 and _FURNITURE.match(line.text)):
            found.append(line)
    _add_id(facts, title["serial"])
    return found


def _add_id(facts: Facts, serial: str | None, place: str | None = None) -> None:
    """Year, post and number make an id; before 1973 numbers were not unique in a year.

    Where a country's embassy has moved, the place in the date line tells which post is meant.
    """
    if serial is None or facts.sent_on is None or facts.sent_on.year < _FIRST_YEAR_OF_IDS:
        return
    post = posts.by_title(facts.origin or "") or posts.find(place or "")
    if post is not None:
        facts.ids.append(CableId(facts.sent_on.year, post.code, int(serial)))
