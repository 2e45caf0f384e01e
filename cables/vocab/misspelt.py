"""Posts misspelt by one letter: wrong, lost, added, or changed places with its neighbour.

Only names of six letters and more are mended, and only where one post alone can be meant.
"""

from collections.abc import Iterator
from functools import cache

from cables.vocab import posts
from cables.vocab.posts import Post

_SHORTEST = 6
_LONGEST = 26
_UNKNOWN = "?"
_LOST = "-"


def post_meant(letters: str) -> Post | None:
    """The post that capital letters misspell; None for a right name, and where it is unsure."""
    if not _SHORTEST <= len(letters) <= _LONGEST or posts.find_squeezed(letters) is not None:
        return None
    names = _names()
    near = (
        names.get(letters + _LOST, ()),
        *(names.get(key, ()) for key in _with_one(letters, _UNKNOWN)),
        *(names.get(key, ()) for key in (*_with_one(letters, ""), *_turned(letters))),
    )
    found = {post.code: post for meant in near for post in meant}
    return next(iter(found.values())) if len(found) == 1 else None


@cache
def _names() -> dict[str, tuple[Post, ...]]:
    """Each name, the name with one letter lost (marked so), and with one letter unknown."""
    found: dict[str, tuple[Post, ...]] = {}
    for name, post in _spelled():
        lost = (key + _LOST for key in _with_one(name, ""))
        for key in {name, *lost, *_with_one(name, _UNKNOWN)}:
            found[key] = (*found.get(key, ()), post)
    return found


def _spelled() -> Iterator[tuple[str, Post]]:
    for post in posts.all_posts():
        for name in {post.code, posts.squeeze(post.city)}:
            if len(name) >= _SHORTEST and posts.find_squeezed(name) is post:
                yield name, post


def _with_one(letters: str, instead: str) -> Iterator[str]:
    """The letters, each in turn replaced."""
    return (letters[:at] + instead + letters[at + 1 :] for at in range(len(letters)))


def _turned(letters: str) -> Iterator[str]:
    """The letters, each in turn changed with its neighbour."""
    return (
        letters[:at] + letters[at : at + 2][::-1] + letters[at + 2 :]
        for at in range(len(letters) - 1)
    )
