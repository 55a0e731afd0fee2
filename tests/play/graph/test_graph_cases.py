"""The cases of the literature and random models with known answers, as data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from graph_cases import Checked, check

from suasion.errors import InputError
from suasion.play import catalog, graph

CASES = Path(__file__).resolve().parents[4] / "shared" / "cases"
NAMED = [
    "pd", "chicken", "matching", "elmira_1991", "euphrates_1975", "cuba_1962",
    "korea_2017_base", "korea_2017_base_irrev", "korea_2017_deter", "korea_2017_deter_irrev",
]  # fmt: skip
FLAGGED = {
    "euphrates_1975": ["inverse seq: published 420, by the definitions 384"],
    "korea_2017_base_irrev": [
        "seq_or_sim equilibria (decimal): published [0, 5, 10], by the definitions [0, 5, 10, 12]"
    ],
}
"""Published answers that the definitions do not give: shown, not copied."""

shared = pytest.mark.skipif(not CASES.is_dir(), reason="the cases stand in ../shared/cases, which is absent")


def checked(name: str) -> Checked:
    return check(json.loads((CASES / f"{name}.json").read_text(encoding="utf-8")))


@shared
@pytest.mark.parametrize("name", NAMED)
def test_case(name: str) -> None:
    done = checked(name)
    assert done.compared >= 15
    assert not done.wrong
    assert done.flagged == FLAGGED.get(name, [])


@shared
def test_random_models() -> None:
    cases = json.loads((CASES / "random_public.json").read_text(encoding="utf-8"))
    assert len(cases) == 100
    assert [c["id"] for c in cases if check(c).wrong] == []


@shared
@pytest.mark.parametrize(
    ("name", "case"),
    [("elmira", "elmira_1991"), ("cuba", "cuba_1962"), ("euphrates", "euphrates_1975"), ("prisoners_dilemma", "pd")],
)
def test_catalog_has_the_preferences_of_the_case(name: str, case: str) -> None:
    theirs = graph.parse_conflict(json.loads((CASES / f"{case}.json").read_text(encoding="utf-8"))).model
    ours = catalog.conflict(name).model
    assert [r.tolist() for r in ours.ranks] == [r.tolist() for r in theirs.ranks]


@pytest.mark.parametrize("name", catalog.names())
def test_catalog_case_gives_what_the_literature_finds(name: str) -> None:
    from ruamel.yaml import YAML

    expected = YAML(typ="safe").load(catalog.path(name))["equilibria"]
    found = graph.solve(catalog.conflict(name).model)
    assert {c: list(found.equilibria(graph.concept(c))) for c in expected} == expected


def test_catalog_names_what_it_has() -> None:
    with pytest.raises(InputError, match=r"no case 'tulip mania'.*cuba"):
        catalog.conflict("tulip mania")
