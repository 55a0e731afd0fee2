"""Whom a question asks about: who is to press, and who is to give way.

"Will China press Russia into a ceasefire?": China may press, Russia is to be moved. "Will Russia sign?": Russia is to be moved.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from suasion.system.draft.pile import Pile, settings


class Asked(NamedTuple):
    """Actors of the pile, as whom they count for. ``named``: all that the question names, in order."""

    presser: str | None
    moved: str | None
    named: tuple[str, ...]


def asked(pile: Pile, question: str) -> Asked:
    """Read a question.

    1. The actors that it names, in the order of their places.
    2. If a word of pressing (``vocab/system.yaml``) stands between the first and the second, the first is to press the second.
    3. Else the first is to be moved; if "and" alone stands between the two, nobody in particular is.
    """
    places = pile.mentions(question)
    named = tuple(dict.fromkeys(actor for _, _, actor in places))
    if not places:
        return Asked(None, None, ())
    first = places[0]
    second = next((p for p in places if p[2] != first[2]), None)
    if second is None:
        return Asked(None, first[2], named)
    between = question[first[1] : second[0]].casefold()
    words = re.findall(r"[\w-]+", between)
    if set(words) & set(settings()["roles"]["pressing_words"]):
        return Asked(first[2], second[2], named)
    if set(words) <= {"and", "the", "or"}:
        return Asked(None, None, named)
    return Asked(None, first[2], named)
