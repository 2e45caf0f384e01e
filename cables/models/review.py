"""What waits for a curator: suggested mentions, name by name, the best evidence first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Self, TypeVar

from django.contrib.auth.models import User
from django.contrib.postgres.search import TrigramSimilarity
from django.db import models
from django.db.models import (
    Case,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    FloatField,
    Max,
    OuterRef,
    Q,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Ln

from cables.models.ambiguities import Ambiguity
from cables.models.cables import Tagging
from cables.models.decisions import Decision
from cables.models.entities import Entity
from cables.models.mentions import Mention
from cables.models.posts import Post
from cables.models.review_order import WANTED, First
from cables.models.rows import in_order

ROUND = 200
"""Names that a curator is given at a time; then the order is made anew."""

# One cable more or less says little once there are many, hence the logarithm; what looks like an
# NGO goes before a name of the same weight, for NGOs are what readers come for.
CABLES_WEIGH = 0.1
NGO_WEIGHS = 0.2

_Row = TypeVar("_Row", bound=models.Model)
_BY_NAME = ("kind", "normalized", "pk")


@dataclass(frozen=True, slots=True)
class Left:
    """How much waits: mentions, and the names they are of."""

    mentions: int
    names: int


class InCables(models.QuerySet[_Row]):
    """Questions about what stands in cables, by where these come from and what they are about."""

    def _public(self) -> Self:
        return self.filter(cable__withheld_at=None)

    def found_by(self, method: str) -> Self:
        return self.filter(method=method)

    def from_post(self, code: str) -> Self:
        return self.filter(cable__origin__code=code)

    def from_country(self, code: str) -> Self:
        """In cables sent from posts in this country (ISO 3166 alpha-2)."""
        return self.filter(cable__origin__country=code)

    def tagged(self, code: str) -> Self:
        tagged = Tagging.objects.filter(tag__code=code)
        return self.filter(cable__in=tagged.order_by().values("cable"))

    def methods(self) -> list[str]:
        """The finders that found any of these."""
        return list(self.order_by("method").values_list("method", flat=True).distinct())


class AmbiguousQuerySet(InCables[Ambiguity]):
    """Questions about the ambiguous names that a curator has still to decide; name by name."""

    def waiting(self) -> Self:
        return self._public().select_related("paragraph", "cable__origin").order_by(*_BY_NAME)

    def of_kind(self, kind: str) -> Self:
        return self.filter(kind=kind)

    def numbered(self, number: int | None) -> Ambiguity | None:
        return None if number is None else self.filter(pk=number).first()

    def following(self, other: Ambiguity) -> Self:
        """Those behind another in the order of `waiting`."""
        return self.filter(
            Q(kind__gt=other.kind)
            | Q(kind=other.kind, normalized__gt=other.normalized)
            | Q(kind=other.kind, normalized=other.normalized, pk__gt=other.pk)
        )

    def preceding(self, other: Ambiguity) -> Self:
        """Those before another, the nearest first."""
        return self.filter(
            Q(kind__lt=other.kind)
            | Q(kind=other.kind, normalized__lt=other.normalized)
            | Q(kind=other.kind, normalized=other.normalized, pk__lt=other.pk)
        ).reverse()

    def of_same_name(self, other: Ambiguity) -> Self:
        return self.filter(kind=other.kind, normalized=other.normalized)


class ReviewQuerySet(InCables[Mention]):
    """Questions about the mentions that a curator has still to decide."""

    def waiting(self) -> Self:
        """Suggested, with their place in a cable that anyone may read."""
        return self._public().filter(status=Mention.Status.SUGGESTED).exclude(paragraph=None)

    def for_desk(self) -> Self:
        return self.select_related("entity__merged_into", "paragraph", "cable__origin")

    def numbered(self, number: int) -> Mention | None:
        """The mention with this number, in a cable that anyone may read."""
        return self.for_desk()._public().filter(pk=number).first()

    def samples(self, limit: int) -> list[Mention]:
        """Live mentions to show what the name is used for, the surest of different cables first."""
        live = self.for_desk()._live().order_by("cable", "pk").distinct("cable")[: limit * 4]
        return sorted(live, key=lambda mention: (-(mention.score or 1.0), mention.pk))[:limit]

    def for_splitting(self) -> Self:
        """Live mentions grouped by their words."""
        return self.for_desk()._live().order_by("surface", "cable", "pk")

    def _live(self) -> Self:
        return self._public().exclude(status=Mention.Status.REJECTED).exclude(paragraph=None)

    def chosen(self, numbers: Iterable[int]) -> Self:
        return self.filter(pk__in=list(numbers))

    def of_number(self, entity: int) -> Self:
        return self.filter(entity=entity)

    # --- what they can be narrowed to -------------------------------------------------------

    def of_kind(self, kind: str) -> Self:
        return self.filter(entity__kind=kind)

    def of_ngos(self, wanted: bool) -> Self:
        """Of names that are or may be NGOs, or of all others."""
        ngo = Q(entity__type=Entity.Type.NGO)
        return self.filter(ngo if wanted else ~ngo)

    def doubted(self) -> Self:
        return self.filter(uncertain=True)

    # --- their order ------------------------------------------------------------------------

    def best_first(self) -> Self:
        """Surest first; `rank` is the score, 0 where a mention has none."""
        return self.annotate(rank=Coalesce("score", 0.0)).order_by("-rank", "pk")

    def take(self, limit: int) -> list[Mention]:
        """The first of these for the desk; numbers are sorted alone, for rows are long and many."""
        numbers = list(self.values_list("pk", flat=True)[:limit])
        return in_order(mentions().for_desk(), numbers)

    def following(self, mention: Mention) -> Self:
        """Those that stand behind a mention in the order of `best_first`."""
        here = mention.score or 0.0
        ranked = self.best_first()
        return ranked.filter(Q(rank__lt=here) | Q(rank=here, pk__gt=mention.pk))

    def preceding(self, mention: Mention) -> Self:
        """Those that stand before a mention, the nearest first."""
        here = mention.score or 0.0
        ranked = self.best_first().reverse()
        return ranked.filter(Q(rank__gt=here) | Q(rank=here, pk__lt=mention.pk))

    # --- names ------------------------------------------------------------------------------

    def round(self, first: First = First.NGOS, limit: int = ROUND) -> list[int]:
        """The names most worth a decision, by number: of the kind wanted `first`, then by weight.

        The weight is the best score (0 to 1), plus the logarithm of the number of cables that
        name it, plus a little for an NGO that no curator has confirmed.
        """
        unconfirmed = Q(entity__type=Entity.Type.NGO, entity__type_confirmed=False)
        ngo = Max(Case(When(unconfirmed, then=Value(NGO_WEIGHS)), default=Value(0.0)))
        cables = CABLES_WEIGH * Ln(1.0 + Max(F("entity__cable_count")), output_field=FloatField())
        weight = ExpressionWrapper(
            Max(Coalesce("score", 0.0)) + cables + ngo, output_field=FloatField()
        )
        wanted = Max(WANTED[first]) if first in WANTED else Count("pk")
        order = ["-weight"] if first == First.SUREST else ["-wanted", "-weight"]
        named = self.order_by().values("entity").annotate(weight=weight, wanted=wanted)
        rows = named.order_by(*order, "entity")
        return list(rows.values_list("entity", flat=True)[:limit])

    def names_among(self, numbers: Sequence[int]) -> list[Entity]:
        """Those of the entities, in their order, of which any of these mentions is one."""
        any_ = Exists(self.filter(entity=OuterRef("pk")).order_by())
        return in_order(Entity.objects.filter(any_), numbers)

    def left(self) -> Left:
        """How much waits, all in all."""
        return Left(
            **self.order_by().aggregate(mentions=Count("pk"), names=Count("entity", distinct=True))
        )


def mentions() -> ReviewQuerySet:
    """All mentions, to be asked what waits among them."""
    return ReviewQuerySet(Mention)


def ambiguities() -> AmbiguousQuerySet:
    """All ambiguous names, to be asked what waits among them."""
    return AmbiguousQuerySet(Ambiguity)


def notes_about(entity: Entity, limit: int) -> list[Decision]:
    """What curators noted about an entity, newest first; notes taken back are left out."""
    noted = Decision.objects.of_entity(entity).filter(kind=Decision.Kind.NOTED, undone_by=None)
    return list(noted[:limit])


def alike(entity: Entity, limit: int) -> list[Entity]:
    """Entities of the kind with a name much like its own, by trigrams (pg_trgm), likest first."""
    others = Entity.objects.current().filter(kind=entity.kind).exclude(pk=entity.pk)
    similar = others.filter(normalized__trigram_similar=entity.normalized)
    likest = similar.annotate(like=TrigramSimilarity("normalized", entity.normalized))
    return list(likest.order_by("-like", "pk")[:limit])


def latest_decision(mention: Mention) -> Decision | None:
    """What was decided about a mention last, and by whom."""
    return Decision.objects.about(mention).select_related("made_by").first()


def latest_about(*entities: Entity) -> Decision | None:
    """The last decision that concerns any of these."""
    concerned = Decision.objects.filter(entities__overlap=[entity.pk for entity in entities])
    return concerned.select_related("made_by").first()


def countries_of_posts() -> list[str]:
    """Where posts are, as ISO codes."""
    known = Post.objects.exclude(country="").order_by("country")
    return list(known.values_list("country", flat=True).distinct())


def decided_since(by: User, start: datetime) -> int:
    """How many decisions of a person stand, of those made from a moment on."""
    undone = Q(kind=Decision.Kind.UNDONE)
    made = Decision.objects.filter(made_by=by, made_at__gte=start).aggregate(
        decided=Count("pk", filter=~undone), undone=Count("pk", filter=undone)
    )
    return max(0, int(made["decided"]) - int(made["undone"]))
