"""Each check on the smallest report that shows it, and on the nearest one that does not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from suasion.pipeline import Coded, code_all, linked
from suasion.weigh import Finding, Weighed, weigh
from suasion.weigh.model import KINDS


def weighed(folder: Path, *reports: tuple[str, str | None, str]) -> Weighed:
    """Reports as (id, date, text)."""
    path = folder / "reports.jsonl"
    lines = [{"id": i, "text": t} | ({"date": d} if d else {}) for i, d, t in reports]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    coded = [c for c in code_all([path]) if isinstance(c, Coded)]
    assert len(coded) == len(reports)
    return weigh(linked(coded), [c.report for c in coded])


def found(w: Weighed, kind: str, check: str | None = None) -> list[Finding]:
    return [f for f in w.findings if f.kind == kind and check in (None, f.check)]


DAY = "2024-03-12"
TITLES = {
    "a holder after his time": ("Japanese Prime Minister Shinzo Abe met the envoy in Tokyo.", True),
    "the holder of the day": ("Japanese Prime Minister Fumio Kishida met the envoy in Tokyo.", False),
    "former, and he holds it": ("Former French President Emmanuel Macron met the envoy in Paris.", True),
    "former, and he is": ("Former French President François Hollande met the envoy in Paris.", False),
    "a year that leads back": ("In 2015 Japanese Prime Minister Shinzo Abe met the envoy in Tokyo.", False),
    "then": ("The then Japanese Prime Minister Shinzo Abe met the envoy in Tokyo.", False),
    "not yet": ("U.S. Secretary of State Marco Rubio met the envoy in Washington.", True),
}


@pytest.mark.parametrize(("text", "wrong"), TITLES.values(), ids=TITLES)
def test_titles(tmp_path: Path, text: str, wrong: bool) -> None:
    w = weighed(tmp_path, ("a", DAY, f"An envoy on his way\n\n{text} They spoke for an hour about the ceasefire."))
    assert bool(found(w, "anachronism", "title")) is wrong, w.findings


WEEKDAYS = {"right": ("Tuesday, 12 March 2024", False), "wrong": ("Monday, 12 March 2024", True)}


@pytest.mark.parametrize(("day", "wrong"), WEEKDAYS.values(), ids=WEEKDAYS)
def test_weekdays(tmp_path: Path, day: str, wrong: bool) -> None:
    w = weighed(
        tmp_path, ("a", DAY, f"Talks in Cairo\n\nThe delegations met in Cairo on {day} and spoke about the hostages.")
    )
    assert bool(found(w, "anachronism", "weekday")) is wrong


YEARS = {
    "a near miss": ("The talks on the border were broken off on 10 March 2021.", True),
    "an anniversary": ("The fire on the border began on 10 March 2021, three years ago.", False),
    "another season": ("The talks on the border were broken off on 10 October 2021.", False),
    "the right year": ("The talks on the border were broken off on 10 March 2024.", False),
}


@pytest.mark.parametrize(("text", "wrong"), YEARS.values(), ids=YEARS)
def test_years(tmp_path: Path, text: str, wrong: bool) -> None:
    w = weighed(tmp_path, ("a", DAY, f"Talks on the border\n\n{text} Envoys of both sides spoke of it in Cairo."))
    assert bool(found(w, "anachronism", "year")) is wrong


HOLDERS = {
    "two holders of one place": (
        "M23 rebels hold the airport of Goma, a diplomat said.",
        "Congo controls the airport of Goma, a minister said.",
        True,
    ),
    "two places": (
        "M23 rebels hold the airport of Goma, a diplomat said.",
        "Congo controls the port of Kalemie, a minister said.",
        False,
    ),
    "one voice": (
        "M23 rebels have taken the airport of Goma. Congo had controlled the airport of Goma for years.",
        "The front is quiet.",
        False,
    ),
}


@pytest.mark.parametrize(("one", "two", "wrong"), HOLDERS.values(), ids=HOLDERS)
def test_holders(tmp_path: Path, one: str, two: str, wrong: bool) -> None:
    w = weighed(tmp_path, ("a", DAY, f"News from Kivu today\n\n{one}"), ("b", DAY, f"Kivu in the news again\n\n{two}"))
    assert bool(found(w, "contradiction", "control")) is wrong, w.findings


NUMBERS = {
    "two tolls of one day": ("killed 12 people", DAY, "killed 40 people", DAY, ["contradiction"]),
    "at least covers it": ("killed at least 12 people", DAY, "killed 14 people", DAY, []),
    "about is about": ("killed about 300 people", DAY, "killed 310 people", DAY, []),
    "days later": ("killed 12 people", DAY, "killed 40 people", "2024-03-15", ["change"]),
    "dead and wounded": ("killed 12 people", DAY, "wounded 40 people", DAY, []),
}


@pytest.mark.parametrize(("one", "day_one", "two", "day_two", "relations"), NUMBERS.values(), ids=NUMBERS)
def test_numbers(tmp_path: Path, one: str, day_one: str, two: str, day_two: str, relations: list[str]) -> None:
    w = weighed(
        tmp_path,
        ("a", day_one, f"Strike in Gedaref\n\nA drone strike on the grain market of Gedaref in Sudan {one}."),
        ("b", day_two, f"Market in Gedaref hit\n\nA drone strike on the grain market of Gedaref in Sudan {two}."),
    )
    assert [f.relation for f in found(w, "contradiction", "numbers")] == relations


POLARITY = {
    "a negation": (
        "Kenya has signed the treaty on the lake.",
        "Kenya has not signed the treaty on the lake.",
        "contradiction",
    ),
    "an opposite": (
        "The border crossing at Rafah was open on Monday.",
        "The border crossing at Rafah was closed on Monday.",
        "contradiction",
    ),
    "two speakers": (
        "Kenya has signed the treaty on the lake, its foreign minister said.",
        "Kenya has not signed the treaty on the lake, a Ugandan diplomat said.",
        "disagreement",
    ),
    "a wish": (
        "Kenya has signed the treaty on the lake.",
        "Uganda urged Kenya not to sign the treaty on the lake.",
        None,
    ),
    "a doubt": ("Kenya has signed the treaty on the lake.", "Kenya might not sign the treaty on the lake.", None),
    "another treaty": ("Kenya has signed the treaty on the lake.", "Kenya has not paid the soldiers in Haiti.", None),
}


@pytest.mark.parametrize(("one", "two", "relation"), POLARITY.values(), ids=POLARITY)
def test_polarity(tmp_path: Path, one: str, two: str, relation: str | None) -> None:
    w = weighed(tmp_path, ("a", DAY, f"News of the day\n\n{one}"), ("b", DAY, f"Other news today\n\n{two}"))
    assert [f.relation for f in found(w, "contradiction", "polarity")] == ([relation] if relation else [])


HEADLINES = {
    "asserted over hedged": (
        "Turkey brokers prisoner swap",
        "Turkey may broker a prisoner swap, an analyst suggested.",
        True,
    ),
    "hedged over hedged": (
        "Turkey may broker prisoner swap",
        "Turkey may broker a prisoner swap, an analyst suggested.",
        False,
    ),
    "asserted over asserted": ("Turkey brokers prisoner swap", "Turkey brokered a prisoner swap on Monday.", False),
    "another's deed": (
        "Turkey mediates secret grain exchange",
        "Qatar mediated a secret grain exchange on Monday. The exchange took three hours.",
        True,
    ),
    "somebody's words": (
        "Turkey brokers prisoner swap, analyst says",
        "Turkey may broker a prisoner swap, an analyst suggested.",
        False,
    ),
}


@pytest.mark.parametrize(("title", "text", "wrong"), HEADLINES.values(), ids=HEADLINES)
def test_headlines(tmp_path: Path, title: str, text: str, wrong: bool) -> None:
    w = weighed(tmp_path, ("a", DAY, f"{title}\n\n{text} Ankara has spoken with both sides since the winter."))
    assert bool(found(w, "overclaim")) is wrong, w.findings


def test_a_silence_that_is_told(tmp_path: Path) -> None:
    text = "Summit ends in Jeddah\n\nThe leaders met for two days. The final communiqué made no mention of the war in Sudan."
    (finding,) = found(weighed(tmp_path, ("a", DAY, text)), "omission")
    assert finding.matter == "the war in Sudan"
    assert "final communiqué" in finding.why


def test_a_hedge_that_is_lost(tmp_path: Path) -> None:
    w = weighed(
        tmp_path,
        ("a", DAY, "Missiles\n\nEgypt has reportedly moved two brigades to the border with Libya."),
        ("b", "2024-03-13", "At the border\n\nEgypt has moved two brigades to the border with Libya."),
    )
    assert [f.check for f in found(w, "drift")] == ["hedge"]


def test_copies_are_one_source(tmp_path: Path) -> None:
    text = "Talks in Doha\n\nThe envoys of both sides met in Doha on Monday for a third round of talks on a truce in the east."
    w = weighed(tmp_path, ("a", DAY, text), ("b", DAY, text))
    assert [f.kind for f in w.findings] == ["single_source"]


def test_an_undated_report_gets_an_interval(tmp_path: Path) -> None:
    text = (
        "A visit to Kyiv\n\nBritish Prime Minister Rishi Sunak met President Volodymyr Zelenskyy in Kyiv. "
        "German Foreign Minister Annalena Baerbock was there, too."
    )
    (dated,) = weighed(tmp_path, ("a", None, text)).dates
    assert (dated.first, dated.last, dated.given) == ("2022-10-25", "2024-07-05", False)
    assert len(dated.reasons) == 1, "the one office that makes both ends"


NAMES = ("Kenya", "Uganda", "Sudan", "Ruto", "Monday")
OTHERS = (
    "signed",
    "not",
    "treaty",
    "killed",
    "12",
    "40",
    "people",
    "has",
    "denied",
    "may",
    "the",
    "border",
    "closed",
    "open",
    "said",
    "market",
)
WORDS = st.sampled_from(NAMES + OTHERS)
SENTENCE = st.lists(WORDS, min_size=6, max_size=14).map(lambda w: " ".join(w) + ".")


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(bodies=st.lists(st.lists(SENTENCE, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=4, unique=True))
def test_spans_quote_the_text_and_the_order_of_reports_does_not_matter(tmp_path: Path, bodies: list[str]) -> None:
    reports = [(f"r{n}", DAY, f"News\n\n{body}") for n, body in enumerate(bodies)]
    one, two = weighed(tmp_path, *reports), weighed(tmp_path, *reversed(reports))
    texts = {i: t for i, _, t in reports}
    for f in one.findings:
        assert f.kind in KINDS
        assert 0 < f.strength <= 1
        for s in f.sides:
            assert texts[s.doc_id][s.start : s.end] == s.quote
    assert rules(one) == rules(two)


def rules(w: Weighed) -> list[tuple[str, str, str]]:
    """What was found, but for the kinds in which the first report of a group stands for it."""
    return sorted((f.kind, f.check, f.relation or "") for f in w.findings if f.kind not in ("single_source", "drift"))
