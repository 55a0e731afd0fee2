"""SHOW: one self-contained page about an affair, generated from its evidence and reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from suasion.evidence.model import Evidence
from suasion.reports.model import Report
from suasion.system.model import System
from suasion.weigh.hypotheses.model import Matrix

if TYPE_CHECKING:
    from suasion.briefing.modelled import Modelled
    from suasion.briefing.page import Ahead
    from suasion.weigh.model import Weighed

__all__ = ["write"]


def write(
    evidence: Evidence,
    reports: Sequence[Report],
    out: Path,
    *,
    question: str | None = None,
    figures: Mapping[str, object] | None = None,
    system: System | None = None,
    ahead: Ahead | None = None,
    weighed: Weighed | None = None,
    matrix: Matrix | None = None,
    model: Modelled | None = None,
) -> Path:
    """Write ``index.html``, ``evidence.json``, ``calendar.ics`` and, where the reports tell of a conflict, ``system.yaml`` into ``out``; each
    is there whole or not at all.

    ``system`` is played in the place of one that is drafted from the evidence; ``model``: one that has been played already.

    ``figures`` says how well each kind is read, measured on gold:
    ``{"texts": 25, "kinds": {"events": {"f1": 0.61, "low": 0.55, "high": 0.66}}}``;
    without it, those of this version are used if it ships any. ``ahead``: questions with their forecasts, exposures and ranges of prices
    (``suasion.briefing.ahead.look_ahead`` makes it). ``weighed``: what WEIGH found, if that is known already. ``matrix`` holds competing
    hypotheses, if there are any. Returns the path of the page.
    Raises CaseError if the folder cannot be written.
    """
    from suasion.briefing.figures import shipped
    from suasion.briefing.modelled import modelled
    from suasion.briefing.page import render
    from suasion.case.export import Material, export
    from suasion.case.export.atomic import write_bytes
    from suasion.system.write import to_yaml
    from suasion.weigh import weigh
    from suasion.weigh.attach import attach

    model = model or modelled(evidence, question, system)
    weighed = weighed or weigh(evidence, reports)
    attached = attach(evidence, weighed)  # what is to come has its year from WEIGH where a report has no date
    html = render(
        attached,
        reports,
        question=question,
        figures=figures if figures is not None else shipped(),
        weighed=weighed,
        model=model,
        ahead=ahead,
        matrix=matrix,
    )
    material = Material(attached, reports)
    export("json", material, out / "evidence.json")
    export("ics", material, out / "calendar.ics")
    if model is not None:
        write_bytes(out / "system.yaml", to_yaml(model.system).encode())
    return write_bytes(out / "index.html", html.encode("utf-8", "xmlcharrefreplace"))
