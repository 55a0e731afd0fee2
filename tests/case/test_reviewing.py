"""Verdicts: kept for ever, applied on the way out."""

from __future__ import annotations

import make
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from suasion.case import Case, open_case
from suasion.case.reviewing import Review, fold
from suasion.errors import CaseError
from suasion.evidence.model import Casualties


@pytest.fixture
def filled(case: Case) -> Case:
    case.add(*make.full())
    return case


def test_rejected_items_are_left_out_but_not_lost(filled: Case) -> None:
    (document,) = filled.documents()
    filled.review(document.claims[0].id, "reject", note="irony", author="ana", at="2024-06-01T10:00:00Z")
    assert filled.documents()[0].claims == ()
    assert filled.documents(as_reviewed=False) == (document,)
    (found,) = filled.query(kind="claims", review="rejected")
    assert found.state == "rejected"
    (review,) = filled.reviews(document.claims[0].id)
    assert (review.note, review.author, review.at) == ("irony", "ana", "2024-06-01T10:00:00Z")


def test_corrections_are_applied_and_the_coding_is_kept(filled: Case) -> None:
    (document,) = filled.documents()
    event = document.events[0]
    filled.review(event.id, "correct", changes={"mode": "multilateral", "target": ["SUD-MARK", "ilse-brandt"]})
    (after,) = filled.documents()
    assert after.events[0].mode == "multilateral"
    assert after.events[0].target == ("SUD-MARK", "ilse-brandt")
    assert after.events[0].quote == event.quote
    assert filled.documents(as_reviewed=False)[0].events == (event,)
    assert [found.item.id for found in filled.query(actor="Ilse Brandt", kind="events")] == [event.id]


def test_an_act_that_did_not_happen_changes_its_list(filled: Case) -> None:
    (document,) = filled.documents()
    filled.review(document.events[0].id, "correct", changes={"status": "planned"})
    (after,) = filled.documents()
    assert after.events == ()
    assert [act.status for act in after.other_acts] == ["planned", "planned"]
    assert filled.query(kind="events") == []
    filled.review(document.other_acts[0].id, "correct", changes={"status": "happened"})
    assert [event.id for event in filled.documents()[0].events] == [document.other_acts[0].id]


def test_accepting_a_corrected_item_accepts_it_as_corrected(filled: Case) -> None:
    key = filled.documents()[0].levers[0].id
    filled.review(key, "correct", changes={"kind": "trade"})
    filled.review(key, "accept")
    (found,) = filled.query(kind="levers")
    assert (found.state, found.item.model_dump()["kind"]) == ("accepted", "trade")
    filled.review(key, "reject")
    assert filled.documents()[0].levers == ()
    filled.review(key, "correct", changes={"status": "threatened"})
    assert filled.documents()[0].levers[0].model_dump(include={"kind", "status"}) == {
        "kind": "trade",
        "status": "threatened",
    }
    assert len(filled.reviews()) == 4


def test_a_correction_survives_another_reading(filled: Case) -> None:
    report, document = make.full()
    key = document.levers[0].id
    filled.review(key, "correct", changes={"kind": "trade"})
    surer = document.levers[0].model_copy(update={"confidence": 0.99, "kind": "gas"})
    filled.add(report, document.model_copy(update={"levers": (surer,)}))
    assert filled.documents()[0].levers == (surer.model_copy(update={"kind": "trade"}),)


def test_a_superseded_item_that_is_accepted_comes_back(filled: Case) -> None:
    report, document = make.full()
    filled.add(report, document.model_copy(update={"levers": ()}))
    assert filled.documents()[0].levers == ()
    filled.review(document.levers[0].id, "accept")
    assert filled.documents() == (document,)
    assert filled.stats().superseded == 0


def test_a_retelling_of_a_rejected_event_stands_for_itself(case: Case) -> None:
    report, document = make.full()
    again = document.events[0].model_copy(update={"id": "event-again", "same_as": document.events[0].id})
    case.add(report, document.model_copy(update={"events": (*document.events, again)}))
    assert case.documents()[0].events[1].same_as == document.events[0].id
    case.review(document.events[0].id, "reject")
    assert case.documents()[0].events == (again.model_copy(update={"same_as": None}),)


def test_a_correction_may_name_an_actor_of_another_report(filled: Case) -> None:
    ghent = make.actors(make.report())[0].model_copy(update={"id": "GHE", "name": "Ghentia", "mentions": ()})
    other = make.report("other", "Ghentia waits")
    filled.add(other, make.document(other, actors=(ghent,)))
    lever = filled.documents()[1].levers[0]
    filled.review(lever.id, "correct", changes={"holder": ["GHE"]})
    document = filled.documents()[1]
    assert document.levers[0].holder == ("GHE",)
    assert [actor.name for actor in document.actors][-1] == "Ghentia"


def test_an_actor_may_be_given_by_name(filled: Case) -> None:
    lever = filled.documents()[0].levers[0]
    review = filled.review(lever.id, "correct", changes={"holder": ("the mark", "ILSE BRANDT", "NOR-LAND")})
    assert review.changes == {"holder": ["SUD-MARK", "ilse-brandt", "NOR-LAND"]}
    assert filled.documents()[0].levers[0].holder == ("SUD-MARK", "ilse-brandt", "NOR-LAND")


def test_a_record_may_be_given_as_such(filled: Case) -> None:
    event = filled.documents()[0].events[0]
    filled.review(event.id, "correct", changes={"casualties": Casualties(dead="5")})
    assert filled.documents()[0].events[0].casualties == Casualties(dead="5")


@pytest.mark.parametrize(
    ("verdict", "changes", "says"),
    [
        ("perhaps", None, "no verdict"),
        ("correct", None, "needs changes"),
        ("accept", {"mode": "phone"}, "only 'correct'"),
        ("correct", {"colour": "red"}, "The fields of events are"),
        ("correct", {"status": "perhaps"}, "status"),
        ("correct", {"confidence": "high"}, "confidence"),
        ("correct", {"quote": "other"}, "Reject the item"),
        ("correct", {"start": 0, "end": 5}, "end, start"),
        ("correct", {"source": ["NOBODY"]}, "no actor"),
        ("correct", {"source": "NOR-LAND"}, "source"),
        ("correct", {"place": object()}, "cannot be kept"),
    ],
)
def test_a_review_that_cannot_be_is_refused_at_once(
    filled: Case, verdict: str, changes: dict[str, object] | None, says: str
) -> None:
    (document,) = filled.documents()
    with pytest.raises(CaseError, match=says):
        filled.review(document.events[0].id, verdict, changes=changes)  # type: ignore[arg-type]
    assert filled.reviews() == ()
    assert filled.documents() == (document,)


def test_an_unknown_item_is_named(filled: Case) -> None:
    with pytest.raises(CaseError, match="event-none"):
        filled.review("event-none", "accept")


VERDICTS = st.one_of(
    st.tuples(st.sampled_from(["accept", "reject"]), st.just({})),
    st.tuples(
        st.just("correct"),
        st.dictionaries(st.sampled_from(["mode", "place", "date"]), st.none() | st.text(max_size=5), min_size=1),
    ),
)


@settings(max_examples=30)
@given(st.lists(VERDICTS, max_size=6))
def test_the_case_applies_what_folding_says(
    tmp_path_factory: pytest.TempPathFactory, verdicts: list[tuple[str, dict[str, object]]]
) -> None:
    report, document = make.full()
    event = document.events[0]
    with open_case(tmp_path_factory.mktemp("case") / "a.case") as case:
        case.add(report, document)
        for verdict, changes in verdicts:
            case.review(event.id, verdict, changes=changes)  # type: ignore[arg-type]
        case.add(report, document)
        reviews = [Review(item=event.id, verdict=v, changes=c, at="") for v, c in verdicts]  # type: ignore[arg-type]
        verdict_now, changes_now = fold(reviews)
        expected = () if verdict_now == "reject" else (event.model_copy(update=changes_now),)
        assert case.documents()[0].events == expected
        assert [r.verdict for r in case.reviews()] == [v for v, _ in verdicts]
