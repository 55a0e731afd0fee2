"""Spreads as files write them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from suasion.errors import BrokenInput, InputError
from suasion.play.spread import FORMS, Spread


def spread_of(given: Mapping[Any, Any], where: str) -> Spread:
    """The spread that a mapping like ``{uniform: [0, 1]}`` is. Raises ``BrokenInput`` at ``where``."""
    mend = f"Kinds: {', '.join(FORMS)}; see docs/play.md for the form of the file"
    (kind, values), *more = list(given.items()) or [(None, None)]
    if more or kind not in FORMS or not isinstance(values, Sequence) or isinstance(values, str):
        raise BrokenInput(f"{dict(given)} is no spread", where=where, mend=mend)
    try:
        return Spread(kind=kind, values=tuple(values))
    except ValidationError as error:
        raise BrokenInput(f"{kind}: {error.errors()[0]['msg']}", where=where, mend=mend) from error
    except InputError as error:
        raise type(error)(error.what, where=where, mend=error.mend) from error
