"""Each number moves the answer the way that the textbook says, in every system that the examples draft."""

from __future__ import annotations

import pytest
from systems import AFFAIRS, drafted

from suasion.system.ask import ask
from suasion.system.ask.interventions import Intervention
from suasion.system.ask.values import Change
from suasion.system.model import System
from suasion.vocab import load

DRAWS = 1000
ERROR = 0.02
"""Share of draws by which chance alone may move an answer: more than four of its standard errors on the same draws."""

# More of it: does the client settle more often (+1) or less (-1), is the threat credible more often? 0: neither is claimed.
DIRECTIONS = {
    "client_cost": (1, 0),
    "opponent_cost": (1, 0),
    "leader_cost": (-1, 0),
    "reach": (1, 0),
    "stake": (-1, -1),
    "support_cost": (1, 1),
    "sanction_cost": (-1, -1),
    "peace_value": (1, 0),
    "pressing_cost": (-1, 0),
    "chance_supported": (-1, -1),
}
CHANCES = (0.1, 0.9)


def _answer(system: System, path: str, value: float) -> tuple[float, float]:
    found = ask(system, given=Intervention(path, (Change(path, "set", value),)), draws=DRAWS).press
    assert found is not None
    return found.settles, 1 - found.odds.get("not_credible", 0.0)


@pytest.mark.parametrize("affair", ["by hand", *AFFAIRS])
def test_every_number_moves_the_answer_the_right_way(affair: str, hand: System) -> None:
    system = hand if affair == "by hand" else drafted(affair)
    if not system.press:
        pytest.skip("nobody has a hold on a side in this affair")
    pair = next(iter(system.press))
    ranges = {name: form["range"] for name, form in load("system")["press"].items()}
    for name, (settles, credible) in DIRECTIONS.items():
        low, high = (_answer(system, f"press.{pair}.{name}", end) for end in ranges.get(name, CHANCES))
        assert (high[0] - low[0]) * settles >= -ERROR, name
        assert (high[1] - low[1]) * credible >= -ERROR, name


@pytest.mark.parametrize("name", ["peace_value", "pressing_cost", "leader_cost", "support_cost"])
def test_the_numbers_of_the_question_matter(name: str, hand: System) -> None:
    """The patron's benefit of peace, its cost of pressing, the client's cost of settling: each moves the answer by more than chance."""
    pair = next(iter(hand.press))
    low, high = (_answer(hand, f"press.{pair}.{name}", end)[0] for end in load("system")["press"][name]["range"])
    assert abs(high - low) > 2 * ERROR
