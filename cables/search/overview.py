"""What is held, in numbers that the index knows."""

from dataclasses import dataclass

from cables.models import Cable, Tag
from cables.models.counts import Corpus, Counted, YearCount
from cables.models.rows import in_order
from cables.search import index, names
from cables.search.about_entity import labelled
from cables.search.engine import EVERYTHING, Snapshot

_SIZES = {"year": 1000, "origin": 10_000, "tag": 10_000}


@dataclass(frozen=True, slots=True)
class Overview:
    """The whole corpus: cables by year, the busiest posts, the commonest subjects, the newest."""

    corpus: Corpus
    years: tuple[YearCount, ...]
    posts: tuple[Counted, ...]
    subjects: tuple[Counted, ...]
    newest: tuple[Cable, ...]


def overview(*, posts: int, subjects: int, newest: int) -> Overview | None:
    """So many posts, subjects and cables at most; None while there is no index to ask."""
    return index.ask(lambda snapshot: _overview(snapshot, posts, subjects, newest))


def _overview(snapshot: Snapshot, posts: int, subjects: int, newest: int) -> Overview:
    counts = snapshot.counts(EVERYTHING, _SIZES, "overview")
    years = tuple(YearCount(year, n) for year, n in sorted(counts["year"].items()) if year)
    sending = labelled(counts["origin"], names.post_names(counts["origin"]))
    total, cable_ids = snapshot.search(EVERYTHING, limit=newest, order_by="newest")
    return Overview(
        corpus=Corpus(
            cables=total,
            posts=len(sending),
            first_year=years[0].year if years else None,
            last_year=years[-1].year if years else None,
        ),
        years=years,
        posts=sending[:posts],
        subjects=_subjects(counts["tag"], subjects),
        newest=_newest(cable_ids),
    )


def _subjects(counts: dict[str, int], limit: int) -> tuple[Counted, ...]:
    meanings = dict(Tag.objects.subjects().values_list("code", "meaning"))
    some = {code: count for code, count in counts.items() if code in meanings}
    return labelled(some, meanings)[:limit]


def _newest(cable_ids: list[int]) -> tuple[Cable, ...]:
    return tuple(in_order(Cable.objects.public().for_listing(), cable_ids))
