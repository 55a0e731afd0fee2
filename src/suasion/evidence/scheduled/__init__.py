"""What is still to come at publication: appointments, plans, conditions, postponements.

Four kinds of rules: *verbs* (a predicate in the future whose subject is a party or an occasion), *occasions* (a noun such as "summit" or
"vote" that a word or a date puts ahead), *fixing* (a date that is set, proposed or put off) and *lists*. What none of them finds in a
sentence, the language model may. Which items of a sentence stay is decided here.
"""

from __future__ import annotations

from suasion.evidence.model import Scheduled
from suasion.evidence.reading import Reading
from suasion.evidence.scheduled import fixing, lists, occasions, seen, verbs

__all__ = ["find_scheduled"]


OFF = ("cancelled", "postponed")
"""Statuses that say more than any other rule for the same sentence."""


def find_scheduled(r: Reading) -> list[Scheduled]:
    """The items in order of the text: of each sentence the surest one, a dated before an undated, and further ones of other dates."""
    out: list[Scheduled] = []
    for s in r.sentences:
        if r.role(s) in ("heading", "title", "subtitle"):
            continue
        found = [*verbs.find(r, s), *occasions.find(r, s), *fixing.find(r, s), *lists.find(r, s), *seen.find(r, s)]
        out += _chosen(found or [*seen.due(r, s)])
    return out


def _chosen(found: list[Scheduled]) -> list[Scheduled]:
    """The surest item, and further ones of other dates: what is called off comes first, the dated before the undated, the first rule
    before its equals.
    """
    kept: list[Scheduled] = []
    for x in sorted(found, key=lambda x: (x.status not in OFF, not x.date_text, -x.confidence)):
        if not kept or (
            x.date_text and all(x.date_text != k.date_text and (x.date != k.date or not x.date) for k in kept)
        ):
            kept.append(x)
    return [x for x in found if any(x is k for k in kept)]
