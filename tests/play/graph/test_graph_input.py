"""What users give: options, preferences, statements, files; and what they are told when it cannot be."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from suasion.errors import BrokenInput, EmptyInput, InputError, TooLarge
from suasion.play import catalog
from suasion.play.graph import from_arcs, from_options, option_form, read_conflict, stability
from suasion.play.graph.options import feasible_codes
from suasion.play.graph.preferences import dense, from_payoffs, from_ranking, from_statements, ranking
from suasion.play.graph.statements import truth

FORM = option_form({"North": ["fire", "talk"], "South": ["pay"]}, infeasible=[{"fire": True, "talk": True}])
CODES = feasible_codes(FORM)


def test_states_are_the_feasible_codes_in_order() -> None:
    assert CODES.tolist() == [0, 1, 2, 4, 5, 6]
    assert [FORM.pattern(c) for c in CODES.tolist()] == ["NNN", "YNN", "NYN", "NNY", "YNY", "NYY"]


@pytest.mark.parametrize(
    ("statement", "where_true"),
    [
        ("1", "010010"), ("-1", "101101"), ("NOT 1", "101101"), ("1 AND 3", "000010"), ("1 & 3", "000010"),
        ("1 or 3", "010111"), ("1 IF 3", "111010"), ("1 IFF 3", "101010"), ("-(1 | 2)", None), ("!(1 | 2)", "100100"),
        ("1 OR 2 AND 3", "010011"), ("(1 OR 2) AND 3", "000011"), ('"fire" OR \'pay\'', "010111"), ("fire OR pay", None),
        ("4", None), ("0", None), ("1 OR", None), ("(1", None), ("1 2", None), ("", None), ('"flee"', None), ("1 IF", None),
    ],
)  # fmt: skip
def test_statements(statement: str, where_true: str | None) -> None:
    if where_true is None:
        with pytest.raises(BrokenInput, match="Statement"):
            truth(statement, FORM, CODES)
    else:
        assert "".join("01"[int(v)] for v in truth(statement, FORM, CODES)) == where_true


def test_the_first_statement_decides_before_all_later_ones() -> None:
    ranks = from_statements(["3", "-1", "2"], FORM, CODES)
    assert ranking(ranks) == ((6,), (4,), (5,), (3,), (1,), (2,))


@given(st.integers(31, 90))
def test_many_statements_do_not_overflow(n: int) -> None:
    ranks = from_statements(["3", *["-1"] * n, "2"], FORM, CODES)
    assert ranking(ranks) == ((6,), (4,), (5,), (3,), (1,), (2,))


@given(st.lists(st.integers(0, 5), min_size=1, max_size=8))
def test_a_ranking_is_read_back(values: list[int]) -> None:
    ranks = dense(values)
    assert (from_ranking(ranking(ranks), len(values)) == ranks).all()


@pytest.mark.parametrize(
    ("given_", "why"),
    [
        ([1, 2], "not ranked: 3"),
        ([1, 2, 2, 3], "twice"),
        ([1, 2, 3, 4], "not 1 to 3"),
        ([[1, "2"], 3], "'2' is not 1 to 3"),
    ],
)
def test_rankings_that_cannot_be(given_: list[int], why: str) -> None:
    with pytest.raises(BrokenInput, match=why):
        from_ranking(given_, 3, who="North")


@pytest.mark.parametrize("payoffs", [[1, 2], [1, 2, float("nan")], [1, 2, float("inf")], ["a", "b", "c"]])
def test_payoffs_that_cannot_be(payoffs: list[float]) -> None:
    with pytest.raises(BrokenInput, match="payoff"):
        from_payoffs(payoffs, 3)


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (lambda: option_form({"A": ["x"], "B": ["x"]}), "owner already"),
        (lambda: option_form({"A": ["x"]}, options=["x", "y"]), "differ: y"),
        (lambda: option_form({"A": ["x"]}, options=["x", "x"]), "differ: x"),
        (lambda: option_form({"A": []}), "0 options"),
        (lambda: option_form({"A": [f"o{k}" for k in range(30)]}), "30 options"),
        (lambda: option_form({"A": ["x"]}, infeasible=[{"y": True}]), "no option 'y'"),
        (lambda: option_form({"A": ["x"]}, infeasible=[{}]), "names no option"),
        (lambda: option_form({"A": ["x"]}, irreversible={"x": "forward"}), "fwd"),
        (lambda: feasible_codes(option_form({"A": ["x"]}, infeasible=[{"x": True}, {"x": False}])), "No state is feasible"),
        (lambda: from_options(["A"], FORM, payoffs={"A": [0] * 6}), "belongs to nobody"),
        (lambda: from_options(["A", "A"], FORM), "same name"),
        (lambda: from_options(["North", "South"], FORM, payoffs={"North": [0] * 6}), "South has no preferences"),
        (lambda: from_options(["North", "South"], FORM, payoffs={"West": [0] * 6}), "'West'"),
        (lambda: from_arcs(["A"], 2, {"A": [(1, 3)]}, payoffs={"A": [0, 0]}), "from 1 to 3"),
        (lambda: from_arcs(["A"], 2, {"A": [(1, 1)]}, payoffs={"A": [0, 0]}), "to itself"),
        (lambda: from_arcs(["A"], 0, {}), "0 states"),
        (lambda: from_arcs([], 1, {}), "No decision maker"),
        (lambda: from_arcs(["A"], 2, {"B": []}, payoffs={"A": [0, 0]}), "'B'"),
        (lambda: from_arcs(["A"], 2, {}, payoffs={"A": [0, 0]}, labels=["x"]), "1 labels"),
    ],
)  # fmt: skip
def test_models_that_cannot_be(options: object, why: str) -> None:
    with pytest.raises(BrokenInput, match=why):
        options()  # type: ignore[operator]


GOOD = """\
decision_makers:
  - {name: North, options: [fire, talk]}
  - {name: South, options: [pay]}
infeasible:
  - {fire: true, talk: true}
statements:
  North: ["3", "-1"]
payoffs:
  South: [1, 2, 3, 4, 5, 6]
status_quo: 2
"""


def written(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "conflict.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_file_is_read(tmp_path: Path) -> None:
    conflict = read_conflict(written(tmp_path, GOOD))
    assert (conflict.name, conflict.status_quo) == ("conflict", 2)
    assert conflict.statements == {"North": ("3", "-1")}
    assert conflict.model.described(4) == "YNY: fire, pay"
    assert ranking(conflict.model.ranks[0]) == ((4, 6), (5,), (1, 3), (2,))


@pytest.mark.parametrize(
    ("old", "new", "line", "why"),
    [
        ("infeasible:", "infeasable:", 4, "Did you mean infeasible"),
        ("talk: true}", "talks: true}", 4, "no option 'talks'"),
        ("talk: true}", "talk: perhaps}", 4, "Infeasible pattern"),
        ("5, 6]", "5]", 9, "South: 5 payoffs for 6 states"),
        ('"-1"', '"-9"', 7, "North, statement 2: .*numbered 1 to 3"),
        ("status_quo: 2", "status_quo: 9", 10, "no state 9"),
        ("status_quo: 2", "status_quo: two", 10, "not a whole number"),
        ("options: [pay]}", "options: [fire]}", 1, "owner already"),
        ("- {name: South", "- {title: South", 1, "no name"),
        ("  South: [1, 2, 3, 4, 5, 6]", "  South: 7", 8, "list for each decision maker"),
        ("options: [pay]}", "options: [pay}", 3, "Not YAML"),
    ],
)
def test_errors_name_the_file_and_the_line(tmp_path: Path, old: str, new: str, line: int, why: str) -> None:
    assert old in GOOD
    with pytest.raises(InputError, match=why) as caught:
        read_conflict(written(tmp_path, GOOD.replace(old, new)))
    assert f"conflict.yaml:{line}: " in str(caught.value)
    assert caught.value.mend


def test_nothing_no_mapping_no_file(tmp_path: Path) -> None:
    with pytest.raises(EmptyInput):
        read_conflict(written(tmp_path, " \n"))
    with pytest.raises(BrokenInput, match="Not a mapping"):
        read_conflict(written(tmp_path, "- 1\n"))
    with pytest.raises(InputError, match="Cannot be read"):
        read_conflict(tmp_path / "absent.yaml")


def test_json_is_read_too(tmp_path: Path) -> None:
    text = '{"decision_makers": ["A"], "n_states": 2, "arcs": {"A": [[1, 2]]}, "payoffs": {"A": [0, 1]}}'
    assert stability(read_conflict(written(tmp_path, text)).model).answer.equilibria["nash"] == (2,)


def test_too_many_states_to_search() -> None:
    form = option_form({"A": [f"a{k}" for k in range(8)], "B": [f"b{k}" for k in range(8)]}, irreversible={"a0": "fwd"})
    model = from_options(["A", "B"], form, payoffs={"A": np.zeros(1 << 16), "B": np.zeros(1 << 16)})  # type: ignore[dict-item]
    with pytest.raises(TooLarge, match="65536 states are too many to search for nash"):
        stability(model)


def test_a_result_says_what_it_is() -> None:
    found = stability(catalog.conflict("elmira").model)
    assert (found.method, found.answer.strong) == ("graph_stability", (5, 8, 9))
    assert "1993" in found.citation
    assert len(found.input_sha256) == 64
    assert found.answer.equilibria["seq"] == (5, 8, 9)
    assert [e.state for e in found.witness.explained] == [1, 4, 5, 8, 9]
    assert "sequential stability: 5, 8, 9" in found.why
    assert type(found).model_validate_json(found.model_dump_json()) == found
