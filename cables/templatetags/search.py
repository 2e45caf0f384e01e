"""The small repeated parts of a page of results, which are too many for templates of their own."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cables.search.results import FacetValue

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


@register.simple_tag
def facet_value(value: FacetValue) -> SafeString:
    """One value of a facet as an item of its list, with its links."""
    count = f"{value.count:,}"
    if value.left_out:
        return format_html(_OUT, value.url_out, value.label, count)
    if value.selected:
        return format_html(_ON, value.url, value.label, count)
    return format_html(_ITEM, value.url, value.label, count, value.url_out, value.label)
