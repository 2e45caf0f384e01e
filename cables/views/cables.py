"""Reading a cable, and the text it was read from."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from cables.citing import plain
from cables.models import Cable, Paragraph, Reference, Version
from cables.search.similar import similar_to
from cables.views import inline
from cables.views.citation import cable_item
from cables.views.files import attached
from cables.views.matches import Matches, matches
from cables.views.reading import laid_out, rosters
from cables.vocab.identifiers import parse_or_none

CITING_SHOWN = 50
SOURCE_SHOWN = 500_000
"""Characters of a source text that its page shows; all of it can be downloaded."""


@require_safe
def read(request: HttpRequest, reference: str) -> HttpResponse:
    """The reading page; another spelling of the number leads to the canonical address.

    `?q=` marks what a search found, with links from one such paragraph to the next; `?paragraph=`
    names the paragraph that is to be cited.
    """
    cable = Cable.objects.public().for_reading().at(reference)
    if cable is None:
        return _elsewhere(request, reference)
    paragraphs = list(cable.paragraphs.all())
    context = {
        "cable": cable,
        "versions": list(cable.versions.described()),
        **_text(cable, paragraphs, matches(request.GET.get("q", ""), paragraphs)),
        **_other_cables(cable, paragraphs),
        **_to_cite(request, cable, paragraphs),
    }
    return render(request, "cables/cable.html", context)


def _text(cable: Cable, paragraphs: list[Paragraph], found: Matches | None) -> dict[str, Any]:
    """The text with its links, who is named in it, and what it refers to."""
    mentions = list(cable.mentions.live().for_reading())
    references = inline.items(cable.references.all())
    linked = inline.spans(cable, paragraphs, references)
    return {
        "found": found,
        "paragraphs": laid_out(paragraphs, mentions, linked, found),
        "rosters": rosters(paragraphs, mentions),
        "references": references,
    }


def _other_cables(cable: Cable, paragraphs: list[Paragraph]) -> dict[str, Any]:
    """Those that cite it, say much the same, or were sent before and after."""
    cables = Cable.objects.public()
    return {
        "cited_by": Reference.objects.citing(cable),
        "similar": similar_to(cable, [paragraph.readable for paragraph in paragraphs]),
        "previous": cables.before(cable),
        "next": cables.after(cable),
    }


def _to_cite(request: HttpRequest, cable: Cable, paragraphs: list[Paragraph]) -> dict[str, Any]:
    wanted = request.GET.get("paragraph", "")
    pinpoint = next((one for one in paragraphs if one.anchor == wanted), None)
    item = cable_item(request, cable, pinpoint)
    return {"pinpoint": pinpoint, "cited_as": item, "citation": plain(item)}


@require_safe
def source(request: HttpRequest, reference: str) -> HttpResponse:
    """The source text as it came in, line by line; `?version=` shows another copy.

    `?plain` gives the text alone, as a file.
    """
    cable = Cable.objects.public().for_reading().at(reference)
    if cable is None:
        return _elsewhere(request, reference)
    wanted = request.GET.get("version", "")
    version = cable.versions.chosen(wanted) if wanted else cable.preferred
    if version is None:
        raise Http404("No such copy of this cable is held.")
    if "plain" in request.GET:
        return _plain(f"{cable.slug}.txt", version.source_text)
    context = {
        "cable": cable,
        "version": version,
        "versions": list(cable.versions.described()),
        "plain_url": f"?version={version.pk}&plain" if wanted else "?plain",
        "citation": plain(cable_item(request, cable)),
        **_lines(version),
    }
    return render(request, "cables/source.html", context)


def _lines(version: Version) -> dict[str, Any]:
    """The source text by lines, as far as it is shown, and what was not understood in which."""
    text, problems = version.source_text, list(version.problems.all())
    return {
        "problems": problems,
        "lines_with_problems": {problem.line for problem in problems},
        "lines": text[:SOURCE_SHOWN].split("\n"),
        "line_count": text.count("\n") + 1,
        "cut": len(text) > SOURCE_SHOWN,
    }


@require_safe
def published(request: HttpRequest, address: str) -> HttpResponse:
    """The whole address of a page elsewhere, put behind ours: to the cable that it shows."""
    return _elsewhere(request, address)


def _plain(name: str, text: str) -> HttpResponse:
    """A text to keep; nothing in it is ever run or shown as a page."""
    return attached(HttpResponse(text, content_type="text/plain; charset=utf-8"), name)


def _elsewhere(request: HttpRequest, written: str) -> HttpResponse:
    """To the cable that the spelling means, else 404 with those that cite it.

    A withheld cable gives the same answer as one that was never held.
    """
    meant = Cable.objects.public().published_as(written)
    if meant is not None:
        return redirect(meant)
    number = parse_or_none(written)
    cited_by = Reference.objects.citing_id(str(number)) if number else Reference.objects.none()
    context = {
        "written": written,
        "number": number,
        "citations": cited_by.count(),
        "cited_by": cited_by[:CITING_SHOWN],
    }
    return render(request, "cables/not_held.html", context, status=404)
