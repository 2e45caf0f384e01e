"""The small repeated parts of a page of results, which are too many for templates of their own."""

from calendar import month_name
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from urllib.parse import quote_plus

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString

from cables.rendering import filled, joined
from cables.search.results import FacetValue, Segment

register = template.Library()

_ITEM = (
    '<li><a href="{}" rel="nofollow">{}</a> <span class="count">{}</span>'
    '<a class="leave-out" href="{}" rel="nofollow" aria-label="Leave out {}" title="Leave out">'
    "</a></li>"
)
_ON = (
    '<li><a href="{}" rel="nofollow" aria-current="true">{}'
    '<span class="visually-hidden"> (on; remove)</span></a> <span class="count">{}</span></li>'
)
_OUT = (
    '<li class="left-out"><a href="{}" rel="nofollow" aria-current="true">{}'
    '<span class="visually-hidden"> (left out; let in again)</span></a> '
    '<span class="count">{}</span></li>'
)
_DAY = '<time datetime="{}">{}</time>'
_CODE = '<li><a href="{}?tag={}" title="{}">{}</a></li> '
_BARE_CODE = '<li><a href="{}?tag={}">{}</a></li> '
_CODES_START = filled('<ul class="codes" aria-label="Subjects (TAGS)">')
_CODES_END = filled("</ul>")


@register.simple_tag
def facet_value(value: FacetValue) -> SafeString:
    """One value of a facet as an item of its list, with its links."""
    count = f"{value.count:,}"
    if value.left_out:
        return filled(_OUT, value.url_out, value.label, count)
    if value.selected:
        return filled(_ON, value.url, value.label, count)
    return filled(_ITEM, value.url, value.label, count, value.url_out, value.label)


@register.filter
def day(moment: date) -> SafeString:
    """The day of a moment in UTC, or a day: `5 September 2007`, for people and machines."""
    written = moment.isoformat()
    return filled(_DAY, written, f"{moment.day} {month_name[moment.month]} {moment.year}")


@register.simple_tag
def marked(segments: Iterable[Segment]) -> SafeString:
    """A piece of a paragraph with what the search found marked."""
    forms = ("{}", "<mark>{}</mark>")
    return joined(filled(forms[segment.matched], segment.text) for segment in segments)


@register.simple_tag
def codes(tags: Iterable[Mapping[str, str]]) -> SafeString:
    """TAGS, each with `code` and `meaning`, as a list; each leads to the cables that have it."""
    items = joined(_code(tag["code"], tag["meaning"]) for tag in tags)
    return joined((_CODES_START, items, _CODES_END)) if items else items


@lru_cache(maxsize=2048)  # a page has a hundred of them, an archive some 900
def _code(code: str, meaning: str) -> SafeString:
    address, asked = reverse("search"), quote_plus(code)
    if not meaning:
        return filled(_BARE_CODE, address, asked, code)
    return filled(_CODE, address, asked, meaning, code)
