"""Folding, rolling up, cutting: the parts that decide what stands on the page."""

from __future__ import annotations

import json

import pytest
from briefing_affairs import DAM, LATER, NORLAND, SEDONIA, TOLEN, affair, dam, document, evidence, later, report
from hypothesis import given
from hypothesis import strategies as st

from suasion.briefing import (
    acts,
    drawer,
    figures,
    holds,
    holds_drawn,
    limits,
    question,
    scope,
    segments,
    sources,
    speech,
    summary,
    timeline,
)
from suasion.briefing.affair import Affair, Entry
from suasion.briefing.marks import Marker
from suasion.evidence.model import Actor, Claim, Event, Interest, Lever
from suasion.reports.model import ReportDate


def view() -> tuple[Affair, Marker]:
    a = Affair(*affair())
    return a, Marker(a)


# --- actors


def actor(id_: str, type_: str, up: str | None = None, country: str | None = None) -> Actor:
    return Actor(id=id_, name=id_.title(), type=type_, affiliation=up, country=country)


def house(*actors: Actor) -> Affair:
    r = report("r", "Title\nText of it.\n", ReportDate(), None)
    return Affair(*evidence((document(r).model_copy(update={"actors": actors}), r)))


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [
        ("minister", "rival", ("state", "rival")),
        ("minister", "army", ("minister", "army")),
        ("state", "army", None),
        ("army", "state", None),
        ("state", "state", None),
        ("minister", "minister", None),
        ("rebels", "state", ("rebels", "state")),
    ],
)
def test_the_highest_bodies_that_differ(a: str, b: str, found: tuple[str, str] | None) -> None:
    affair_ = house(
        actor("state", "state"),
        actor("rival", "state"),
        actor("minister", "person", "state"),
        actor("army", "military", country="state"),
        actor("rebels", "armed_group", "state"),
    )
    assert affair_.apart(a, b) == found


def test_affiliations_that_go_in_circles_end() -> None:
    affair_ = house(actor("a", "person", "b"), actor("b", "person", "a"), actor("c", "person", "gone"))
    assert affair_.chain("a") == ["a", "b"]
    assert affair_.top("c") == "c"


def test_near_copies_are_one_source() -> None:
    one, two = dam(), later()
    copy = (two[0].model_copy(update={"cluster": one[0].doc_id}), two[1])
    affair_ = Affair(*evidence(one, copy))
    assert affair_.origins(affair_.of("lever")) == 1
    assert Affair(*affair()).origins(Affair(*affair()).of("lever")) == 2


def test_labels_of_reports_tell_them_apart() -> None:
    affair_ = Affair(*evidence(dam(), dam()))
    assert len({affair_.label(0), affair_.label(1)}) == 1 or affair_.label(0) != ""
    assert Affair(*affair()).label(0) == "The Vell Courier, 29 April 2031"


# --- holds


def test_title_is_earned_by_counts() -> None:
    a, m = view()
    found = holds.build(a, m)
    assert found
    assert found.title == "Sedonia’s hold on Norland is energy and water flow"
    assert [r.holder for r in found.rows] == ["Sedonia", "Sedonia", "Norland", "The Eastern League"]
    assert found.dashed


def test_one_hold_in_one_report_is_not_dashed() -> None:
    document_, report_ = dam()
    one = document_.model_copy(update={"levers": document_.levers[:1]})
    a = Affair(*evidence((one, report_)))
    found = holds.build(a, Marker(a))
    assert found
    assert found.one_source
    assert not found.dashed
    assert found.title == "One hold is named: Sedonia’s on Norland, water flow"


def test_no_holds_no_section() -> None:
    document_, report_ = dam()
    a = Affair(*evidence((document_.model_copy(update={"levers": ()}), report_)))
    assert holds.build(a, Marker(a)) is None


def test_hold_without_ends_is_counted_not_drawn() -> None:
    document_, report_ = dam()
    loose = document_.levers[0].model_copy(update={"id": "loose", "over": ()})
    a = Affair(*evidence((document_.model_copy(update={"levers": (*document_.levers, loose)}), report_)))
    found = holds.build(a, Marker(a))
    assert found
    assert "One passage does not say who holds, or over whom." in "".join(
        p if isinstance(p, str) else p.text for p in found.lead
    )


def test_many_actors_are_drawn_up_to_nine_and_told() -> None:
    r = report("r", "Title\nText of it.\n", ReportDate(), None)
    people = tuple(actor(f"state {chr(97 + n)}", "state") for n in range(14))
    levers = tuple(
        Lever(
            id=f"l{n}",
            start=0,
            end=5,
            quote="Title",
            holder=(people[n].id,),
            over=(people[n + 1].id,),
            kind="trade",
            what="trade",
        )
        for n in range(13)
    )
    a = Affair(*evidence((document(r, levers=levers).model_copy(update={"actors": people}), r)))
    found = holds.build(a, Marker(a))
    assert found
    assert len(found.desk.discs) <= holds_drawn.DISCS
    assert "in the table only" in found.left_out
    assert len(found.rows) == 13


# --- claims


def claim(n: int, words: str, certainty: str = "asserted") -> Entry:
    item = Claim(
        id=f"c{n}",
        start=n,
        end=n + 1,
        quote=words,
        content=words,
        content_start=n,
        content_end=n + 1,
        certainty=certainty,
    )
    return Entry(f"c{n}", "claim", item, 0, ())


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("the gates will be opened in spring", "the gates will be opened in spring", True),
        ("the gates will be opened in the spring", "the gates will be opened in spring", True),
        ("the gates will be opened in spring", "the gates will not be opened in spring", False),
        ("they won’t open the gates in spring", "they will open the gates in spring", False),
        ("seven people and 12 cows were lost there", "seven people and 13 cows were lost there", False),
        ("the gates will be opened", "the loans will be suspended", False),
    ],
)
def test_what_is_the_same_claim(one: str, two: str, same: bool) -> None:
    assert len(speech.fold([claim(1, one), claim(2, two)])) == (1 if same else 2)


def test_surer_and_less_sure_are_not_the_same_claim() -> None:
    assert len(speech.fold([claim(1, "it rains"), claim(2, "it rains", "hedged")])) == 2


def test_claims_by_speaker() -> None:
    a, m = view()
    found = speech.build(a, m)
    assert found
    first = found.speakers[0]
    assert (first.name, first.role, first.count) == ("Mira Tolen", "foreign minister of Norland", "two claims")
    assert [(s.verb, s.note) for s in first.shown] == [("asserts", "told twice, in two reports")]
    assert {s.shown[0].verb for s in found.speakers} == {"asserts", "denies", "suggests"}


@pytest.mark.parametrize(
    ("content", "bare"),
    [
        ("“All is well,”", "All is well"),
        ('"All is well."', "All is well."),
        ('the "old" way', 'the "old" way'),
        ("plain", "plain"),
        ("“They “ordered” it,”", "They “ordered” it"),
        ("“One” and “two”", "“One” and “two”"),
        ("“Open to the end", "Open to the end"),
        ('"a" and "b"', '"a" and "b"'),
    ],
)
def test_outer_quotation_marks_go(content: str, bare: str) -> None:
    assert speech.bare(content) == bare


# --- acts and the line of time


def test_acts_are_folded_by_their_own_account() -> None:
    a, _ = view()
    groups = acts.fold(a, a.of("event"))
    assert sorted(len(g) for g in groups) == [1, 1, 1, 2]
    assert acts.sentence(a, next(g for g in groups if len(g) == 2)[0]) == "Norland appealed to Sedonia"


def event(**fields: object) -> Entry:
    item = Event(id="e", start=0, end=1, quote="x", **fields)
    return Entry("e", "event", item, 0, ())


@pytest.mark.parametrize(
    ("source", "target", "status", "said"),
    [
        ((NORLAND,), (SEDONIA,), "happened", "Norland met or spoke with Sedonia"),
        ((NORLAND, SEDONIA), (NORLAND, SEDONIA), "happened", "Norland and Sedonia met or spoke"),
        ((NORLAND, SEDONIA), (SEDONIA,), "happened", "Norland and Sedonia held talks"),
        ((TOLEN, NORLAND), (SEDONIA,), "happened", "Mira Tolen met or spoke with Sedonia"),
        ((), (), "happened", "Talks"),
        ((), (SEDONIA,), "happened", "Sedonia was consulted"),
        ((NORLAND,), (SEDONIA,), "planned", "Talks by Norland with Sedonia"),
        (("unknown-id",), (SEDONIA,), "happened", "Sedonia was consulted"),
    ],
)
def test_acts_as_sentences(source: tuple[str, ...], target: tuple[str, ...], status: str, said: str) -> None:
    a, _ = view()
    assert acts.sentence(a, event(type="CONSULT", source=source, target=target, status=status)) == said


def test_time_has_a_hinge() -> None:
    a, m = view()
    found = timeline.build(a, m)
    assert found and found.line
    assert found.line.as_of == "as of 3 May 2031"
    assert [p.date for p in found.line.past] == ["Mar 2031", "28 Apr 2031", "2 May 2031"]
    assert [p.date for p in found.line.future] == ["14 May 2031"]
    assert found.line.undated_past and found.line.undated_past.text == "one without a date"
    assert found.title == "Three acts have a date, the last on 2 May 2031; next is 14 May 2031"
    assert found.cost[0].numbers.text == "seven dead, about forty injured"


def test_a_date_that_has_passed_is_told() -> None:
    document_, report_ = dam()
    item = document_.scheduled[0].model_copy(update={"date": "2031-04-30", "date_text": "30 April"})
    a = Affair(*evidence((document_.model_copy(update={"scheduled": (item,)}), report_), later()))
    found = timeline.build(a, Marker(a))
    assert found
    assert found.calendar[0].status == "fixed, date now past"
    assert found.line and not found.line.future


def test_many_acts_are_counted_by_month() -> None:
    document_, report_ = dam()
    many = tuple(
        document_.events[0].model_copy(
            update={"id": f"e{n}", "date": f"2031-0{1 + n % 4}-{10 + n}", "type": "THREATEN"}
        )
        for n in range(16)
    )
    a = Affair(*evidence((document_.model_copy(update={"events": many}), report_)))
    found = timeline.build(a, Marker(a))
    assert found and found.line
    assert [p.date for p in found.line.past] == ["Jan 2031", "Feb 2031", "Mar 2031", "Apr 2031"]
    assert found.line.past[0].full.text.startswith("four acts, among them Norland threatened Sedonia")


# --- interests, scope, summary, question


def test_interests_and_barriers_by_actor() -> None:
    a, m = view()
    found = limits.build(a, m)
    assert found
    assert found.held[0].name == "Sedonia"
    assert found.held[0].wants[0].low
    assert found.channels[0].who == "the Eastern League, Norland and Sedonia"


def test_an_interest_of_nobody_is_said_to_be_so() -> None:
    document_, report_ = dam()
    loose = Interest(id="i", start=0, end=7, quote="Norland", text="calm")
    a = Affair(*evidence((document_.model_copy(update={"interests": (loose,), "barriers": ()}), report_)))
    found = limits.build(a, Marker(a))
    assert found and found.held[0].name == "Actor not named"


def test_what_was_dropped_is_counted_by_reason() -> None:
    a, m = view()
    found = scope.build(a, m, None)
    assert found
    assert found.rows[0].dropped == "two blocks, 12% of the text: one byline and one form"
    assert found.rows[1].dropped == "nothing"
    assert not found.figures


def test_titles_are_earned() -> None:
    assert summary.earned_title(Affair(*affair())) == "Sedonia and Norland: appeals and energy"


def test_a_question_finds_its_passages() -> None:
    a, m = view()
    found = question.on_question(a, m, "Will Sedonia open the gates for Norland?")
    assert [h.title for h in found] == [
        "The holds between those it names",
        "What holds them back",
        "What is said and planned in its words",
    ]
    assert question.on_question(a, m, "Why is the sky blue?") == ()


# --- sources and the drawer


def test_segments_are_the_whole_text_and_the_exact_spans() -> None:
    a, _ = view()
    for doc, text in ((0, DAM), (1, LATER)):
        cut = segments.blocks(a, doc)
        assert "".join("".join(s.text for s in b.segments) for b in cut) == "".join(text.splitlines())
        for e in a.entries:
            if e.doc == doc:
                marked = "".join(s.text for b in cut for s in b.segments if e in s.entries)
                assert marked == e.item.quote
                assert sum(e in s.ends for b in cut for s in b.segments) == 1
    assert [b.reason for b in segments.blocks(a, 0)][1] == "byline"


@given(st.lists(st.tuples(st.integers(0, 80), st.integers(1, 40)), max_size=8))
def test_overlapping_spans_are_cut_at_their_boundaries(spans: list[tuple[int, int]]) -> None:
    text = "A title here\nA first paragraph of some words.\nAnd a second one, with an emoji 🌊 and an é, to end it.\n"
    r = report("r", text, ReportDate(), None)
    items = tuple(
        Interest(id=f"i{n}", start=s, end=min(s + size, len(text)), quote=text[s : s + size], text="x")
        for n, (s, size) in enumerate(spans)
    )
    a = Affair(*evidence((document(r, interests=items), r)))
    cut = segments.blocks(a, 0)
    assert "".join(s.text for b in cut for s in b.segments) == text.replace("\n", "")
    for e in a.entries:
        marked = "".join(s.text for b in cut for s in b.segments if e in s.entries)
        assert marked == e.item.quote.replace("\n", "")
    assert json.dumps(sources.data(a, [cut]))


def test_the_drawer_has_the_facts() -> None:
    a, _ = view()
    first = a.of("claim")[0]
    facts = dict(drawer.facts(a, first))
    assert facts["Speaker"] == "Mira Tolen, foreign minister of Norland"
    assert facts["Cue"] == "“said”"
    assert facts["Reading"] == "80% sure, by the rule “claim rule”"
    also = [row[1] for row in drawer.rows(a, {}, {}) if row[9]]
    assert also == ["E", "E", "C", "C"], (
        "the appeal and its repeat point at each other, and so do the two tellings of the claim"
    )


def test_measured_figures_are_optional(tmp_path: object) -> None:
    from pathlib import Path

    file = Path(str(tmp_path)) / "figures.json"
    assert figures.shipped(file) is None
    file.write_text("[1, 2]")
    assert figures.shipped(file) is None
    file.write_text('{"texts": 3}')
    assert figures.shipped(file) == {"texts": 3}


def test_figures_may_be_what_eval_prints() -> None:
    def row(set_: str, kind: str, metric: str, value: float) -> dict[str, object]:
        return {
            "set": set_,
            "kind": kind,
            "metric": metric,
            "value": value,
            "low": value - 0.1,
            "high": value + 0.1,
            "n": 38,
        }

    rows = [
        row("dev", "events", "p", 0.7),
        row("dev", "events", "f1", 0.6),
        row("dev", "events:span+type", "f1", 0.7),
        row("seeds", "claims", "f1", 0.5),
    ]
    found = figures.table({"suasion": "1", "rows": rows})
    assert found == (figures.Figure("Events", "0.60", "0.50 to 0.70"),)
    assert "38 reports that were annotated before" in figures.sentence({"rows": rows})
    assert figures.table({"claims": 0.5, "levers": {"f1": 0.4, "interval": [0.3, 0.5]}})[1].interval == "0.30 to 0.50"
    assert figures.table(None) == figures.table({}) == ()
