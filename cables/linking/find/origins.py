"""Where a cable was sent from, as far as its number or its FM line tells."""

from cables.vocab import identifiers, posts


def country_of(reference_id: str | None, origin: str | None) -> str:
    """ISO 3166 alpha-2 code of the country of the post that sent the cable; empty if unknown."""
    return _of_number(reference_id or "") or _of_post(posts.find(origin or ""))


def _of_number(reference_id: str) -> str:
    number = next(identifiers.find_in(reference_id), None)
    return _of_post(posts.by_code(number.post)) if number else ""


def _of_post(post: posts.Post | None) -> str:
    return post.country if post else ""
