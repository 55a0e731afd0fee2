"""Runs files of reference answers against the solvers of PLAY, WEIGH and FORECAST: a line a case, then ``N passed, N failed``.

python tests/check_cases.py FILE...

A file is JSON: a list of cases that each name their ``model``, a conflict in option form or as arcs, a list of random
graph models (``adj``), third-party cases under A, B and C, a matrix of competing hypotheses, or reference scores. A published figure that
the definitions do not give is flagged and not counted as a failure. Exit 0: all passed; 1: some failed; 2: a file is not one of these.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
for room in ("play/bargain", "play/graph", "play/press", "play/settle", "weigh/hypotheses", "forecast"):
    sys.path.insert(0, str(HERE / room))

import ach_cases  # noqa: E402
import bargain_checks  # noqa: E402
import graph_cases  # noqa: E402
import press_cases  # noqa: E402
import scoring_cases  # noqa: E402
import settle_cases  # noqa: E402

from suasion.errors import SuasionError  # noqa: E402

Outcome = tuple[str, list[str], list[str]]
"""A case's name, what differs, and what is flagged."""


class NotCases(Exception):
    """The file is not of a format that this knows."""


def outcomes(data: Any, name: str) -> Iterator[Outcome]:
    """One outcome a case. Raises NotCases."""
    if ach_cases.is_ach(data):
        yield name, ach_cases.check(data), []
    elif isinstance(data, dict) and {"A", "B", "C"} & set(data):
        for form in sorted({"A", "B", "C"} & set(data)):
            for n, case in enumerate(data[form]):
                yield f"{form}{n}", press_cases.check(form, case), []
    elif isinstance(data, dict) and {"p", "y", "brier"} <= set(data):
        yield name, scoring_cases.check(data), []
    elif isinstance(data, dict) and ("decision_makers" in data or "arcs" in data or "adj" in data):
        yield _graph(data, name)
    elif isinstance(data, list) and data and all(isinstance(case, dict) for case in data):
        for n, case in enumerate(data):
            yield _listed(case, str(case.get("id", n)))
    else:
        raise NotCases("not a list of cases, a conflict, third-party cases, a matrix or scores")


def _listed(case: dict[str, Any], name: str) -> Outcome:
    model = case.get("model")
    if model is None:
        return _graph(case, name)
    if model in bargain_checks.CHECKS:
        coins = model == "equal_gain_exchange" and bargain_checks.by_coins(case)
        flags = ["coins decide: start and first trades compared, later rounds only as a spread"] if coins else []
        return name, bargain_checks.CHECKS[model](case), flags
    try:
        return name, settle_cases.check(case), []
    except KeyError as error:
        raise NotCases(f"case {name}: {error}") from error


def _graph(case: dict[str, Any], name: str) -> Outcome:
    done = graph_cases.check(case)
    return name, done.wrong if done.compared else ["nothing to compare"], done.flagged


def main(files: list[str]) -> int:
    if not files:
        print(__doc__.split("\n\n")[1], file=sys.stderr)
        return 2
    passed = failed = 0
    strange = False
    for file in files:
        try:
            data = json.loads(Path(file).read_text(encoding="utf-8"))
            for name, wrong, flagged in outcomes(data, Path(file).stem):
                passed, failed = passed + (not wrong), failed + bool(wrong)
                print(f"{'FAILED' if wrong else 'passed'}  {Path(file).name}  {name}")
                for note in [*wrong, *(f"flagged: {flag}" for flag in flagged)]:
                    print(f"        {note}")
        except (OSError, ValueError, KeyError, SuasionError, NotCases) as error:
            strange = True
            print(f"{file}: {error}", file=sys.stderr)
    print(f"{passed} passed, {failed} failed")
    return 2 if strange else int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
