"""SHOW: one self-contained page about an affair, generated from its evidence and reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from suasion.evidence.model import Evidence
from suasion.reports.model import Report
from suasion.weigh.hypotheses.model import Matrix

__all__ = ["write"]


def write(
    evidence: Evidence,
    reports: Sequence[Report],
    out: Path,
    *,
    question: str | None = None,
    figures: Mapping[str, object] | None = None,
    matrix: Matrix | None = None,
) -> Path:
    """Write ``index.html``, ``evidence.json`` and ``calendar.ics`` into ``out``; each is there whole or not at all.

    ``figures`` says how well each kind is read, measured on gold:
    ``{"texts": 25, "kinds": {"events": {"f1": 0.61, "low": 0.55, "high": 0.66}}}``;
    without it, those of this version are used if it ships any. ``matrix`` holds competing hypotheses, if there are any. Returns the path of the page.
    Raises CaseError if the folder cannot be written.
    """
    from suasion.briefing.figures import shipped
    from suasion.briefing.page import render
    from suasion.case.export import Material, export
    from suasion.case.export.atomic import write_bytes
    from suasion.weigh import weigh
    from suasion.weigh.attach import attach

    weighed = weigh(evidence, reports)
    figures = figures if figures is not None else shipped()
    html = render(evidence, reports, question=question, figures=figures, weighed=weighed, matrix=matrix)
    material = Material(attach(evidence, weighed), reports)
    export("json", material, out / "evidence.json")
    export("ics", material, out / "calendar.ics")
    return write_bytes(out / "index.html", html.encode("utf-8", "xmlcharrefreplace"))
