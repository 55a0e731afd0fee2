"""All exports: offsets kept, bytes the same each time, nasty text harmless, files whole or not there."""

from __future__ import annotations

import json
from pathlib import Path

import make
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from suasion.case import Case
from suasion.case.export import EXPORTS, Built, Material, atomic, build, export
from suasion.case.kinds import KINDS, items_of
from suasion.errors import CaseError, MissingExtra
from suasion.evidence.model import Document, Event, Evidence, Lever, Scheduled
from suasion.reports.model import Report


def material(*pairs: tuple[Report, Document]) -> Material:
    pairs = pairs or (make.full(),)
    return Material(make.evidence(*(document for _, document in pairs)), [report for report, _ in pairs])


def built(kind: str, content: Material) -> Built:
    """Skips where an extra is missing."""
    try:
        return build(kind, content)
    except MissingExtra as missing:
        pytest.skip(str(missing))


def hostile(text: str) -> tuple[Report, Document]:
    """A report and a document in which every free text is ``text``."""
    report = make.report(text=f"{text}\n\nbefore {text} after", outlet=text, byline=text, url=None)
    start = report.text.rindex(text) if text else 0
    at = {"start": start, "end": start + len(text), "quote": text, "rule": text}
    actors = tuple(actor.model_copy(update={"name": text, "aliases": (text,)}) for actor in make.actors(report))
    act = {"type": "ACCUSE", "source": ("NOR-LAND",), "target": ("SUD-MARK",), "place": text, "date_text": text}
    hold = {"holder": ("NOR-LAND",), "over": ("ilse-brandt",), "kind": text, "what": text}
    plan = {"what": text, "where": text, "date": "2024-06-12", "date_text": text}
    return report, make.document(
        report,
        actors=actors,
        events=(Event.model_validate({**at, **act, "id": "event-1"}),),
        levers=(Lever.model_validate({**at, **hold, "id": "lever-1"}),),
        scheduled=(Scheduled.model_validate({**at, **plan, "id": "scheduled-1"}),),
    )


@pytest.mark.parametrize("kind", EXPORTS)
def test_the_same_evidence_gives_the_same_bytes(kind: str) -> None:
    assert built(kind, material()) == built(kind, material())


@pytest.mark.parametrize("kind", EXPORTS)
def test_nothing_to_export_is_no_error(kind: str) -> None:
    assert built(kind, Material(Evidence(suasion="9.9.9", documents=())))
    empty = make.report(text="", title=None)
    assert built(kind, material((empty, make.document(empty))))


@pytest.mark.parametrize("kind", EXPORTS)
@pytest.mark.parametrize("text", make.nasty())
def test_what_strangers_write_breaks_nothing(kind: str, text: str) -> None:
    assert built(kind, material(hostile(text))) == built(kind, material(hostile(text)))


@pytest.mark.parametrize("kind", EXPORTS)
def test_the_reports_texts_are_not_needed(kind: str) -> None:
    report, document = make.full()
    assert built(kind, Material(make.evidence(document)))
    other = make.report(text=f"{report.text} changed")  # not the text that was coded: never used for its offsets
    assert built(kind, Material(make.evidence(document), [other])) == built(kind, Material(make.evidence(document)))


def test_registry() -> None:
    assert list(EXPORTS) == ["json", "jsonl", "csv", "parquet", "webannotation", "ftm", "gexf", "ics"]
    for name, exporter in EXPORTS.items():
        assert (exporter.name, bool(exporter.suffix), bool(exporter.description)) == (name, True, True)
    with pytest.raises(CaseError, match="json, jsonl"):
        build("docx", material())


def test_json_is_the_evidence_and_nothing_else() -> None:
    content = material()
    text = build("json", content).content
    assert isinstance(text, bytes)
    assert Evidence.model_validate_json(text) == content.evidence
    assert set(json.loads(text)) == {"suasion", "documents", "actors", "contradictions"}


def test_jsonl_has_every_item_on_a_line() -> None:
    content = material()
    (document,) = content.evidence.documents
    text = build("jsonl", content).content
    assert isinstance(text, bytes)
    lines = [json.loads(line) for line in text.decode().split("\n") if line]
    assert [(line["doc_id"], line["kind"]) for line in lines] == [("velm", kind) for kind in KINDS]
    for line, (kind, _, item) in zip(lines, items_of(document), strict=True):
        assert KINDS[kind].model.model_validate(line["item"]) == item


@settings(max_examples=40)
@given(st.text(max_size=40), st.text(min_size=1, max_size=20), st.text(max_size=40))
def test_annotations_point_at_the_quote_in_code_points(before: str, quote: str, after: str) -> None:
    report = make.report(text=before + quote + after)
    lever = Lever(id="lever-1", start=len(before), end=len(before) + len(quote), quote=quote, kind="arms", what="arms")
    text = build("webannotation", material((report, make.document(report, levers=(lever,))))).content
    assert isinstance(text, bytes)
    (annotation,) = json.loads(text)["items"]
    by_quote, by_position = annotation["target"]["selector"]
    assert report.text[by_position["start"] : by_position["end"]] == by_quote["exact"] == quote
    around = by_quote["prefix"] + by_quote["exact"] + by_quote["suffix"]
    begin = by_position["start"] - len(by_quote["prefix"])
    assert report.text[begin : begin + len(around)] == around
    assert len(by_quote["prefix"]) == min(32, len(before))


def test_annotations_carry_what_the_standard_asks() -> None:
    text = build("webannotation", material()).content
    assert isinstance(text, bytes)
    page = json.loads(text)
    assert (page["@context"], page["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
    ids = [annotation["id"] for annotation in page["items"]]
    assert len(set(ids)) == len(ids) == len(KINDS)
    first = page["items"][0]
    assert first["type"] == "Annotation"
    assert first["target"]["scope"] == "https://courier.example/velm"
    assert [body["value"] for body in first["body"][:3]] == ["events", "CONSULT", "happened"]


def test_export_writes_whole_files_only(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case.add(*make.full())
    path = tmp_path / "out" / "evidence.json"
    written = case.export("json", path)
    assert written.files == (path,)
    before = path.read_bytes()
    assert Evidence.model_validate_json(before) == case.evidence()

    def failing(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(atomic.os, "fsync", failing)
    with pytest.raises(CaseError, match="No space left"):
        case.export("json", path)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["evidence.json"]


def test_export_to_the_wrong_kind_of_place(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CaseError, match="folder is to be written"):
        export("csv", material(), tmp_path / "file")
    with pytest.raises(CaseError, match="file is to be written"):
        export("json", material(), tmp_path)
    with pytest.raises(CaseError, match="cannot be written"):
        export("json", material(), tmp_path / "file" / "evidence.json")


def test_export_leaves_out_what_was_rejected(case: Case, tmp_path: Path) -> None:
    _, document = make.full()
    case.add(*make.full())
    case.review(document.scheduled[0].id, "reject")
    case.export("ics", tmp_path / "a.ics")
    assert b"VEVENT" not in (tmp_path / "a.ics").read_bytes()
