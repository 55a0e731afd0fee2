"""Drafts: sane roles on affairs of several shapes, every number with its reason, and stable under what must not matter."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from systems import AFFAIRS, drafted, evidence

from suasion.errors import InputError
from suasion.evidence.model import Evidence
from suasion.forecast.statistics import SHIPPED, Statistics
from suasion.pipeline import Coded, code_all, linked
from suasion.system.draft import draft
from suasion.system.draft.counts import Signal, beta, capped
from suasion.system.model import System
from suasion.system.paths import numbers
from suasion.vocab import load

SHARED = Path(__file__).resolve().parents[3] / "shared"


@pytest.mark.parametrize(
    ("affair", "sides", "holder"),
    [
        ("sudan", {"SDN", "rsf"}, None),
        ("red-sea", {"houthis", "ISR"}, ("IRN", "houthis")),
        ("caucasus", {"AZE", "ARM"}, None),
        ("taiwan", {"TWN", "CHN"}, ("USA", "TWN")),
    ],
)
def test_roles_of_the_examples(affair: str, sides: set[str], holder: tuple[str, str] | None) -> None:
    system = drafted(affair)
    assert set(system.with_role("client", "opponent")) == sides
    if holder:
        assert next(iter(system.press)) == "-".join(holder)


def test_the_source_reports_draft_what_a_careful_reader_finds() -> None:
    if not SHARED.exists():
        pytest.skip("the source reports are not here")
    coded = [c for c in code_all([SHARED / "reports"]) if isinstance(c, Coded)]
    system = draft(linked(coded), "Will China press Russia into a ceasefire?")
    roles = {key: actor.role for key, actor in system.actors.items()}
    assert (roles["RUS"], roles["UKR"], roles["CHN"]) == ("client", "opponent", "patron")
    assert system.actors["UKR"].petitions and "USA" in roles
    assert len(system.levers["CHN-RUS"]) >= 5
    assert len(system.barriers["CHN"]) >= 5
    assert next(iter(system.issues)) == "ceasefire"
    assert {"RUS", "UKR", "CHN"} <= set(system.stances["ceasefire"])


@pytest.mark.parametrize("affair", AFFAIRS)
def test_every_number_has_a_reason_that_exists(affair: str) -> None:
    system = drafted(affair)
    for path, number in numbers(system).items():
        assert number.why, path
        for why in number.why:
            assert why in system.evidence or why.startswith(("vocab:", "data:")), (path, why)


@pytest.mark.parametrize("affair", AFFAIRS)
def test_shares_and_positions_stay_on_their_scale(affair: str) -> None:
    for path, number in numbers(drafted(affair)).items():
        low, high = number.ends
        if path.endswith(("position", "salience", "strength", "share", "reach")):
            assert 0 <= low <= high <= 1, path
        assert low >= 0, path


def again(affair: str, documents: list[int]) -> System:
    """A draft of some documents of an affair, by their numbers, in that order."""
    of = evidence(affair)
    picked = tuple(of.documents[n % len(of.documents)] for n in documents)
    return draft(of.model_copy(update={"documents": picked}))


@settings(max_examples=12)
@given(st.sampled_from(AFFAIRS), st.randoms(use_true_random=False))
def test_the_order_of_reports_does_not_matter(affair: str, chance: object) -> None:
    order = list(range(len(evidence(affair).documents)))
    chance.shuffle(order)  # type: ignore[attr-defined]
    assert again(affair, order) == drafted(affair)


@pytest.mark.parametrize("affair", AFFAIRS)
def test_a_report_given_twice_counts_once(affair: str) -> None:
    everything = list(range(len(evidence(affair).documents)))
    assert again(affair, [*everything, 0, 0]) == drafted(affair)


def joined(*affairs: str) -> Evidence:
    of = [evidence(a) for a in affairs]
    return of[0].model_copy(
        update={
            "documents": tuple(d for e in of for d in e.documents),
            "actors": tuple({a.id: a for e in of for a in e.actors}.values()),
        }
    )


def test_a_report_about_something_else_changes_no_stance_of_the_sides() -> None:
    """The question names the affair; one report on another affair is added."""
    question = "Will Iran press the Houthis to stop firing at Israel?"
    alone = draft(evidence("red-sea"), question)
    other = evidence("caucasus")
    one = other.model_copy(update={"documents": other.documents[:1]})
    both = evidence("red-sea").model_copy(
        update={
            "documents": (*evidence("red-sea").documents, *one.documents),
            "actors": tuple({a.id: a for e in (evidence("red-sea"), one) for a in e.actors}.values()),
        }
    )
    mixed = draft(both, question)
    assert mixed.with_role("client", "opponent") == alone.with_role("client", "opponent")
    assert next(iter(mixed.press)) == next(iter(alone.press))
    for side in ("houthis", "ISR"):
        assert mixed.stances["ceasefire"][side].position == alone.stances["ceasefire"][side].position
    pair = next(iter(alone.press))
    assert mixed.press[pair] == alone.press[pair]


def test_the_base_rate_is_one_of_forecast_s() -> None:
    rate = load("system")["settle"]["base_rate"]
    classes = Statistics.model_validate_json(SHIPPED.read_bytes()).classes
    (found,) = (
        c
        for c in classes
        if (c.target, c.title, c.months) == ("settlement", "dyads still fighting after 12 months", 12)
    )
    assert (rate["k"], rate["n"]) == (found.k, found.n)


def test_no_conflict_is_said_plainly() -> None:
    empty = evidence("sudan").model_copy(update={"documents": ()})
    with pytest.raises(InputError, match="no hostile act between two sides"):
        draft(empty)


def test_no_affair_is_in_the_vocabulary_of_drafts() -> None:
    """Issues and choices are general: no country, leader or group of an affair is named in them."""
    vocab = Path(__file__).resolve().parents[2] / "src" / "suasion" / "vocab"
    text = " ".join((vocab / name).read_text(encoding="utf-8") for name in ("issues.yaml", "system.yaml")).lower()
    for word in ("ukrain", "russia", "china", "taiwan", "gaza", "hamas", "houthi", "sudan", "putin", "iran", "kyiv"):
        assert word not in text


WEIGHTS = st.lists(st.tuples(st.floats(0.01, 1), st.integers(0, 4), st.booleans()), max_size=30)


@given(WEIGHTS)
def test_one_source_says_no_more_than_its_due(rows: list[tuple[float, int, bool]]) -> None:
    signals = [Signal(weight if up else -weight, str(n), str(source)) for n, (weight, source, up) in enumerate(rows)]
    high, low = capped(signals, 1.5)
    assert 0 <= high <= 1.5 * len({s for _, s, up in rows if up}) + 1e-9
    assert 0 <= low <= 1.5 * len({s for _, s, up in rows if not up}) + 1e-9
    doubled = capped([*signals, *(s._replace(id=s.id + "again") for s in signals)], 1e9)
    assert doubled == pytest.approx(tuple(2 * x for x in capped(signals, 1e9)))


@given(st.floats(0, 500), st.floats(0, 500))
def test_a_number_narrows_with_evidence_and_keeps_a_width(high: float, low: float) -> None:
    number = beta((1, 1), high, low, most=24, why=("vocab:x",))
    a, b, *_ = number.values
    assert a + b <= 24.01
    assert number.mean == pytest.approx((1 + high) / (2 + high + low), abs=2e-3)
