"""What an export starts from and what it makes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from suasion.evidence.model import Document, Evidence
from suasion.reports.model import Report


@dataclass(frozen=True, slots=True)
class Material:
    """The evidence and the reports that it was found in. An export is a pure function of this, byte for byte."""

    evidence: Evidence
    reports: Sequence[Report] = ()

    def texts(self) -> dict[str, str]:
        """The text of each report, by its id; a text whose hash is not that of the document is left out, not guessed
        at.
        """
        expected = {document.doc_id: document.sha256 for document in self.evidence.documents}
        return {report.id: report.text for report in self.reports if expected.get(report.id) == report.sha256}

    def names(self) -> dict[str, str]:
        """The name of each actor, by its id."""
        own = {actor.id: actor.name for document in self.evidence.documents for actor in document.actors}
        return own | {actor.id: actor.name for actor in self.evidence.actors}


def source_line(document: Document) -> str:
    """Title, outlet and date of a report in one line, as far as they are known."""
    parts = (document.title or document.doc_id, document.outlet, document.date.value)
    return ", ".join(" ".join(part.split()) for part in parts if part)


@dataclass(frozen=True, slots=True)
class Built:
    """The content of one file, or of each file of a folder (by name); ``note`` says in one sentence what was left
    out, if anything.
    """

    content: bytes | Mapping[str, bytes]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Exporter:
    """One way out. ``suffix`` is that of the file, or ``/`` for a folder."""

    name: str
    suffix: str
    description: str
    build: Callable[[Material], Built]


@dataclass(frozen=True, slots=True)
class Exported:
    """The files that were written."""

    name: str
    path: Path
    files: tuple[Path, ...] = field(default=())
    note: str = ""
