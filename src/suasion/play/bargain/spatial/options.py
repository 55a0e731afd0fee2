"""All parameters of the spatial model, and which of its program's oddities to keep."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from suasion.errors import InputError
from suasion.record import Record

Voting = Literal["Binary", "PropBin", "Prop", "PropCbc", "Cubic", "ASymProsp"]
Victory = Literal["Linear", "Square", "Quartic", "Octic", "Binary"]
Outcome = Literal["Conditional", "MarkovUniform", "MarkovIncentive"]
Adjust = Literal["Full", "TwoThirds", "Half", "OneThird", "None"]
Range = Literal["Min", "Mid", "Max"]
Commit = Literal["NoCommit", "SemiCommit", "FullCommit"]
Meeting = Literal["S1P1", "S2P2", "S2PMax"]
Views = Literal["InitOnlyInterp", "InitRcvrInterp", "PWCompInterp"]
Transition = Literal["Deterministic", "Stochastic"]


class SpatialOptions(Record):
    """The program's parameters under its own names for the values, with its defaults.

    ``compat="ktab"`` computes what the C++ program computes, with these oddities; ``"corrected"`` (default) mends them:

    a. ``NoCommit`` and ``FullCommit`` are the same: a third party weighs two prospects with the same odds, they cancel, and
       it drops out. Mended: joining a side moves the odds by the third party's own weight.
    b. For the same reason a ``SemiCommit`` third party backs, at even odds, the side that it is *further* from: the only thing it can
       save by joining is being dragged along by the winner. Mended by (a): its help now counts for something too.
    c. ``Full`` adjustment of risk always stops the program: a check demands that seen and true utilities differ. Under
       ``"ktab"`` it is refused here too; mended, it runs.
    d. ``PWCompInterp`` weighs both sides' views with the *initiator's* capability, so only saliences count. Mended: each its own.
    e. Received bargains are queued in the order in which threads finish. Here always in the order of the initiators.
    f. Where the receiver's view counts (``InitRcvrInterp``, ``PWCompInterp``), the program takes the initiator's expected *gain*
       for its chance of winning. Mended: the chance.
    """

    voting: Voting = "Prop"
    victory: Victory = "Linear"
    outcome: Outcome = "Conditional"
    adjust: Adjust = "OneThird"
    range: Range = "Mid"
    commit: Commit = "SemiCommit"
    meeting: Meeting = "S2P2"
    views: Views = "InitOnlyInterp"
    transition: Transition = "Deterministic"
    compat: Literal["corrected", "ktab"] = "corrected"
    most_turns: int = Field(default=100, ge=0)
    seed: int = Field(default=0, ge=0)

    @model_validator(mode="after")
    def _sound(self) -> SpatialOptions:
        if self.compat == "ktab" and self.adjust == "Full":
            raise InputError(
                'the program stops on adjust="Full"', where="adjust", mend='Take "TwoThirds", or compat="corrected"'
            )
        return self
