"""What must hold of every cable that was read, whatever the text was."""

from cables.formats import ParsedCable


def letters(text: str) -> str:
    """A text without its white space."""
    return "".join(text.split())


def check_offsets(cable: ParsedCable) -> None:
    """The pieces of every paragraph lie in order in the source and hold its letters."""
    last = 0
    for paragraph in cable.paragraphs:
        rebuilt = ""
        for start, end in paragraph.pieces:
            assert last <= start < end <= len(cable.source), "pieces lie in order in the source"
            rebuilt += cable.source[start:end]
            last = end
        assert letters(rebuilt) == letters(paragraph.text), "only white space is changed"
    for _, start, end in cable.fields:
        assert 0 <= start <= end <= len(cable.source)
