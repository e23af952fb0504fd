import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftgraph.reading.encoding import decode
from craftgraph.reading.problem import UnreadableError

RUSSIAN = "Мастер из аула привёз на ярмарку седло, которое он делал три года. " * 3
KAZAKH = "Ауыл шеберлері жүннен кілем тоқып, оны көрмеге алып келді. " * 3


def test_utf8_with_and_without_mark() -> None:
    assert decode(KAZAKH.encode()) == KAZAKH
    assert decode(b"\xef\xbb\xbf" + KAZAKH.encode()) == KAZAKH


@pytest.mark.parametrize(
    ("data", "message", "hint", "offset"),
    [
        (RUSSIAN.encode("utf-16"), "UTF-16", "iconv -f UTF-16 -t UTF-8", 0),
        (RUSSIAN.encode("utf-16-le"), "UTF-16LE", "iconv -f UTF-16LE", 0),
        (KAZAKH.encode("utf-16-be"), "UTF-16BE", "iconv -f UTF-16BE", 0),
        (b"plain words in English ".decode().encode("utf-16-le"), "UTF-16LE", "iconv -f UTF-16LE", 0),
        (RUSSIAN.encode("utf-32"), "UTF-32", "iconv -f UTF-32", 0),
        (RUSSIAN.encode("cp1251"), "probably WINDOWS-1251", "iconv -f WINDOWS-1251 -t UTF-8", 0),
        (b"abc: " + RUSSIAN.encode("cp1251"), "probably WINDOWS-1251", "iconv -f WINDOWS-1251 -t UTF-8", 5),
        (KAZAKH.encode("kz1048"), "probably KZ-1048", "iconv -f KZ-1048", 0),
        (RUSSIAN.encode("koi8_r"), "probably KOI8-R", "iconv -f KOI8-R", 0),
        ("Größe ".encode("latin-1"), "is not UTF-8", "convert it", 2),
        (KAZAKH.encode()[:21] + b"\xff" + KAZAKH.encode()[22:], "is not UTF-8", "convert it", 21),
        (b"\xef\xbb\xbfabc\xff", "is not UTF-8", "convert it", 6),
        (b"%PDF-1.7 \xe2\xe3", "a PDF file", "pdftotext", None),
        (b"PK\x03\x04....", "ZIP", "unpack", None),
        (b"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00", "binary", "UTF-8", None),
        (bytes(range(256)) * 4, "binary", "UTF-8", None),
    ],
)
def test_what_is_not_utf8(data: bytes, message: str, hint: str, offset: int | None) -> None:
    with pytest.raises(UnreadableError) as caught:
        decode(data)
    assert message in caught.value.message
    assert hint in caught.value.hint
    assert caught.value.offset == offset


@given(st.binary())
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text = decode(data)
    except UnreadableError as error:
        assert error.message  # noqa: PT017 - both ends are right
    else:
        assert text.encode() == data.removeprefix(b"\xef\xbb\xbf")
