"""Every model has a file form: its numbers are read, drawn, changed and named where they are wrong."""

from __future__ import annotations

import json
import re
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from suasion.cli import main
from suasion.errors import InputError
from suasion.play.answers import answers_over_draws
from suasion.play.closed_forms import CLOSED_FORMS
from suasion.play.ensemble import draw, outcomes
from suasion.play.file import read_play
from suasion.play.model_file import ModelCase
from suasion.play.press import Patronage, patron, patron_answer

PATRON = """\
model: patron
title: Will the patron press?
chance_supported: 0.5
chance_alone: {uniform: [0.2, 0.4]}
client_cost: 0.1
opponent_cost: 0.15
leader_cost: {triangular: [0.05, 0.2, 0.4]}
penalty: 0.1
stake: 0.3
support_cost: 0.2
sanction_cost: 0.02
peace_value: 0.3
pressing_cost: 0.05
"""

FILES = {
    "nash": "fallback_a: 0.2\nfallback_b: {uniform: [0.1, 0.3]}\n",
    "rubinstein": "first: 0.9\nsecond: {uniform: [0.8, 0.95]}\n",
    "leverage": "win_chance: 0.4\nchallenger_cost: 0.1\ntarget_cost_most: {uniform: [0.2, 0.5]}\npenalty: 0.1\n",
    "mediation": "chance_high: 0.5\ncost_low: 0.1\ncost_high: 0.5\nasker_cost: 0.1\nmediator_war_cost: 0.3\n"
    "signal_error: 0.1\nbias: {uniform: [0, 1]}\nlying_cost: 0.05\n",
    "bargaining_range": "p: {beta: [4, 4, 0, 1]}\ncost_a: 0.1\ncost_b: 0.1\n",
    "screening": "p: 0.5\ncost_a: 0.1\nmost_b: {uniform: [0.1, 0.5]}\n",
    "preventive_war": "p_now: 0.8\np_later: {uniform: [0.1, 0.8]}\ncost_a: 0.1\ncost_b: 0.1\ndelta: 0.9\n",
    "two_types": "p: 0.4\ncost_a: 0.1\nlow: 0.1\nhigh: 0.4\nprob_high: {uniform: [0, 1]}\n",
    "random_walk_war": "forts: 10\nheld_a: 5\np: {uniform: [0.4, 0.6]}\n",
    "random_walk_beliefs": "forts: 10\nheld_a: 5\np_by_a: {uniform: [0.5, 0.7]}\np_by_b: 0.5\n"
    "battle_cost_a: 0.01\nbattle_cost_b: 0.01\n",
    "sanctions_threat": "value: 0.5\ntarget_cost: {uniform: [0.2, 0.9]}\nsender_cost: 0.3\n",
    "third_party_leverage": "war: {p: {uniform: [0.3, 0.6]}, cost_a: 0.1, cost_b: 0.1}\nlever: 0.2\npatron_cost: 0.05\n"
    "patron_value: 1\n",
    "power_indices": "weights: [4, 4, 4, 2, 2, 1]\nquota: 12\n",
    "logit_qre": "row: [[3, 0], [5, 1]]\ncolumn: [[3, 5], [0, 1]]\nlam: {uniform: [0, 2]}\n",
    "patron": PATRON.removeprefix("model: patron\n"),
}


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def written(folder: Path, model: str) -> Path:
    file = folder / f"{model}.yaml"
    file.write_text(f"model: {model}\n{FILES[model]}", encoding="utf-8")
    return file


def test_every_closed_form_is_tried_here() -> None:
    assert set(FILES) == set(CLOSED_FORMS)


@pytest.mark.parametrize("model", CLOSED_FORMS)
def test_every_closed_form_plays_from_a_file(tmp_path: Path, model: str) -> None:
    done = run("play", written(tmp_path, model), "--draws", "20", "--seed", "2")
    assert done.exit_code == 0, done.output
    assert "Why: " in done.stdout
    assert ("Over 20 draws, seed 2" in done.stdout) == (model != "power_indices"), "its answer has lists only"
    case = read_play(written(tmp_path, model))
    assert isinstance(case, ModelCase)
    point = json.loads(run("play", written(tmp_path, model), "--json").stdout)
    assert point["answer"] == json.loads(case.form.solve(case.central()).answer.model_dump_json())


@pytest.mark.parametrize("model", [name for name, form in CLOSED_FORMS.items() if form.forecast])
def test_the_outcome_of_draws_is_that_of_each_record(tmp_path: Path, model: str) -> None:
    case = read_play(written(tmp_path, model))
    assert isinstance(case, ModelCase)
    unsure = case.uncertain()
    assert unsure and case.form.forecast
    drawn = draw(case.spreads(), 7, 3)
    for row, value in enumerate(outcomes(unsure, 7, 3).tolist()):
        record = case.at({path: float(values[row]) for path, values in drawn.items()})
        assert value == float(getattr(case.form.solve(record).answer, case.form.forecast))


SHARE = st.floats(0, 1).map(lambda x: round(x, 3))


@settings(max_examples=60)
@given(st.lists(SHARE, min_size=11, max_size=11))
def test_the_quick_answer_is_the_solver_s(numbers: list[float]) -> None:
    values = dict(zip(Patronage.model_fields, numbers, strict=True))
    values["chance_alone"], values["chance_supported"] = sorted((values["chance_alone"], values["chance_supported"]))
    case = Patronage(**values)
    assert patron_answer(case) == patron(case).answer


def test_a_comparison_on_the_same_draws(tmp_path: Path) -> None:
    file = written(tmp_path, "patron")
    words = ("play", file, "--draws", "200", "--compare", "penalty=0.3", "--json")
    first, again = run(*words), run(*words)
    assert first.stdout == again.stdout
    *_, change = map(json.loads, first.stdout.splitlines())
    assert change["lower"] == 0 < change["higher"]


def test_shares_of_verdicts_add_up_and_carry_their_error(tmp_path: Path) -> None:
    case = read_play(written(tmp_path, "patron"))
    assert isinstance(case, ModelCase)
    answers = case.answers(draw(case.spreads(), 300, 0), 300)
    result = answers_over_draws(answers, model="patron", seed=0, input_sha256="")
    for verdict in result.answer.verdicts:
        assert sum(odds.share for odds in verdict.odds) == pytest.approx(1)
        for odds in verdict.odds:
            assert odds.standard_error == pytest.approx(np.sqrt(odds.share * (1 - odds.share) / 300))
    (share,) = (n for n in result.answer.numbers if n.field == "share")
    settled = next(v for v in result.answer.verdicts if v.field == "settles")
    assert share.missing == pytest.approx(sum(o.share for o in settled.odds if o.value == "false"))


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("model: patron", "model: patrn", "p.yaml:1: No model 'patrn'. Models: nash"),
        ("leader_cost", "leader_kost", "p.yaml:7: Key 'leader_kost' is unknown. Did you mean leader_cost?"),
        ("stake: 0.3", "colour: red", "p.yaml:9: Key 'colour' is unknown. Numbers: chance_supported"),
        ("stake: 0.3\n", "", "p.yaml:1: stake is missing"),
        ("stake: 0.3", "stake: much", "p.yaml:9: stake: "),
        ("penalty: 0.1", "penalty: -1", "p.yaml:8: penalty: -1 is out of range"),
        ("penalty: 0.1", "penalty: {uniform: [-1, 1]}", "p.yaml:8: penalty: -1 is out of range"),
        ("penalty: 0.1", "penalty: {uniform: [1]}", "p.yaml:8: uniform [1.0] is not 2 numbers"),
        ("penalty: 0.1", "penalty: {cauchy: [0, 1]}", "p.yaml:8: {'cauchy': [0, 1]} is no spread"),
    ],
)
def test_bad_numbers_are_named_with_their_line(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    file = tmp_path / "p.yaml"
    file.write_text(PATRON.replace(old, new), encoding="utf-8")
    with pytest.raises(InputError, match=re.escape(complaint)):
        read_play(file)
    done = run("play", file)
    assert done.exit_code == 3 and complaint in done.stderr and not done.stdout


def test_no_deal_is_not_taken_for_a_number(tmp_path: Path) -> None:
    file = tmp_path / "n.yaml"
    file.write_text("model: nash\nfallback_a: {uniform: [0.2, 0.9]}\nfallback_b: 0.4\n", encoding="utf-8")
    done = run("play", file, "--draws", "50")
    assert done.exit_code == 3 and "in some draws there is no share_a" in done.stderr


def test_a_conflict_is_sent_to_its_own_command(tmp_path: Path) -> None:
    file = tmp_path / "c.yaml"
    file.write_text("decision_makers: []\n", encoding="utf-8")
    done = run("play", file)
    assert done.exit_code == 3 and f"suasion graph {file}" in done.stderr


@pytest.mark.parametrize("words", [("--model", "mean"), ("--option", "challenge.rounds=3"), ("--plot", "x.svg")])
def test_what_is_for_issues_is_refused_for_one_model(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = run("play", written(tmp_path, "nash"), *words)
    assert done.exit_code == 2 and "names its one model" in done.stderr
