"""PARC's ``.achz``: gzip of UTF-16 XML, as the analysts' old program wrote it (and Burton's Open Source ACH imported it).

    <PROJECT><PROJECT-TITLE/><CLASSIFICATION/><MATRIX>
      <HYPOTHESIS><NAME/></HYPOTHESIS>...
      <EVIDENCE><NAME/><NOTES/><LINK/><TYPE/><DATE/><CODE/><FLAG/><CREDIBILITY/><VALUES/></EVIDENCE>...
    </MATRIX></PROJECT>

DATE is in milliseconds since 1970; CREDIBILITY is HIGH, MEDIUM or LOW; VALUES has a rating for each hypothesis, in their order, divided by
commas ("I I" is II, "C C" is CC). Source clusters, relevance, priors and likelihood ratios have no place in it.
"""

from __future__ import annotations

import datetime as dt
import gzip
import io
import xml.etree.ElementTree as ET
import zlib
from pathlib import Path
from typing import Any

from suasion.errors import BrokenInput, TooLarge
from suasion.weigh.hypotheses.model import Evidence, Hypothesis, Level, Matrix, Rating

LARGEST = 50_000_000
"""Bytes of XML: a matrix of thousands of items is far smaller."""

_CREDIBILITY: dict[str, Level] = {"HIGH": "H", "MEDIUM": "M", "LOW": "L"}
_LEVEL = {v: k for k, v in _CREDIBILITY.items()}
_SPELLED: dict[Rating, str] = {"II": "I I", "I": "I", "N": "N", "NA": "NA", "C": "C", "CC": "C C"}
_READ: dict[str, Rating] = {v.replace(" ", ""): k for k, v in _SPELLED.items()}
_OPTIONAL = (("NOTES", "note"), ("LINK", "link"), ("TYPE", "type"), ("CODE", "code"), ("FLAG", "flag"))


def read_achz(path: str | Path) -> Matrix:
    """Raises BrokenInput if the file is not what it should be, TooLarge if it unpacks to more than ``LARGEST``."""
    where = str(path)
    try:
        with gzip.open(path) as stream:
            raw = stream.read(LARGEST + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise BrokenInput("Not a gzip file", where=where, mend="Give a file that PARC's ACH saved") from error
    if len(raw) > LARGEST:
        raise TooLarge(f"It unpacks to more than {LARGEST // 10**6} MB", where=where, mend="Split the matrix")
    try:
        text = raw.decode("utf-16")
    except UnicodeDecodeError as error:
        raise BrokenInput("Not UTF-16 text inside", where=where, mend="Give a file that PARC's ACH saved") from error
    if "<!DOCTYPE" in text or "<!ENTITY" in text:  # entities could grow without end
        raise BrokenInput("It declares entities, which no such file needs", where=where, mend="Remove its DOCTYPE")
    try:
        root = ET.fromstring(text.partition("?>")[2] if text.lstrip("\ufeff").startswith("<?xml") else text)
    except ET.ParseError as error:
        raise BrokenInput(f"Not XML: {error}", where=where, mend="Save the project again") from error
    return _matrix(root, where)


def _matrix(root: ET.Element, where: str) -> Matrix:
    hypotheses = tuple(
        Hypothesis(id=f"H{n}", text=_text(h, "NAME") or f"Hypothesis {n}")
        for n, h in enumerate(root.iter("HYPOTHESIS"), 1)
    )
    if not hypotheses:
        raise BrokenInput("There is no hypothesis in it", where=where, mend="Save a project with a matrix")
    evidence = tuple(_evidence(e, n, hypotheses, where) for n, e in enumerate(root.iter("EVIDENCE"), 1))
    title = next((t.text for t in root.iter("PROJECT-TITLE") if t.text), "") or ""
    mark = next((t.text for t in root.iter("CLASSIFICATION") if t.text), None)
    return Matrix(title=title, classification=mark, hypotheses=hypotheses, evidence=evidence)


def _evidence(e: ET.Element, n: int, hypotheses: tuple[Hypothesis, ...], where: str) -> Evidence:
    values = [v.strip() for v in (_text(e, "VALUES") or "").split(",")] if _text(e, "VALUES") else []
    if len(values) > len(hypotheses):
        what = f"item {n} has {len(values)} ratings for {len(hypotheses)} hypotheses"
        raise BrokenInput(what, where=where, mend="Save the project again")
    ratings: dict[str, Rating] = {}
    for h, value in zip(hypotheses, values, strict=False):
        if value:
            rating = _READ.get(value.replace(" ", "").upper())
            if rating is None:
                raise BrokenInput(
                    f"item {n}: {value!r} is no rating", where=where, mend=f"Ratings are {', '.join(_SPELLED.values())}"
                )
            ratings[h.id] = rating
    more: dict[str, Any] = {field: _text(e, tag) for tag, field in _OPTIONAL}
    credibility = _CREDIBILITY.get((_text(e, "CREDIBILITY") or "MEDIUM").upper(), "M")
    return Evidence(
        id=f"E{n}",
        text=_text(e, "NAME") or f"Item {n}",
        credibility=credibility,
        ratings=ratings,
        date=_date(_text(e, "DATE")),
        **more,
    )


def _text(e: ET.Element, tag: str) -> str | None:
    found = e.findtext(tag)
    return found if found and found.strip() else None


def _date(milliseconds: str | None) -> str | None:
    if not milliseconds or not milliseconds.strip().lstrip("-").isdigit():
        return None
    try:
        moment = dt.datetime(1970, 1, 1, tzinfo=dt.UTC) + dt.timedelta(milliseconds=int(milliseconds))
    except OverflowError:
        return None
    midnight = moment.time() == dt.time(0)
    return moment.date().isoformat() if midnight else moment.isoformat()


def _milliseconds(date: str) -> str:
    moment = dt.datetime.fromisoformat(date)
    moment = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    return str(round((moment - dt.datetime(1970, 1, 1, tzinfo=dt.UTC)) / dt.timedelta(milliseconds=1)))


def achz_bytes(matrix: Matrix) -> bytes:
    """The file's content: the same matrix gives the same bytes."""
    root = ET.Element("PROJECT")
    ET.SubElement(root, "PROJECT-TITLE").text = matrix.title
    ET.SubElement(root, "CLASSIFICATION").text = matrix.classification or ""
    table = ET.SubElement(root, "MATRIX")
    for h in matrix.hypotheses:
        ET.SubElement(ET.SubElement(table, "HYPOTHESIS"), "NAME").text = h.text
    for e in matrix.evidence:
        item = ET.SubElement(table, "EVIDENCE")
        ET.SubElement(item, "NAME").text = e.text
        for tag, field in _OPTIONAL:
            ET.SubElement(item, tag).text = getattr(e, field) or ""
        ET.SubElement(item, "DATE").text = _milliseconds(e.date) if e.date and len(e.date) >= len("2024-02-29") else ""
        ET.SubElement(item, "CREDIBILITY").text = _LEVEL[e.credibility]
        ET.SubElement(item, "VALUES").text = ",".join(_SPELLED[e.rating(h)] for h in matrix.hypotheses)
    xml = '<?xml version="1.0" encoding="UTF-16"?>\n' + ET.tostring(root, encoding="unicode")
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", mtime=0) as stream:
        stream.write(xml.encode("utf-16"))
    return out.getvalue()
