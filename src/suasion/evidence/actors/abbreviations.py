"""Short names: "General Confederation of Labour (CGT)", "the Border Guard Force, or BGF,"."""

from __future__ import annotations

import re

from suasion.evidence.actors.cast import Cast, Draft
from suasion.evidence.actors.page import Page
from suasion.evidence.gazetteer import gazetteer

SPELLED = 0.85  # confidence of a body whose short name its capitals spell
LEAST_LETTERS = 3  # of a short name that the capitals before it must spell
LONGEST = 150  # letters of a name before its short one
_SHORT = r"[A-Z][A-Za-z&.-]{1,9}"
_BRACKETED = re.compile(
    rf" ?\(({_SHORT})\)|,? or (?:the )?([A-Z]{{2,9}})(?=[,.;)])| [\"\u201c]([A-Z]{{2,9}})[\"\u201d]"
)
"""What stands behind a name and is the same, shortened: "(CGT)", ", or CGT,", ' "CGT"'."""
_CAPITAL_RUN = re.compile(r"[A-Z][\w'-]*(?: (?:(?:of|and|for|the|de|la|du|des|do|da|y|et) )*[A-Z][\w'-]*)+$")


def merge_abbreviations(page: Page, cast: Cast) -> None:
    """In "General Confederation of Labour (CGT)" the bracket is an alias of the name before it; both are one."""
    for match in _BRACKETED.finditer(page.folded):
        short = match.group(match.lastindex or 0)
        at = match.start(match.lastindex or 0)
        bodies = [d for d in cast.drafts.values() if d.type not in ("person", "state", "people")]
        long = _spelled_out(page, cast, match.start(), short) or next(
            (d for d in bodies if any(e == match.start() for _, e in d.extents)), None
        )
        if long is None or (match.lastindex != 1 and not _is_short_for(page, match.start(), short)):
            continue
        for other in [
            d for d in cast.drafts.values() if d is not long and d.type not in ("person", "state") and short in d.names
        ]:
            if any(s == at for s, _ in other.extents) or not gazetteer().entries.get(other.id):
                absorb(cast, long, other)
        long.names.setdefault(short, at)
        long.names.setdefault(" ".join(page.text[long.extents[0][0] : long.extents[0][1]].split()), long.extents[0][0])


def _run_before(page: Page, end: int) -> re.Match[str] | None:
    """The capitalised words that end there."""
    return _CAPITAL_RUN.search(page.folded, max(page.sentence(end)[0], end - LONGEST), end)


def _is_short_for(page: Page, end: int, short: str) -> bool:
    """Whether the capitals of the words just before spell it: "the Border Guard Force, or BGF"."""
    run = _run_before(page, end)
    return run is not None and "".join(c for c in run.group() if c.isupper()).endswith(short)


def _spelled_out(page: Page, cast: Cast, end: int, short: str) -> Draft | None:
    """A body of its own that is called by a longer name than the vocabulary knows: "Islamic State Mozambique (ISM)" is not Islamic State.

    The capitals of the words before the bracket spell the short name, and only the first of them are a name that is known.
    """
    run = _run_before(page, end)
    words = list(re.finditer(r"[A-Z][\w'-]*", run.group())) if run else []
    if run is None or len(short) < LEAST_LETTERS or "".join(w.group()[0] for w in words[-len(short) :]) != short:
        return None
    start = run.start() + words[-len(short)].start()
    known = page.starting.get(start)
    if known is None or known.end >= end or gazetteer().entries[known.id].type in ("state", "person"):
        return None
    name = " ".join(page.text[start:end].split())
    draft = cast.new(name, gazetteer().entries[known.id].type, SPELLED, "spelled out")  # type: ignore[arg-type]
    draft.seen(page.text, start, end)
    for other in list(cast.drafts.values()):
        if other is not draft:
            other.extents = [(s, e) for s, e in other.extents if e <= start or s >= end]
            if not other.extents:
                del cast.drafts[other.id]
    return draft


def absorb(cast: Cast, keep: Draft, drop: Draft) -> None:
    """``drop`` was ``keep`` under another name."""
    for name, at in drop.names.items():
        keep.names.setdefault(name, at)
    keep.extents.extend(drop.extents)
    keep.roles.update({k: v for k, v in drop.roles.items() if k not in keep.roles})
    keep.country = keep.country or drop.country
    keep.parents.extend(p for p in drop.parents if p not in keep.parents and p != keep.id)
    del cast.drafts[drop.id]
