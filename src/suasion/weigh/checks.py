"""All checks over a case: reports and evidence in, findings and dates out. The cost grows with the number of sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from suasion._version import __version__
from suasion.evidence.model import Evidence
from suasion.reports.model import Report
from suasion.weigh import drift, numbers, polarity
from suasion.weigh.anachronism import anachronisms
from suasion.weigh.contrast import contrasts, readings
from suasion.weigh.control import control
from suasion.weigh.dating import date
from suasion.weigh.denials import denials
from suasion.weigh.geography import misplaced
from suasion.weigh.headline_deeds import deed_overclaims
from suasion.weigh.meetings import meetings
from suasion.weigh.model import Dated, Finding, Weighed
from suasion.weigh.omission import gaps, stated, unanswered
from suasion.weigh.overclaim import overclaims
from suasion.weigh.post_slips import post_conflicts, post_slips
from suasion.weigh.reckoning import reckonings
from suasion.weigh.rivals import rivals
from suasion.weigh.single_source import single_sources
from suasion.weigh.spelling import spellings
from suasion.weigh.stances import stance_findings
from suasion.weigh.statements import Weights, pairs, statements
from suasion.weigh.sums import sums
from suasion.weigh.swaps import swaps
from suasion.weigh.texts import Text, texts_of

LEAST_ALIKE = 0.33
"""Share of the shorter sentence's weight that two sentences must hold to be compared at all; every check asks for more."""


def weigh(evidence: Evidence, reports: Sequence[Report]) -> Weighed:
    """Everything that does not add up in the reports, strongest first; and when each was written.

    ``reports`` give the texts of ``evidence.documents`` (matched by hash). Pure: the same case gives the same findings.
    """
    texts = texts_of(evidence, reports)
    found: list[Finding] = []
    dates: dict[str, Dated] = {}
    for t in texts:
        dated, against = date(t)
        dates[t.id] = dated
        found += anachronisms(t, dated, against)
        found += reckonings(t, dated)
    found += _each(texts)
    all_ = statements(texts)
    weights = Weights(all_)
    compared = list(pairs(all_, weights, LEAST_ALIKE))
    found += numbers.numbers(compared, dates)
    found += polarity.polarity(compared, weights, dates)
    found += swaps(compared, dates)
    found += meetings(texts, dates)
    found += stance_findings(texts, dates)
    found += control(texts, dates)
    found += post_conflicts(texts)
    found += drift.drift(compared)
    found += single_sources(texts)
    found += gaps(texts)
    return Weighed(suasion=__version__, findings=_ordered(found), dates=tuple(dates[t.id] for t in texts))


def _each(texts: Sequence[Text]) -> Iterator[Finding]:
    """The checks that look at one report alone."""
    for t in texts:
        yield from overclaims(t)
        yield from stated(t)
        yield from unanswered(t)
        yield from rivals(t)
        yield from contrasts(t)
        yield from readings(t)
        yield from deed_overclaims(t)
        yield from denials(t)
        yield from sums(t)
        yield from post_slips(t)
        yield from spellings(t)
        yield from misplaced(t)


def _ordered(found: Sequence[Finding]) -> tuple[Finding, ...]:
    """Strongest first. A pair of spans stands once, under its strongest check; and so does what turns on one word in two reports."""
    out: dict[object, Finding] = {}
    turned: set[object] = set()
    for f in sorted(found, key=lambda f: (-f.strength, f.kind, f.id)):
        places = frozenset((s.doc_id, s.start, s.end) for s in f.sides)
        matter = (f.check, f.matter, frozenset(s.doc_id for s in f.sides))
        if f.check == "polarity" and matter in turned:
            continue
        turned.add(matter)
        out.setdefault((f.kind == "single_source", places) if len(places) > 1 else (f.kind, f.check, places), f)
    return tuple(out.values())
