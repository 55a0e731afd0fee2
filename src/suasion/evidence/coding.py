"""One report -> one document of evidence: every kind in turn, on one reading of the text."""

from __future__ import annotations

from collections import Counter

from suasion.evidence.actors import find_actors
from suasion.evidence.barriers import find_barriers
from suasion.evidence.belonging import DESCRIBED
from suasion.evidence.claims import find_claims
from suasion.evidence.confidence import calibrate
from suasion.evidence.events import find_events
from suasion.evidence.gazetteer import gazetteer
from suasion.evidence.levers import find_levers
from suasion.evidence.mediation import find_mediation
from suasion.evidence.mending import mend
from suasion.evidence.model import Actor, Boilerplate, Claim, Document, Track
from suasion.evidence.quotation import continue_claims
from suasion.evidence.reading import Reading
from suasion.evidence.scheduled import find_scheduled
from suasion.evidence.signatures import with_signed
from suasion.evidence.stakes import find_interests, find_markets, find_tracks
from suasion.language import analyse
from suasion.reports.dates import find_dates
from suasion.reports.dating import anchor_of
from suasion.reports.model import Report
from suasion.vocab import load

LOCAL = ("people", "person", "armed_group", "party", "company")
"""Types of actors that the state in which a report plays stands for where nothing places them."""


def read_closely(report: Report) -> Reading:
    """The report analysed: parse, actors, dates."""
    blocks = report.kept()
    analysis = analyse(report.text, [(b.start, b.end) for b in blocks])
    for sentence in analysis.sentences:
        mend(sentence)
    index = find_actors(report, analysis)
    anchor = anchor_of(report.date)
    dates = [d for b in blocks for d in find_dates(report.text, anchor=anchor, start=b.start, end=b.end)]
    return Reading(report, analysis, index, dates, blocks)


def _actors(r: Reading) -> tuple[Actor, ...]:
    """The actors of the index and those that only claims and places brought in, with their PLOVER codes."""
    return tuple(a.model_copy(update={"code": plover_code(a, r)}) for a in (*r.index.actors, *r.extra.values()))


def plover_code(actor: Actor, r: Reading) -> str | None:
    """PLOVER's country code: the state's, or that of the organisation it belongs to (UNO, EUR, IGO, NGO, IMG); of people and groups whom
    nothing places ("the workers"), that of the state where the report plays."""
    for a in r.index.affiliated(actor.id) or (actor.id,):
        found = r.actor(a)
        if found and (code := _code(a, found.type, found.country)):
            return code
    if actor.country is None and (code := _by_office(actor)):
        return code
    return actor.country or (_home(r) if actor.type in LOCAL or actor.rule == DESCRIBED else None)


def _code(party: str, kind: str, country: str | None) -> str | None:
    codes = load("plover_codes")
    found = codes["organisations"].get(party) or (codes["types"].get(kind) if not country else None) or country
    return str(found) if found else None


def _by_office(actor: Actor) -> str | None:
    """The code of the organisation whose office a person holds, though the report does not name it by itself."""
    known = (gazetteer().entries.get(role.of) for role in actor.roles if role.of)
    codes = (_code(entry.id, entry.type, entry.country) for entry in known if entry)
    return next((code for code in codes if code), None)


def _home(r: Reading) -> str | None:
    """The state that the report names most, the first of them: where people live whom it does not place ("the workers")."""
    named = Counter(c for s in r.sentences for a in r.index.at(s.start, s.end) if (c := r.country(a)))
    return max(named, key=lambda c: named[c]) if named else None


def _dropped(report: Report) -> tuple[Boilerplate, ...]:
    return tuple(
        Boilerplate(start=b.start, end=b.end, quote=report.text[b.start : b.end], kind=b.reason or "other")
        for b in report.blocks
        if not b.kept
    )


def _tracks(r: Reading) -> tuple[Track, ...]:
    return tuple(sorted([*find_tracks(r), *find_mediation(r)], key=lambda t: (t.start, t.id)))


def claims_of(r: Reading) -> list[Claim]:
    """All claims, with signed quotations and what goes on in the next sentences, in the order of the text."""
    claims = with_signed(r, find_claims(r))
    return sorted([*claims, *continue_claims(r, claims)], key=lambda c: (c.content_start, c.content_end, c.id))


def code(report: Report) -> Document:
    """All evidence of one report. Pure: the same report gives the same document.

    A report that is not to be coded (``report.not_coded``) gives a document with its boilerplate and the reason, and no items.
    """
    base = Document(
        doc_id=report.id, file=report.origin, sha256=report.sha256, n_chars=len(report.text), title=report.heading if report.title else None,
        outlet=report.outlet, byline=report.byline, url=report.url, date=report.date, language=report.language,
        not_coded=report.not_coded, cluster=report.cluster,
        boilerplate=_dropped(report),
    )  # fmt: skip
    if report.not_coded:
        return base
    r = read_closely(report)
    claims = claims_of(r)
    events, other = find_events(r, claims)
    return calibrate(base.model_copy(update={
        "sentences": len(r.sentences), "actors": _actors(r), "claims": tuple(claims), "events": tuple(events), "other_acts": tuple(other),
        "levers": tuple(find_levers(r, events, other)), "scheduled": tuple(find_scheduled(r)), "interests": tuple(find_interests(r)),
        "barriers": tuple(find_barriers(r)), "tracks": _tracks(r), "energy": tuple(find_markets(r)),
    }))  # fmt: skip
