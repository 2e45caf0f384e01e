"""Which cable this is: its number, from the best of the places that print it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cables.formats.facts import Facts
from cables.formats.header import Header
from cables.formats.lines import Line
from cables.formats.parsed import Origin, Problem
from cables.formats.transmission import Transmission, sender_name, sender_post, sender_routing
from cables.vocab import posts
from cables.vocab.identifiers import CableId

_TURN_OF_YEAR = timedelta(days=3)


@dataclass(slots=True)
class Identity:
    """The number (None if nothing prints it), other spellings, and doubts about it."""

    id: CableId | None
    aliases: tuple[str, ...]
    problems: tuple[Problem, ...]


def year_of(transmission: Transmission, facts: Facts) -> int | None:
    """The year a cable was sent in: date-time group, its id, the page, the name of the file."""
    if transmission.group is not None:
        return transmission.group.moment.year
    if facts.ids:
        return facts.ids[0].year
    for moment in (facts.created, facts.sent_on):
        if moment is not None:
            return moment.year
    return facts.filed_as.year if facts.filed_as else None


def identify(
    transmission: Transmission, header: Header, lines: list[Line], facts: Facts
) -> Identity:
    """The container's id first, then the classification line, the DE and page lines, the file."""
    year = year_of(transmission, facts)
    printed = _from_class_line(header, year)
    inferred = None if printed else _from_routing(transmission, lines, year)
    chosen = (facts.ids[0] if facts.ids else None) or printed or inferred or facts.filed_as
    inferred = None if facts.ids else inferred
    problems = tuple(_doubts(chosen, printed, inferred, transmission, facts))
    names = [*facts.aliases, *(str(i) for i in (*facts.ids, printed, facts.filed_as) if i)]
    aliases = tuple(dict.fromkeys(name for name in names if name != str(chosen)))
    return Identity(chosen, aliases if chosen else tuple(facts.aliases), problems)


def _from_class_line(header: Header, year: int | None) -> CableId | None:
    if year is None:
        return None
    for _, line in header.class_lines:
        if line.post and line.serial:
            return CableId.of(year, line.post, line.serial)
    return None


def _from_routing(
    transmission: Transmission, lines: list[Line], year: int | None
) -> CableId | None:
    """`DE RUEHZZ #0123` gives post and last four digits; a page-break line gives both in full."""
    if year is None:
        return None
    for line in lines:
        if " OF " in line.text and (page := _page_name(line.text)) is not None:
            return CableId.of(year, *page)
    post = sender_post(transmission)
    if post is not None and transmission.serial:
        return CableId.of(year, post.code, int(transmission.serial))
    return None


def _page_name(text: str) -> tuple[str, int] | None:
    words = text.split()
    for index, word in enumerate(words[:6]):
        if word.isdigit() and len(word) >= 5 and index and len(words) - index >= 4:
            post = posts.find(" ".join(words[:index]))
            return (post.code, int(word)) if post and words[index + 2] == "OF" else None
    return None


def _doubts(
    chosen: CableId | None,
    printed: CableId | None,
    inferred: CableId | None,
    transmission: Transmission,
    facts: Facts,
) -> list[Problem]:
    found = [_identity_doubt(chosen, printed, inferred, facts), _year_doubt(chosen, transmission)]
    return [problem for problem in found if problem]


def _identity_doubt(
    chosen: CableId | None, printed: CableId | None, inferred: CableId | None, facts: Facts
) -> Problem | None:
    if chosen is None:
        message = "No number of a cable was found in this copy."
        return Problem("identity-unknown", message, "reference_id")
    if chosen == inferred:
        message = f"The number {chosen} is inferred from the routing and page-break lines."
        return Problem("identity-inferred", message, "reference_id")
    if chosen != printed and not facts.ids:
        message = (
            f"The number {chosen} is taken from the name of the file; the text does not print it."
        )
        return Problem("identity-from-file-name", message, "reference_id")
    return None


def _year_doubt(chosen: CableId | None, transmission: Transmission) -> Problem | None:
    """A number may carry either year if the cable was sent about New Year, and no other."""
    if chosen is None or transmission.group is None:
        return None
    sent = transmission.group.moment
    if sent.year == chosen.year:
        return None
    new_year = datetime(max(sent.year, chosen.year), 1, 1, tzinfo=UTC)
    if abs(sent - new_year) <= _TURN_OF_YEAR:
        return None
    message = f"The date-time group says {sent.year}, the number {chosen} says {chosen.year}."
    return Problem("year-mismatch", message, "transmitted_at")


def origin_of(
    transmission: Transmission, header: Header, identity: Identity, facts: Facts
) -> Origin | None:
    """The sender as printed; else the post that the text identifies; else what the page says."""
    name = sender_name(transmission)
    post = sender_post(transmission) or _post_of_class_line(header)
    if name is None and facts.origin:
        name, post = facts.origin, post or posts.find(facts.origin)
    if name is None and post is not None:
        name = post.name
    if name is None:
        return None
    if post is None and identity.id is not None:
        post = posts.by_code(identity.id.post)
    return Origin(name, sender_routing(transmission), post.code if post else None)


def _post_of_class_line(header: Header) -> posts.Post | None:
    codes = (line.post for _, line in header.class_lines if line.post)
    return next((post for code in codes if (post := posts.by_code(code))), None)
