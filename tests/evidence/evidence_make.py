"""Reports and documents made for tests: from a few lines of text, without files."""

from __future__ import annotations

import hashlib
import re
from functools import cache

from suasion.evidence import code
from suasion.evidence.actors import find_actors
from suasion.evidence.coding import read_closely
from suasion.evidence.model import Document
from suasion.evidence.reading import Reading
from suasion.language.model import Analysis, Attribution, Sentence, Token
from suasion.record import Span
from suasion.reports.dates import find_dates
from suasion.reports.dating import anchor_of
from suasion.reports.model import Block, Report, ReportDate

MARKS = {"# ": "title", "## ": "heading", "- ": "item"}


def make_report(text: str, date: str | None = "2026-02-10", *, name: str = "r", not_coded: str | None = None) -> Report:
    """A report of which each line is a block; "# " opens a title, "## " a heading, "- " a list item (the mark is not in the block)."""
    blocks = []
    for m in re.finditer(r"[^\n]*\S[^\n]*", text):
        mark = next((k for k in MARKS if m[0].startswith(k)), "")
        start = m.start() + len(mark)
        if text[start : m.end()].strip():
            blocks.append(Block(start=start, end=m.end(), role=MARKS.get(mark, "paragraph")))  # type: ignore[arg-type]
    title = next((Span(start=b.start, end=b.end) for b in blocks if b.role == "title"), None)
    return Report(
        id=name, origin=f"{name}.txt", format="txt", text=text, sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        title=title, blocks=tuple(blocks), not_coded=not_coded,
        date=ReportDate(
            value=date, precision="day" if date else "unknown", basis="given" if date else "unknown", reason="Made for a test."
        ),
    )  # fmt: skip


@cache
def coded(text: str, date: str | None = "2026-02-10") -> Document:
    return code(make_report(text, date))


@cache
def reading(text: str, date: str | None = "2026-02-10") -> Reading:
    """The report as CODE reads it, with the embedded model. Shared: look, do not change."""
    return read_closely(make_report(text, date))


def sentence(rows: str) -> Sentence:
    """A sentence from rows of "word lemma UPOS XPOS head relation" (head: number of the row from 1, 0 = root), words one blank apart.

    A row may leave out XPOS with "_". Offsets run as if the words stood in a text with single blanks.
    """
    tokens, at = [], 0
    for line in rows.strip().splitlines():
        word, lemma, upos, xpos, head, relation = line.split()
        tokens.append(Token(at, at + len(word), word, lemma, upos, xpos, int(head) - 1, relation))
        at += len(word) + 1
    return Sentence(0, at - 1, tokens, 0)


def word(s: Sentence, text: str) -> int:
    """The index of the first token with this text."""
    return next(i for i, t in enumerate(s.tokens) if t.text == text)


def made(rows: str, *, attributions: tuple[tuple[str, str, str], ...] = (), date: str | None = "2026-02-10") -> Reading:
    """A reading of one sentence whose parse is given by hand; ``attributions`` are (source, cue, content) as words of the text, "" = none."""
    s = sentence(rows)
    text = " ".join(t.text for t in s.tokens)
    report = make_report(text, date)

    def spans(words: str) -> list[tuple[int, int]]:
        return [(text.index(words), text.index(words) + len(words))] if words else []

    analysis = Analysis([s], [], [Attribution(spans(a), spans(b), spans(c), 0.9) for a, b, c in attributions])
    dates = list(find_dates(text, anchor=anchor_of(report.date)))
    return Reading(report, analysis, find_actors(report, analysis), dates, report.kept())
