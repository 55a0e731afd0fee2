"""Competing hypotheses that a case keeps: drafted into it, added to, reviewed; the matrix and the ledger are made from what stands.

A matrix is set by a record of its question and hypotheses. Each item of evidence has a history of steps; its last record says what it is, and if its
last verdict is ``reject``, it is left out. Every change is checked as a whole matrix inside one transaction: it fits, or it did not happen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

from pydantic import ValidationError

from suasion.case.board import ItemEntry, MatrixEntry, Step
from suasion.case.ledger import Case
from suasion.case.runs import now
from suasion.errors import CaseError
from suasion.evidence.model import Evidence as Material
from suasion.record import Record
from suasion.reports.model import Report
from suasion.weigh.hypotheses.draft import draft
from suasion.weigh.hypotheses.model import Evidence, Matrix

Verdict = Literal["accept", "reject", "correct"]

State = Literal["drafted", "added", "accepted", "rejected", "corrected"]

STATES: dict[Step, State] = {
    "draft": "drafted", "add": "added", "accept": "accepted", "reject": "rejected", "correct": "corrected",
}  # fmt: skip

ANCHOR = frozenset({"id", "report", "start", "end", "drafted"})
"""What ties an item to its place, or says what became of it: no correction sets it."""

_NUMBER = re.compile(r"\d+$")


class Kept(Record):
    """An item of evidence as it stands. ``orphaned``: the report that it quotes has another text by now."""

    evidence: Evidence
    state: State
    to_find: bool
    at: str
    author: str
    note: str
    orphaned: bool = False


class Board(Record):
    """A matrix as the case keeps it: ``frame`` is its question and hypotheses, without evidence."""

    id: str
    at: str
    author: str
    frame: Matrix
    items: tuple[Kept, ...] = ()

    @property
    def matrix(self) -> Matrix:
        """The matrix of all items that are not rejected."""
        standing = [k for k in self.items if k.state != "rejected"]
        return self.frame.model_copy(
            update={
                "evidence": tuple(k.evidence for k in standing if not k.to_find),
                "to_find": tuple(k.evidence for k in standing if k.to_find),
            }
        )

    def item(self, item_id: str) -> Kept:
        """Raises CaseError if there is no such item."""
        found = next((k for k in self.items if k.evidence.id == item_id), None)
        if found is None:
            raise CaseError(
                f"{self.id} has no item {item_id!r}", mend="`suasion hypotheses list CASE` shows the items."
            )
        return found


def boards(case: Case) -> list[Board]:
    """All matrices of the case, in the order in which they were set first."""
    frames, steps = case.board()
    texts = case.text_hashes()
    last = {f.id: f for f in frames}
    return [
        Board(
            id=f.id,
            at=f.at,
            author=f.author,
            frame=Matrix.model_validate_json(f.record),
            items=tuple(_standing([s for s in steps if s.matrix == f.id], texts)),
        )
        for f in last.values()
    ]


def find(kept: Sequence[Board], wanted: str | None = None) -> Board:
    """The matrix of this id, or the only one. Raises CaseError for none, and for several without an id."""
    if wanted is None and len(kept) == 1:
        return kept[0]
    found = next((b for b in kept if b.id == wanted), None)
    if found is not None:
        return found
    if not kept:
        raise CaseError("the case keeps no hypotheses", mend="Draft some: suasion hypotheses draft CASE TEXT TEXT")
    names = ", ".join(b.id for b in kept)
    what = "the case keeps several matrices" if wanted is None else f"the case keeps no matrix {wanted!r}"
    raise CaseError(what, mend=f"Name one of {names} with --matrix.")


def keep(case: Case, matrix: Matrix, *, author: str = "", over: str | None = None) -> Board:
    """Take a matrix into the case. Returns it as it stands then.

    1. Its question and hypotheses are set, as a new matrix, or over the one with the id ``over``. 2. Items with a new id are added (as
    drafted, if they say so); items that differ from what stands are corrected; with ``over``, items that it no longer has are rejected.
    """
    with case.transaction():
        old = find(boards(case), over) if over else None
        board_id = old.id if old else _free("m", [b.id for b in boards(case)])
        frame = matrix.model_copy(update={"evidence": (), "to_find": ()})
        case.set_matrix(MatrixEntry(board_id, now(), author, frame.model_dump_json()))
        known = {k.evidence.id: k for k in old.items} if old else {}
        for to_find, items in ((False, matrix.evidence), (True, matrix.to_find)):
            for e in items:
                before = known.pop(e.id, None)
                if before is None:
                    _step(case, board_id, e, "draft" if e.drafted else "add", author, to_find=to_find)
                elif before.evidence != e or before.to_find != to_find or before.state == "rejected":
                    _step(case, board_id, e, "correct", author, to_find=to_find)
        for gone in known.values():
            if gone.state != "rejected":
                _step(
                    case,
                    board_id,
                    gone.evidence,
                    "reject",
                    author,
                    to_find=gone.to_find,
                    note="not in the file any more",
                )
        return _checked(case, board_id)


def draft_into(
    case: Case, hypotheses: Sequence[str], *, title: str = "", matrix: str | None = None, author: str = ""
) -> tuple[Board, int]:
    """Link the case's items to hypotheses given in words, or to those of a matrix that it keeps. Returns the matrix, and how many items are new.

    An item that stands at the same place of the same report already, in whatever state, is not added again: what a person rejected stays out.
    """
    material: Material = case.evidence()
    reports: Sequence[Report] = case.reports()
    if hypotheses:
        made = draft(material, reports, hypotheses, title=title)
        return keep(case, made, author=author), len(made.evidence)
    with case.transaction():
        board = find(boards(case), matrix)
        made = draft(material, reports, board.frame.hypotheses)
        places = {_place(k.evidence) for k in board.items}
        new = [e for e in made.evidence if _place(e) not in places]
        ids = [k.evidence.id for k in board.items]
        for e in new:
            ids.append(_free("E", ids))
            _step(case, board.id, e.model_copy(update={"id": ids[-1]}), "draft", author, to_find=False)
        return _checked(case, board.id), len(new)


def add(case: Case, evidence: Evidence, *, matrix: str | None = None, to_find: bool = False, author: str = "") -> Kept:
    """Add an item that a person rated. Its id is given here; ``evidence.id`` does not count."""
    with case.transaction():
        board = find(boards(case), matrix)
        given = evidence.model_copy(
            update={"id": _free("F" if to_find else "E", [k.evidence.id for k in board.items]), "drafted": False}
        )
        _step(case, board.id, given, "add", author, to_find=to_find)
        return _checked(case, board.id).item(given.id)


def judge(
    case: Case,
    item_id: str,
    verdict: Verdict,
    *,
    changes: Mapping[str, Any] | None = None,
    matrix: str | None = None,
    note: str = "",
    author: str = "",
) -> Kept:
    """Accept, reject or correct an item. ``changes``: new values of its fields; ratings are added to those that it has.

    Raises CaseError for an unknown item, and for changes that do not fit it.
    """
    with case.transaction():
        board = find(boards(case), matrix)
        before = board.item(item_id).evidence
        if touched := ANCHOR & set(changes or {}):
            raise CaseError(f"{', '.join(sorted(touched))} cannot be corrected", where=item_id, mend="Reject the item.")
        data = before.model_dump()
        for name, value in (changes or {}).items():
            data[name] = {**data[name], **value} if name in ("ratings", "ratio") else value
        data["drafted"] = False if verdict != "reject" else before.drafted
        after = _valid(Evidence, data, item_id)
        kept = board.item(item_id)
        _step(case, board.id, after, verdict, author, to_find=kept.to_find, note=note)
        return _checked(case, board.id).item(item_id)


def from_item(case: Case, item_id: str) -> Evidence:
    """An item of the case (a claim, an act, a lever, ...) as evidence that nobody has rated yet: its words, place, source and date."""
    for report, document in zip(case.reports(), case.documents(), strict=True):
        for kind in ("events", "other_acts", "claims", "levers", "interests", "barriers", "tracks", "scheduled"):
            for item in getattr(document, kind):
                if item.id == item_id:
                    who = getattr(item, "source", ()) if kind == "claims" else ()
                    names = {a.id: a.name for a in document.actors}
                    source = names.get(who[0]) if who else None
                    return Evidence(
                        id="E", text=" ".join(item.quote.split()), source=source or document.outlet or report.id,
                        report=report.id, start=item.start, end=item.end, date=document.date.value,
                    )  # fmt: skip
    raise CaseError("the case has no such item", where=item_id, mend="`suasion show claims CASE --ids` lists ids.")


def _step(case: Case, board: str, e: Evidence, verdict: Step, author: str, *, to_find: bool, note: str = "") -> None:
    sha256 = case.text_hashes().get(e.report) if e.report else None
    case.set_item(ItemEntry(board, e.id, verdict, now(), author, note, sha256, to_find, e.model_dump_json()))


def _standing(steps: Iterable[ItemEntry], texts: Mapping[str, str]) -> Iterable[Kept]:
    """Each item by its last step, in the order in which they came."""
    last: dict[str, ItemEntry] = {}
    for s in steps:
        last[s.item] = s
    for s in last.values():
        evidence = Evidence.model_validate_json(s.record)
        yield Kept(
            evidence=evidence,
            state=STATES[s.verdict],
            to_find=s.to_find,
            at=s.at,
            author=s.author,
            note=s.note,
            orphaned=s.sha256 is not None and texts.get(evidence.report or "") != s.sha256,
        )


def _checked(case: Case, board: str) -> Board:
    """The matrix, if all that stands fits together; else CaseError, and the transaction around it undoes what was written."""
    found = find(boards(case), board)
    _valid(Matrix, found.matrix.model_dump(), board)
    return found


def _valid(model: Any, data: Mapping[str, Any], where: str) -> Any:
    try:
        return model.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(map(str, first["loc"]))
        what = f"{place}: {first['msg']}" if place else str(first["msg"])
        raise CaseError(what, where=where, mend="docs/hypotheses.md says what a matrix may hold.") from error


def _place(e: Evidence) -> tuple[object, ...]:
    return (e.report, e.start, e.end) if e.report and e.start is not None else (e.id,)


def _free(letter: str, taken: Iterable[str]) -> str:
    """The next number behind the letter."""
    numbers = [int(m.group()) for t in taken if t.startswith(letter) and (m := _NUMBER.search(t))]
    return f"{letter}{max(numbers, default=0) + 1}"


__all__ = ["Board", "Kept", "add", "boards", "draft_into", "find", "from_item", "judge", "keep"]
