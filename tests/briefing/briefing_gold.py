"""Annotated reports (where they lie beside the project) as the records that CODE returns."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

from suasion.evidence.model import (
    Actor,
    Barrier,
    Boilerplate,
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

SHARED = Path(__file__).resolve().parents[3] / "shared"
GOLD = SHARED / "gold"


def load(*names: str) -> tuple[Evidence, list[Report]] | None:
    """``seed_000`` or ``102`` ...; None where the annotated reports are absent."""
    found = [one(n) for n in names]
    if any(f is None for f in found):
        return None
    documents = [f[0] for f in found if f]
    return Evidence(suasion="0.0.test", documents=tuple(documents)), [f[1] for f in found if f]


def one(name: str) -> tuple[Document, Report] | None:
    file = GOLD / f"{name}.json" if name.startswith("seed") else GOLD / "dev" / f"{name}.json"
    if not file.is_file():
        return None
    gold = json.loads(file.read_text(encoding="utf-8"))
    source = SHARED / gold["file"] if name.startswith("seed") else file.with_suffix(".txt")
    if not source.is_file():
        return None
    text = source.read_bytes().decode("utf-8")
    return convert(gold, text)


def convert(gold: dict[str, Any], text: str) -> tuple[Document, Report]:
    sha = hashlib.sha256(text.encode()).hexdigest()
    title = gold.get("title")
    span = Span(start=title["start"], end=title["end"]) if title and title.get("quote") else None
    date = gold.get("publication_date") or {}
    when = ReportDate(
        value=date.get("value"),
        precision="day" if date.get("value") else "unknown",
        basis="stated" if date.get("basis") == "stated" else "inferred" if date.get("value") else "unknown",
        reason="The events that it calls past and coming leave no other day.",
    )
    outlet = (gold.get("meta") or {}).get("outlet")
    gone = [(b["start"], b["end"], b["kind"]) for b in gold.get("boilerplate", [])]
    report = Report(
        id=gold["doc_id"],
        origin=gold["file"],
        format="txt",
        text=text,
        sha256=sha,
        title=span,
        outlet=outlet,
        date=when,
        blocks=tuple(_blocks(text, gone)),
    )

    def common(kind: str, x: dict[str, Any]) -> dict[str, Any]:
        start, end = x["start"], x["end"]
        wobble = (start * 7 + end) % 50 / 100  # a spread of confidences, so that all of the page is seen
        return {
            "id": item_id(kind, sha, x.get("id", ""), start, end),
            "start": start,
            "end": end,
            "quote": text[start:end],
            "confidence": round(0.45 + wobble, 2),
            "rule": "annotated",
        }

    def events() -> list[Event]:
        return [
            Event(
                **common("event", e),
                type=e["type"],
                source=tuple(e["source"]),
                target=tuple(e["target"]),
                status=e["status"],
                date=e["date"],
                date_text=e["date_text"],
                place=e["place"],
                reported_by=tuple(e["reported_by"]),
                casualties=_casualties(e.get("casualties")),
            )
            for e in gold["events"]
        ]

    def claims() -> list[Claim]:
        return [
            Claim(
                **_sentence(common("claim", c)),
                source=tuple(c["source"]),
                via=tuple(c["via"]),
                cue=c["cue"],
                content=c["content"],
                content_start=c["content_start"],
                content_end=c["content_end"],
                mode=c["mode"],
                certainty=c["certainty"],
            )
            for c in gold["claims"]
        ]

    document = Document(
        doc_id=gold["doc_id"],
        file=gold["file"],
        sha256=sha,
        n_chars=len(text),
        title=report.heading if span else None,
        outlet=outlet,
        date=when,
        actors=tuple(_actor(a) for a in gold["actors"]),
        events=tuple(events()),
        claims=tuple(claims()),
        levers=tuple(
            Lever(
                **common("lever", x),
                holder=tuple(x["holder"]),
                over=tuple(x["over"]),
                kind=x["kind"],
                what=x["what"] or "",
                polarity=x["polarity"] if x.get("polarity") in ("carrot", "stick", "dependence") else None,
            )
            for x in gold["levers"]
        ),
        interests=tuple(
            Interest(**common("interest", x), actor=tuple(x["actor"]), text=x["text"])
            for x in gold.get("interests", [])
        ),
        barriers=tuple(
            Barrier(**common("barrier", x), actor=tuple(x["actor"]), text=x["text"]) for x in gold.get("barriers", [])
        ),
        tracks=tuple(
            Track(**common("track", x), name=x["name"], participants=tuple(x["participants"]), status=x["status"])
            for x in gold.get("tracks", [])
        ),
        scheduled=tuple(
            Scheduled(
                **common("scheduled", x),
                what=x["what"],
                who=tuple(x["who"]),
                where=x["where"],
                date=x["date"],
                date_text=x["date_text"],
                status=x["status"],
            )
            for x in gold["scheduled"]
        ),
        energy=tuple(Market(**common("market", x), text=x["text"]) for x in gold.get("energy", [])),
        boilerplate=tuple(Boilerplate(start=s, end=e, quote=text[s:e], kind=k) for s, e, k in gone),
    )
    return document, report


def _sentence(common: dict[str, Any]) -> dict[str, Any]:
    return common


def _actor(a: dict[str, Any]) -> Actor:
    role = a.get("role")
    return Actor(
        id=a["id"],
        name=a["name"],
        type=a["type"],
        country=a["country"],
        affiliation=a["affiliation"],
        roles=(OfficeHeld(title=role),) if isinstance(role, str) else (),
        aliases=tuple(a["aliases"]),
        mentions=tuple(Span(start=m["start"], end=m["end"]) for m in a["mentions"]),
    )


def _casualties(c: Any) -> Casualties | None:
    if not isinstance(c, dict):
        return None
    known = {k: str(v) for k, v in c.items() if k in ("dead", "injured", "displaced", "captured") and v is not None}
    return Casualties(**known) if known else None


def _blocks(text: str, gone: list[tuple[int, int, str]]) -> list[Block]:
    out = []
    for m in re.finditer(r"[^\n]+", text):
        start, end = m.span()
        if not m.group().strip():
            continue
        reason = next((k for s, e, k in gone if s < end and e > start), None)
        role = "title" if not out else "item" if m.group().lstrip()[0] in "•1234567890" else "paragraph"
        out.append(Block(start=start, end=end, role=role, kept=reason is None, reason=reason))
    return out
