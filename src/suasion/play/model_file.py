"""A closed form with its numbers, from a file.

    model: patron
    chance_supported: 0.5
    chance_alone: {uniform: [0.2, 0.4]}
    client_cost: 0.1

Every number may be a spread, as in a file of issues. The names of the numbers are those of the model's record (docs/press.md,
docs/settle.md); a record inside a record is a mapping inside the mapping.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from suasion.errors import BrokenInput, InputError
from suasion.play.closed_forms import CLOSED_FORMS, ClosedForm
from suasion.play.ensemble import Drawn, FloatArray, Uncertain
from suasion.play.result import fingerprint
from suasion.play.spread import Spread
from suasion.play.spread_node import spread_of
from suasion.play.yaml_file import line_of, slip
from suasion.record import Record

Path = tuple[str, ...]
_NOTES = ("model", "title", "source", "notes")


class ModelCase(Record):
    """A closed form and its numbers, some of which may be spread. ``values``: by the path in the file, joined by dots."""

    model: str
    title: str
    values: dict[str, Any]

    @property
    def form(self) -> ClosedForm:
        return CLOSED_FORMS[self.model]

    def spreads(self) -> dict[str, Spread]:
        """What is not known, by path."""
        return {path: value for path, value in self.values.items() if isinstance(value, Spread)}

    def at(self, drawn: Mapping[str, float]) -> Record:
        """The model's record with these numbers in the place of the spreads. Raises ``InputError`` if it is not sound."""
        nested: dict[str, Any] = {}
        for path, value in self.values.items():
            *above, last = path.split(".")
            room = nested
            for key in above:
                room = room.setdefault(key, {})
            room[last] = drawn[path] if isinstance(value, Spread) else value
        return self.form.data.model_validate(nested)

    def central(self) -> Record:
        """The record with the mean of each spread in its place."""
        return self.at({path: spread.mean for path, spread in self.spreads().items()})

    def having(self, path: str, value: float) -> ModelCase:
        """The case with one number in the place of another. Raises ``InputError`` if there is none, or it is not sound."""
        if path not in self.values:
            raise InputError(f"no number {path!r}", where=path, mend=f"Numbers: {', '.join(self.values)}")
        changed = self.model_copy(update={"values": {**self.values, path: value}})
        changed.central()
        return changed

    def answers(self, drawn: Drawn, n: int) -> Iterator[Record]:
        """The model's answer for each row of values."""
        answer = self.form.answer or (lambda data: self.form.solve(data).answer)
        for row in range(n):
            yield answer(self.at({path: float(values[row]) for path, values in drawn.items()}))

    def uncertain(self) -> Uncertain | None:
        """The one number that is the outcome, over draws; ``None`` if the model's answer is no one number."""
        import numpy as np

        field = self.form.forecast
        if field is None:
            return None

        def outcome(drawn: Drawn, n: int) -> FloatArray:
            return np.array([_number(getattr(answer, field), field) for answer in self.answers(drawn, n)])

        return Uncertain(f"{self.model}: {field}", self.spreads(), outcome, fingerprint(self))


def _number(value: float | bool | None, field: str) -> float:
    if value is None:
        raise InputError(
            f"in some draws there is no {field}", mend="Narrow the spreads, or look at the table of --draws"
        )
    return float(value)


def parse_model(data: Mapping[Any, Any], file: str, name: str) -> ModelCase:
    """The case in the nodes of a YAML file. Raises ``InputError`` with file, line and mend."""
    model = data["model"]
    if model not in CLOSED_FORMS:
        known = ", ".join(CLOSED_FORMS)
        raise BrokenInput(f"No model {model!r}", where=line_of(file, data, "model"), mend=f"Models: {known}")
    lines: dict[str, str] = {}
    numbers = {key: value for key, value in data.items() if key not in _NOTES}
    values = dict(_leaves(data, numbers, CLOSED_FORMS[model].data, (), file, lines))
    case = ModelCase(model=model, title=str(data.get("title") or name), values=values)
    where = line_of(file, data, "model")
    try:
        for end in ("low", "mean", "high"):  # all that it can be has to be sound
            case.at({path: getattr(spread, end) for path, spread in case.spreads().items()})
    except ValidationError as error:
        first = error.errors()[0]
        path = ".".join(str(key) for key in first["loc"])
        missing = first["type"] == "missing"
        what = f"{path} is missing" if missing else f"{path}: {first['msg']}, not {first['input']!r}"
        mend = (
            f"Write {path}: and a value"
            if missing
            else "See docs/press.md and docs/settle.md for the numbers of a model"
        )
        raise BrokenInput(what, where=lines.get(path, where), mend=mend) from error
    except InputError as error:
        what = f"{error.where}: {error.what}" if error.where else error.what
        raise type(error)(what, where=lines.get(error.where or "", where), mend=error.mend) from error
    return case


def _leaves(
    node: Mapping[Any, Any],
    values: Mapping[Any, Any],
    record: type[Record],
    above: Path,
    file: str,
    lines: dict[str, str],
) -> Iterator[tuple[str, Any]]:
    """Every number of the mapping with its path; ``lines`` learns where each stands."""
    known = tuple(record.model_fields)
    for key, value in values.items():
        where = line_of(file, node, key)
        if key not in known:
            meant = slip({key: value}, known)
            mend = f"Did you mean {meant[1]}?" if meant else f"Numbers: {', '.join(known)}"
            raise BrokenInput(f"Key {str(key)!r} is unknown", where=where, mend=mend)
        path = (*above, str(key))
        lines[".".join(path)] = where
        inside = record.model_fields[key].annotation
        if isinstance(value, Mapping) and isinstance(inside, type) and issubclass(inside, Record):
            yield from _leaves(value, value, inside, path, file, lines)
        else:
            yield ".".join(path), _value(value, where)


def _value(given: Any, where: str) -> Any:
    """A spread where one is written, plain lists for YAML's, anything else as it is."""
    if isinstance(given, Mapping):
        return spread_of(given, where)
    if isinstance(given, Sequence) and not isinstance(given, str):
        return tuple(_value(entry, where) for entry in given)
    return given
