"""What people's verdicts make of an item. Pure: records in, records out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, get_args

from pydantic import Field, ValidationError

from suasion.case.kinds import KINDS, roles_of
from suasion.errors import CaseError
from suasion.evidence.model import Claim, Item
from suasion.record import Record

Verdict = Literal["accept", "reject", "correct"]
VERDICTS: tuple[str, ...] = get_args(Verdict)

ANCHOR = frozenset({"id", "start", "end", "quote"})
"""What ties an item to its sentence. It cannot be corrected: reject the item instead."""


class Review(Record):
    """One verdict. The reviews of an item are never changed; a later one adds to those before it. ``at``: ISO 8601,
    UTC.
    """

    item: str
    verdict: Verdict
    changes: dict[str, object] = Field(default_factory=dict)
    note: str = ""
    author: str = ""
    at: str


def fold(reviews: Iterable[Review]) -> tuple[str | None, dict[str, object]]:
    """The standing verdict and the corrections in force.

    The last verdict stands. Corrections add up, a later one of the same field replacing an earlier one, and a later
    ``accept`` or ``reject`` leaves them: accepting a corrected item accepts it as corrected.
    """
    verdict: str | None = None
    changes: dict[str, object] = {}
    for review in reviews:
        verdict = review.verdict
        if review.verdict == "correct":
            changes.update(review.changes)
    return verdict, changes


def corrected(kind: str, item: Item, changes: Mapping[str, object], text: str, known_actors: Iterable[str]) -> Item:
    """The item with ``changes`` applied, checked by its model, its text and the actors that the case knows.

    Raises CaseError for a field that the kind does not have, a value that it cannot take, an anchor (``ANCHOR``), and
    an actor id that stands nowhere in the case.
    """
    if touched := ANCHOR & changes.keys():
        raise CaseError(
            f"{', '.join(sorted(touched))} of an item cannot be corrected, for it ties the item to its sentence",
            where=item.id,
            mend="Reject the item instead.",
        )
    try:
        result = KINDS[kind].model.model_validate({**item.model_dump(), **changes})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(map(str, first["loc"])) or "the item"
        fields = ", ".join(name for name in KINDS[kind].model.model_fields if name not in ANCHOR)
        raise CaseError(
            f"{field}: {first['msg'].lower()}", where=item.id, mend=f"The fields of {kind} are {fields}."
        ) from error
    known = set(known_actors)
    for role, actor in roles_of(kind, result):
        if actor not in known and (role, actor) not in roles_of(kind, item):
            raise CaseError(
                f"{role}: no actor of this case has the id {actor!r}",
                where=item.id,
                mend="`suasion show actors` lists the ids.",
            )
    check_offsets(result, text)
    return result


def check_offsets(item: Item, text: str) -> None:
    """Raise CaseError unless the quote stands at the item's offsets (and a claim's content lies within the text)."""
    if not (0 <= item.start <= item.end <= len(text)) or text[item.start : item.end] != item.quote:
        raise CaseError(
            f"the quote does not stand at {item.start}-{item.end} of the report's text",
            where=item.id,
            mend="Read and code the report again: text and items must come from the same reading.",
        )
    if isinstance(item, Claim) and not (0 <= item.content_start <= item.content_end <= len(text)):
        raise CaseError(
            f"the content's offsets {item.content_start}-{item.content_end} lie outside the report's text",
            where=item.id,
        )
