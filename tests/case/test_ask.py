"""Queries, search and counts."""

from __future__ import annotations

import make
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from suasion.case import Case, open_case
from suasion.case.ask import match_expression
from suasion.errors import CaseError


@pytest.fixture
def filled(case: Case) -> Case:
    case.add(*make.full())
    other = make.report("other", f"Later news\n\n{make.TEXT}", date="2024-08-01", outlet="Mark Daily")
    case.add(*make.full(other))
    return case


@pytest.mark.parametrize(
    ("wanted", "kinds"),
    [
        ({"kind": "levers"}, ["levers"] * 2),
        ({"actor": "ilse brandt"}, ["claims"] * 2),
        ({"actor": "the mark", "kind": "levers"}, ["levers"] * 2),
        ({"actor": "SUD-MARK", "type": "consult"}, ["events"] * 2),
        ({"actor": "nobody"}, []),
        ({"text": "pipeline"}, ["claims"] * 2),
        ({"text": '"gas prices"'}, ["energy"] * 2),
        ({"text": "—"}, []),
        ({"type": "CONSULT"}, ["events"] * 2),
        ({"type": "energy"}, ["levers"] * 2),
        ({"status": "planned"}, ["other_acts"] * 2),
        ({"status": "asserted", "limit": 1}, ["claims"]),
        ({"since": "2024-06", "until": "2024-06", "kind": "scheduled"}, ["scheduled"] * 2),
        ({"since": "2024-05-14", "until": "2024-05-14"}, ["other_acts"] * 2),
        ({"since": "2024-08"}, ["barriers", "claims", "energy", "interests", "levers", "tracks"]),
        ({"since": "2031"}, []),
        ({"limit": 0}, []),
    ],
)
def test_a_query_finds_what_fits_all_of_it(filled: Case, wanted: dict[str, object], kinds: list[str]) -> None:
    assert sorted(found.kind for found in filled.query(**wanted)) == kinds  # type: ignore[arg-type]


def test_a_row_has_its_report_and_its_review(filled: Case) -> None:
    (first, second) = filled.query(kind="claims")
    assert (first.report, first.heading, first.date, first.state) == (
        "velm",
        "Envoys talk in Velm",
        "2024-05-04",
        "unreviewed",
    )
    filled.review(first.item.id, "accept")
    assert [found.state for found in filled.query(kind="claims")] == ["accepted", "unreviewed"]
    assert [found.report for found in filled.query(kind="claims", review="accepted")] == ["velm"]
    filled.review(second.item.id, "reject")
    assert [found.report for found in filled.query(kind="claims")] == ["velm"]
    assert len(filled.query(kind="claims", review="any")) == 2


@pytest.mark.parametrize(
    "wanted",
    [{"kind": "moods"}, {"since": "tomorrow"}, {"until": "2024-13"}, {"review": "maybe"}, {"standing": "lying"}],
)
def test_a_question_that_cannot_be_names_what_can(filled: Case, wanted: dict[str, str]) -> None:
    with pytest.raises(CaseError, match="cannot be"):
        filled.query(**wanted)  # type: ignore[arg-type]


def test_search_finds_quotes_and_reports(filled: Case) -> None:
    hits = filled.search("pipelines")  # the stem is what counts
    assert [(hit.report, hit.kind) for hit in hits] == [
        ("velm", "claims"),
        ("other", "claims"),
        ("velm", None),
        ("other", None),
    ] or [(hit.report, hit.kind) for hit in hits] == [
        ("other", "claims"),
        ("velm", "claims"),
        ("other", None),
        ("velm", None),
    ]
    assert all("[pipeline]" in hit.snippet for hit in hits)
    assert [hit.report for hit in filled.search("later news")] == ["other"]
    assert len(filled.search("Velm", limit=1)) == 2


def test_search_leaves_out_what_no_longer_stands(filled: Case) -> None:
    for found in filled.query(kind="claims"):
        filled.review(found.item.id, "reject")
    assert {hit.kind for hit in filled.search("pipeline")} == {None}
    changed = make.report(text="Nothing left")
    filled.add(changed, make.document(changed))
    assert {hit.report for hit in filled.search("pipeline")} == {"other"}


NASTY = [
    '"',
    '""',
    "*",
    "a*",
    "^a",
    "NEAR(",
    "a OR",
    "AND",
    "-a",
    "col:x",
    "quote : x",
    "(",
    "'; DROP TABLE items; --",
    "\x00",
    "a\x00b",
    "{a}",
    "+",
    "a + b",
]


@pytest.mark.parametrize("words", [*NASTY, *make.nasty()])
def test_nothing_that_is_typed_is_taken_for_syntax(filled: Case, words: str) -> None:
    filled.search(words)
    filled.query(text=words)
    assert filled.stats().reports == 2


@settings(max_examples=60)
@given(st.text(max_size=30))
def test_any_text_can_be_searched(tmp_path_factory: pytest.TempPathFactory, words: str) -> None:
    with open_case(tmp_path_factory.getbasetemp() / "search.case") as case:
        if not case.stats().reports:
            case.add(*make.full())
        case.search(words)


def test_phrases_and_words() -> None:
    assert match_expression('gas "Velm talks" x') == '"gas" "Velm talks" "x"'
    assert match_expression(' "" — ') is None


def test_stats_count(filled: Case) -> None:
    stats = filled.stats()
    assert (stats.reports, stats.actors, stats.since, stats.until) == (2, 3, "2024-05-04", "2024-08-01")
    assert stats.items["events"] == 2
    assert sum(stats.items.values()) == 18
    assert stats.reviews == {"unreviewed": 18}
