"""Small reports and documents for the tests of the case, in our own words."""

from __future__ import annotations

import hashlib

from suasion.evidence.model import (
    Actor,
    Barrier,
    Casualties,
    Claim,
    Document,
    Event,
    Evidence,
    Interest,
    Lever,
    Market,
    OfficeHeld,
    Scheduled,
    Track,
    item_id,
)
from suasion.record import Span
from suasion.reports.model import Block, Report, ReportDate

SENTENCES = {
    "event": "Norland's envoy met Sudmark officials in the port of Velm on 3 May.",
    "planned": "Norland will send a second convoy next week.",
    "claim": "“We shall not sell the pipeline,” Minister Ilse Brandt said.",
    "lever": "Sudmark buys nine tenths of Norland's gas.",
    "interest": "Norland wants the strait kept open.",
    "barrier": "Sudmark fears losing face before its own army.",
    "track": "The Velm talks, broken off in winter, resumed.",
    "scheduled": "Both sides meet again on 12 June in Velm.",
    "energy": "Gas prices rose by a fifth after the strike.",
}
TEXT = "\n\n".join(["Envoys talk in Velm", *SENTENCES.values()])


def report(report_id: str = "velm", text: str = TEXT, *, date: str | None = "2024-05-04", **fields: object) -> Report:
    """A report whose first line is its title."""
    title = Span(start=0, end=len(text.split("\n", 1)[0])) if text else None
    values: dict[str, object] = {
        "id": report_id,
        "origin": f"{report_id}.txt",
        "format": "txt",
        "text": text,
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "title": title,
        "outlet": "The Velm Courier",
        "url": "https://courier.example/velm",
        "date": ReportDate(value=date, precision="day", basis="given", reason="It was given.")
        if date
        else ReportDate(),
        "blocks": (Block(start=0, end=len(text), role="paragraph"),),
    }
    return Report.model_validate({**values, **fields})


def document(source: Report, **lists: object) -> Document:
    """The document of a report, with the lists that are given."""
    return Document.model_validate(
        {
            "doc_id": source.id, "file": source.origin, "sha256": source.sha256, "n_chars": len(source.text),
            "title": source.heading, "outlet": source.outlet, "url": source.url, "date": source.date,
            "cluster": source.cluster, "sentences": 9, **lists,
        }
    )  # fmt: skip


def anchor(source: Report, kind: str, sentence: str) -> dict[str, object]:
    """id, start, end and quote of an item on a sentence of the text."""
    start = source.text.index(sentence)
    end = start + len(sentence)
    return {"id": item_id(kind, source.sha256, start, end), "start": start, "end": end, "quote": sentence}


def actors(source: Report) -> tuple[Actor, ...]:
    """Two states and a minister."""
    first = source.text.find("Norland")
    mentions = (Span(start=first, end=first + 7),) if first >= 0 else ()
    office = OfficeHeld(title="energy minister", of="Norland", since="2023")
    return (
        Actor(id="NOR-LAND", name="Norland", type="state", country="NOL", sector="GOV", mentions=mentions),
        Actor(id="SUD-MARK", name="Sudmark", type="state", country="SUM", aliases=("the Mark",)),
        Actor(id="ilse-brandt", name="Ilse Brandt", type="person", affiliation="NOR-LAND", roles=(office,)),
    )


def full(source: Report | None = None) -> tuple[Report, Document]:
    """A report and a document with one item of every kind."""
    source = source or report()
    at = {kind: anchor(source, kind, sentence) for kind, sentence in SENTENCES.items()}
    norland, sudmark, brandt = ("NOR-LAND",), ("SUD-MARK",), ("ilse-brandt",)
    content = "We shall not sell the pipeline,"
    begin = source.text.index(content)
    verb = source.text.index("met Sudmark")
    event = Event.model_validate(
        {**at["event"], "type": "CONSULT", "mode": "visit", "contexts": ("diplomatic",), "source": norland,
         "target": sudmark, "date": "2024-05-03", "date_text": "3 May", "place": "Velm",
         "casualties": Casualties(dead="4"),
         "predicate": Span(start=verb, end=verb + 3), "confidence": 0.9, "rule": "meet"}
    )  # fmt: skip
    return source, document(
        source,
        actors=actors(source),
        events=(event,),
        other_acts=(
            Event.model_validate(
                {**at["planned"], "type": "AID", "source": norland, "status": "planned", "date": "2024-W20"}
            ),
        ),
        claims=(
            Claim.model_validate(
                {**at["claim"], "source": brandt, "cue": "said", "content": content, "content_start": begin,
                 "content_end": begin + len(content), "mode": "direct", "about": sudmark}
            ),
        ),
        levers=(
            Lever.model_validate(
                {**at["lever"], "holder": sudmark, "over": norland, "kind": "energy", "what": "buys the gas",
                 "polarity": "carrot"}
            ),
        ),
        interests=(Interest.model_validate({**at["interest"], "actor": norland, "text": "the strait kept open"}),),
        barriers=(Barrier.model_validate({**at["barrier"], "actor": sudmark, "text": "losing face"}),),
        tracks=(Track.model_validate({**at["track"], "name": "the Velm talks", "participants": norland + sudmark}),),
        scheduled=(
            Scheduled.model_validate(
                {**at["scheduled"], "what": "second meeting", "who": norland + sudmark, "where": "Velm",
                 "date": "2024-06-12", "date_text": "12 June",
                 "date_reason": "The day is stated; the year is that of the report."}
            ),
        ),
        energy=(
            Market.model_validate(
                {**at["energy"], "text": SENTENCES["energy"], "commodity": "gas", "direction": "up"}
            ),
        ),
    )  # fmt: skip


def evidence(*documents: Document) -> Evidence:
    """Evidence with the actors merged, without the evidence floor."""
    from suasion.case.merge import merge_actors

    merged = merge_actors(actor for one in documents for actor in one.actors)
    return Evidence(suasion="9.9.9", documents=documents, actors=merged)


def nasty() -> tuple[str, ...]:
    """What strangers may write."""
    return (
        "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "'=1", "\r\n=1", "</script><script>alert(1)</script>",
        "\x00\x01\x1b[31mred\x7f", "‮gnitirw‬ ‏", "🕊️👩‍⚖️ peace", "[bold]x[/bold]", 'a "quoted, cell"; b', "\ufffe\uffff",
        "BEGIN:VEVENT\nEND:VCALENDAR", "a\u2028b\u2029c", "e\u0301 ½ İ", "\\n;,", "]]>", "&amp;<b>",
    )  # fmt: skip
