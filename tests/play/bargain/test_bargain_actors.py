"""Bad input is refused with the actor's name and the mend."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from bargain_cases import issue

from suasion.errors import EmptyInput, InputError
from suasion.play.bargain import Actor, Issue, Patience, Pie, Space, SpatialActor, SpatialOptions, Stake, Table

NAN = float("nan")


def stake(**changes: Any) -> Stake:
    return Stake(**{"actor": "a", "issue": "p", "position": 1.0, "salience": 0.5, "power": 1.0, **changes})


def actor(**changes: Any) -> SpatialActor:
    return SpatialActor(**{"name": "a", "capability": 1.0, "position": (1.0,), "salience": (50.0,), **changes})


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: issue((NAN, 1, 1)), "a: position is not a number"),
        (lambda: issue((1, NAN, 1)), "a: capability is not a number"),
        (lambda: issue((1, -1, 1)), "a: capability -1 is below 0"),
        (lambda: issue((1, 1, 80)), "a: salience 80 is not between 0 and 1. Divide percentages by 100"),
        (lambda: issue((1, 1, NAN)), "a: salience is not a number"),
        (lambda: issue((11, 1, 1), low=0, high=10), "a: position 11 is off the scale"),
        (lambda: issue((1, 0, 1), (2, 1, 0)), "no actor has any weight"),
        (lambda: Issue(actors=()), "the issue has no actors"),
        (
            lambda: Issue(actors=(Actor(name="x", position=1, capability=1, salience=1),) * 2),
            "x: two actors have this name",
        ),
        (lambda: stake(position=NAN), "a on p: a stake is not a number"),
        (lambda: stake(salience=1.5), "a on p: salience 1.5"),
        (lambda: stake(power=-1), "a on p: power -1 is below 0"),
        (lambda: Table(stakes=()), "there are no stakes"),
        (lambda: Table(stakes=(stake(position=101),)), "a on p: position 101 is off the scale (0 to 100)"),
        (lambda: Table(stakes=(stake(), stake())), "a on p: this stake is given twice"),
        (lambda: Table(stakes=(stake(power=0),)), "p: nobody has any weight"),
        (lambda: Table(stakes=(stake(),), low=1, high=1), "the scale runs from 1 to 1"),
        (lambda: actor(salience=(60.0, 60.0), position=(1.0, 1.0)), "a: the saliences add up to 120 percent"),
        (lambda: actor(salience=(0.0,)), "a: the saliences add up to 0 percent"),
        (lambda: actor(salience=(50.0, 1.0)), "a: 1 positions and 2 saliences"),
        (lambda: actor(position=(NAN,)), "a: a value is not a number"),
        (lambda: actor(capability=-1), "a: a capability or a salience is below 0"),
        (lambda: Space(actors=()), "there are no actors"),
        (lambda: Space(actors=(actor(), actor())), "a: two actors have this name"),
        (lambda: Space(actors=(actor(position=(101.0,)),)), "a: a position is off the scale"),
        (lambda: Space(actors=(actor(capability=0),)), "no actor has any capability"),
        (
            lambda: Space(actors=(actor(), actor(name="b", position=(1.0, 2.0), salience=(1.0, 1.0)))),
            "b: 2 dimensions, but a has 1",
        ),
        (lambda: Space(actors=(actor(),), accommodation=((1.5,),)), "accommodation must be 1 rows"),
        (lambda: Space(actors=(actor(),), low=2, high=1), "the scale runs from 2 to 1"),
        (lambda: SpatialOptions(compat="ktab", adjust="Full"), 'adjust: the program stops on adjust="Full"'),
        (lambda: Pie(fallback_a=NAN, fallback_b=0), "fallback_a: this is not a number"),
        (lambda: Pie(fallback_a=0, fallback_b=0, power_a=1.1), "power_a: 1.1 is not between 0 and 1"),
        (lambda: Patience(first=1, second=1), "two sides that never tire"),
        (lambda: Patience(first=NAN, second=0.5), "first: nan is not between 0 and 1"),
    ],
)
def test_refused_with_a_reason(make: Callable[[], object], message: str) -> None:
    with pytest.raises(InputError) as caught:
        make()
    assert str(caught.value).startswith(message)


def test_nothing_is_an_empty_input() -> None:
    with pytest.raises(EmptyInput):
        Issue(actors=())
