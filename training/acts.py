"""Reports written and annotated for this project (``training/paragraphs/*.txt``) -> chunks of words with acts, levers and the rest marked.

    python training/acts.py training/paragraphs/*.txt          check: every trigger and party must stand in its paragraph

A file holds reports. A line that starts with ``@`` opens one: affair, style, and the date where all its records are there (without a date
only E and L are). Then come its paragraphs: one line of text, its records, a blank line.

    @ Sudan | wire | 2024-04-15
    The RSF shelled Zamzam camp on Sunday. Chad's foreign ministry called the attack "a stain", and aid workers fled ...
    E called | ACCUSE | Chad's foreign ministry | RSF            E trigger | TYPE [ALT ...] | source | target [| status]
    L supplies | arms | Egypt | the army                         L trigger | kind | holder | over
    S resume | planned                                           S trigger | status: still to come at the report's date
    A aid workers                                                A phrase ; phrase: actors who have no name

A trigger is one word (``said#2``: the second one). Parties are phrases of the paragraph divided by ``;``, ``-`` for none; of ``it=Chad`` the
pronoun counts; the occurrence nearest to the trigger is meant, and of ``^Chad`` the last one in an earlier paragraph. Status of an act:
nothing (happened), ``planned``, ``possible``, ``denied``, ``called_for``, ``opt`` (borderline or background).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SKIP = -100
TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
    "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
ACTS = ("none", *TYPES)
STATUSES = {"happened", "ongoing", "planned", "possible", "denied", "called_for", "opt"}
UNREAL = {"planned", "possible", "denied", "called_for"}
COMING = {"planned", "proposed", "conditional", "possible", "postponed", "deadline"}
COLUMNS = {"E": (4, 5), "L": (4, 5), "S": (2,), "A": (1,)}
LINKS = ("doer", "whom", "holder", "over", "same")
LABELS = ("act", "also", "real", "hold", "due", "who", *LINKS)
MOST_WORDS = 160
"""Words a chunk: the language core has 128, and learns from a few more."""


@dataclass
class Record:
    """One line. ``sides``: the phrases of source and target, of holder and over; of A its actors."""

    line: int
    letter: str
    trigger: str
    codes: list[str]
    sides: tuple[list[str], ...]
    status: set[str]


@dataclass
class Paragraph:
    text: str
    line: int
    records: list[Record] = field(default_factory=list)


@dataclass
class Report:
    """``full``: whether it has S and A records too, so that a word without one is none."""

    full: bool
    paragraphs: list[Paragraph] = field(default_factory=list)


def read(path: Path) -> Iterator[Report]:
    """The reports of a file. Raises ValueError with file and line for a line that is neither text nor a record."""
    report, current = Report(False), None
    for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("@"):
            if report.paragraphs:
                yield report
            report, current = Report(line.count("|") == 2), None
        elif not line.strip():
            current = None
        elif current is None:
            current = Paragraph(line.strip(), n)
            report.paragraphs.append(current)
        elif re.match(r"[ELSA] ", line):
            current.records.append(parse(line, n, path.name))
        else:
            raise ValueError(f"{path.name}:{n}: neither a record (E, L, S, A) nor a new paragraph after a blank line")
    if report.paragraphs:
        yield report


def parse(line: str, n: int, file: str) -> Record:
    """A record; ``n`` and ``file`` say where it stands. Raises ValueError for one that has not its form."""
    if not re.match(r"[ELSA] ", line):
        raise ValueError(f"{file}:{n}: no record: {line}")
    letter, cells = line[0], [c.strip() for c in line[2:].split("|")]
    if len(cells) not in COLUMNS[letter]:
        raise ValueError(f"{file}:{n}: a record {letter} has {' or '.join(map(str, COLUMNS[letter]))} columns")
    if letter == "A":
        return Record(n, letter, "", [], (_phrases(cells[0]),), set())
    codes = cells[1].split()
    known = {"E": set(TYPES), "S": COMING}.get(letter)
    if known and (wrong := [c for c in codes if c not in known]):
        raise ValueError(f"{file}:{n}: no such {'type' if letter == 'E' else 'status'}: {', '.join(wrong)}")
    status = set(cells[4].split()) if len(cells) == 5 else set()
    if unknown := sorted(status - STATUSES):
        raise ValueError(f"{file}:{n}: no such status: {', '.join(unknown)}")
    return Record(n, letter, cells[0], codes, tuple(_phrases(c) for c in cells[2:4]), status)


def _phrases(cell: str) -> list[str]:
    return [p.strip() for p in cell.split(";") if p.strip() not in ("", "-")]


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


class Marker:
    """Labels for the words of one report; links are numbers of words, from 1, and 0 for none."""

    def __init__(self, report: Report) -> None:
        from suasion.language import analyse

        self.report = report
        self.starts, text = [], ""
        for p in report.paragraphs:
            self.starts.append(len(text))
            text += p.text + "\n"
        self.text = text
        blocks = [(a, a + len(p.text)) for a, p in zip(self.starts, report.paragraphs, strict=True)]
        self.sentences = [
            [(t.start, t.end, t.head) for t in s.tokens] for s in analyse(text, blocks).sentences if s.tokens
        ]
        self.words, self.up = [], []
        for s in self.sentences:
            base = len(self.words)
            self.words += [(a, b) for a, b, _ in s]
            self.up += [h + base if h >= 0 else -1 for _, _, h in s]
        n, rest = len(self.words), 0 if report.full else SKIP
        self.labels: dict[str, list[Any]] = {k: [SKIP] * n for k in LABELS} | {
            "act": [0] * n, "also": [[] for _ in range(n)], "hold": [0] * n, "due": [rest] * n, "who": [rest] * n,
        }  # fmt: skip
        for k, p in enumerate(report.paragraphs):
            for r in p.records:
                self._actors(k, r) if r.letter == "A" else self._record(k, r)

    def at(self, k: int, span: tuple[int, int] | None) -> list[int]:
        """The words of a span of paragraph ``k``."""
        if span is None:
            return []
        a, b = (self.starts[k] + x for x in span)
        return [i for i, (x, y) in enumerate(self.words) if x < b and y > a]

    def top(self, k: int, phrase: str, near: int) -> int:
        """The head of a phrase, by the language core's own parse."""
        phrase, inside = phrase.strip(), []
        if phrase.startswith("^"):
            for earlier in range(k - 1, -1, -1):
                if found := occurrences(self.report.paragraphs[earlier].text, phrase[1:]):
                    inside = self.at(earlier, found[-1])
                    break
        else:
            inside = self.at(k, locate(self.report.paragraphs[k].text, phrase, near))
        tops = [i for i in inside if self.up[i] not in inside and self.text[self.words[i][0]].isalnum()]
        return tops[0] + 1 if tops else SKIP

    def head(self, k: int, phrases: list[str], near: int) -> int:
        """The word of the first phrase; of "it=Chad" the pronoun, which then stands for the name."""
        for phrase in phrases:
            if "=" in phrase:
                pronoun, name = (self.top(k, part, near) for part in phrase.split("=", 1))
                if pronoun > 0 and name > 0 and name != pronoun:
                    self.labels["same"][pronoun - 1] = name
        return self.top(k, phrases[0].split("=")[0], near) if phrases else 0

    def _record(self, k: int, r: Record) -> None:
        span = locate(self.report.paragraphs[k].text, r.trigger)
        here = self.at(k, span)
        if not here or span is None:
            return
        i = here[-1] if "-" in r.trigger else here[0]
        y = self.labels
        if r.letter == "S":
            y["due"][i] = 1
            return
        first, second = (self.head(k, side, span[0]) for side in r.sides)
        if r.letter == "E":
            y["act"][i], y["also"][i] = ACTS.index(r.codes[0]), [ACTS.index(c) for c in r.codes[1:]]
            y["real"][i] = int(not r.status & UNREAL)
            y["doer"][i], y["whom"][i] = first, second
        else:
            y["hold"][i], y["holder"][i], y["over"][i] = 1, first, second

    def _actors(self, k: int, r: Record) -> None:
        """The head of each phrase; later mentions, which have the same word, are left open."""
        for phrase in r.sides[0]:
            i = self.top(k, phrase.split("=")[0], 0) - 1
            if i < 0:
                continue
            word = self._word(i)
            for j in range(len(self.words)):
                if self._word(j) == word and self.labels["who"][j] == 0:
                    self.labels["who"][j] = SKIP
            self.labels["who"][i] = 1

    def _word(self, i: int) -> str:
        a, b = self.words[i]
        return self.text[a:b].lower()


def marked(report: Report) -> Iterator[dict[str, Any]]:
    """Chunks of whole sentences: ``words`` and a list for each of ``LABELS``, links counted within the chunk; a link that leaves it is
    unknown.
    """
    m = Marker(report)
    yield from chunked([len(s) for s in m.sentences], [m.text[a:b] for a, b in m.words], m.labels)


def chunked(sizes: Sequence[int], words: Sequence[str], labels: dict[str, list[Any]]) -> Iterator[dict[str, Any]]:
    """The words of a text and their labels, cut between sentences (``sizes``: words of each)."""
    a = b = 0
    for size in [*sizes, MOST_WORDS]:
        if b > a and b + size - a > MOST_WORDS:
            cut = {k: v[a:b] for k, v in labels.items()}
            for k in LINKS:
                cut[k] = [_within(to, a, b) for to in cut[k]]
            yield {"words": list(words[a:b]), **cut}
            a = b
        b += size


def _within(to: int | list[int], a: int, b: int) -> int | list[int]:
    """A link, or several that are equally right, counted from word ``a``."""
    if isinstance(to, list):
        return [t - a for t in to if a < t <= b] or SKIP
    return to if to in (0, SKIP) else to - a if a < to <= b else SKIP


def faults(path: Path) -> Iterator[str]:
    """What is wrong with a file, as ``file:line: what``."""
    try:
        for report in read(path):
            yield from wrong(report, path.name)
    except ValueError as error:
        yield str(error)


def wrong(report: Report, file: str) -> Iterator[str]:
    """Triggers and parties that do not stand where they should."""
    before = ""
    for p in report.paragraphs:
        for r in p.records:
            if r.letter != "A" and locate(p.text, r.trigger) is None:
                yield f"{file}:{r.line}: trigger not in the paragraph: {r.trigger}"
            for phrase in (q.strip() for side in r.sides for part in side for q in part.split("=")):
                text, name = (before, phrase[1:]) if phrase.startswith("^") else (p.text, phrase)
                if locate(text, name) is None:
                    yield f"{file}:{r.line}: party not in the paragraph: {phrase}"
        before += p.text + "\n"


def main() -> int:
    found = [f for name in sys.argv[1:] for f in faults(Path(name))]
    print(*found, sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
