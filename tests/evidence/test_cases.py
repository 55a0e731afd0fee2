"""CODE, sentence by sentence: ``data/*.yaml``. What it cannot do yet is marked there, and counted."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from evidence_cases import DATA, KINDS, Case, judge, load
from evidence_plover import TYPES

LEAST = {"events": 120, "claims": 50, "levers": 30, "scheduled": 30, "stakes": 30}
"""Cases that each file holds at least."""
LEAST_OF_A_TYPE = 5
MOST_GAPS = 0.4
"""Share of a file's cases that may be marked: with more, the file would say little."""

CASES = [c for kind in KINDS for c in load(kind)[0]]


def _param(case: Case) -> object:
    # strict: a gap that passes is a failure, which asks for the mark to be taken off
    # (python tests/evidence/evidence_cases.py --unmark)
    marks = [pytest.mark.xfail(strict=True, raises=AssertionError, reason=case.known_gap)] if case.known_gap else []
    return pytest.param(case, id=re.sub(r"[^\w:' -]", "", case.name), marks=marks)


@pytest.mark.parametrize("case", [_param(c) for c in CASES])
def test_case(case: Case) -> None:
    wrong = judge(case)
    assert not wrong, "\n".join([case.text, *wrong])


@pytest.mark.parametrize("kind", KINDS)
def test_known_gaps_are_counted_and_do_not_grow(kind: str) -> None:
    cases, known = load(kind)
    marked = sum(c.known_gap is not None for c in cases)
    assert marked == known, f"{kind}.yaml names {known} known gaps and marks {marked}: the number may fall, not grow"
    assert marked <= MOST_GAPS * len(cases)
    assert all(c.known_gap is None or len(c.known_gap) > 10 for c in cases), "a mark says why"


@pytest.mark.parametrize("kind", KINDS)
def test_there_are_enough_cases_and_no_text_stands_twice(kind: str) -> None:
    cases = load(kind)[0]
    assert len(cases) >= LEAST[kind]
    assert not [t for t, n in Counter(c.text for c in cases).items() if n > 1]


def test_every_type_has_cases() -> None:
    assert set(TYPES) <= {c.group for c in load("events")[0]}
    wanted = Counter(
        t
        for c in load("events")[0]
        for line in c.expect
        if not line.startswith("no")
        for t in line.split()[0].split("|")
    )
    assert not {t: wanted[t] for t in TYPES if wanted[t] < LEAST_OF_A_TYPE}


def test_every_file_of_cases_is_run() -> None:
    assert {p.stem for p in DATA.glob("*.yaml")} == set(KINDS)
