"""A small PDF file with a text layer, built by hand."""

_LINE = 14


def pdf_of(text: str) -> bytes:
    """One page for each form feed, the lines of the text one below the other."""
    pages = text.split("\f")
    numbers = [4 + 2 * index for index in range(len(pages))]
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
    ]
    for number, page in zip(numbers, pages, strict=True):
        objects += [_page(number), _content(page)]
    return _file(objects)


def _page(number: int) -> bytes:
    return (
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 1200] "
        f"/Resources << /Font << /F1 3 0 R >> >> /Contents {number + 1} 0 R >>"
    ).encode()


def _content(page: str) -> bytes:
    shown = "".join(f"({_escaped(line)}) Tj 0 -{_LINE} Td\n" for line in page.split("\n"))
    drawn = f"BT /F1 10 Tf 50 1150 Td\n{shown}ET".encode()
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn)


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _file(objects: list[bytes]) -> bytes:
    found = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(found))
        found += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(found)
    found += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    size = len(objects) + 1
    return found + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
