"""Short lists of words inside the code, written as running text."""


def words(text: str) -> frozenset[str]:
    """The words of a text that blanks and line ends part."""
    return frozenset(text.split())
