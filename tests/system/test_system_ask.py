"""Answers: they follow from the numbers, move the right way, and the same seed gives the same bytes."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result
from systems import AFFAIRS, drafted

from suasion.cli import main
from suasion.errors import InputError
from suasion.play.press import Patronage, patron_answer
from suasion.play.press.many import REGIONS
from suasion.system.ask import ask
from suasion.system.ask.interventions import understood
from suasion.system.ask.press import chains, press, textbook
from suasion.system.ask.sensitivity import moves
from suasion.system.ask.values import draw_all
from suasion.system.model import System
from suasion.system.number import fixed
from suasion.system.paths import having, numbers


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def settles(system: System, path: str, value: float) -> float:
    """The share of draws in which the client settles, with a number at a value."""
    return ask(having(system, path, fixed(value)), draws=1500).patrons()[0].settles


@pytest.mark.parametrize(
    ("number", "low", "high", "more"),
    [
        ("press.BOR-ARL.peace_value", 0, 0.8, True),
        ("press.BOR-ARL.pressing_cost", 0, 0.6, False),
        ("press.BOR-ARL.leader_cost", 0.1, 0.7, False),
        ("press.BOR-ARL.client_cost", 0.05, 0.4, True),
        ("press.BOR-ARL.opponent_cost", 0.05, 0.4, True),
        ("press.BOR-ARL.support_cost", 0.05, 0.6, True),
        ("press.BOR-ARL.stake", 0, 1, False),
        ("press.BOR-ARL.reach", 0, 1, True),
        ("press.BOR-ARL.sanction_cost", 0, 0.4, False),
        ("levers.BOR-ARL.trade.strength", 0, 1, True),
        ("levers.BOR-ARL.trade.cost", 0, 0.4, False),
        ("barriers.BOR.trade.weight", 0, 0.5, False),
    ],
)
def test_every_number_moves_the_answer_the_right_way(
    hand: System, number: str, low: float, high: float, more: bool
) -> None:
    before, after = settles(hand, number, low), settles(hand, number, high)
    assert after > before if more else after < before


def test_the_draws_are_the_exact_model_on_the_textbook_numbers(hand: System) -> None:
    drawn = draw_all(hand, 60, 1)
    found = press(hand, "BOR-ARL", drawn).found
    given = textbook(hand, "BOR-ARL", drawn)
    for k in range(60):
        case = Patronage(**{name: float(values[k]) for name, values in given.items()})
        assert REGIONS[found.region[k]] == patron_answer(case).region


def test_odds_add_up_and_the_answer_repeats(hand: System) -> None:
    answer = ask(hand, draws=400, seed=5)
    (one,) = answer.patrons()
    assert sum(one.odds.values()) == pytest.approx(1)
    assert sum(one.plain.values()) == pytest.approx(1)
    assert ask(hand, draws=400, seed=5).model_dump_json() == answer.model_dump_json()
    assert ask(hand, draws=400, seed=6).model_dump_json() != answer.model_dump_json()


def test_without_uncertainty_all_draws_agree_with_the_exact_answer(hand: System) -> None:
    for path, number in numbers(hand).items():
        hand = having(hand, path, fixed(number.mean))
    answer = ask(hand, draws=10)
    (one,) = answer.patrons()
    assert one.odds[one.region] == 1 and one.region == one.central.answer.region
    assert answer.settle.chance.low == answer.settle.chance.high
    assert answer.moves == ()


def test_a_chain_is_no_likelier_than_its_weakest_leg(hand: System) -> None:
    drawn = draw_all(hand, 2000, 0)
    (chain,) = chains(hand, press(hand, "BOR-ARL", drawn), drawn)
    assert chain.first == "MID" and 0 < chain.both <= min(chain.first_leg, chain.second_leg)


def test_pressure_that_works_moves_the_client_towards_a_settlement(hand: System) -> None:
    given = understood(hand, ["BOR presses ARL by trade"])
    found = ask(hand, given=given, draws=500).bargain["mean"]["ceasefire"]
    assert found.under_pressure.mean > found.alone.mean


def test_interventions_are_compared_on_the_same_draws(hand: System) -> None:
    said = [
        "BOR presses ARL",
        "MID pays ARL 0.2",
        "MID subsidises BOR 0.2",
        "MID guarantees ARL",
        "without BOR",
        "press.BOR-ARL.stake=0",
    ]
    answer = ask(hand, compared=[understood(hand, [words]) for words in said], draws=800)
    by = {c.words: c for c in answer.compared}
    for words in said[:4]:
        assert by[words].settles_change > 0, words
    assert by["without BOR"].settles_change == 0
    nothing = ask(hand, compared=[understood(hand, ["press.BOR-ARL.reach=0.7"])], draws=800).compared[0]
    assert (nothing.settles_change, nothing.settles_error, nothing.chance_change) == (0, 0, 0)


@pytest.mark.parametrize(
    "words",
    [
        "BOR presses UTO",
        "BOR presses ARL by gas",
        "MID subsidises UTO",
        "MID pays BOR",
        "XYZ presses ARL",
        "sing",
        "a.b=1",
        "press.BOR-ARL.stake=much",
    ],
)
def test_what_is_not_understood_is_explained(hand: System, words: str) -> None:
    with pytest.raises(InputError) as caught:
        understood(hand, [words])
    assert caught.value.mend


def test_what_moves_an_outcome_is_found_and_chance_is_not() -> None:
    rng = np.random.default_rng(0)
    x, y = rng.random((2, 4000))
    found = moves({"x": x, "y": y, "same": np.ones(4000)}, (x > 0.7).astype(float))
    assert [m.path for m in found] == ["x"]
    assert found[0].at_low == 0 and found[0].at_high == 1 and found[0].known > 0.6


@pytest.mark.parametrize("affair", AFFAIRS)
def test_drafts_of_all_examples_are_answered(affair: str) -> None:
    answer = ask(drafted(affair), draws=300)
    assert answer.press and " of the draws" in answer.words[0]
    for one in answer.patrons():
        assert one.central.witness.binding.words
    assert 0 < answer.settle.chance.mean < 1
    assert set(answer.issues()) == set(drafted(affair).issues)
    for sentence in answer.words:
        assert "None" not in sentence and "nan" not in sentence and not sentence.startswith("the ")


def test_from_reports_to_an_answer_on_the_command_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    examples = Path(__file__).resolve().parents[2] / "examples" / "red-sea"
    monkeypatch.chdir(tmp_path)
    done = run("draft", examples, "--question", "Will Iran press the Houthis?")
    assert done.exit_code == 0, done.output
    assert "Houthis" in done.stdout and (tmp_path / "system.yaml").exists()
    asked = run("ask", "system.yaml", "--draws", "200", "--sweep", "press.IRN-houthis.reach=0:1:3")
    assert asked.exit_code == 0, asked.output
    assert "What it would do, on the same draws" in asked.stdout and "press.IRN-houthis.reach=0.5" in asked.stdout
    direct = run("ask", examples, "Will Iran press the Houthis?", "--draws", "200", "--json")
    stored = run("ask", "system.yaml", "--draws", "200", "--json")
    assert json.loads(direct.stdout)["press"] == json.loads(stored.stdout)["press"]
    explained = run("explain", "levers.IRN-houthis.arms.strength", "system.yaml")
    assert explained.exit_code == 0 and "  lever: “" in explained.stdout and "used by: press" in explained.stdout
    again = run("draft", examples)
    assert "kept 0 numbers" in again.stderr


@pytest.mark.parametrize(
    ("words", "code"),
    [(("--sweep", "x"), 2), (("--sweep", "a=0:1:1"), 2), (("--set", "a.b=1"), 3), (("--do", "sing"), 3)],
)
def test_wrong_options_of_ask(hand_file: Path, words: tuple[str, str], code: int) -> None:
    done = run("ask", hand_file, *words)
    assert done.exit_code == code and done.stderr and not done.stdout
