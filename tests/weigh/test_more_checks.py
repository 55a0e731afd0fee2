"""The checks that need several reports, or that a report makes of itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_checks import DAY, found, weighed


def test_what_most_reports_tell_and_one_does_not(tmp_path: Path) -> None:
    full = "Kenya and Uganda news {n}\n\nKenya accused Uganda of smuggling. Uganda expelled two diplomats of Kenya. Version {n} adds that {more}."
    more = ("rain fell", "a road is closed", "the harvest was good", "a bridge was built")
    reports = [(f"r{n}", DAY, full.format(n=n, more=m)) for n, m in enumerate(more)]
    short = (
        "short",
        DAY,
        "The quarrel of the neighbours\n\nKenya accused Uganda of smuggling. Nothing else was heard from the capitals.",
    )
    gaps = found(weighed(tmp_path, *reports, short), "omission", "gap")
    assert [f.sides[0].doc_id for f in gaps] == ["short"]


def test_one_quotation_behind_three_reports(tmp_path: Path) -> None:
    quote = '"We will never give up a single metre of our land to anybody," President William Ruto said'
    reports = [
        (f"r{n}", DAY, f"News number {n}\n\n{quote} in {town}.")
        for n, town in enumerate(("Nairobi", "Mombasa", "Kisumu"))
    ]
    reports = [
        (i, d, t + f" The {word} was long and many people came to hear it.")
        for (i, d, t), word in zip(reports, ("rally", "march", "visit"), strict=True)
    ]
    (finding,) = found(weighed(tmp_path, *reports), "single_source", "quotation")
    assert len(finding.sides) == 3


def test_days_in_the_wrong_order(tmp_path: Path) -> None:
    text = "Talks in Cairo\n\nThe truce was signed on 5 March 2024 after a last meeting on 9 March 2024."
    assert found(weighed(tmp_path, ("a", DAY, text)), "anachronism", "order")
    text = "Talks in Cairo\n\nThe truce was signed on 9 March 2024 after a last meeting on 5 March 2024."
    assert not found(weighed(tmp_path, ("a", DAY, text)), "anachronism", "order")


def test_what_the_report_sets_against_each_other(tmp_path: Path) -> None:
    text = (
        "Summit in doubt\n\nConflicting statements surround the summit.\n\nContradictory signals surround the summit:\n\n"
        "- Kenyan President William Ruto said that he would travel to Kampala\n"
        "- Ugandan Foreign Minister Jeje Odongo said that no invitation had been sent\n"
    )
    (finding,) = found(weighed(tmp_path, ("a", DAY, text)), "contradiction", "contrast")
    assert finding.relation == "disagreement"


STANCES = {
    "neutral and at a side": (
        "China stayed neutral in the dispute.",
        "China is siding with Iran in the dispute.",
        ["contradiction"],
    ),
    "ready and unwilling": (
        "Qatar is ready to mediate between them.",
        "Qatar declined to mediate between them.",
        ["contradiction"],
    ),
    "two parties": ("China stayed neutral in the dispute.", "India is siding with Iran in the dispute.", []),
    "asked for": ("China stayed neutral in the dispute.", "Iran asked China to side with Tehran in the dispute.", []),
}


@pytest.mark.parametrize(("one", "two", "relations"), STANCES.values(), ids=STANCES)
def test_stances(tmp_path: Path, one: str, two: str, relations: list[str]) -> None:
    w = weighed(tmp_path, ("a", DAY, f"News of the day\n\n{one}"), ("b", DAY, f"Other news today\n\n{two}"))
    assert [f.relation for f in found(w, "contradiction", "stance")] == relations


def test_a_stance_that_changed_between_two_dated_reports(tmp_path: Path) -> None:
    w = weighed(
        tmp_path,
        ("a", DAY, "News of the day\n\nQatar declined to mediate between them."),
        ("b", "2024-06-01", "Later news\n\nQatar is ready to mediate between them."),
    )
    assert [f.relation for f in found(w, "contradiction", "stance")] == ["change"]


def test_rival_figures_of_one_report(tmp_path: Path) -> None:
    text = (
        "March in Nairobi\n\nOn Tuesday 20,000 people marched in Nairobi, the police said. The unions said that 90,000 people had marched. "
        "The march ended in the park."
    )
    (finding,) = found(weighed(tmp_path, ("a", DAY, text)), "contradiction")
    assert (finding.check, finding.relation) == ("rival figures", "disagreement")
