"""The header of a copy, laid over a cable's own columns."""

from functools import cached_property

from cables.ingest.drafts import Header, is_nothing
from cables.models import Cable, Decision, Post


class Posts:
    """The keys of posts by code, asked for once: one query however many cables."""

    @cached_property
    def _keys(self) -> dict[object, int]:
        return dict(Post.objects.values_list("code", "pk"))

    def key(self, code: object) -> int | None:
        """The primary key of a post; None for a code that is not known, or is none."""
        return self._keys.get(code)


def columns_of(header: Header, posts: Posts) -> dict[str, object]:
    """The header by the columns of Cable."""
    rest = {name: value for name, value in header.items() if name != "origin"}
    return {"origin_id": posts.key(header["origin"]), **rest}


def fill_header(cable: Cable, header: Header, posts: Posts, *, overwrite: bool) -> None:
    """Set what the copy says; leave what it does not say, and what a person set."""
    decided = fields_set_by_people(cable)
    for column, value in columns_of(header, posts).items():
        if column.removesuffix("_id") in decided or is_nothing(value):
            continue
        if overwrite or is_nothing(getattr(cable, column)):
            setattr(cable, column, value)


def fields_set_by_people(cable: Cable) -> set[str]:
    """Columns that a decision changed: no copy of the cable changes them back."""
    decisions = Decision.objects.about(cable).filter(kind=Decision.Kind.CABLE_EDITED)
    return {field for decision in decisions for field in decision.after}
