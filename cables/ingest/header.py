"""The header of a parsed cable, laid over a cable's own columns."""

from cables.formats.parsed import ParsedCable
from cables.models import Cable, Classification, Decision, Post
from cables.vocab import identifiers, posts


def fill_header(cable: Cable, parsed: ParsedCable, *, overwrite: bool) -> None:
    """Set what the copy says; leave what it does not say, and what a person set."""
    decided = fields_set_by_people(cable)
    for field, value in _header_values(parsed).items():
        if field in decided or value in (None, "", []):
            continue
        if overwrite or getattr(cable, field) in (None, "", []):
            setattr(cable, field, value)


def fields_set_by_people(cable: Cable) -> set[str]:
    """Columns that a decision changed: no copy of the cable changes them back."""
    decisions = Decision.objects.about(cable).filter(kind=Decision.Kind.CABLE_EDITED)
    return {field for decision in decisions for field in decision.after}


def _header_values(parsed: ParsedCable) -> dict[str, object]:
    """Every column of Cable that comes from the document."""
    origin = parsed.origin
    return {
        "origin": _origin_post(parsed),
        "origin_name": (origin.name or "")[:200] if origin else "",
        "origin_routing": (origin.routing or "")[:8] if origin else "",
        "transmitted_at": parsed.transmitted_at,
        "sent_on": parsed.sent_on,
        "precedence": parsed.precedence or "",
        "classification": level_of(parsed.classification),
        "captions": [caption[:60] for caption in parsed.captions],
        "passing": list(parsed.passing),
        "subject": parsed.subject or "",
        "subject_marking": (parsed.subject_marking or "")[:60],
        "preamble": parsed.preamble or "",
        "summary": parsed.summary or "",
        "declassification": parsed.declassification_line or "",
        "declassify_on": parsed.declassify_on,
        "classified_by": [name[:120] for name in parsed.classified_by],
        "classification_reasons": [reason[:20] for reason in parsed.classification_reasons],
        "tags_line": parsed.tags_line or "",
        "signature": [name[:120] for name in parsed.signature],
    }


def level_of(word: str | None) -> int | None:
    """The stored level of a classification word (`CONFIDENTIAL`)."""
    levels = {level.label: level.value for level in Classification}
    return levels.get(word or "")


def _origin_post(parsed: ParsedCable) -> Post | None:
    """The post in the cable's number; else the one that the FM line or the routing names."""
    code = _origin_code(parsed)
    return Post.objects.filter(code=code).first() if code else None


def _origin_code(parsed: ParsedCable) -> str | None:
    number = identifiers.parse_or_none(parsed.reference_id or "")
    if number is not None:
        return number.post
    if parsed.origin is None:
        return None
    return post_code(parsed.origin.name) or _code(posts.by_routing(parsed.origin.routing or ""))


def post_code(name: str | None) -> str | None:
    """The code of the post that a plain-language address names, if the gazetteer knows it."""
    return _code(posts.find(name or ""))


def _code(post: posts.Post | None) -> str | None:
    return post.code if post else None
