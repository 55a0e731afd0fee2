"""Paragraphs written and annotated for this project (``training/paragraphs/*.txt``) -> units with acts and levers marked.

    python training/acts.py training/paragraphs/*.txt          check: every trigger and party must stand in its paragraph

A file holds paragraphs, each one line of text, then its records, then a blank line; a line that starts with ``@`` names affair and style:

    @ Sudan | wire
    The RSF shelled Zamzam camp on Sunday. Chad's foreign ministry called the attack "a stain" ...
    E called | ACCUSE | Chad's foreign ministry | RSF            E trigger | TYPE [ALT ...] | source | target [| status]
    L supplies | arms | Egypt | the army                         L trigger | kind | holder | over

A trigger is one word (``said#2``: the second one). Parties are phrases of the paragraph divided by ``;``, ``-`` for none; of ``it=Chad`` the
pronoun counts; the occurrence nearest to the trigger is meant. Status: nothing (happened), ``planned``, ``possible``, ``denied``, ``called_for``,
``opt`` (borderline or background).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SKIP = -100
TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
    "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
ACTS = ("none", *TYPES)
STATUSES = {"happened", "ongoing", "planned", "possible", "denied", "called_for", "opt"}
UNREAL = {"planned", "possible", "denied", "called_for"}


@dataclass
class Record:
    """One line: ``sides`` are the phrases of source and target, or of holder and over."""

    line: int
    letter: str
    trigger: str
    codes: list[str]
    sides: tuple[list[str], list[str]]
    status: set[str]


@dataclass
class Paragraph:
    text: str
    line: int
    records: list[Record] = field(default_factory=list)


def read(path: Path) -> Iterator[Paragraph]:
    """The paragraphs of a file. Raises ValueError with file and line for a line that is neither."""
    current: Paragraph | None = None
    for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("@"):
            if current is not None:
                yield current
            current = None
        elif current is None:
            current = Paragraph(line.strip(), n)
        elif re.match(r"[EL] ", line):
            cells = [c.strip() for c in line[2:].split("|")]
            if len(cells) not in (4, 5):
                raise ValueError(f"{path.name}:{n}: want four or five columns")
            sides = tuple([p.strip() for p in c.split(";") if p.strip() not in ("", "-")] for c in cells[2:4])
            status = set(cells[4].split()) if len(cells) == 5 else set()
            if unknown := [s for s in status if s not in STATUSES]:
                raise ValueError(f"{path.name}:{n}: no such status: {', '.join(unknown)}")
            codes = cells[1].split()
            if line[0] == "E" and (wrong := [c for c in codes if c not in TYPES]):
                raise ValueError(f"{path.name}:{n}: no such type: {', '.join(wrong)}")
            current.records.append(Record(n, line[0], cells[0], codes, (sides[0], sides[1]), status))
        else:
            raise ValueError(f"{path.name}:{n}: neither a record (E, L) nor a new paragraph after a blank line")
    if current is not None:
        yield current


def occurrences(text: str, phrase: str) -> list[tuple[int, int]]:
    return [m.span() for m in re.finditer(r"(?<!\w)" + re.escape(phrase) + r"(?!\w)", text)]


def locate(text: str, phrase: str, near: int | None = None) -> tuple[int, int] | None:
    """Where a phrase stands: the one that ``#2`` counts, else the one nearest to ``near``, else the first."""
    counted = re.fullmatch(r"(.+)#(\d+)", phrase)
    if counted:
        found = occurrences(text, counted[1])
        k = int(counted[2]) - 1
        return found[k] if k < len(found) else None
    found = occurrences(text, phrase)
    if not found:
        return None
    return found[0] if near is None else min(found, key=lambda s: abs(s[0] - near))


@dataclass
class Marked:
    """Words of a paragraph (offsets) with their labels. ``act``: index into ``ACTS``; ``also``: other types that pass; ``real``: 1 where
    the act happened, 0 where it did not; ``doer``, ``whom``: 1-based word of the party, 0 for none; the same for levers (``hold`` 0 or 1);
    ``same``: at a pronoun the word that it stands for."""

    words: list[tuple[int, int]]
    act: list[int]
    also: list[list[int]]
    real: list[int]
    doer: list[int]
    whom: list[int]
    hold: list[int]
    holder: list[int]
    over: list[int]
    same: list[int]


def mark(p: Paragraph) -> Marked:
    """The paragraph with its words labelled; heads of phrases by the language core's own parse."""
    from suasion.language import analyse

    sentences = analyse(p.text, [(0, len(p.text))]).sentences
    words, up = [], []
    for s in sentences:
        base = len(words)
        words += [(t.start, t.end) for t in s.tokens]
        up += [t.head + base if t.head >= 0 else -1 for t in s.tokens]
    n = len(words)
    m = Marked(
        words,
        [0] * n,
        [[] for _ in range(n)],
        *([SKIP] * n for _ in range(3)),
        [0] * n,
        *([SKIP] * n for _ in range(3)),
    )

    def at(span: tuple[int, int] | None) -> list[int]:
        return [i for i, (a, b) in enumerate(words) if span and a < span[1] and b > span[0]]

    def top(phrase: str, near: int) -> int:
        inside = at(locate(p.text, phrase.strip(), near))
        tops = [i for i in inside if up[i] not in inside and p.text[words[i][0]].isalnum()]
        return tops[0] + 1 if tops else SKIP

    def head(phrases: list[str], near: int) -> int:
        for phrase in phrases:
            if "=" in phrase:
                pronoun, name = (top(part, near) for part in phrase.split("=", 1))
                if pronoun > 0 and name > 0 and name != pronoun:
                    m.same[pronoun - 1] = name
        return top(phrases[0].split("=")[0], near) if phrases else 0

    for r in p.records:
        span = locate(p.text, r.trigger)
        here = at(span)
        if not here or span is None:
            continue
        i = here[-1] if "-" in r.trigger else here[0]
        first, second = (head(side, span[0]) for side in r.sides)
        if r.letter == "E":
            m.act[i], m.also[i] = ACTS.index(r.codes[0]), [ACTS.index(c) for c in r.codes[1:]]
            m.real[i] = int(not r.status & UNREAL)
            m.doer[i], m.whom[i] = first, second
        else:
            m.hold[i], m.holder[i], m.over[i] = 1, first, second
    return m


def faults(path: Path) -> Iterator[str]:
    """What is wrong with a file, as ``file:line: what``."""
    try:
        for p in read(path):
            for r in p.records:
                trigger = locate(p.text, r.trigger)
                if trigger is None:
                    yield f"{path.name}:{r.line}: trigger not in the paragraph: {r.trigger}"
                for phrase in (q.strip() for side in r.sides for part in side for q in part.split("=")):
                    if locate(p.text, phrase) is None:
                        yield f"{path.name}:{r.line}: party not in the paragraph: {phrase}"
    except ValueError as error:
        yield str(error)


def main() -> int:
    found = [f for name in sys.argv[1:] for f in faults(Path(name))]
    print(*found, sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
