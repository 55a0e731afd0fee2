"""The log of a case: questions, forecasts and resolutions as records, and the rules of what may be added.

A question is frozen once it is opened; forecasts are added until it is resolved or its deadline has passed; a resolution may be
corrected by a later one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Literal, TypeVar

from pydantic import ValidationError

from suasion.case.ledger import Case
from suasion.case.log import Entry
from suasion.errors import CaseError, ForecastError
from suasion.forecast.answer.record import Forecast
from suasion.forecast.questions.question import Question
from suasion.record import Record

Kept = TypeVar("Kept", bound=Record)


class Resolution(Record):
    """How a question was settled: ``outcome`` (None: annulled), by which source, why, by whom."""

    question: str
    at: str
    author: str
    outcome: str | None
    source: str
    note: str = ""


class Asked(Record):
    """A question with all that was added to it, oldest first."""

    question: Question
    forecasts: tuple[Forecast, ...] = ()
    resolutions: tuple[Resolution, ...] = ()

    @property
    def resolution(self) -> Resolution | None:
        """The one that counts: the last."""
        return self.resolutions[-1] if self.resolutions else None

    @property
    def state(self) -> Literal["open", "resolved", "annulled"]:
        """Where it stands."""
        if self.resolution is None:
            return "open"
        return "resolved" if self.resolution.outcome is not None else "annulled"


def asked(case: Case) -> list[Asked]:
    """The whole log, in the order of opening."""
    forecasts: dict[str, list[Forecast]] = defaultdict(list)
    resolutions: dict[str, list[Resolution]] = defaultdict(list)
    for entry in case.logged("forecasts"):
        forecasts[entry.question].append(_read(Forecast, entry))
    for entry in case.logged("resolutions"):
        resolutions[entry.question].append(_read(Resolution, entry))
    return [
        Asked(
            question=_read(Question, entry),
            forecasts=tuple(forecasts[entry.question]),
            resolutions=tuple(resolutions[entry.question]),
        )
        for entry in case.questions()
    ]


def find(log: Iterable[Asked], wanted: str) -> Asked:
    """The question with this id, or with an id that begins so. Raises ForecastError for none, and for several."""
    found = [one for one in log if one.question.id.startswith(wanted) or one.question.id == f"q-{wanted}"]
    if len(found) == 1:
        return found[0]
    if found:
        raise ForecastError(f"several questions begin with {wanted!r}", mend="Give more of the id")
    raise ForecastError(f"no question {wanted!r} is open in this case", mend="`suasion forecast list` shows them")


def open_question(case: Case, question: Question, author: str) -> None:
    """Put it into the log."""
    case.open_question(
        Entry(question=question.id, at=question.opened_at, author=author, record=question.model_dump_json())
    )


def add_forecast(case: Case, forecast: Forecast) -> None:
    """Add it. Raises ForecastError once the question is settled, or its deadline has passed (unless it looks back)."""
    with case.transaction():
        one = find(asked(case), forecast.question)
        question = one.question
        if one.state != "open":
            raise ForecastError(f"the question is {one.state}", where=question.id, mend="Open a new one")
        late = datetime.fromisoformat(forecast.at) > datetime.fromisoformat(question.deadline)
        if late and not question.retrospective:
            raise ForecastError(
                "the deadline has passed", where=question.id, mend="Settle it: suasion forecast resolve"
            )
        case.add_to_log(
            "forecasts",
            Entry(question=question.id, at=forecast.at, author=forecast.author, record=forecast.model_dump_json()),
        )


def resolve(case: Case, resolution: Resolution) -> Resolution:
    """Settle a question, or settle it again. Raises ForecastError for an outcome that it does not have."""
    with case.transaction():
        question = find(asked(case), resolution.question).question
        names = {name.casefold(): name for name in question.outcomes}
        outcome = resolution.outcome
        if outcome is not None and outcome.casefold() not in names:
            what = f"{outcome!r} is no outcome of this question"
            raise ForecastError(what, where=question.id, mend=f"Outcomes: {'; '.join(question.outcomes)}; or annul it")
        settled = names[outcome.casefold()] if outcome is not None else None
        written = resolution.model_copy(update={"question": question.id, "outcome": settled})
        case.add_to_log(
            "resolutions",
            Entry(question=question.id, at=written.at, author=written.author, record=written.model_dump_json()),
        )
    return written


def _read(model: type[Kept], entry: Entry) -> Kept:
    try:
        return model.model_validate_json(entry.record)
    except ValidationError as error:
        raise CaseError(
            "a record of the log does not fit this version of suasion",
            where=entry.question,
            mend="Open the case with the version that wrote it",
        ) from error
