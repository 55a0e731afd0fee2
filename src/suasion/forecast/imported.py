"""Forecasts that were made elsewhere, from a CSV file in the manner of Metaculus: one forecast of a question of yes or no a row.

Needed columns (other names in brackets): ``question`` (question title, title), ``probability`` (probability yes, p), ``at`` (start time,
forecast time) and ``deadline`` (scheduled close time, close time). Also read: ``author`` (forecaster username), ``resolution`` (yes, no,
annulled or empty), ``resolved_at`` (actual resolve time), ``url`` (question url). Every time carries its offset.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from suasion.case.ledger import Case
from suasion.errors import BrokenInput, EmptyInput, ForecastError, InputError
from suasion.forecast.answer.record import Forecast
from suasion.forecast.log import Resolution, add_forecast, open_question, resolve
from suasion.forecast.questions.moment import utc
from suasion.forecast.questions.outcomes import BINARY, check_probabilities
from suasion.forecast.questions.question import Question, make_question

COLUMNS = {
    "question": ("question", "question title", "title"),
    "probability": ("probability", "probability yes", "p"),
    "at": ("at", "start time", "forecast time"),
    "deadline": ("deadline", "scheduled close time", "close time"),
    "author": ("author", "forecaster username"),
    "resolution": ("resolution",),
    "resolved_at": ("resolved_at", "actual resolve time"),
    "url": ("url", "question url"),
}
NEEDED = ("question", "probability", "at", "deadline")
ANNULLED = frozenset({"annulled", "ambiguous", "n/a"})
UNSETTLED = frozenset({"", "none", "not yet"})
ELSEWHERE = "imported"
"""The method of these forecasts, and the author where the file names none."""


@dataclass(frozen=True, slots=True)
class Imported:
    """How many of each were new."""

    questions: int
    forecasts: int
    resolutions: int


@dataclass(frozen=True, slots=True)
class _Line:
    where: str
    question: str
    probability: float
    at: datetime
    deadline: datetime
    author: str
    resolution: str
    resolved_at: datetime | None
    url: str


def import_csv(case: Case, path: Path) -> Imported:
    """1. Read and check every row. 2. Add all of it, or, if a row cannot be, nothing.

    Raises InputError or ForecastError with file and line. A question that is in the log already is an error of the case, and nothing is added.
    """
    lines = _read(path)
    groups: dict[tuple[str, datetime], list[_Line]] = {}
    for line in sorted(lines, key=lambda one: one.at):
        groups.setdefault((line.question, line.deadline), []).append(line)
    resolutions = 0
    with case.transaction():
        for group in groups.values():
            question = _question(group)
            open_question(case, question, group[0].author)
            for line in group:
                add_forecast(case, _forecast(question, line))
            resolutions += _settle(case, question, group)
    return Imported(len(groups), len(lines), resolutions)


def _question(group: Sequence[_Line]) -> Question:
    first = group[0]
    source = first.url or "the site that the forecasts come from"
    try:
        return make_question(
            text=first.question,
            event=f"As the question says where it was asked: {first.question}",
            deadline=first.deadline,
            zone="UTC",
            cutoff=first.at,
            opened_at=first.at,
            source=source,
            fallback="none was given",
            annulled="as the site decides",
        )
    except ForecastError as error:
        raise ForecastError(error.what, where=first.where, mend=error.mend) from error


def _forecast(question: Question, line: _Line) -> Forecast:
    if line.at > line.deadline:
        raise ForecastError("the forecast was made after the deadline", where=line.where, mend="Leave the row out")
    try:
        p = check_probabilities({"yes": line.probability, "no": 1 - line.probability}, BINARY)
    except ForecastError as error:
        raise ForecastError(error.what, where=line.where, mend=error.mend) from error
    return Forecast(
        question=question.id, at=utc(line.at), author=line.author, method=ELSEWHERE, probabilities=p, why=line.where
    )


def _settle(case: Case, question: Question, group: Sequence[_Line]) -> int:
    said = {line.resolution for line in group} - UNSETTLED
    if not said:
        return 0
    if len(said) > 1:
        raise ForecastError(
            f"the question is settled as {' and '.join(sorted(said))}", where=group[-1].where, mend="Correct the file"
        )
    outcome = said.pop()
    when = next((line.resolved_at for line in group if line.resolved_at), group[0].deadline)
    try:
        resolve(
            case,
            Resolution(
                question=question.id,
                at=utc(when),
                author=ELSEWHERE,
                outcome=None if outcome in ANNULLED else outcome,
                source=question.source,
            ),
        )
    except ForecastError as error:
        raise ForecastError(error.what, where=group[0].where, mend=error.mend) from error
    return 1


def _read(path: Path) -> list[_Line]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = [
                (number, row) for number, row in enumerate(csv.reader(file), 1) if any(cell.strip() for cell in row)
            ]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise InputError(f"Cannot be read: {why}", where=str(path), mend="Give a UTF-8 CSV file") from error
    if len(rows) < 2:
        raise EmptyInput("There is no forecast in it", where=str(path), mend="One forecast a row, under a row of names")
    head = [cell.strip().lower() for cell in rows[0][1]]
    place = {name: next((head.index(n) for n in names if n in head), None) for name, names in COLUMNS.items()}
    if missing := [name for name in NEEDED if place[name] is None]:
        names = " or ".join(COLUMNS[missing[0]])
        raise BrokenInput(f"there is no column {names}", where=f"{path}:1", mend="Name the columns in the first row")
    return [_line(path, number, row, place) for number, row in rows[1:]]


def _line(path: Path, number: int, row: Sequence[str], place: dict[str, int | None]) -> _Line:
    where = f"{path}:{number}"

    def cell(name: str) -> str:
        at = place[name]
        text = row[at].strip() if at is not None and at < len(row) else ""
        if not text and name in NEEDED:
            raise BrokenInput(f"{name} is empty", where=where, mend="Fill it in, or leave the row out")
        return text

    try:
        probability = float(cell("probability"))
    except ValueError as error:
        raise BrokenInput(
            f"probability: {cell('probability')!r} is not a number", where=where, mend="Write 0.25"
        ) from error
    return _Line(
        where=where,
        question=cell("question"),
        probability=probability,
        at=_moment(cell("at"), where),
        deadline=_moment(cell("deadline"), where),
        author=cell("author") or ELSEWHERE,
        resolution=cell("resolution").lower(),
        resolved_at=_moment(cell("resolved_at"), where) if cell("resolved_at") else None,
        url=cell("url"),
    )


def _moment(text: str, where: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise BrokenInput(f"{text!r} is no time", where=where, mend="Write 2025-09-02T12:00:00+00:00") from error
    if found.tzinfo is None:
        raise BrokenInput(
            f"{text!r} has no time zone", where=where, mend="Give every time its offset, such as +00:00 or Z"
        )
    return found
