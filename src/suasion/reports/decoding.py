"""Bytes to text: which encoding, and whether it is text at all."""

from __future__ import annotations

import codecs
import re

from suasion.errors import BinaryInput, BrokenInput, EmptyInput
from suasion.reports.language_id import identify

# Byte-order marks, longest first: the UTF-32 mark begins with the UTF-16 one.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SAMPLE_BYTES = 65_536  # bytes looked at for guesses: enough for any article, quick for a large file
UTF8_FAULTS = 0.25  # broken bytes per good multi-byte character up to which the text still counts as damaged UTF-8
CONTROL_SHARE = 0.02  # share of control characters above which bytes are not text
NUL_SHARE = 0.3  # share of zero bytes on one side of the pairs that betrays UTF-16 without a mark
WIDE_FAULTS = 0.2  # share of control bytes on the other side up to which it is text (curly quotes give some)
LATIN_GUESSES = re.compile(
    r"(cp125[0247]|cp1140|cp437|cp8\d\d|latin|iso8859|mac_(?!cyr|greek)|hp_roman|cp500|cp037|cp273)"
)
CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\r\f\v\x1a\x1b") + b"\x7f"


def decode(data: bytes, where: str, declared: str | None = None) -> tuple[str, str]:
    """``data`` as text, and its encoding. A byte-order mark is dropped; newlines stay as they are.

    The order: byte-order mark, UTF-8, the ``declared`` encoding, UTF-8 with a few broken bytes, a guess, Windows-1252.
    Raises EmptyInput, BinaryInput or BrokenInput.
    """
    if not data.strip():
        raise EmptyInput("There is nothing in it", where=where, mend="Give a file that holds the text of a report.")
    for mark, name in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], name, where), name
    wide = _wide(data[:SAMPLE_BYTES])
    if wide:
        return _marked(data[: len(data) // 2 * 2], wide, where), wide
    _refuse_binary(data[:SAMPLE_BYTES], where)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _guess(data, where, declared)


def _marked(data: bytes, name: str, where: str) -> str:
    try:
        text = data.decode(name)
    except UnicodeDecodeError as error:
        raise BrokenInput(
            f"The file says it is {name}, but byte {error.start} is not", where=where, mend="Save it again as UTF-8."
        ) from error
    if not text.strip():
        raise EmptyInput("There is nothing in it", where=where, mend="Give a file that holds the text of a report.")
    return text


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark: in Western text every other byte is zero."""
    pairs = len(sample) // 2
    if pairs < 2 or b"\0" not in sample:
        return None
    first, second = sample[0 : pairs * 2 : 2], sample[1 : pairs * 2 : 2]
    for zeros, letters, name in ((second, first, "utf-16-le"), (first, second, "utf-16-be")):
        odd = len(letters) - len(letters.translate(None, CONTROLS + b"\0"))
        if zeros.count(0) > NUL_SHARE * pairs and odd <= WIDE_FAULTS * pairs:
            return name
    return None


def _refuse_binary(sample: bytes, where: str) -> None:
    bad = len(sample) - len(sample.translate(None, CONTROLS))
    if b"\0" in sample or bad > CONTROL_SHARE * len(sample):
        raise BinaryInput(
            "This is not text",
            where=where,
            mend="suasion reads .txt, .md, .html, .pdf, .eml, .rss, .atom, .xml and .jsonl.",
        )


def _guess(data: bytes, where: str, declared: str | None) -> tuple[str, str]:
    if declared:
        try:
            return data.decode(declared), codecs.lookup(declared).name
        except (LookupError, UnicodeDecodeError, ValueError):
            pass  # the declaration is wrong: go on guessing
    repaired = data.decode("utf-8", "replace")
    faults = repaired.count("\ufffd")
    good = sum(1 for c in repaired if c > "\x7f") - faults
    if faults <= UTF8_FAULTS * good:
        return repaired, "utf-8"
    name = _detected(data[:SAMPLE_BYTES])
    for candidate in (name, "cp1252"):
        if candidate:
            try:
                return data.decode(candidate), candidate
            except (LookupError, UnicodeDecodeError):
                continue
    raise BrokenInput("Its encoding is not recognised", where=where, mend="Save it again as UTF-8.")


def _detected(sample: bytes) -> str | None:
    """charset-normalizer's guess. For English, its Western guesses give way to Windows-1252, the habit of the web."""
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    if best is None:
        return None
    if LATIN_GUESSES.match(best.encoding) and identify(sample.decode("cp1252", "replace")).code == "en":
        return None
    return str(best.encoding)


_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
_XML = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})["']""", re.I)
HEAD_BYTES = 4096  # HTML asks for the declaration in the first 1,024 bytes; many pages are late


def declared_encoding(data: bytes) -> str | None:
    """The encoding that an HTML or XML head names, if any."""
    head = data[:HEAD_BYTES]
    found = _XML.search(head) or _META.search(head)
    return found[1].decode("ascii") if found else None
