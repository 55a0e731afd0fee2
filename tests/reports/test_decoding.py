"""Encodings: what is recognised, and what is refused."""

from __future__ import annotations

import pytest

from suasion.errors import BinaryInput, BrokenInput, EmptyInput
from suasion.reports.decoding import declared_encoding, decode

ENGLISH = "Zelenskyy’s envoy said: “We don’t accept that” — and left the café.\r\nNothing followed."
RUSSIAN = "Министр иностранных дел прибыл в столицу соседней страны для переговоров о границе и торговле. Переговоры продлятся два дня."


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (ENGLISH.encode("utf-8"), ENGLISH, "utf-8"),
        (b"\xef\xbb\xbf" + ENGLISH.encode("utf-8"), ENGLISH, "utf-8"),
        (b"\xff\xfe" + ENGLISH.encode("utf-16-le"), ENGLISH, "utf-16-le"),
        (b"\xfe\xff" + ENGLISH.encode("utf-16-be"), ENGLISH, "utf-16-be"),
        (ENGLISH.encode("utf-16-le"), ENGLISH, "utf-16-le"),
        (ENGLISH.encode("utf-16-be"), ENGLISH, "utf-16-be"),
        (ENGLISH.encode("cp1252"), ENGLISH, "cp1252"),
        (RUSSIAN.encode("cp1251"), RUSSIAN, "cp1251"),
    ],
    ids=["utf-8", "bom", "utf-16-le", "utf-16-be", "bare-le", "bare-be", "cp1252", "cp1251"],
)
def test_recognised(data: bytes, text: str, encoding: str) -> None:
    assert decode(data, "x.txt") == (text, encoding)


def test_a_broken_byte_does_not_spoil_utf8() -> None:
    text, encoding = decode("Le président a été reçu à Genève par ses alliés".encode() + b"\xe9", "x.txt")
    assert encoding == "utf-8"
    assert text.startswith("Le président a été reçu")


def test_the_declared_encoding_is_tried() -> None:
    page = '<html><head><meta charset="iso-8859-2"></head><body>Prezydent spotkał się</body></html>'.encode(
        "iso-8859-2"
    )
    assert declared_encoding(page) == "iso-8859-2"
    assert "spotkał" in decode(page, "x.html", "iso-8859-2")[0]
    assert decode(ENGLISH.encode("cp1252"), "x.html", "no-such-encoding")[0] == ENGLISH


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyInput),
        (b" \n\t ", EmptyInput),
        (b"\xff\xfe \x00", EmptyInput),
        (b"\xff\xfea", BrokenInput),
        (bytes(range(256)) * 4, BinaryInput),
        (b"abc\0\0def", BinaryInput),
    ],
)
def test_refused(data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error, match=r"x\.txt: "):
        decode(data, "x.txt")
