"""The page: sections in order, numbered without gaps, rendered to one self-contained file under a strict policy."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from suasion.briefing import (
    doubts,
    drawer,
    exposed,
    holds,
    hypotheses,
    likely,
    limits,
    made,
    pressure,
    scope,
    segments,
    sources,
    speech,
    stand,
    summary,
    timeline,
    when,
    wording,
)
from suasion.briefing.affair import SURE, Affair
from suasion.briefing.marks import Marker
from suasion.briefing.modelled import Modelled
from suasion.evidence.model import Evidence
from suasion.reports.model import Report
from suasion.weigh.hypotheses.model import Matrix
from suasion.weigh.model import Weighed

if TYPE_CHECKING:
    from suasion.exposure.cone import Cone
    from suasion.exposure.named import Exposed

HERE = Path(__file__).parent

PRINTED = 300
"""Footnotes from which on no further section gets any: in a large affair only the sections that lead have them."""


@dataclass(frozen=True, slots=True)
class Section:
    number: int
    id: str
    heading: str
    template: str
    view: Any


@dataclass(frozen=True, slots=True)
class Ahead:
    """What FORECAST and EXPOSURE say: questions with their forecasts, exposures, and ranges of prices."""

    asked: Sequence[likely.Asked] = ()
    exposed: Sequence[Exposed] = ()
    cones: Sequence[Cone] = ()


def render(
    evidence: Evidence,
    reports: Sequence[Report],
    *,
    question: str | None = None,
    figures: Mapping[str, object] | None = None,
    weighed: Weighed | None = None,
    model: Modelled | None = None,
    ahead: Ahead | None = None,
    matrix: Matrix | None = None,
) -> str:
    """The whole page as HTML. The same input gives the same bytes. ``weighed``: what WEIGH found in the same evidence; ``model``: a system
    and its answer, if there is one; ``ahead``: what FORECAST and EXPOSURE add to it; ``matrix``: competing hypotheses."""
    affair = Affair(evidence, reports, weighed)
    marker = Marker(affair)
    cut = [segments.blocks(affair, n) for n in range(len(affair.docs))]
    found = _sections(affair, marker, cut, question, figures, model, ahead or Ahead(), matrix)
    title = found[0].view.title
    css, js = _asset("page.css"), _asset("page.js")
    return str(
        _environment()
        .get_template("page.jinja")
        .render(
            csp=policy(css, js),
            css=_safe(css),
            js=_safe(js),
            version=evidence.suasion,
            title=f"{title}. A briefing",
            mast=_mast(affair),
            sections=found,
            notes=marker.notes,
            sure=round(SURE * 100),
            data=_json(_data(affair, cut)),
            texts=[_json(t) for t in sources.data(affair, cut)],
        )
    )


def _sections(
    affair: Affair,
    marker: Marker,
    cut: list[list[segments.BlockView]],
    question: str | None,
    figures: Mapping[str, object] | None,
    model: Modelled | None,
    ahead: Ahead,
    matrix: Matrix | None,
) -> list[Section]:
    """In the order of the page. A section whose view is None is left out and the numbers close up.

    What a later floor finds goes between ``limits`` and
    ``sources``: a module with ``build`` that returns a view, and a template of the same name.
    """
    out: list[Section] = []

    def add(id_: str, heading: str, view: Any) -> None:
        if view is not None:
            out.append(Section(len(out) + 1, id_, heading, f"{id_}.jinja", view))
        if len(marker.notes) > PRINTED:
            marker.printing = False

    add(
        "summary",
        "The question" if question else "In short",
        summary.build(affair, marker, question, model, ahead.asked),
    )
    add("scope", "What was read", scope.build(affair, marker, figures))
    add("holds", "Who can move whom", holds.build(affair, marker))
    add("speech", "What each side says", speech.build(affair, marker))
    add("timeline", "What happened, what is coming", timeline.build(affair, marker))
    add("limits", "What holds them back", limits.build(affair, marker))
    add("doubts", "What does not add up", doubts.build(affair, marker))
    add("hypotheses", "Competing hypotheses", hypotheses.build(matrix))
    add("pressure", "Will pressure work", pressure.build(model))
    add("stand", "Where the parties stand", stand.build(affair, marker, model))
    add("likely", "How likely, by when", likely.build(affair, marker, ahead.asked))
    add("exposed", "Who is exposed", exposed.build(affair, marker, ahead.exposed, ahead.cones))
    add("sources", "Sources", sources.build(affair, cut))
    add("made", "How this was made", made.build(affair))
    return out


def _mast(affair: Affair) -> str:
    read = wording.count(len(affair.read), "report")
    return f"As of {when.spoken(affair.as_of)}, from {read}" if affair.as_of else f"From {read}"


def _data(affair: Affair, cut: list[list[segments.BlockView]]) -> dict[str, Any]:
    words: dict[str, int] = {}
    names = wording.table()["certainty"]
    return {
        "items": drawer.rows(affair, sources.places(cut), words),
        "words": list(words),
        "actors": [affair.name(a) for a in drawer.actor_order(affair)],
        "reports": [[affair.label(n), affair.title(n)] for n in range(len(affair.docs))],
        "kinds": drawer.kind_names(),
        "sure": [str(names[c]["adjective"]) for c in drawer.CODES],
    }


# --- safety


def policy(css: str, js: str) -> str:
    """Nothing may be loaded; the one style and the one script are named by their hashes."""
    return (
        f"default-src 'none'; style-src '{_hash(css)}'; script-src '{_hash(js)}'; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def escaped_json(value: object) -> str:
    """JSON that cannot end its script element, and is legal inside one: no ``<``, ``>``, ``&``, U+2028, U+2029."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text.encode("utf-8", "backslashreplace").decode()


def _json(value: object) -> Any:
    return _safe(escaped_json(value))


def _safe(text: str) -> Any:
    from markupsafe import Markup

    return Markup(text)


# --- templates


@cache
def _asset(name: str) -> str:
    return (HERE / "assets" / name).read_text(encoding="utf-8").strip()


@cache
def _environment() -> Any:
    import jinja2

    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        auto_reload=False,
    )
    env.globals.update(number=wording.number, cap=wording.cap)
    return env
