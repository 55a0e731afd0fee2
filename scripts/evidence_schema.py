"""Write what describes evidence.json from the records themselves: docs/evidence.schema.json and the marked blocks of docs/evidence.md.

    python scripts/evidence_schema.py [--check]

``--check`` says instead whether both are current (exit 1 if not). Each field has its meaning in ``MEANING`` below; a field without one,
or a meaning without its field, is an error.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from suasion.evidence import model
from suasion.evidence.model import Evidence
from suasion.record import Record, Span
from suasion.reports.model import ReportDate

ROOT = Path(__file__).resolve().parent.parent
SCHEMA = ROOT / "docs" / "evidence.schema.json"
PAGE = ROOT / "docs" / "evidence.md"
STALE = "is out of date: run `python scripts/evidence_schema.py`"

ITEM = {
    "id": "stable: the same reading of the same sentence of the same text has it in every run",
    "start": "where the sentence starts in the text of the report (code points)",
    "end": "where it ends, exclusive",
    "quote": "what stands there",
    "confidence": "0 to 1; how likely a reader of the report would give the item too, not that the report is right",
    "rule": "the rule that found it: see [Coding](coding.md)",
}
MEANING: dict[str, dict[str, str]] = {
    "Evidence": {
        "suasion": "the version that wrote it",
        "documents": "one for each report, in the order read",
        "actors": "the actors of all documents, most mentioned first; their mentions stay with the documents",
        "contradictions": "statements of the reports that cannot both be true",
    },
    "Document": {
        "doc_id": "the report's id in this run",
        "file": "where it was read from",
        "sha256": "of its text, in UTF-8: offsets hold for this text only",
        "n_chars": "length of the text, in code points",
        "title": "its headline",
        "outlet": "who published it",
        "byline": "who wrote it",
        "url": "where it stands",
        "date": "when it was published, with the reason",
        "language": "ISO 639-1",
        "not_coded": "why it was not coded; null if it was",
        "cluster": "the id of an earlier report that says nearly the same",
        "sentences": "how many sentences were read",
        "actors": "who acts, speaks, or is acted on",
        "events": "acts that happened or are under way",
        "other_acts": "acts that are planned, possible, called for or denied",
        "claims": "who says what, how surely",
        "levers": "who can give, withhold or do what to whom",
        "interests": "what an actor wants or protects",
        "barriers": "what stands in the way",
        "tracks": "diplomatic channels",
        "scheduled": "what is still to come",
        "energy": "statements on energy and commodity markets",
        "boilerplate": "blocks that were dropped, with the reason",
        "inconsistencies": "dates, titles and statements of the report that cannot be right; filled in evidence.json (see [WEIGH](weigh.md))",
        "overclaim": "headlines that say more than the text; likewise",
        "omissions": "silences; likewise",
    },
    "Remark": {
        "id": "of the finding",
        "start": "where the span starts",
        "end": "where it ends, exclusive",
        "quote": "what stands there",
        "check": "kind and rule: see [WEIGH](weigh.md)",
        "why": "one sentence",
        "strength": "0 to 1: how hard it is to explain otherwise",
        "against": "the span of the same report that it does not fit",
    },
    "Contradiction": {
        "id": "of the finding",
        "items": "the passages",
        "relation": "contradiction, disagreement, change or tension",
        "check": "the rule: see [WEIGH](weigh.md)",
        "why": "one sentence",
        "strength": "0 to 1: how hard it is to explain otherwise",
    },
    "Passage": {
        "doc_id": "the report",
        "start": "where the passage starts",
        "end": "where it ends, exclusive",
        "quote": "what stands there",
        "speaker": "who says it (ids); nobody: the report itself",
    },
    "ReportDate": {
        "value": "ISO 8601 as far as it is known, or an interval",
        "precision": "of the value",
        "basis": "what it rests on",
        "reason": "the same in a sentence",
        "start": "where the words that it rests on start, if it rests on words",
        "end": "where they end",
    },
    "Actor": {
        "id": "ISO 3166-1 alpha-3 for states, the vocabulary's id, or a slug of the name",
        "name": "canonical name",
        "type": "what it is",
        "country": "ISO 3166-1 alpha-3",
        "sector": "PLOVER's sector (GOV, MIL, REB ...)",
        "code": "PLOVER's country code: ISO 3166-1 alpha-3, or UNO, EUR, IGO, NGO, IMG, MNC; of people and groups whom nothing places, "
        "that of the state named most",
        "affiliation": "id of the actor that it belongs to or speaks for",
        "roles": "offices, with their terms",
        "aliases": "its names in the text",
        "mentions": "where it is named",
        "confidence": "0 to 1",
        "rule": "how it was found: see [Actors](actors.md)",
    },
    "OfficeHeld": {
        "title": "the office",
        "of": "of what",
        "since": "ISO date; null: open or not known",
        "until": "ISO date; null: open or not known",
        "source": "where it is known from",
    },
    "Span": {"start": "code point", "end": "exclusive"},
    "Event": {
        "type": "one of PLOVER's sixteen",
        "mode": "PLOVER's mode of the type",
        "contexts": "PLOVER's contexts",
        "cameo": "the nearest CAMEO code",
        "source": "who does it (ids)",
        "target": "to whom (ids)",
        "status": "`happened` and `ongoing` stand under `events`, the rest under `other_acts`",
        "date": "ISO 8601, to the precision that the text gives; a day is never invented",
        "date_text": "the words",
        "date_reason": "how they were resolved",
        "date_anchor": "the other event that the date hangs on (\"since the invasion\"), where no day is told",
        "place": "where, in the words of the text",
        "casualties": "as the text gives them",
        "reported_by": "who is said to have told it (ids)",
        "predicate": "the word that tells the act",
        "same_as": "id of the telling that this one repeats",
    },
    "Casualties": {
        "dead": "digits or words, as in the text",
        "injured": "likewise",
        "displaced": "likewise",
        "captured": "likewise",
    },
    "Claim": {
        "source": "who says it (ids)",
        "via": "who passes it on (ids)",
        "cue": "the words that say that it is said",
        "content": "what is said, in the words of the text, without the cue",
        "content_start": "where that starts",
        "content_end": "where it ends",
        "cue_start": "where the cue starts",
        "cue_end": "where it ends",
        "source_start": "where the words for the source start",
        "source_end": "where they end",
        "source_spans": "all pieces of the source",
        "cue_spans": "all pieces of the cue",
        "content_spans": "all pieces of the content",
        "mode": "in quotation marks: all of it (`direct`), none, or some (`mixed`)",
        "certainty": "how surely the source says it; `denied`: the source denies it",
        "force": "what saying it does",
        "about": "actors named in the content (ids)",
    },
    "Lever": {
        "holder": "who has it (ids)",
        "over": "over whom (ids)",
        "kind": "the instrument, by `vocab/instruments.yaml`",
        "what": "its words",
        "polarity": "gives, harms, or the other side depends on it",
        "status": "whether it is used",
    },
    "Interest": {"actor": "whose (ids)", "text": "what is wanted"},
    "Barrier": {"actor": "whom it keeps back (ids)", "text": "the statement"},
    "Track": {
        "name": "what it is called",
        "participants": "who takes part (ids)",
        "mediators": "who of them stands between the others (ids)",
        "status": "how it stands",
    },
    "Scheduled": {
        "what": "what is to come",
        "who": "the parties (ids)",
        "where": "the place",
        "date": "ISO 8601, resolved from the date of the report",
        "date_text": "the words",
        "date_reason": "how they were resolved",
        "status": "scheduled, planned, expected, proposed, offered, promised, threatened, requested, conditional, potential, postponed, cancelled",
    },
    "Market": {
        "text": "the statement",
        "commodity": "which, by `vocab/stakes.yaml`",
        "direction": "which way",
        "actor": "whom it is about (ids)",
    },
    "Boilerplate": {"start": "where the block starts", "end": "where it ends", "quote": "what stands there", "kind": "why it was dropped"},
}  # fmt: skip
TEXT = "Kenya said that Uganda had expelled two of its diplomats on Monday. Kenya and Uganda will meet in Arusha on 20 February."


def models() -> list[type[BaseModel]]:
    """The records of evidence.json, in the order of ``MEANING``; SystemExit if one is not described."""
    known: dict[str, type[BaseModel]] = {
        k: v for k, v in vars(model).items() if isinstance(v, type) and issubclass(v, Record) and v not in (Record, model.Item)
    }  # fmt: skip
    known |= {"Span": Span, "ReportDate": ReportDate}
    if set(known) != set(MEANING):
        sys.exit(f"evidence_schema.py: MEANING and the records differ: {sorted(set(known) ^ set(MEANING))}")
    for name, record in known.items():
        own = set(record.model_fields) - (set(ITEM) if issubclass(record, model.Item) else set())
        if own != set(MEANING[name]):
            sys.exit(f"evidence_schema.py: {name}: MEANING and the fields differ: {sorted(own ^ set(MEANING[name]))}")
    return [known[name] for name in MEANING]


def kind_of(annotation: Any) -> str:
    """A type in plain words: "text or null", "list of Actor"."""
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return " · ".join(f"`{a}`" for a in args)
    if origin in (Union, UnionType):
        return " or ".join(kind_of(a) for a in args)
    if origin is tuple:
        return f"list of {kind_of(args[0])}" if args[-1] is Ellipsis else f"[{', '.join(kind_of(a) for a in args)}]"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return f"[{annotation.__name__}](#{annotation.__name__.lower()})"
    if origin is dict:
        return "object"
    return {str: "text", int: "number", float: "number", bool: "true or false", type(None): "null"}[annotation]


def fields() -> Iterator[str]:
    """The tables of docs/evidence.md."""
    yield "### Every item\n\nEvents, claims, levers, interests, barriers, tracks, scheduled items and markets all have:\n"
    yield from _table(model.Item, ITEM)
    for record in models():
        yield f"\n### {record.__name__}\n"
        if issubclass(record, model.Item):
            yield "What every item has, and:\n"
        yield from _table(record, MEANING[record.__name__])


def _table(record: type[BaseModel], meaning: dict[str, str]) -> Iterator[str]:
    yield "| field | is | meaning |\n|---|---|---|"
    for name, text in meaning.items():
        yield f"| `{name}` | {kind_of(record.model_fields[name].annotation)} | {text} |"


def example() -> Evidence:
    """A document of two sentences, made of the records, so that it is always of their shape."""
    first, second = TEXT.index("Kenya"), TEXT.index("Kenya and")
    at: dict[str, Any] = {"start": first, "end": second - 1, "quote": TEXT[first : second - 1]}
    later: dict[str, Any] = {"start": second, "end": len(TEXT), "quote": TEXT[second:]}
    content = "Uganda had expelled two of its diplomats on Monday"
    begin, cue, told = TEXT.index(content), TEXT.index("said"), TEXT.index("expelled")
    sha = hashlib.sha256(TEXT.encode()).hexdigest()
    states = [("KEN", "Kenya"), ("UGA", "Uganda")]
    return Evidence(
        suasion="0",
        documents=(model.Document(
            doc_id="example", file="example.txt", sha256=sha, n_chars=len(TEXT), sentences=2,
            date=ReportDate(value="2026-02-10", precision="day", basis="given", reason="Given with the report."),
            actors=tuple(model.Actor(
                id=id_, name=name, type="state", country=id_, code=id_, aliases=(name,), rule="name",
                mentions=(Span(start=TEXT.index(name), end=TEXT.index(name) + len(name)),),
            ) for id_, name in states),
            events=(model.Event(
                id=model.item_id("e", sha, told), type="SANCTION", mode="expel", source=("UGA",), target=("KEN",),
                reported_by=("KEN",), date="2026-02-09",
                date_text="Monday", date_reason="The Monday before the report.", rule="verb: expel", confidence=0.7,
                predicate=Span(start=told, end=told + len("expelled")), **at,
            ),),
            claims=(model.Claim(
                id=model.item_id("c", sha, begin), source=("KEN",), cue="said", cue_start=cue, cue_end=cue + 4, cue_spans=((cue, cue + 4),),
                content=content,
                content_start=begin, content_end=begin + len(content), content_spans=((begin, begin + len(content)),), about=("UGA",),
                source_start=0, source_end=5, source_spans=((0, 5),), rule="attribution head", confidence=0.93, **at,
            ),),
            scheduled=(model.Scheduled(
                id=model.item_id("s", sha, second), what="Kenya and Uganda will meet in Arusha on 20 February", who=("KEN", "UGA"), where="Arusha",
                date="2026-02-20",
                date_text="20 February", date_reason="The next 20 February after the report.", rule="future: will", confidence=0.7, **later,
            ),),
        ),),
    )  # fmt: skip


def shown() -> str:
    """The example as JSON, without what is empty."""
    return json.dumps(json.loads(example().model_dump_json(exclude_defaults=True)), indent=1, ensure_ascii=False)


def schema() -> str:
    return json.dumps(Evidence.model_json_schema(), indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def filled(page: str) -> str:
    """The page with its marked blocks written anew."""
    blocks = {
        "fields": "\n".join(fields()),
        "example": f"The text:\n\n    {TEXT}\n\n```json\n{shown()}\n```",
    }
    for name, text in blocks.items():
        found = re.compile(rf"(<!-- {name} -->\n).*?(\n<!-- end -->)", re.DOTALL)
        if len(found.findall(page)) != 1:
            sys.exit(f"docs/evidence.md has no block <!-- {name} --> ... <!-- end -->, or two")
        page = found.sub(lambda m, text=text: f"{m[1]}{text}{m[2]}", page)  # type: ignore[misc]
    return page


def main() -> int:
    page = PAGE.read_text(encoding="utf-8")
    wanted = {SCHEMA: schema(), PAGE: filled(page)}
    if "--check" in sys.argv[1:]:
        stale = [p.name for p, text in wanted.items() if not p.exists() or p.read_text(encoding="utf-8") != text]
        print(
            "\n".join(f"docs/{name} {STALE}" for name in stale)
            or "docs/evidence.md and docs/evidence.schema.json are current"
        )
        return int(bool(stale))
    for path, text in wanted.items():
        path.write_text(text, encoding="utf-8")
        print(f"wrote {path.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
