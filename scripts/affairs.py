#!/usr/bin/env python3
"""How well MODEL drafts affairs that nobody prepared it for: ``tests/affairs`` against what a careful reader expects.

    python scripts/affairs.py                 totals of both halves
    python scripts/affairs.py --open          also each affair of the open half, with what is missed
    python scripts/affairs.py --open SLUG     only these affairs
    python scripts/affairs.py --no-question   drafts without the question: roles from the reports alone
    python scripts/affairs.py --json
    python scripts/affairs.py --write         the table of docs/system.md

The unseen half is only ever counted: nobody looks at what is missed there.

What is counted. *Roles*: the client, the patron and the opponent that the draft puts first are among those expected; of the mediators and
petitioners expected, how many have that role. *Levers*: the pair of a lever is drafted (``pairs``), and with its kind (``levers``). *Barriers*: one
of the right actor is drafted from the expected sentence. *Stances*: the mean is on the expected side of the middle by ``LEAN``, or on
the other; the rest are silent. *Answer*: whether carrying its threat out would pay the patron in most draws.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from suasion.errors import InputError
from suasion.pipeline import Coded, code_all, linked
from suasion.system.ask import ask
from suasion.system.draft import draft
from suasion.system.draft.pile import Pile
from suasion.system.model import System

AFFAIRS = Path(__file__).resolve().parents[1] / "tests" / "affairs"
PAGE = Path(__file__).resolve().parents[1] / "docs" / "system.md"
LEAN = 0.03
DRAWS = 1000
ONE = ("client", "patron", "opponent")
SHARED_WORDS = 0.5
"""Share of the words of the expected sentence that a barrier's sentence has to hold."""


SAME = {
    "border_access": ("access", "trade"),
    "sanctuary": ("access",),
    "water": ("access", "energy"),
    "security_guarantees": ("security_guarantee",),
    "support": ("influence", "aid", "arms", "finance"),
    "diplomatic": ("legitimacy", "influence", "approval"),
    "recognition": ("legitimacy",),
    "finance": ("aid",),
}
"""Kinds of the annotator -> kinds of suasion that are as good."""


class Book:
    """Counts of what was got right, and lines on what was not."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.of: Counter[str] = Counter()
        self.lines: list[str] = []

    def mark(self, what: str, right: bool, line: str = "") -> None:
        self.of[what] += 1
        self.right[what] += right
        if not right and line:
            self.lines.append(f"  {what}: {line}")

    def add(self, other: Book) -> None:
        self.right.update(other.right)
        self.of.update(other.of)

    def shares(self) -> dict[str, str]:
        return {what: f"{self.right[what]} of {n}" for what, n in self.of.items()}


def measure(folder: Path, *, ask_it: bool = True) -> Book:
    """One affair, drafted and asked, against its ``expected.yaml``."""
    expected = YAML(typ="safe").load(folder / "expected.yaml")
    sources = sorted(p for p in folder.iterdir() if p.name[0].isdigit())
    evidence = linked([c for c in code_all(sources) if isinstance(c, Coded)])
    book = Book()
    try:
        system = draft(evidence, expected["question"] if ask_it else "")
    except InputError as error:
        book.mark("drafted", False, str(error))
        return book
    book.mark("drafted", True)
    pile = Pile(evidence)
    _roles(book, expected, system, pile)
    _levers(book, expected, system, pile)
    _barriers(book, expected, system, pile)
    _stances(book, expected, system, pile)
    _answer(book, expected, system, pile)
    return book


def _ids(pile: Pile, names: Iterable[str]) -> set[str]:
    return {actor for name in names for actor in pile.named(name)}


def _roles(book: Book, expected: Any, system: System, pile: Pile) -> None:
    roles = expected["roles"]
    for role in ONE:
        if not roles.get(role):
            continue
        got = _first(system, role)
        book.mark(role, bool(got and got in _ids(pile, roles[role])), f"{got}, expected {roles[role]}")
    for role in ("mediator", "petitioner"):
        for name in roles.get(role) or ():
            ids = _ids(pile, [name])
            found = {a for a in ids if a in system.actors}
            right = any(_has(system, a, role) for a in found)
            book.mark(f"{role}s", right, f"{name} is {[system.actors[a].role for a in found] or 'not there'}")
    for role, names in (expected.get("not_roles") or {}).items():
        for name in names:
            wrong = [a for a in _ids(pile, [name]) if a in system.actors and system.actors[a].role == role]
            book.mark("no laughable role", not wrong, f"{name} is {role}")


def _first(system: System, role: str) -> str | None:
    """The patron of the first press stage; of other roles the first actor."""
    if role == "patron":
        return next((p.patron for p in system.press.values()), None)
    return next((a for a, actor in system.actors.items() if actor.role == role), None)


def _has(system: System, actor: str, role: str) -> bool:
    found = system.actors[actor]
    return found.role == role or (found.mediates if role == "mediator" else role == "petitioner" and found.petitions)


def _levers(book: Book, expected: Any, system: System, pile: Pile) -> None:
    for lever in expected.get("levers") or ():
        holders, overs = _ids(pile, [lever["holder"]]), _ids(pile, [lever["over"]])
        kinds = {kind for h in holders for o in overs for kind in system.levers.get(f"{h}-{o}", {})}
        text = f"{lever['holder']} over {lever['over']} ({lever['kind']}): {lever['quote']}"
        book.mark("pairs of levers", bool(kinds), text)
        fitting = {lever["kind"], *(lever.get("also") or ())}
        right = bool(kinds & fitting.union(*(SAME.get(kind, ()) for kind in fitting)))
        book.mark("levers", right, f"{text} -- drafted {sorted(kinds)}" if kinds else "")
    book.of["levers drafted"] += sum(map(len, system.levers.values()))


def _words(text: str) -> set[str]:
    return {w.strip(".,;:\"'“”").casefold() for w in text.split()}


def _barriers(book: Book, expected: Any, system: System, pile: Pile) -> None:
    for barrier in expected.get("barriers") or ():
        ids, words = _ids(pile, [barrier["actor"]]), _words(barrier["quote"])
        quotes = [
            system.evidence[why].quote
            for actor in ids
            for note in system.barriers.get(actor, {}).values()
            for why in note.why
            if why in system.evidence
        ]
        right = any(len(words & _words(q)) >= SHARED_WORDS * len(words) for q in quotes)
        book.mark("barriers", right, f"{barrier['actor']}: {barrier['quote']}")
    book.of["barriers drafted"] += sum(map(len, system.barriers.values()))


def _stances(book: Book, expected: Any, system: System, pile: Pile) -> None:
    for stance in expected.get("stances") or ():
        ids = _ids(pile, [stance["actor"]])
        here = system.stances.get(stance["issue"], {})
        mean = next((here[a].position.mean for a in ids if a in here), None)
        text = f"{stance['actor']} on {stance['issue']} leans {stance['leans']}: {stance['quote']}"
        lean = 0.0 if mean is None else mean - 0.5
        want = 1 if stance["leans"] == "high" else -1
        book.mark("stances right", lean * want >= LEAN, f"{text} -- {'nothing' if mean is None else round(mean, 2)}")
        book.mark("stances not wrong", lean * want > -LEAN)


def _answer(book: Book, expected: Any, system: System, pile: Pile) -> None:
    want = (expected.get("answer") or {}).get("threat_credible")
    if want not in (True, False):
        return
    found = ask(system, draws=DRAWS).press
    share = 0.0 if found is None else 1 - found.odds.get("not_credible", 0.0)
    book.mark("threat credible as read", (share > 0.5) == want, f"read {want}, in {share:.0%} of the draws")


ROWS = {
    "client": "the client is the one that a reader names",
    "opponent": "so is the other side",
    "patron": "so is the patron",
    "mediators": "mediators that have that role, or another beside it",
    "petitioners": "petitioners likewise",
    "no laughable role": "actors that do not have the role that a reader would laugh at",
    "pairs of levers": "levers of which holder and held are drafted",
    "levers": "levers of which the kind is, too",
    "barriers": "barriers found, with whom they hold back",
    "stances right": "stances on the right side of the middle",
    "stances not wrong": "stances not on the wrong one",
    "threat credible as read": "whether the threat is credible, as read",
}
START, END = "<!-- affairs -->\n", "<!-- end -->"


def table(totals: dict[str, dict[str, str]], alone: dict[str, dict[str, str]]) -> str:
    """The table of docs/system.md: both halves with the question, and the unseen one without."""
    lines = [
        "Sixteen historical affairs (`tests/affairs`), told by reports dated before the outcome, against what a careful reader",
        "of them expects. The rules were written with an eye on the nine open ones; the seven others are only counted, in all and by role and issue.",
        "`python scripts/affairs.py` counts again.",
        "",
        "| what | open | unseen | unseen, without a question |",
        "|---|---|---|---|",
    ]
    for key, words in ROWS.items():
        lines.append(
            f"| {words} | {totals['open'][key]} | {totals['unseen'][key]} | {alone['unseen'].get(key, '0 of 0')} |"
        )
    return "\n".join(lines) + "\n"


def count(halves: dict[str, list[str]], *, ask_it: bool, show: list[str] | None = None) -> dict[str, dict[str, str]]:
    """The totals of each half. ``show``: print each open affair, or these of them."""
    out: dict[str, dict[str, str]] = {}
    for half, slugs in halves.items():
        total = Book()
        for slug in slugs:
            if half == "open" and show and slug not in show:
                continue
            book = measure(AFFAIRS / slug, ask_it=ask_it)
            total.add(book)
            if half == "open" and show is not None:
                print("\n".join([f"{slug}: {book.shares()}", *book.lines]))
        out[half] = total.shares()
    return out


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--open", nargs="*", metavar="SLUG", help="show what is missed in the open half")
    parser.add_argument("--no-question", action="store_true", help="draft from the reports alone")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--write", action="store_true", help="write the table of docs/system.md")
    args = parser.parse_args(argv)
    split = YAML(typ="safe").load(AFFAIRS / "split.yaml")
    halves = {"open": split["open"]} if args.open else split
    out = count(halves, ask_it=not args.no_question, show=args.open)
    if args.write:
        text = PAGE.read_text(encoding="utf-8")
        head, rest = text.split(START, 1)
        alone = count({"unseen": split["unseen"]}, ask_it=False)
        PAGE.write_text(head + START + table(out, alone) + END + rest.split(END, 1)[1], encoding="utf-8")
        return 0
    print(json.dumps(out, indent=1) if args.json else "\n".join(f"{h}: {v}" for h, v in out.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
