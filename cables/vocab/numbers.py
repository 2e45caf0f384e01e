"""Whole numbers as they stand in addresses, forms and lists."""

_MOST_DIGITS = 18  # any number of so many digits fits into the database's 64 bits


def whole_number(text: str) -> int | None:
    """The number that these digits write, such as the number of a row; None for other text.

    Other text is also a number too long for a column of the database, one with a sign, and one in
    digits of another script.
    """
    plain = text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS
    return int(text) if plain else None
