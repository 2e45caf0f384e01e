"""The page of an organization, a person or a place."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cables.linking.find.people.titles import named_as
from cables.models import Cable, Decision, Entity, entity_pages
from cables.models.counts import Counted
from cables.models.mentions import MentionQuerySet
from cables.search import about_entity as about
from cables.search.about_entity import Scope
from cables.search.cable_page import PER_PAGE, CablePage
from cables.views.charts import year_bars
from cables.views.citation import entity_citation
from cables.views.entities.asking import Asked, asked
from cables.views.entities.companions import foremost
from cables.views.entities.finding import of_entity
from cables.views.paging import paging
from cables.views.reading import Laid, in_context
from cables.vocab.numbers import whole_number

PARAGRAPHS = 4
"""Paragraphs of one cable that the page shows; the cable has the others."""
TITLES_FROM = 1000
"""Mentions in which titles are looked for."""
LATEST = 500
"""Cables whose mentions these are."""


@dataclass(frozen=True, slots=True)
class InContext:
    """A cable, the first paragraphs that name the entity, and how many more there are."""

    cable: Cable
    paragraphs: tuple[Laid, ...]
    more: int


@of_entity()
def page(request: HttpRequest, entity: Entity) -> HttpResponse:
    """All that the cables say of one entity, narrowed down by the parameters of `ContextFilter`."""
    what = asked(entity, request.GET)
    network = foremost(what.groups)
    names = entity_pages.surfaces(entity, certain=what.certain)
    context = {
        "entity": entity,
        "asked": what,
        "names": names,
        "aliases": entity_pages.aliases(entity, names),
        "imported": Decision.objects.of_list(entity),
        "network": network,
        "ties": about.ties(what.whole, [one.entity for one in network]) or [],
        "citation": entity_citation(request, entity),
        **_years(what),
        **_titles(what.whole, what.mentions),
        **_contexts(request, what.narrowed, what.mentions),
    }
    return render(request, "cables/entity.html", context)


def _years(what: Asked) -> dict[str, Any]:
    years = what.portrait.years if what.portrait else ()
    return {"bars": year_bars(years, **{what.entity.facet: str(what.entity.pk)})}


def _titles(scope: Scope, mentions: MentionQuerySet) -> dict[str, Any]:
    """Under which titles a person is named, in the latest mentions."""
    if scope.entity.kind != Entity.Kind.PERSON:
        return {}
    latest = about.newest(scope, LATEST) or []
    called = entity_pages.called(entity_pages.in_cables(mentions, latest), TITLES_FROM)
    return {"titles": titles(called), "titles_from": len(called)}


def titles(called: Iterable[entity_pages.Called]) -> list[Counted]:
    """Titles with the number of mentions, most first; each as it is printed most often."""
    spelt: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in called:
        title = named_as(one.surface, one.before)
        if title:
            spelt[title.casefold()][title] += 1
    counted = (Counted(key, _commonest(all_), all_.total()) for key, all_ in spelt.items())
    return sorted(counted, key=lambda one: (-one.count, one.label))


def _commonest(spellings: Counter[str]) -> str:
    """The one printed most often; of several with capitals rather than without."""
    return min(spellings, key=lambda spelling: (-spellings[spelling], spelling))


def _contexts(request: HttpRequest, scope: Scope, mentions: MentionQuerySet) -> dict[str, Any]:
    """One page of cables with the paragraphs that name the entity."""
    found = about.cables(scope, whole_number(request.GET.get("page", "")) or 1)
    if found is None:
        return {"found": None}
    links = paging(_as_page(found), request.GET)
    return {"found": found, "contexts": contexts(found.cable_ids, mentions), "paging": links}


def _as_page(found: CablePage) -> Page[int]:
    """The index has cut the page out; a paginator over the bare number makes the links."""
    return Paginator(range(found.total), PER_PAGE).page(found.number)


def contexts(cable_ids: list[int], mentions: MentionQuerySet) -> list[InContext]:
    """These cables with their paragraphs that hold such mentions, in the given order."""
    paragraphs: defaultdict[int, list[Laid]] = defaultdict(list)
    for laid in in_context(entity_pages.in_cables(mentions, cable_ids).in_context()):
        paragraphs[laid.paragraph.cable_id].append(laid)
    return [
        InContext(
            found[0].paragraph.cable, tuple(found[:PARAGRAPHS]), max(0, len(found) - PARAGRAPHS)
        )
        for pk in cable_ids
        if (found := paragraphs.get(pk))
    ]
