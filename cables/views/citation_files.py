"""Citations to take away, for reference managers: of a cable, an entity, a whole search."""

from collections.abc import Iterable
from functools import partial

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from cables.citing import FORMATS, Format, Item
from cables.models import Cable, Entity, Paragraph
from cables.search import SearchState
from cables.search.export import cited
from cables.views.citation import cable_item, entity_item
from cables.views.entities.finding import of_entity
from cables.views.files import attached, not_now


@require_safe
def of_cable(request: HttpRequest, reference: str, suffix: str) -> HttpResponseBase:
    """A cable as a citation; `?paragraph=p3` cites that paragraph of it."""
    cable = _public(reference)
    paragraph = _paragraph(cable, request.GET.get("paragraph", ""))
    return _one(cable_item(request, cable, paragraph), _format(suffix))


@require_safe
def of_search(request: HttpRequest, suffix: str) -> HttpResponseBase:
    """Every cable that a search finds, in the order shown."""
    form, found = _format(suffix), cited(SearchState.from_query(request.GET))
    if found is None:
        return not_now()
    return _file((cable_item(request, cable) for cable in found), form, "cables")


def _of_entity(request: HttpRequest, entity: Entity, *, form: Format) -> HttpResponseBase:
    """The page of an entity as a citation."""
    return _one(entity_item(request, entity), form)


of_entity_as = {
    suffix: of_entity(f"-citation-{suffix}")(partial(_of_entity, form=form))
    for suffix, form in FORMATS.items()
}
"""The same for each suffix: an address that has changed leads to the same file at the new one."""


@require_safe
def unapi(request: HttpRequest) -> HttpResponseBase:
    """The cables that a page names in `unapi-id`, for browser connectors such as Zotero's.

    unAPI 1 (Ariadne 48, 2006): no `id`, which formats there are; `id` (`07LIMA5`, `07LIMA5:p3`),
    the same for a cable that is held, with the id as pages write it; `id` and `format`, the cable.
    The list for an id has status 200 where the specification would have 300, which some clients
    take for a failure.
    """
    written, _, anchor = request.GET.get("id", "").partition(":")
    cable = _public(written) if written else None
    item = cable_item(request, cable, _paragraph(cable, anchor)) if cable else None
    if item is None or "format" not in request.GET:
        context = {"id": item and item.key, "formats": FORMATS.values()}
        return render(request, "cables/unapi.xml", context, content_type="application/xml")
    form = next((one for one in FORMATS.values() if one.name == request.GET["format"]), None)
    if form is None:
        return HttpResponse("No such format.\n", content_type="text/plain", status=406)
    return _one(item, form)


def _public(reference: str) -> Cable:
    cables = Cable.objects.public()
    cable = cables.at(reference) or cables.published_as(reference)
    if cable is None:
        raise Http404("This cable is not held.")
    return cable


def _paragraph(cable: Cable, anchor: str) -> Paragraph | None:
    return get_object_or_404(cable.paragraphs, anchor=anchor) if anchor else None


def _format(suffix: str) -> Format:
    if suffix not in FORMATS:
        raise Http404("Citations are not given in this format.")
    return FORMATS[suffix]


def _one(item: Item, form: Format) -> HttpResponseBase:
    return _file([item], form, item.key.replace(":", "-"))


def _file(items: Iterable[Item], form: Format, name: str) -> HttpResponseBase:
    response = StreamingHttpResponse(
        form.written(items), content_type=f"{form.media_type}; charset=utf-8"
    )
    return attached(response, f"{name}.{form.suffix}")
