"""A sign: what the form of a verb says about its time, and what must stand beside it so that it is an appointment."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from suasion.evidence import syntax
from suasion.evidence.ahead import dates_of, holders
from suasion.evidence.reading import Reading
from suasion.evidence.scheduled.item import words
from suasion.language.model import Sentence
from suasion.reports.dates import bounds
from suasion.reports.dating import anchor_of

Needs = Literal["party", "matter", "fixed", "date", "case", "dated case", "said"]
"""What must stand beside a sign.

party: a date, an occasion, a condition, or a party to politics as its subject. matter: a date, an occasion, a condition or a verb of
meeting. fixed: a date, an occasion or a condition. date: a date. case: a date or a condition, and the other, an occasion or a party. dated
case: a date, and one of the others. said: a date, or a condition and a party."""

MAIN_CLAUSES = ("root", "conj", "ccomp", "parataxis", "acl:relcl")
"""Clauses in which a present with a date ahead is an appointment; a condition ("if it begins on Sunday") is none."""

TO_BE_DONE = "to be done"
UNTIL = "present, in a clause of time"

OLD = dt.timedelta(days=45)
"""Days after which a promise or an offer is background, unless what it announced has a date ahead."""


@dataclass(frozen=True, slots=True)
class Sign:
    status: str
    rule: str
    needs: Needs = "party"
    sure: bool = True
    """The form of the verb alone puts it into the future, so that its dates are read as still to come."""
    also: int | None = None
    """A verb above that shares its date."""
    span: int | None = None
    """The noun of the time that there is for it: "a month"."""


def auxiliaries(s: Sentence, i: int) -> set[str]:
    return {s.tokens[j].text.lower() for j in syntax.where(s, i, "aux", "aux:pass", "cop")}


def has_to(s: Sentence, i: int) -> bool:
    """An infinitive with "to"."""
    return "to" in {s.tokens[j].text.lower() for j in syntax.where(s, i, "mark")}


def governor(s: Sentence, i: int) -> str:
    return syntax.lemma(s, s.tokens[i].head) if s.tokens[i].head >= 0 else ""


def is_perfect(s: Sentence, i: int) -> bool:
    return any(syntax.lemma(s, j) == "have" for j in syntax.where(s, i, "aux"))


def is_old(r: Reading, s: Sentence, i: int) -> bool:
    """A promise or an offer of long ago, or one that a story goes on from ("eventually agreed to")."""
    if {syntax.lemma(s, j) for j in syntax.where(s, i, "advmod")} & words("narrative"):
        return True
    anchor = anchor_of(r.report.date)
    if anchor is None:
        return False
    first = anchor[0] if isinstance(anchor, tuple) else anchor
    return any(d.value is not None and bounds(d.value)[1] < first - OLD and i in holders(s, d) for d in dates_of(r, s))
