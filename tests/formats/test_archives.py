"""ZIP archives: names are labels, sizes are counted, one bad file does not spoil the others."""

import io
import zipfile

import pytest

from cables.formats import Unreadable
from cables.formats.archives import label, members


def packed(files, **more):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, **more) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def test_files_come_in_their_order_with_their_names():
    data = packed({"b/2.txt": b"two", "a.txt": b"one", "__MACOSX/a.txt": b"x", ".DS_Store": b"x"})
    assert [(m.name, m.data) for m in members(data)] == [("b/2.txt", b"two"), ("a.txt", b"one")]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/x.txt", "etc/x.txt"),
        ("C:\\cables\\x.txt", "C/cables/x.txt"),
        ("a/./b/../c.txt", "a/b/c.txt"),
        ("..", "unnamed"),
        ("x\ny.txt", "x�y.txt"),
    ],
)
def test_names_are_labels_and_never_paths(name, shown):
    assert label(name) == shown


def test_a_bomb_is_not_opened():
    data = packed({"bomb.txt": b"0" * 50_000_000, "good.txt": b"good"})
    bomb, good = members(data)
    assert bomb.refusal is not None
    assert bomb.data == b""
    assert good.data == b"good"


def test_an_archive_inside_an_archive_is_not_opened():
    (inner,) = members(packed({"inner.zip": packed({"a.txt": b"a"})}))
    assert inner.refusal is not None
    assert "inside" in inner.refusal


def test_a_damaged_member_is_told_and_the_others_are_read():
    data = bytearray(packed({"a.txt": b"the first of them" * 50, "b.txt": b"second"}))
    data[45] ^= 0xFF
    first, second = members(bytes(data))
    assert first.refusal is not None
    assert second.data == b"second"


def test_a_protected_member_is_told():
    data = bytearray(packed({"a.txt": b"secret words"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (member,) = members(bytes(data))
    assert member.refusal is not None
    assert "password" in member.refusal


def test_what_is_no_archive_is_refused():
    with pytest.raises(Unreadable, match="damaged"):
        list(members(b"PK\x03\x04 and then nothing"))
