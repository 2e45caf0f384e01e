"""What the desk can be narrowed to, and the addresses within it."""

from typing import Any

import django_filters as filters
from django.http import HttpRequest, QueryDict
from django.urls import reverse

from cables.models import Entity, Mention, Post, review
from cables.models.review import ReviewQuerySet
from cables.vocab import countries

FIELDS = ("kind", "ngo", "method", "post", "country", "tag", "only")
UNCERTAIN, AMBIGUOUS = "uncertain", "ambiguous"
ONLY = ((UNCERTAIN, "Uncertain ones"), (AMBIGUOUS, "Ambiguous names"))
YES_NO = (("yes", "NGOs"), ("no", "All others"))


class DeskFilter(filters.FilterSet):
    """Parameters of `/desk/`."""

    kind = filters.ChoiceFilter(
        method="narrow_kind", label="Kind", choices=Entity.Kind.choices, empty_label="Any"
    )
    ngo = filters.ChoiceFilter(
        method="narrow_ngo", label="NGO or not", choices=YES_NO, empty_label="Any"
    )
    method = filters.ChoiceFilter(method="narrow_method", label="Found by", empty_label="Any")
    post = filters.ModelChoiceFilter(
        method="narrow_post",
        label="Post",
        queryset=Post.objects.all(),
        to_field_name="code",
        empty_label="Any",
    )
    country = filters.ChoiceFilter(
        method="narrow_country", label="Country of the post", empty_label="Any"
    )
    tag = filters.CharFilter(method="narrow_tag", label="TAGS code", max_length=120)
    only = filters.ChoiceFilter(
        method="narrow_only", label="Show", choices=ONLY, empty_label="All suggestions"
    )

    class Meta:
        model = Mention
        fields: list[str] = []

    def __init__(self, data: Any = None, queryset: Any = None, **kwargs: Any) -> None:
        super().__init__(data, queryset, **kwargs)
        self.filters["country"].extra["choices"] = _countries
        self.filters["method"].extra["choices"] = _methods

    def narrow_kind(self, waiting: ReviewQuerySet, name: str, value: str) -> ReviewQuerySet:
        return waiting.of_kind(value)

    def narrow_ngo(self, waiting: ReviewQuerySet, name: str, value: str) -> ReviewQuerySet:
        return waiting.of_ngos(value == "yes")

    def narrow_method(self, waiting: ReviewQuerySet, name: str, value: str) -> ReviewQuerySet:
        return waiting.found_by(value)

    def narrow_post(self, waiting: ReviewQuerySet, name: str, value: Post) -> ReviewQuerySet:
        return waiting.from_post(value.code)

    def narrow_country(self, waiting: ReviewQuerySet, name: str, value: str) -> ReviewQuerySet:
        return waiting.from_country(value)

    def narrow_tag(self, waiting: ReviewQuerySet, name: str, value: str) -> ReviewQuerySet:
        return waiting.tagged(value.strip().upper())

    def narrow_only(self, waiting: ReviewQuerySet, name: str, value: str) -> ReviewQuerySet:
        return waiting.doubted() if value == UNCERTAIN else waiting


class AmbiguousFilter(DeskFilter):
    """Parameters of `/desk/ambiguous/`."""

    ngo = None
    only = None


def _countries() -> list[tuple[str, str]]:
    named = ((code, countries.name_of(code)) for code in review.countries_of_posts())
    return sorted(named, key=lambda pair: pair[1])


def _methods() -> list[tuple[str, str]]:
    return [(method, method) for method in review.mentions().methods()]


def narrowing(query: QueryDict) -> str:
    """The part of a query string that narrows the desk, in one spelling."""
    kept = QueryDict(mutable=True)
    for name in FIELDS:
        if value := query.get(name):
            kept[name] = value
    return kept.urlencode()


def narrowing_posted(request: HttpRequest) -> str:
    """How the desk was narrowed on the page that a form stands on."""
    return narrowing(QueryDict(request.POST.get("asked", "")))


def address(page: str, asked: str, **place: object) -> str:
    """The address of a page of the desk, narrowed as `asked`; `place` says what it shows."""
    query = QueryDict(asked, mutable=True)
    query.update({name: str(value) for name, value in place.items()})
    return f"{reverse(page)}?{query.urlencode()}" if query else reverse(page)


def desk_url(asked: str, **place: object) -> str:
    """The address of the queue, narrowed as `asked`; `place` says at which mention."""
    return address("desk", asked, **place)
