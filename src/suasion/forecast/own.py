"""A question of the user's own, from a YAML file."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from pydantic import ValidationError

from suasion.errors import BrokenInput
from suasion.forecast.questions.moment import moment
from suasion.forecast.questions.outcomes import BINARY
from suasion.forecast.questions.question import Question, Threshold, make_question
from suasion.play.yaml_file import load_yaml
from suasion.record import Record

SEE = "docs/forecast.md"


class OwnQuestion(Record):
    """The file: all that makes a question fit to be settled. The deadline comes from the command line."""

    text: str
    event: str
    source: str
    fallback: str
    annulled: str
    outcomes: tuple[str, ...] = BINARY
    edges: tuple[str, ...] = ()
    threshold: Threshold | None = None


def read_question(path: Path, *, by: str, zone: str, cutoff: datetime, opened_at: datetime) -> Question:
    """The question of a file. Raises InputError (file and field) and whatever ``make_question`` refuses."""
    content = load_yaml(path, see=SEE)
    try:
        own = OwnQuestion.model_validate(content)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(map(str, first["loc"])) or "the file"
        line = content.lc.data.get(first["loc"][0]) if first["loc"] and hasattr(content, "lc") else None
        where = f"{path}:{line[0] + 1}" if line else str(path)
        raise BrokenInput(f"{field}: {first['msg'].lower()}", where=where, mend=f"See {SEE} for the form") from error
    return make_question(
        text=own.text,
        event=own.event,
        deadline=moment(by, zone),
        zone=zone,
        cutoff=cutoff,
        opened_at=opened_at,
        source=own.source,
        fallback=own.fallback,
        annulled=own.annulled,
        outcomes=own.outcomes,
        edges=own.edges,
        threshold=own.threshold,
    )
