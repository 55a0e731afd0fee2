"""Many draws at once fall where the exact solver puts each."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from suasion.play.press import Patronage, patron_answer
from suasion.play.press.many import REGIONS, patrons

NUMBER = st.integers(0, 10**6).map(lambda n: n / 1e6)
EDGE = 1e-9
"""Draws closer than this to an edge may fall to either side in floating point."""


@settings(max_examples=80)
@given(st.lists(st.lists(NUMBER, min_size=11, max_size=11), min_size=1, max_size=5))
def test_the_draws_are_the_solver_s(rows: list[list[float]]) -> None:
    for row in rows:
        row[0], row[1] = max(row[:2]), min(row[:2])
    columns = dict(zip(Patronage.model_fields, np.array(rows).T, strict=True))
    found = patrons(columns)
    for k, row in enumerate(rows):
        case = Patronage(**dict(zip(Patronage.model_fields, row, strict=True)))
        edges = (found.room[k], found.cut[k], found.room[k] - case.penalty, found.gain[k] - case.pressing_cost)
        if min(map(abs, edges)) < EDGE:
            continue
        answer = patron_answer(case)
        assert REGIONS[found.region[k]] == answer.region
        assert bool(found.presses[k]) == answer.presses and bool(found.settles[k]) == answer.settles
        assert bool(found.settles_if_pressed[k]) == answer.settles_if_pressed
        if answer.share is not None:
            assert found.share[k] == pytest.approx(answer.share)
