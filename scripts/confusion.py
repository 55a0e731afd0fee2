#!/usr/bin/env python3
"""What CODE misses, what it invents, and why. Measures it on the gold and writes docs/confusion.md.

    python scripts/confusion.py                              measure, and write docs/confusion.md
    python scripts/confusion.py --before                     measure, and write docs/confusion-before.json too
    python scripts/confusion.py --errors events --set seeds  print the errors of one kind with their sentences, write nothing

Sets: dev-open (annotated reports except the held-out third), seeds, own (tests/gold). Of held-out reports only counts exist.
"""

from __future__ import annotations

import argparse
import datetime
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from suasion.scoring import sets
from suasion.scoring.brief import KINDS
from suasion.scoring.coded import HELD_OUT_ENDINGS, code_gold, gold_sets
from suasion.scoring.confused import Table, tabulate, taken_for
from suasion.scoring.confusion import NOTHING, Outcome, confuse, confuse_sentence
from suasion.scoring.evaluate import by_id, coded_lines, sentence_events
from suasion.scoring.sentences import Act, group

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT.parent / "shared"
OWN = ROOT / "tests" / "gold"
PAGE = ROOT / "docs" / "confusion.md"
BEFORE = ROOT / "docs" / "confusion-before.json"
NAMES = {
    "dev": "Annotated reports (dev)",
    "seeds": "The two source reports (seeds)",
    "own": "Our own texts (open part)",
    "plover": "Single sentences (PLOVER, dev)",
}
LONGEST_QUOTE = 220  # characters of a sentence on the terminal or the page
EXAMPLES = 3  # sentences for each kind on the page, from our own texts only

HEAD = """\
# What is missed, what is invented, and why

Written by `python scripts/confusion.py` on {date}; do not edit. Counts only: the annotated reports are not part of the project.

Every item that CODE finds is *right*, *ignorable* (it fits only what the annotators call optional, or a second record of an
act with many parties) or *invented*; every gold item that is wanted is right or *missed*. What is neither right nor ignorable is
paired with a missed item by the nearest miss, so that "source wrong" counts once on each side. `src/suasion/scoring/near.py` holds
the list of misses. Each cell has the number now, and in brackets that of {before} where it was another. What was tried against it and did not
work: [tried.md](tried.md).
"""


def measure(gold: Path) -> dict[str, Table]:
    """The counts of every set that is there."""
    out: dict[str, Table] = {}
    for name, reports in gold_sets(gold, OWN).items():
        out[name] = counts(reports, code_gold(reports))
    lines = gold / "corpora" / sets.CORPORA["plover"]
    if lines.is_file():
        out["plover"] = sentence_counts(sets.read_lines(lines))
    return out


def counts(reports: Sequence[sets.GoldReport], found: Mapping[str, Mapping[str, Any]]) -> Table:
    outcomes = [o for r in reports for o in confuse(found.get(r.id, {}), r.gold, r.text)]
    return {"documents": len(reports), **tabulate(outcomes)}


def sentence_counts(lines: Sequence[dict[str, Any]]) -> Table:
    acts, sentence_of = group(lines)
    found = by_id(coded_lines([{"id": r["id"], "text": r["text"], "date": sets.SENTENCE_DATE} for r in lines]))
    happened: dict[str, dict[Any, Act]] = {}
    others: dict[str, list[Act]] = {}
    for i, document in found.items():
        if (key := sentence_of.get(i)) is None:
            continue
        for act in map(Act.of, sentence_events(document)):
            happened.setdefault(key, {}).setdefault(act.key(words=True), act)
        others.setdefault(key, []).extend(
            map(Act.of, sentence_events({**document, "events": document.get("other_acts")}))
        )
    outcomes = [
        o for k, g in acts.items() for o in confuse_sentence(list(happened.get(k, {}).values()), g, others.get(k, ()))
    ]
    return {"documents": len(acts), **tabulate(outcomes)}


# --- the page


def page(now: Mapping[str, Table], before: Mapping[str, Any] | None, date: str, examples: Sequence[str]) -> str:
    old = (before or {}).get("sets", {})
    parts = [HEAD.format(date=date, before=before["date"] if before else "an earlier day")]
    for name, table in now.items():
        parts += _section(name, table, old.get(name))
    if examples:
        parts += ["## Examples, from our own texts", *examples]
    return "\n\n".join(p.rstrip() for p in parts) + "\n"


def _section(name: str, now: Table, before: Table | None) -> list[str]:
    noun = "sentences" if name == "plover" else "reports"
    parts = [f"## {NAMES[name]}: {now['documents']} {noun}"]
    kinds = [k for k in KINDS if k in now["kinds"]]

    def old(kind: str) -> Table | None:
        return before["kinds"].get(kind) if before else None

    rows = [
        [
            kind,
            *(
                _cell(now["kinds"][kind][v], (old(kind) or {}).get(v))
                for v in ("right", "ignorable", "invented", "missed")
            ),
        ]
        for kind in kinds
    ]
    parts.append(_table(["kind", "right", "ignorable", "invented", "missed"], rows))
    for kind in kinds:
        parts += _kind(kind, now["kinds"][kind], old(kind))
    if now["types"]:
        parts += ["### types of events", _types(now["types"], before["types"] if before else {})]
    return parts


def _kind(kind: str, now: Table, before: Table | None) -> list[str]:
    why, was = now["why"], (before or {"why": {"invented": {}, "missed": {}}})["why"]
    reasons = list(dict.fromkeys([*why["missed"], *why["invented"], *was["missed"], *was["invented"]]))
    reasons.sort(key=lambda r: (-(why["missed"].get(r, 0) + why["invented"].get(r, 0)), r))
    rows = [
        [r, *(_cell(why[v].get(r, 0), was[v].get(r, 0) if before else None) for v in ("missed", "invented"))]
        for r in reasons
    ]
    parts = [f"### {kind}", _table(["why", "missed", "invented"], rows)]
    old = before["rules"] if before else {}
    if now["rules"] or old:
        rules = sorted({*now["rules"], *old})
        rows = []
        for rule in rules:
            a, b = now["rules"].get(rule, [0, 0, 0]), old.get(rule, [0, 0, 0])
            cells = [_cell(x, y if before else None) for x, y in zip(a, b, strict=True)]
            rows.append([rule, *cells, _share(a)])
        parts.append(_table(["rule", "right", "ignorable", "invented", "right of right and invented"], rows))
    return parts


def _types(now: Mapping[str, Mapping[str, int]], before: Mapping[str, Mapping[str, int]]) -> str:
    rows = []
    for t in sorted(t for t in {*now, *before} if t != NOTHING):
        row, old = now.get(t, {}), before.get(t, {})
        others = ", ".join(f"{name} {n}" for name, n in taken_for(row, t) if name != NOTHING)
        invented = now.get(NOTHING, {}).get(t, 0)
        rows.append(
            [
                t,
                str(sum(row.values())),
                *(_cell(row.get(k, 0), old.get(k, 0) if before else None) for k in (t, NOTHING)),
                others,
                _cell(invented, before.get(NOTHING, {}).get(t, 0) if before else None),
            ]
        )
    return _table(
        ["type in gold", "wanted or near", "type found", "not found", "taken for", "found where gold has nothing"], rows
    )


def _cell(now: int, before: int | None) -> str:
    return str(now) if before is None or before == now else f"{now} ({before})"


def _share(n: Sequence[int]) -> str:
    judged = n[0] + n[2]
    return f"{n[0] / judged:.2f}" if judged else ""


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] + ["---:"] * (len(heads) - 1), *rows]
    return "\n".join("| " + " | ".join(r) + " |" for r in lines)


# --- the sentences


def errors(reports: Sequence[sets.GoldReport], kind: str) -> list[tuple[str, Outcome, str]]:
    """(report id, outcome, text) of everything invented or missed; a near miss once."""
    found = code_gold(reports)
    out = []
    for r in reports:
        for o in confuse(found.get(r.id, {}), r.gold, r.text):
            if o.kind == kind and (o.verdict == "missed" or (o.verdict == "invented" and o.gold is None)):
                out.append((r.id, o, r.text))
    return out


def told(o: Outcome) -> list[str]:
    """One error in a few lines: reason, gold, found, sentence."""
    item = o.gold or o.found or {}
    lines = [f"{'missed' if o.gold else 'invented'}: {o.reason}"]
    for name, x in (("gold ", o.gold), ("found", o.found)):
        if x:
            lines.append(f"  {name} {_brief(x)}")
    if quote := " ".join(str(item.get("quote") or "").split()):
        lines.append(f"  “{quote[:LONGEST_QUOTE]}{'…' if len(quote) > LONGEST_QUOTE else ''}”")
    return lines


def _brief(x: Mapping[str, Any]) -> str:
    keys = (
        "name",
        "type",
        "kind",
        "source",
        "target",
        "holder",
        "over",
        "who",
        "cue",
        "content",
        "what",
        "date",
        "rule",
    )
    shown = ((k, x.get(k)) for k in keys)
    return "; ".join(f"{k} {', '.join(v) if isinstance(v, (list, tuple)) else v}" for k, v in shown if v)


def examples(own: Sequence[sets.GoldReport]) -> list[str]:
    """The first errors of each kind in our own open texts, as blocks for the page."""
    out = []
    for kind in KINDS if own else ():
        first: dict[str, Outcome] = {}
        for _, o, _ in errors(own, kind):
            first.setdefault(o.reason, o)
        blocks = ["\n".join(told(o)) for o in list(first.values())[:EXAMPLES]]
        if blocks:
            out += [f"### {kind}: examples", "```text\n" + "\n\n".join(blocks) + "\n```"]
    return out


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=GOLD, help="folder with the gold (default: ../shared)")
    parser.add_argument("--before", action="store_true", help="keep these counts as the ones to compare with")
    parser.add_argument(
        "--errors", choices=KINDS, metavar="KIND", help="print the errors of a kind: " + ", ".join(KINDS)
    )
    parser.add_argument("--set", choices=["dev-open", "seeds", "own"], default="dev-open", help="of which set")
    options = parser.parse_args(arguments)
    there = gold_sets(options.gold, OWN)
    if not there:
        print(f"confusion: skipped, there is no gold at {options.gold}")
        return 0
    if options.errors:
        reports = there.get(options.set.removesuffix("-open"), [])
        if options.set == "dev-open":
            reports = [r for r in reports if not r.id.endswith(HELD_OUT_ENDINGS)]
        for name, o, _ in errors(reports, options.errors):
            print(f"{name} " + "\n".join(told(o)) + "\n")
        return 0
    date = datetime.datetime.now(datetime.UTC).date().isoformat()
    now = measure(options.gold)
    if options.before:
        BEFORE.write_text(json.dumps({"date": date, "sets": now}, indent=1) + "\n", encoding="utf-8")
        print(f"wrote {BEFORE.relative_to(ROOT)}")
    before = json.loads(BEFORE.read_text(encoding="utf-8")) if BEFORE.is_file() else None
    PAGE.write_text(page(now, before, date, examples(there.get("own", []))), encoding="utf-8")
    print(f"wrote {PAGE.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
