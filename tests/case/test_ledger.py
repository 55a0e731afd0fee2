"""Adding: nothing doubles, nothing is lost, nothing is moved."""

from __future__ import annotations

import hashlib
import time
from pathlib import Path

import make
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from suasion import vocab
from suasion._version import __version__
from suasion.case import Case, new_run, open_case
from suasion.case.runs import current_run
from suasion.errors import CaseError
from suasion.evidence.model import Document, Event

FULL = 9  # items of make.full()


def test_what_goes_in_comes_out(case: Case) -> None:
    report, document = make.full()
    added = case.add(report, document)
    assert (added.new, added.changed, added.superseded, added.orphaned) == (FULL, 0, 0, 0)
    assert case.reports() == (report,)
    assert case.documents() == (document,)
    assert case.documents(as_reviewed=False) == (document,)


def test_a_case_is_still_there_after_closing(tmp_path: Path) -> None:
    report, document = make.full()
    with open_case(tmp_path / "a.case") as case:
        case.add(report, document)
    with open_case(tmp_path / "a.case", create=False) as case:
        assert case.documents() == (document,)


def test_adding_again_changes_nothing(case: Case) -> None:
    report, document = make.full()
    case.add(report, document)
    before = case.stats()
    again = case.add(report, document)
    assert (again.new, again.changed, again.unchanged, again.superseded, again.orphaned) == (0, 0, FULL, 0, 0)
    assert case.stats() == before


def test_reports_come_in_the_order_of_their_ids_whatever_came_first(case: Case) -> None:
    for name in ("c", "a", "b"):
        case.add(*make.full(make.report(name, f"{make.TEXT}\n\n{name}")))
    assert [r.id for r in case.reports()] == ["a", "b", "c"]
    assert [d.doc_id for d in case.documents()] == ["a", "b", "c"]


def test_a_changed_text_orphans_the_old_items_and_moves_none(case: Case) -> None:
    report, document = make.full()
    case.add(report, document)
    case.review(document.events[0].id, "accept")
    changed, new = make.full(make.report(text=f"Correction: see below\n\n{make.TEXT}"))
    added = case.add(changed, new)
    assert (added.new, added.orphaned) == (FULL, FULL)
    assert case.documents() == (new,)
    orphans = case.query(standing="orphaned")
    assert {found.item for found in orphans if found.kind == "events"} == set(document.events)
    assert all(found.standing == "orphaned" for found in orphans)
    assert case.stats().orphaned == FULL
    assert [found.state for found in orphans if found.kind == "events"] == ["accepted"]


def test_an_old_text_that_comes_back_finds_its_items_and_reviews(case: Case) -> None:
    report, document = make.full()
    case.add(report, document)
    case.review(document.levers[0].id, "reject")
    case.add(*make.full(make.report(text=f"Correction: see below\n\n{make.TEXT}")))
    case.add(report, document)
    assert case.reports() == (report,)
    assert case.documents() == (document.model_copy(update={"levers": ()}),)
    assert case.stats().orphaned == FULL


def test_another_run_supersedes_what_it_no_longer_finds_unless_reviewed(case: Case) -> None:
    report, document = make.full()
    case.add(report, document, run=new_run(version="1"))
    case.review(document.claims[0].id, "accept", author="ana")
    fewer = document.model_copy(update={"claims": (), "levers": ()})
    added = case.add(report, fewer, run=new_run(version="2"))
    assert (added.superseded, added.unchanged) == (1, FULL - 2)
    assert [found.item for found in case.query(standing="superseded")] == list(document.levers)
    assert case.documents() == (document.model_copy(update={"levers": ()}),)
    assert case.documents(as_reviewed=False) == (fewer,)
    back = case.add(report, document, run=new_run(version="2"))
    assert (back.changed, case.stats().superseded) == (1, 0)
    assert case.documents() == (document,)


def test_a_kept_item_still_has_its_actors(case: Case) -> None:
    report, document = make.full()
    case.add(report, document)
    case.review(document.claims[0].id, "accept")
    case.add(report, document.model_copy(update={"claims": (), "actors": document.actors[:2]}))
    (kept,) = case.documents()
    assert kept.claims == document.claims
    assert [actor.id for actor in kept.actors] == ["NOR-LAND", "SUD-MARK", "ilse-brandt"]


def test_reading_in_the_same_way_is_the_same_run(case: Case) -> None:
    report, document = make.full()
    case.add(report, document, run=new_run(vocabulary="v1", at="2024-01-01T00:00:00Z"))
    case.add(report, document, run=new_run(vocabulary="v1", at="2024-02-01T00:00:00Z"))
    assert case.stats().runs == 1
    case.add(report, document, run=new_run(vocabulary="v2"))
    assert case.stats().runs == 2


def test_a_run_knows_its_vocabulary() -> None:
    run = current_run()
    assert run.vocabulary == hashlib.sha256(vocab.COMPILED.read_bytes()).hexdigest()
    assert run.version == __version__
    assert current_run() == run


def test_an_act_that_a_new_version_reads_differently_changes_its_list(case: Case) -> None:
    report, document = make.full()
    case.add(report, document)
    act = document.events[0].model_copy(update={"status": "planned"})
    later = document.model_copy(update={"events": (), "other_acts": (*document.other_acts, act)})
    added = case.add(report, later)
    assert (added.new, added.changed, added.superseded) == (0, 1, 0)
    assert case.documents() == (later,)


def test_two_items_with_one_id_are_counted_not_hidden(case: Case) -> None:
    report, document = make.full()
    twice = document.model_copy(update={"events": document.events * 2})
    assert case.add(report, twice).doubled == 1
    assert case.documents() == (document,)


def test_the_same_text_under_two_ids_is_two_reports_with_shared_reviews(case: Case) -> None:
    for name in ("a", "b"):
        case.add(*make.full(make.report(name)))
    lever = case.documents()[0].levers[0]
    case.review(lever.id, "reject")
    assert [document.levers for document in case.documents()] == [(), ()]
    case.add(*make.full(make.report("c")))
    assert case.documents()[2].levers == ()


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda r, d: (r.model_copy(update={"sha256": "0" * 64}), d), "SHA-256"),
        (lambda r, d: (r, d.model_copy(update={"sha256": "0" * 64})), "do not belong together"),
        (lambda r, d: (r, d.model_copy(update={"doc_id": "other"})), "do not belong together"),
        (lambda r, d: (r, _moved(d, start=1)), "does not stand"),
        (lambda r, d: (r, _moved(d, end=10**9)), "does not stand"),
        (lambda r, d: (r, _moved(d, start=-5)), "does not stand"),
        (lambda r, d: (r.model_copy(update={"text": "half \ud800 pair"}), d), "surrogate"),
    ],
)
def test_what_does_not_fit_together_is_refused_and_leaves_no_trace(case: Case, spoil: object, says: str) -> None:
    report, document = spoil(*make.full())  # type: ignore[operator]
    with pytest.raises(CaseError, match=says):
        case.add(report, document)
    assert case.stats().reports == 0
    assert case.search("Norland") == []


def _moved(document: Document, **update: int) -> Document:
    event: Event = document.events[0].model_copy(update=update)
    return document.model_copy(update={"events": (event,)})


def test_a_closed_case_says_so(tmp_path: Path) -> None:
    case = open_case(tmp_path / "a.case")
    case.close()
    with pytest.raises(CaseError, match="closed"):
        case.reports()


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sets(st.integers(0, FULL - 1)), min_size=1, max_size=4), st.text(max_size=20))
def test_any_sequence_of_runs_leaves_the_last_reading(
    tmp_path_factory: pytest.TempPathFactory, runs: list[set[int]], tail: str
) -> None:
    """Whatever was found before, the case holds what the last run found; adding that again changes nothing."""
    report, document = make.full(make.report(text=f"{make.TEXT}\n\n{tail}"))
    with open_case(tmp_path_factory.mktemp("case") / "a.case") as case:
        for number, wanted in enumerate(runs):
            lists = {
                name: getattr(document, name) if index in wanted else ()
                for index, name in enumerate(
                    (
                        "events",
                        "other_acts",
                        "claims",
                        "levers",
                        "interests",
                        "barriers",
                        "tracks",
                        "scheduled",
                        "energy",
                    )
                )
            }
            last = document.model_copy(update=lists)
            case.add(report, last, run=new_run(version=str(number)))
        assert case.documents() == case.documents(as_reviewed=False) == (last,)
        stats = case.stats()
        again = case.add(report, last, run=new_run(version=str(len(runs) - 1)))
        assert (again.new, again.changed, again.superseded) == (0, 0, 0)
        assert case.stats() == stats
        assert len(case.query(standing="any")) == len(set().union(*runs))


def test_a_thousand_reports_take_linear_time(case: Case) -> None:
    """The second five hundred cost about what the first did (a factor of three allows for a busy machine)."""

    def add(numbers: range) -> float:
        pairs = [make.full(make.report(f"r{n:04}", f"{make.TEXT}\n\nNumber {n}.")) for n in numbers]
        begun = time.perf_counter()
        for pair in pairs:
            case.add(*pair)
        return time.perf_counter() - begun

    first, second = add(range(500)), add(range(500, 1000))
    assert second < 3 * first
    assert case.stats().items["events"] == 1000
    begun = time.perf_counter()
    assert len(case.evidence().documents) == 1000
    assert time.perf_counter() - begun < 20  # seconds; about one on a quiet machine
