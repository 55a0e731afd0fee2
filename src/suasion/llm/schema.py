"""What the model is asked to fill in: one small schema for each kind, quotes and never offsets.

The schemas are lenient about single fields (null, a number, one name instead of a list), so that one odd field does not
cost the other items; what is missing or wrong is refused later, item by item. An answer that is no list of objects fails.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict


def _words(value: Any) -> Any:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return ""


def _names(value: Any) -> Any:
    if isinstance(value, list):
        return [name for v in value if (name := _words(v))]
    return [name] if (name := _words(value)) else []


Words = Annotated[str, BeforeValidator(_words)]
Names = Annotated[list[str], BeforeValidator(_names)]


class Found(BaseModel):
    """One item as the model gives it. Fields that nobody asked for are dropped."""

    model_config = ConfigDict(extra="ignore")


class FoundActor(Found):
    name: Words = ""
    type: Words = ""


class FoundClaim(Found):
    quote: Words = ""
    content: Words = ""
    cue: Words = ""
    source: Names = []
    via: Names = []
    certainty: Words = ""


class FoundEvent(Found):
    quote: Words = ""
    type: Words = ""
    mode: Words = ""
    status: Words = ""
    source: Names = []
    target: Names = []
    when: Words = ""
    where: Words = ""
    dead: Words = ""
    injured: Words = ""
    displaced: Words = ""
    captured: Words = ""


class FoundLever(Found):
    quote: Words = ""
    holder: Names = []
    over: Names = []
    kind: Words = ""
    what: Words = ""
    polarity: Words = ""
    status: Words = ""


class FoundScheduled(Found):
    quote: Words = ""
    what: Words = ""
    who: Names = []
    when: Words = ""
    where: Words = ""
    status: Words = ""


class Actors(Found):
    items: list[FoundActor]


class Claims(Found):
    items: list[FoundClaim]


class Events(Found):
    items: list[FoundEvent]


class Levers(Found):
    items: list[FoundLever]


class ScheduledItems(Found):
    items: list[FoundScheduled]


Answer = Actors | Claims | Events | Levers | ScheduledItems

ANSWERS: Mapping[str, type[Answer]] = {
    "actors": Actors,
    "claims": Claims,
    "events": Events,
    "levers": Levers,
    "scheduled": ScheduledItems,
}
"""Kind -> the schema of its answer, in the order in which they are asked: actors first, the others refer to them."""
