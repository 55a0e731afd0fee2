"""Reading a short text as a report, with the language model of this version."""

from __future__ import annotations

import hashlib
import re

from suasion.evidence.actors import find_actors
from suasion.evidence.actors.index import ActorIndex
from suasion.evidence.model import Actor
from suasion.language import analyse
from suasion.reports.model import Block, Report, ReportDate


def found(text: str, date: str | None = "2024-03-15") -> tuple[Actor, ...]:
    """The actors of a report with that text, read by the language model of this version."""
    return indexed(text, date).actors


def named(text: str) -> dict[str, Actor]:
    """The same by name."""
    return {a.name: a for a in found(text)}


def indexed(text: str, date: str | None = "2024-03-15") -> ActorIndex:
    """The same with where they are named or meant."""
    blocks = tuple(Block(start=m.start(), end=m.end(), role="paragraph") for m in re.finditer(r"[^\n]+", text))
    when = ReportDate(value=date, precision="day" if date else "unknown")
    digest = hashlib.sha256(text.encode()).hexdigest()
    report = Report(id="r", origin="r.txt", format="txt", text=text, sha256=digest, date=when, blocks=blocks)
    return find_actors(report, analyse(text, [(b.start, b.end) for b in blocks]))
