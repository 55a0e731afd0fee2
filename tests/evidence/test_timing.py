"""What is dated after the report has not happened. Reports of 10 February 2026."""

from __future__ import annotations

from evidence_make import coded


def test_a_present_with_a_day_ahead_is_a_plan() -> None:
    document = coded("The Kenyan president visits Uganda on 18 February.")
    assert document.events == ()
    (act,) = document.other_acts
    assert (act.type, act.status, act.date) == ("CONSULT", "planned", "2026-02-18")


def test_a_present_with_a_day_behind_has_happened() -> None:
    (act,) = coded("On 5 February 2026 Kenya attacks Uganda.").events
    assert (act.status, act.date) == ("happened", "2026-02-05")


def test_a_past_does_not_take_a_day_ahead() -> None:
    document = coded("Kenya invited Uganda to the summit, which will be held on 4 October.")
    assert all(e.date is None for e in document.events if e.rule.startswith("verb"))


def test_a_report_without_a_date_decides_nothing() -> None:
    (act,) = coded("Kenya attacked Uganda on 5 March 2026.", None).events
    assert (act.status, act.date) == ("happened", "2026-03-05")


def test_what_is_said_does_not_date_the_saying() -> None:
    (said,) = [
        e
        for e in coded("The Kenyan foreign minister said Kenya would help Uganda in May.").events
        if e.rule.startswith("said")
    ]
    assert said.date is None
    (said,) = [
        e
        for e in coded("The Kenyan foreign minister said on Monday that Kenya would help Uganda in May.").events
        if e.rule.startswith("said")
    ]
    assert said.date == "2026-02-09"


def test_a_decision_of_a_summit_that_was_held() -> None:
    document = coded(
        "Kenya noted the decision of the summit of the African Union, held on 3 February, to send troops to Uganda."
    )
    assert {(e.type, e.status) for e in document.events if e.date == "2026-02-03"} <= {("CONSULT", "happened")}
    assert not [e for e in document.other_acts if e.type == "CONSULT"]
