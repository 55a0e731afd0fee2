"""CODE never breaks, whatever it is given, and what it returns is sound: on made text, odd text, random text and the corpora."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path

import pytest
from evidence_cases import KINDS as FILES
from evidence_cases import load
from evidence_make import coded, make_report
from evidence_sound import FACT, KINDS, ROLES, faults, items
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from suasion.evidence import code, link
from suasion.evidence.linking import ROLES as LINKED_ROLES
from suasion.evidence.model import Document, Item
from suasion.reports import Failure, read
from suasion.reports.model import Report

SHARED = Path(__file__).resolve().parents[3] / "shared"
needs_corpora = pytest.mark.skipif(not SHARED.is_dir(), reason="the annotated corpora are not beside this checkout")
QUICK = settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
"""Each example runs the language model: fifty of them take some seconds."""

WORDS = (
    "Sudan", "the army", "Rwanda", "attacked", "said", "that", "will", "sanctions", "on",
    "Hamas", "released", "hostages", "in", "Doha", "Friday",
    "if", "Kenya", "\"", "“", "”", ",", ".", "\n", "3", "March", "denied", "talks", "with", "gas", "depends",
    "refused", "to", "not", "?", "—", "'s", "(", ")",
)  # fmt: skip
ODD = {
    "empty": "",
    "white space": " \n\t\u00a0\u2028\n ",
    "one letter": "a",
    "full stops": "." * 400,
    "quotation marks": "“" * 50 + "\"" * 51 + "”" * 49,
    "open quotation": "The minister said: “We will never leave the town, and Sudan knows it. Nobody asked us. " * 3,
    "markup": "<p>Kenya <b>condemned</b> Uganda&nbsp;on <script>alert('x')</script> Monday.</p> {{ Chad }} %s ${HOME} \\x00",
    "control characters": "Kenya\x00 condemned\x07 Uganda\x1b[31m on\x7f Monday.\r\nMali\r said\x0b so.",
    "emoji": "🇸🇩 Sudan 🔥 attacked 👩‍👩‍👧‍👦 Chad 🚀🚀, \U0001f1fa\U0001f1f3 said 😱.",
    "right to left": "قال وزير الخارجية السوداني إن بلاده لن تقبل. Sudan rejected the plan. \u202eהממשלה\u202c דחתה את ההצעה.",
    "combining": "K\u0308e\u0301n\u0303ya̸ c̶o̶n̶d̶e̶m̶n̶e̶d̶ Uganda.",
    "capitals": "SUDAN'S ARMY SHELLED A MARKET IN EL FASHER, KILLING 20, THE UN SAID ON MONDAY.",
    "no capitals": "sudan's army shelled a market in el fasher, killing 20, the un said on monday.",
    "full width": "Ｋｅｎｙａ ｓａｉｄ ｉｔ ｗｏｕｌｄ ｓｅｎｄ ａｉｄ．",
    "one long word": "Kenya" * 3000,
    "addresses": "https://example.org/kenya?x=1&y=2#z a.b@example.org @kenya #Sudan said",
    "numbers": " ".join(str(n) for n in range(700)),
    "a table": "Kenya\t3\t4\nUganda\t5\t6\nChad\t\t\n| Mali | said | 7 |",
    "brackets": "((((((((Kenya)))))) said [[[[[that {{{{Mali}}}} left",
}  # fmt: skip


def assert_sound(report: Report, document: Document) -> None:
    assert faults(report, document) == [], report.id


def checked(report: Report) -> Document:
    """Code the report twice; both must be the same, sound, and survive JSON."""
    document = code(report)
    assert_sound(report, document)
    text = document.model_dump_json()
    assert code(report).model_dump_json() == text, f"{report.id}: two runs differ"
    assert Document.model_validate_json(text) == document
    return document


def test_the_checks_bite() -> None:
    """Each kind of fault is seen when it is there."""
    text = "Kenya said on Monday that Uganda had attacked two towns. Chad will meet Mali on Friday."
    report, d = make_report(text), code(make_report(text))
    assert d.claims and d.scheduled and faults(report, d) == []
    c, s = d.claims[0], d.scheduled[0]
    broken = [
        {"actors": ()},
        {"n_chars": 3},
        {"actors": (*d.actors, d.actors[0])},
        {"claims": (c, c)},
        *({"claims": (c.model_copy(update=x),)} for x in (
            {"quote": "x"}, {"content": "x"}, {"content_end": 10_000}, {"cue": "x"}, {"source": ("nobody",)}, {"cue_spans": ((5, 5),)},
            {"confidence": 2.0}, {"rule": ""}, {"end": c.start}, {"start": c.content_start + 1},
        )),
        *({"scheduled": (s.model_copy(update=x),)} for x in ({"date": "soon"}, {"date_text": None}, {"who": ("KEN", "KEN")})),
        *({"other_acts": (e,)} for e in d.events[:1]),
    ]  # fmt: skip
    assert all(faults(report, d.model_copy(update=x)) for x in broken), [
        x for x in broken if not faults(report, d.model_copy(update=x))
    ]


# --- any text


@pytest.mark.parametrize("name", ODD)
def test_odd_text(name: str) -> None:
    checked(make_report(ODD[name], name="odd"))


@QUICK
@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    checked(make_report(text))


@QUICK
@given(
    st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join),
    st.sampled_from(["2026-02-10", "2026-02", "2026", None]),
)
def test_any_order_of_words(text: str, date: str | None) -> None:
    checked(make_report(text, date))


def test_a_sentence_of_five_thousand_words() -> None:
    clause = "Sudan attacked Chad and Kenya said that Mali would send aid to Niger because the army of Togo "
    text = "The minister said that " + clause * (5000 // len(clause.split())) + "left."
    assert len(text.split()) > 4900
    document = code(make_report(text))
    assert faults(make_report(text), document) == []


def test_an_empty_report_gives_an_empty_document() -> None:
    document = checked(make_report(""))
    assert document.sentences == 0 and not document.actors and not list(items(document))


def test_a_report_that_is_not_coded_says_why_and_holds_nothing() -> None:
    document = checked(make_report("Sudan attacked Chad.", not_coded="It is in Arabic."))
    assert document.not_coded == "It is in Arabic."
    assert document.sentences == 0 and not document.actors and not list(items(document))


def test_another_language_is_read_and_not_coded(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(
        "Le ministre des affaires étrangères a déclaré lundi que son pays refuserait toute nouvelle négociation. " * 5,
        encoding="utf-8",
    )
    (report,) = read([path])
    assert isinstance(report, Report) and report.not_coded
    assert not list(items(checked(report)))


def test_dropped_blocks_are_not_coded() -> None:
    report = make_report("Sudan attacked Chad.\nKenya condemned Uganda.")
    dropped = report.blocks[1].model_copy(update={"kept": False, "reason": "advert"})
    document = checked(report.model_copy(update={"blocks": (report.blocks[0], dropped)}))
    assert {e.quote for e in document.events} == {"Sudan attacked Chad."}
    assert [b.kind for b in document.boilerplate] == ["advert"]
    assert document.boilerplate[0].quote == "Kenya condemned Uganda."


# --- the cases, as single sentences and as one report


@pytest.mark.parametrize("kind", FILES)
def test_the_cases_are_sound(kind: str) -> None:
    for case in load(kind)[0]:
        assert_sound(make_report(case.text, case.date), coded(case.text, case.date))


@pytest.mark.parametrize("kind", FILES)
def test_a_report_of_all_cases_is_sound(kind: str) -> None:
    cases = load(kind)[0]
    checked(make_report("\n".join(c.text for c in cases), cases[0].date, name=kind))


def test_a_sentence_says_the_same_wherever_it_stands() -> None:
    """The offsets move with the sentence, what is found does not."""
    one = coded("Kenya condemned Uganda for the raid.")
    two = coded("\n\n   Kenya condemned Uganda for the raid.")
    assert [(e.type, e.source, e.target, e.quote) for e in one.events] == [
        (e.type, e.source, e.target, e.quote) for e in two.events
    ]
    assert [e.start + 5 for e in one.events] == [e.start for e in two.events]
    assert {e.id for e in one.events}.isdisjoint({e.id for e in two.events}), "another text has other ids"


def test_items_come_in_the_order_of_the_text() -> None:
    cases = load("events")[0]
    document = code(make_report("\n".join(c.text for c in cases[:60])))
    for kind in KINDS:
        starts = [x.content_start if kind == "claims" else x.start for x in getattr(document, kind)]
        assert starts == sorted(starts), kind


# --- linking


def documents(kinds: tuple[str, ...] = FILES) -> list[tuple[Report, Document]]:
    reports = [make_report("\n".join(c.text for c in load(k)[0]), "2026-02-10", name=k) for k in kinds]
    return [(r, code(r)) for r in reports]


def test_linked_documents_are_sound_and_every_actor_is_merged() -> None:
    pairs = documents()
    evidence = link([d for _, d in pairs])
    for (report, before), after in zip(pairs, evidence.documents, strict=True):
        assert_sound(report, after)
        assert {x.id for _, x in items(before)} == {x.id for _, x in items(after)}
    everyone = {a.id for d in evidence.documents for a in d.actors}
    assert {a.id for a in evidence.actors} == everyone and len(evidence.actors) == len(everyone)
    assert all(not a.mentions for a in evidence.actors)


def test_linking_twice_changes_nothing() -> None:
    once = link([d for _, d in documents(("claims", "levers"))])
    assert link(once.documents) == once


def test_evidence_survives_json() -> None:
    evidence = link([d for _, d in documents(("scheduled",))])
    assert type(evidence).model_validate_json(evidence.model_dump_json()) == evidence
    assert json.loads(evidence.model_dump_json())["suasion"]


def test_roles_cover_every_list_of_actors() -> None:
    """A new field that names actors must be renamed by ``link`` and checked here."""
    assert ROLES == LINKED_ROLES
    plain = {"rule", "quote", "id", "contexts", "source_spans", "cue_spans", "content_spans"}
    for kind in KINDS:
        (model,) = (
            t for t in Document.model_fields[kind].annotation.__args__ if isinstance(t, type) and issubclass(t, Item)
        )
        named = {n for n, f in model.model_fields.items() if str(f.annotation) == "tuple[str, ...]"} - plain
        assert named == set(ROLES[kind]), kind
    assert FACT == ("happened", "ongoing")


# --- the corpora


def _read(paths: list[Path]) -> list[Report]:
    found = list(read(paths))
    assert not [f for f in found if isinstance(f, Failure)]
    return [r for r in found if isinstance(r, Report)]


@needs_corpora
@pytest.mark.parametrize("part", range(4))
def test_annotated_reports_are_sound(part: int) -> None:
    reports = _read(sorted((SHARED / "gold" / "dev").glob("*.txt"))[part::4])
    assert reports
    coded_ones = [code(r) for r in reports]
    for report, document in zip(reports, coded_ones, strict=True):
        assert_sound(report, document)
        assert Document.model_validate_json(document.model_dump_json()) == document
    for report, document in zip(reports, link(coded_ones).documents, strict=True):
        assert_sound(report, document)


@needs_corpora
def test_source_articles_are_sound_and_the_same_twice() -> None:
    reports = _read(sorted((SHARED / "reports").glob("*.txt")))
    assert reports
    for report in reports:
        assert list(items(checked(report)))


@needs_corpora
@pytest.mark.parametrize(("name", "most"), [("plover_dev", None), ("no_event", 100)])
def test_sentences_of_the_corpora_are_sound(name: str, most: int | None) -> None:
    with (SHARED / "corpora" / f"{name}.jsonl").open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in islice(lines, most)]
    assert len(texts) >= 100
    for n, text in enumerate(texts):
        report = make_report(text.replace("\n", " "), None, name=f"{name}-{n}")
        assert_sound(report, code(report))
