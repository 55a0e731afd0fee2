"""A matrix as a table: one row an item of evidence, one column a hypothesis ("H1: China presses Russia")."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from suasion.errors import BrokenInput, InputError
from suasion.weigh.hypotheses.model import RATINGS, Evidence, Hypothesis, Matrix

FIELDS = ("id", "text", "source", "credibility", "relevance", "report", "date", "note", "link", "type", "code", "flag")


def csv_text(matrix: Matrix) -> str:
    """The table, with a header line."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*FIELDS, *(f"{h.id}: {h.text}" for h in matrix.hypotheses)])
    for e in matrix.evidence:
        writer.writerow([_safe(getattr(e, f) or "") for f in FIELDS] + [e.rating(h) for h in matrix.hypotheses])
    return out.getvalue()


def _safe(value: str) -> str:
    """A cell that a spreadsheet takes for words, not for a formula."""
    return f"'{value}" if value[:1] in ("=", "+", "@", "\t") else value


def read_csv(path: str | Path) -> Matrix:
    """Raises InputError with the line that cannot be read."""
    where = str(path)
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("Cannot be read as UTF-8 text", where=where, mend="Save it as CSV, UTF-8") from error
    rows = list(csv.reader(io.StringIO(text, newline="")))
    if not rows or len(rows[0]) < 2 or "text" not in rows[0]:
        raise BrokenInput(
            "There is no header with a column 'text'",
            where=f"{where}:1",
            mend=f"Columns: {', '.join(FIELDS)}, then one a hypothesis",
        )
    header = [c.strip() for c in rows[0]]
    columns = [(i, c) for i, c in enumerate(header) if c not in FIELDS and c]
    hypotheses = tuple(_hypothesis(c, n) for n, (_, c) in enumerate(columns, 1))
    if not hypotheses:
        raise BrokenInput("There is no column of a hypothesis", where=f"{where}:1", mend="Head it 'H1: its words'")
    evidence = []
    for number, row in enumerate(rows[1:], 2):
        if not any(c.strip() for c in row):
            continue
        cells = [c.strip() for c in row] + [""] * (len(header) - len(row))
        ratings = {
            h.id: cells[i].upper().replace(" ", "") for h, (i, _) in zip(hypotheses, columns, strict=True) if cells[i]
        }
        if wrong := next((v for v in ratings.values() if v not in RATINGS), None):
            raise BrokenInput(
                f"{wrong!r} is no rating", where=f"{where}:{number}", mend=f"Ratings are {', '.join(RATINGS)}"
            )
        fields: dict[str, Any] = {
            f: cells[header.index(f)].removeprefix("'") for f in FIELDS if f in header and cells[header.index(f)]
        }
        fields.setdefault("id", f"E{number - 1}")
        try:
            evidence.append(Evidence.model_validate({**fields, "ratings": ratings}))
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            what = f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
            raise BrokenInput(
                what, where=f"{where}:{number}", mend="Credibility and relevance are H, M or L"
            ) from error
    try:
        return Matrix(title=Path(path).stem, hypotheses=hypotheses, evidence=tuple(evidence))
    except ValidationError as error:
        raise BrokenInput(error.errors(include_url=False)[0]["msg"], where=where, mend="Correct the table") from error


def _hypothesis(column: str, n: int) -> Hypothesis:
    id_, colon, words = column.partition(":")
    return (
        Hypothesis(id=id_.strip(), text=words.strip())
        if colon and words.strip()
        else Hypothesis(id=f"H{n}", text=column)
    )
