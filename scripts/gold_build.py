#!/usr/bin/env python3
"""Builds the project's own gold set: ``tests/gold/source/NN.gold`` -> ``texts/NN.txt``, ``annotations/NN.json``, dates.

    python scripts/gold_build.py [NN ...]                  build (all, or these)
    python scripts/gold_build.py --check                   exit 1 if what is on disk is not what the sources give
    python scripts/gold_build.py --assemble DIR open|unseen|all   a flat folder for `suasion eval DIR`

A source is written by hand. It holds the text, one numbered sentence a line, and one item a line, columns divided by
`` | ``. Nobody counts characters: a place is a sentence number (``3``), several (``3-4``), or a part of one
(``3:some words``). ``tests/gold/README.md`` explains the lines.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from pathlib import Path
from typing import Any

GOLD = Path(__file__).resolve().parents[1] / "tests" / "gold"
ACTOR_TYPES = "state government_body person io coalition armed_group military legislature judiciary party company ngo media people other"
PLOVER = "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT"
ACTORS, EVENTS = set(ACTOR_TYPES.split()), set(PLOVER.split())
MODES, CERTAINTIES = {"direct", "indirect", "mixed"}, {"asserted", "hedged", "speculative", "denied"}
LISTS = {
    "A": "actors", "E": "events", "C": "claims", "L": "levers", "S": "scheduled", "I": "interests", "B": "barriers",
    "T": "tracks", "G": "energy", "X": "inconsistencies", "O": "overclaim", "P": "boilerplate",
}  # fmt: skip
COLUMNS = {"A": 8, "E": 4, "C": 5, "L": 5, "S": 8, "I": 4, "B": 4, "T": 5, "G": 4, "X": 5, "O": 5, "P": 3}
QUOTED = ("quote", "text", "cue", "content", "body")  # fields that repeat the text
Span = tuple[int, int]


class SourceError(Exception):
    pass


def lay_out(lines: list[str], join: str) -> tuple[str, list[Span]]:
    """The text and the span of each numbered sentence. A blank line ends a paragraph; a bullet starts a line."""
    text, gap = "", ""
    spans: list[Span] = []
    for line in lines:
        if not line.strip():
            gap = "\n\n"
            continue
        number, _, sentence = line.partition(" ")
        if number != str(len(spans) + 1):
            raise SourceError(f"sentence {len(spans) + 1} expected: {line[:60]}")
        bullet = "- " if sentence.startswith("- ") else ""
        text += (gap or ("\n" if join == "line" or bullet else " ")) if text else ""
        text += bullet
        spans.append((len(text), len(text) + len(sentence) - len(bullet)))
        text += sentence[len(bullet) :]
        gap = ""
    return text + "\n", spans


def within(text: str, span: Span, words: str) -> Span:
    """Where words stand in a span. ``words#2`` is the second time, ``from ... to`` a stretch; else they must be unique."""
    words, _, count = words.partition("#") if re.search(r"#\d$", words) else (words, "", "")
    first, dots, last = words.partition(" ... ")
    part, at = text[span[0] : span[1]], -1
    if not count and part.count(first) != 1:
        raise SourceError(f"{part.count(first)} times, not once: {first!r} in {part[:70]!r}")
    for _ in range(int(count or 1)):
        at = part.find(first, at + 1)
    end = part.find(last, at + len(first)) + len(last) if dots else at + len(first)
    if at < 0 or end < at + len(first):
        raise SourceError(f"not there: {words!r} in {part[:70]!r}")
    return span[0] + at, span[0] + end


def place(text: str, spans: list[Span], where: str) -> Span:
    numbers, colon, words = where.partition(":")
    first, _, last = numbers.strip().partition("-")
    span = spans[int(first) - 1][0], spans[int(last or first) - 1][1]
    return within(text, span, words) if colon else span


def ids(field: str, known: set[str]) -> list[str]:
    out = [x.strip() for x in field.split(",") if x.strip() not in ("", "-")]
    if unknown := set(out) - known:
        raise SourceError(f"no such actor: {sorted(unknown)}")
    return out


def options(field: str) -> dict[str, str]:
    """``opt; date=2025-03-01; note=...`` -> its parts; a bare word is its own value."""
    parts = (p.partition("=") for p in field.split("; ") if p.strip())
    return {key.strip(): (value.strip() if eq else key.strip()) for key, eq, value in parts}


def mentions(text: str, actors: list[dict[str, Any]]) -> None:
    """All places of the aliases, the longest first, without overlap. An actor who stands only inside another's name
    ("The representative of China") has nested mentions.
    """
    taken: list[Span] = []
    for alias, actor in sorted(((x, a) for a in actors for x in a["aliases"]), key=lambda p: (-len(p[0]), p[0])):
        found = list(re.finditer(rf"(?<!\w){re.escape(alias)}(?!\w)", text))
        if not found:
            raise SourceError(f"alias not in the text: {alias!r}")
        for m in found:
            if not any(m.start() < b and a < m.end() for a, b in taken):
                taken.append(m.span())
                actor["mentions"].append({"text": alias, "start": m.start(), "end": m.end()})
    for actor in actors:
        for alias in actor["aliases"] if not actor["mentions"] else []:
            for m in re.finditer(rf"(?<!\w){re.escape(alias)}(?!\w)", text):
                actor["mentions"].append({"text": alias, "start": m.start(), "end": m.end(), "nested": True})
        actor["mentions"].sort(key=lambda m: m["start"])
        if not actor["mentions"]:
            raise SourceError(f"no mention of {actor['id']}")


def none(field: str) -> str | None:
    return None if field in ("", "-") else field


def item(kind: str, c: list[str], text: str, spans: list[Span], known: set[str]) -> dict[str, Any]:
    """One line of the source as an item of the schema (without its id)."""
    if kind == "A":
        o = options(c[7])
        if c[2] not in ACTORS:
            raise SourceError(f"no actor type: {c[2]}")
        return {
            "id": c[0], "name": c[1], "type": c[2], "country": none(c[3]), "affiliation": none(c[4]), "role": none(c[5]),
            "aliases": [x.strip() for x in c[6].split(";")],
            "alt_names": [x.strip() for x in o.get("alt", "").split(",") if x.strip()],
            "mentions": [], "optional": "opt" in o,
        }  # fmt: skip
    span = place(text, spans, c[0])
    o = options(c[-1])
    at = {"optional": "opt" in o, "quote": text[slice(*span)], "start": span[0], "end": span[1]}
    if kind == "E":
        types = c[1].split()
        if bad := set(types) - EVENTS:
            raise SourceError(f"no event type: {bad}")
        source, _, target = c[2].partition(">")
        toll = dict(x.split(":", 1) for x in o["cas"].split(",")) if "cas" in o else None
        return {
            "type": types[0], "alt_types": types[1:], "source": ids(source, known), "target": ids(target, known),
            "date": o.get("date"), "date_text": o.get("dt"), "place": o.get("place"),
            "status": "ongoing" if "ongoing" in o else "happened",
            "casualties": toll and {k: int(v) if v.isdigit() else v for k, v in toll.items()},
            "reported_by": ids(o.get("by", ""), known), "background": "bg" in o, "note": o.get("note"),
            **at, "optional": "opt" in o or "bg" in o,
        }  # fmt: skip
    if kind == "C":
        source, _, via = c[1].partition("/")
        cue = (None, None) if c[2] == "-" else within(text, span, c[2])
        body = within(text, span, c[3])
        mode, certainty = c[4].split("; ")[0].split()
        if mode not in MODES or certainty not in CERTAINTIES:
            raise SourceError(f"no such mode or certainty: {c[4]}")
        return {
            "source": ids(source, known), "via": ids(via, known), "cue": cue[0] and text[slice(*cue)],
            "cue_start": cue[0], "cue_end": cue[1], "content": text[slice(*body)],
            "content_start": body[0], "content_end": body[1], "mode": mode, "certainty": certainty,
            "note": o.get("note"), **at,
        }  # fmt: skip
    if kind == "L":
        holder, _, over = c[1].partition(">")
        return {
            "holder": ids(holder, known),
            "over": ids(over, known),
            "kind": c[2],
            "what": c[3],
            "polarity": None,
            **at,
        }
    if kind == "S":
        names = ("where", "date_text", "date", "status")
        return {"what": c[1], "who": ids(c[2], known), **dict(zip(names, map(none, c[3:7]), strict=True)), **at}
    if kind in "IB":
        return {"actor": ids(c[1], known), "text": c[2], **at}
    if kind == "T":
        return {"name": c[1], "participants": ids(c[2], known), "status": c[3], **at}
    if kind == "G":
        return {"text": c[1], "direction": c[2], **at}
    if kind == "X":
        return {"kind": c[1], "correct": none(c[2]), "why": c[3], **at}
    if kind == "O":
        body = place(text, spans, c[2])
        return {
            "strength": c[1],
            "why": c[3],
            "body": text[slice(*body)],
            "body_start": body[0],
            "body_end": body[1],
            **at,
        }
    return {"kind": c[1], **at}


def build(path: Path) -> tuple[str, dict[str, Any]]:
    """The text and the annotation that one source gives."""
    head: dict[str, str] = {}
    sentences: list[str] = []
    rows: list[tuple[int, str, list[str]]] = []
    section = "head"
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line in ("@text", "@items"):
            section = line
        elif section == "@text":
            sentences.append(line)
        elif section == "head" and line.startswith("@"):
            head.update([line[1:].split(" ", 1)])  # type: ignore[list-item]
        elif line.strip() and not line.startswith("#"):
            rows.append((number, line[0], [x.strip() for x in (line[2:] + " ").split(" | ")]))
    text, spans = lay_out(sentences, head.get("join", "space"))
    out: dict[str, Any] = {name: [] for name in LISTS.values()}
    known = {c[0] for _, kind, c in rows if kind == "A"}
    for number, kind, columns in rows:
        try:
            columns = columns + [""] * (COLUMNS[kind] - len(columns))
            if len(columns) != COLUMNS[kind]:
                raise SourceError(f"{len(columns)} columns, not {COLUMNS[kind]}")
            found = item(kind, columns, text, spans, known)
        except (SourceError, ValueError, KeyError, IndexError) as error:
            raise SourceError(f"{path.name}:{number}: {error}") from error
        out[LISTS[kind]].append(found if kind == "A" else {"id": f"{kind.lower()}{len(out[LISTS[kind]]) + 1}", **found})
    try:
        mentions(text, out["actors"])
        ids(",".join(a["affiliation"] or "" for a in out["actors"]), known)
    except SourceError as error:
        raise SourceError(f"{path.name}: {error}") from error
    date, basis = head["date"].split(" | ")
    title = place(text, spans, head["title"]) if "title" in head else None
    content = {
        "doc_id": path.stem, "file": f"texts/{path.stem}.txt",
        "sha256": hashlib.sha256(text.encode()).hexdigest(), "n_chars": len(text),
        "publication_date": {"value": date, "basis": basis},
        "title": title and {"quote": text[slice(*title)], "start": title[0], "end": title[1]}, **out,
        "meta": {"id": path.stem, "affair": head["affair"], "style": head["style"], "words": len(text.split())},
    }  # fmt: skip
    verify(content, text)
    return text, content


def verify(content: Any, text: str) -> None:
    """Every quote, cue, content and body stands where its offsets say."""
    if isinstance(content, list):
        for x in content:
            verify(x, text)
    elif isinstance(content, dict):
        for name in QUOTED:
            prefix = "" if name in ("quote", "text") else f"{name}_"
            start, end = content.get(f"{prefix}start"), content.get(f"{prefix}end")
            if name == "text" and "quote" in content:  # here "text" is the annotator's own words
                continue
            if name in content and start is not None and text[start:end] != content[name]:
                raise SourceError(f"not where it should stand: {content[name]!r}")
        for x in content.values():
            verify(x, text)


def as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def assemble(folder: Path, which: str) -> None:
    """Texts, annotations and dates side by side, as `suasion eval` and other scorers want them."""
    split = json.loads((GOLD / "split.json").read_text(encoding="utf-8"))
    dates = json.loads((GOLD / "dates.json").read_text(encoding="utf-8"))
    chosen = sorted(split["open"] + split["unseen"] if which == "all" else split[which])
    folder.mkdir(parents=True, exist_ok=True)
    for i in chosen:
        for source in (GOLD / "texts" / f"{i}.txt", GOLD / "annotations" / f"{i}.json"):
            (folder / source.name).write_bytes(source.read_bytes())
    (folder / "dates.json").write_text(as_json({i: dates[i] for i in chosen}), encoding="utf-8")


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["--assemble"]:
        assemble(Path(arguments[1]), arguments[2])
        return 0
    check = "--check" in arguments
    chosen = [a for a in arguments if not a.startswith("--")] or sorted(
        p.stem for p in (GOLD / "source").glob("*.gold")
    )
    stale = []
    for i in chosen:
        try:
            text, content = build(GOLD / "source" / f"{i}.gold")
        except SourceError as error:
            print(error, file=sys.stderr)
            stale.append(i)
            continue
        files = {GOLD / "texts" / f"{i}.txt": text, GOLD / "annotations" / f"{i}.json": as_json(content)}
        dates_file = GOLD / "dates.json"
        dates = json.loads(dates_file.read_text(encoding="utf-8")) if dates_file.is_file() else {}
        files[dates_file] = as_json(dict(sorted({**dates, i: content["publication_date"]}.items())))
        for path, new in files.items():
            if not path.is_file() or path.read_text(encoding="utf-8") != new:
                if check:
                    stale.append(path.name)
                else:
                    path.write_text(new, encoding="utf-8")
    if stale:
        print("Not as the sources give it: " + ", ".join(stale), file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
