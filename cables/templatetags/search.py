"""The small repeated parts of a page of results, which are too many for templates of their own."""

from collections.abc import Iterable
from urllib.parse import quote_plus

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from cables.models import Tagging
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
_CODES = '<ul class="codes" aria-label="Subjects (TAGS)">{}</ul>'


@register.simple_tag
def facet_value(value: FacetValue) -> SafeString:
    """One value of a facet as an item of its list, with its links."""
    count = f"{value.count:,}"
    if value.left_out:
        return format_html(_OUT, value.url_out, value.label, count)
    if value.selected:
        return format_html(_ON, value.url, value.label, count)
    return format_html(_ITEM, value.url, value.label, count, value.url_out, value.label)


@register.simple_tag
def marked(segments: Iterable[Segment]) -> SafeString:
    """A piece of a paragraph with what the search found marked."""
    forms = ("{}", "<mark>{}</mark>")
    runs = (format_html(forms[segment.matched], segment.text) for segment in segments)
    return format_html_join("", "{}", ((run,) for run in runs))


@register.simple_tag
def codes(taggings: Iterable[Tagging]) -> SafeString:
    """The TAGS of a cable as a list, each leading to the cables that have it."""
    search = reverse("search")
    tags = [tagging.tag for tagging in taggings]
    items = format_html_join(
        "",
        '<li><a href="{}?tag={}" title="{}">{}</a></li> ',
        ((search, quote_plus(tag.code), tag.meaning, tag.code) for tag in tags),
    )
    return format_html(_CODES, items) if tags else items
