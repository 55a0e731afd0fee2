"""The cases of ``data/*.yaml``: loading them, and judging a document by them.

As a command it lists the marks that no longer fit, and ``--unmark`` takes them off:

    python tests/evidence/evidence_cases.py [--unmark]
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evidence_make import coded
from ruamel.yaml import YAML

from suasion.evidence.model import Claim, Document, Event, Lever, Scheduled

DATA = Path(__file__).parent / "data"
KINDS = ("events", "claims", "levers", "scheduled", "stakes")
LEAST_OVERLAP = 0.75
"""Of the characters of an expected and a found content: shared by both / in either."""
_EDGE = " \n\t.,;:!?\"'“”‘’"
_EVENT = re.compile(
    r"(?P<type>[A-Z|]+)(?:/(?P<mode>[a-z-]+))?\s*(?P<source>[^>~(]*)(?P<sign>[>~])(?P<target>[^(]*)(?:\((?P<status>\w+)\))?$"
)


@dataclass(frozen=True)
class Case:
    kind: str
    group: str
    text: str
    date: str
    expect: Any
    known_gap: str | None

    @property
    def name(self) -> str:
        return f"{self.kind}: {self.group}: {self.text[:60]}"


def load(kind: str) -> tuple[list[Case], int]:
    """The cases of one file, and the number of known gaps that it names."""
    data = YAML(typ="safe").load((DATA / f"{kind}.yaml").read_text(encoding="utf-8"))
    cases = [
        Case(kind, group, c["text"], c.get("date", data["date"]), c["claims" if kind == "claims" else "expect"], c.get("known_gap"))
        for group, items in data["groups"].items()
        for c in items
    ]  # fmt: skip
    return cases, data["known_gaps"]


def judge(case: Case) -> list[str]:
    """What is wrong with the document that CODE makes of the case; empty if nothing is."""
    return JUDGES[case.kind](case, coded(case.text, case.date))


# --- actors


def is_meant(d: Document, actor_id: str, wanted: str) -> bool:
    """Whether the id is the wanted party: by id, country, affiliation or words of a name."""
    a = next((x for x in d.actors if x.id == actor_id), None)
    if a is None:
        return False
    wanted = wanted.strip()
    if wanted in (a.id, a.country, a.affiliation):
        return True
    return any(wanted.lower() in name.lower() for name in (a.name, *a.aliases))


def all_meant(d: Document, ids: Iterable[str], wanted: Iterable[str]) -> bool:
    ids = list(ids)
    return all(any(is_meant(d, i, w) for i in ids) for w in wanted)


def _names(d: Document, ids: Iterable[str]) -> str:
    return ",".join(ids) or "-"


# --- events


def _split(parties: str | None) -> list[str]:
    return [p.strip() for p in (parties or "").split(",") if p.strip()]


def _fits(
    d: Document, e: Event, types: str, mode: str | None, source: list[str], target: list[str], mutual: bool
) -> bool:
    if e.type not in types.split("|") or (mode and e.mode != mode):
        return False
    if all_meant(d, e.source, source) and all_meant(d, e.target, target):
        return True
    if not mutual:
        return False
    both = (*e.source, *e.target)
    return (all_meant(d, e.source, target) and all_meant(d, e.target, source)) or (
        len(both) > 1 and all_meant(d, both, source + target)
    )


def judge_events(case: Case, d: Document) -> list[str]:
    got = (
        "; ".join(
            f"{e.type} {_names(d, e.source)} > {_names(d, e.target)} ({e.status})" for e in (*d.events, *d.other_acts)
        )
        or "nothing"
    )
    wrong = []
    for line in case.expect:
        if line == "none":
            wrong += [f"wanted no event, got {got}"] if d.events else []
            continue
        if line.startswith("no "):
            wrong += [f"wanted {line}, got {got}"] if any(e.type == line[3:] for e in d.events) else []
            continue
        m = _EVENT.match(line)
        assert m, f"not an expectation: {line}"
        status = m["status"]
        pool = d.other_acts if status else d.events
        if not any(
            (status in (None, "other") or e.status == status)
            and _fits(d, e, m["type"], m["mode"], _split(m["source"]), _split(m["target"]), m["sign"] == "~")
            for e in pool
        ):
            wrong.append(f"wanted {line}, got {got}")
    return wrong


# --- claims


def overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    shared = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    return shared / max(1, max(a[1], b[1]) - min(a[0], b[0]))


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def judge_claims(case: Case, d: Document) -> list[str]:
    got = "; ".join(f"[{_names(d, c.source)}, {c.mode}, {c.certainty}, {c.content!r}]" for c in d.claims) or "nothing"
    if not case.expect:
        return [f"wanted no claim, got {got}"] if d.claims else []
    return [
        f"wanted {wanted}, got {got}" for wanted in case.expect if not any(_said(case, d, c, wanted) for c in d.claims)
    ]


def _said(case: Case, d: Document, c: Claim, wanted: list[Any]) -> bool:
    source, mode, certainty, content = wanted
    at = case.text.find(content)
    assert at >= 0, f"not in the text: {content}"
    there, here = _bare(case.text, at, at + len(content)), _bare(case.text, c.content_start, c.content_end)
    return (
        overlap(there, here) >= LEAST_OVERLAP
        and c.mode == mode
        and c.certainty == certainty
        and (
            source == ""
            or (source is None and not c.source)
            or (source is not None and all_meant(d, c.source, [source]))
        )
    )


# --- levers


def judge_levers(case: Case, d: Document) -> list[str]:
    got = "; ".join(f"{x.kind} {_names(d, x.holder)} > {_names(d, x.over)} ({x.status})" for x in d.levers) or "nothing"
    if case.expect == ["none"]:
        return [f"wanted no lever, got {got}"] if d.levers else []
    return [f"wanted {line}, got {got}" for line in case.expect if not any(_holds(d, x, line) for x in d.levers)]


def _holds(d: Document, x: Lever, line: str) -> bool:
    kinds, _, parties = line.partition(" ")
    holder, _, over = parties.partition(">")
    return (
        ("any" in kinds.split("|") or x.kind in kinds.split("|"))
        and all_meant(d, x.holder, _split(holder))
        and all_meant(d, x.over, _split(over))
    )


# --- scheduled


def judge_scheduled(case: Case, d: Document) -> list[str]:
    got = "; ".join(f"{x.date} {_names(d, x.who)} {x.status} {x.what!r}" for x in d.scheduled) or "nothing"
    if not case.expect:
        return [f"wanted nothing ahead, got {got}"] if d.scheduled else []
    return [f"wanted {w}, got {got}" for w in case.expect if not any(_ahead(d, x, w) for x in d.scheduled)]


def _ahead(d: Document, x: Scheduled, wanted: dict[str, Any]) -> bool:
    return (
        ("date" not in wanted or x.date == wanted["date"])
        and ("status" not in wanted or x.status == wanted["status"])
        and all_meant(d, x.who, wanted.get("who", ()))
    )


# --- interests, barriers, tracks, markets


def judge_stakes(case: Case, d: Document) -> list[str]:
    rows: list[tuple[tuple[str, ...], str]]
    if case.group == "interest":
        rows = [(x.actor, x.text) for x in d.interests]
    elif case.group == "barrier":
        rows = [(x.actor, x.text) for x in d.barriers]
    elif case.group == "track":
        rows = [(x.participants, x.status or "") for x in d.tracks]
    else:
        rows = [((x.commodity or "",), x.direction or "") for x in d.energy]
    got = "; ".join(f"{','.join(ids)} | {words}" for ids, words in rows) or "nothing"
    if case.expect == ["none"]:
        return [f"wanted none, got {got}"] if rows else []
    wrong = []
    for line in case.expect:
        parties, _, words = line.rpartition("|") if case.group == "market" else line.partition("|")
        if case.group == "market":
            ok = any(set(ids) & {p.strip() for p in parties.split("|")} and words.strip() in w for ids, w in rows)
        else:
            ok = any(all_meant(d, ids, _split(parties)) and words.strip().lower() in w.lower() for ids, w in rows)
        wrong += [] if ok else [f"wanted {line}, got {got}"]
    return wrong


JUDGES: dict[str, Callable[[Case, Document], list[str]]] = {
    "events": judge_events, "claims": judge_claims, "levers": judge_levers, "scheduled": judge_scheduled, "stakes": judge_stakes,
}  # fmt: skip


# --- the command


def misfits() -> Iterator[tuple[Case, list[str]]]:
    """Cases whose mark does not fit what CODE does."""
    for kind in KINDS:
        for case in load(kind)[0]:
            wrong = judge(case)
            if bool(wrong) != bool(case.known_gap):
                yield case, wrong


def unmark(cases: Iterable[Case]) -> None:
    """Take the marks off these cases, and lower the numbers at the head of their files."""
    done = list(cases)
    for kind in {c.kind for c in done}:
        path = DATA / f"{kind}.yaml"
        texts = {c.text.replace("\n", "\\n").replace('"', '\\"') for c in done if c.kind == kind}
        lines = [
            re.sub(r', known_gap: "(?:[^"\\]|\\.)*"\}$', "}", line)
            if any(f'text: "{t}"' in line for t in texts)
            else line
            for line in path.read_text(encoding="utf-8").splitlines()
        ]
        marks = sum(', known_gap: "' in line for line in lines)
        lines = [f"known_gaps: {marks}" if line.startswith("known_gaps:") else line for line in lines]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> int:
    found = list(misfits())
    for case, wrong in found:
        print(
            f"{case.name}\n    " + ("\n    ".join(wrong) if wrong else f"passes now; the mark says: {case.known_gap}")
        )
    if "--unmark" in sys.argv[1:]:
        unmark(c for c, wrong in found if not wrong)
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
