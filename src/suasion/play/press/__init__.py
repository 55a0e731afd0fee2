"""PRESS: what can a third party do to a party that will not settle?

:func:`leverage` (:class:`Ultimatum`): a demand under threat of war, with a penalty for refusing. :func:`mediation`
(:class:`Mediation`): when is a mediator believed? :func:`patron` (:class:`Patronage`): does a patron's pressure work on
its client? Each answer's witness says what each number would have to become for the outcome to change.
"""

from __future__ import annotations

from suasion.play.press.inequality import Inequality
from suasion.play.press.leverage import LeverageResult, Ultimatum, leverage, leverage_answer
from suasion.play.press.mediation import MediationResult, mediation, mediation_answer
from suasion.play.press.mediator import Mediation
from suasion.play.press.patron import PatronResult, patron, patron_answer
from suasion.play.press.patronage import Patronage
from suasion.play.press.payment import Payment
from suasion.play.press.switch import Switch

__all__ = [
    "Inequality",
    "LeverageResult",
    "Mediation",
    "MediationResult",
    "PatronResult",
    "Patronage",
    "Payment",
    "Switch",
    "Ultimatum",
    "leverage",
    "leverage_answer",
    "mediation",
    "mediation_answer",
    "patron",
    "patron_answer",
]
