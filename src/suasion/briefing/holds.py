"""Section 3: who has a hold on whom. Passages folded to arrows, a title that the counts earn, the same as a table."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from suasion.briefing.affair import Affair, Entry
from suasion.briefing.chart import Chart
from suasion.briefing.holds_drawn import drawings
from suasion.briefing.levers import Hold, Pair, by_kind, by_pair, what
from suasion.briefing.marks import Mark, Marker, Prose
from suasion.briefing.wording import agree, cap, count, instrument, join, number, possessive, table


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table."""

    holder: str
    target: str
    instrument: str
    what: tuple[Mark, ...]
    more: int
    status: str
    count: str
    sources: str


@dataclass(frozen=True, slots=True)
class View:
    lead: Prose
    title: str
    desk: Chart
    phone: Chart
    key: tuple[tuple[int, str, Mark], ...]
    """For a phone: number of the arrow, who over whom, and the mark that opens it."""
    left_out: str
    rows: tuple[Row, ...]
    one_source: bool
    dashed: bool
    asked: bool


def build(affair: Affair, marker: Marker) -> View | None:
    levers = affair.of("lever")
    found = by_pair(affair, levers)
    if not found:
        return None
    pairs = sorted(found, key=lambda p: (-len(found[p]), affair.rank(p[0]), affair.rank(p[1])))
    holds = _all_holds(affair, found, pairs)
    title = _title(affair, found, pairs)
    lead = _lead(affair, marker, levers, found, pairs)
    drawn = drawings(affair, found, pairs)
    hidden = drawn.hidden
    left_out = (
        f"{cap(count(hidden, 'pair'))} of actors {agree(hidden, 'is', 'are')} in the table only." if hidden else ""
    )
    rows = tuple(_row(affair, marker, h) for h in holds)
    return View(
        lead,
        title,
        drawn.desk,
        drawn.phone,
        tuple(
            (n, f"{cap(affair.the(h.holder))} over {affair.the(h.target)}", marker.mark(h.label, h.entries))
            for n, h in enumerate(drawn.numbered, 1)
        ),
        left_out,
        rows,
        len({affair.origin(n) for n in affair.read}) < 2,
        any(h.single for h in holds),
        any(h.asked for h in holds),
    )


def _all_holds(affair: Affair, found: dict[Pair, list[Entry]], pairs: Sequence[Pair]) -> list[Hold]:
    return [hold for pair in pairs for hold in by_kind(affair, pair, found[pair])]


def _title(affair: Affair, found: dict[Pair, list[Entry]], pairs: Sequence[Pair]) -> str:
    """A finding that the counts earn; the plainest true one where nothing stands out."""
    (holder, target), *others = pairs
    top = found[pairs[0]]
    kinds = Counter(instrument(e.item.kind) for e in top)
    means = join(sorted(kinds, key=lambda k: (-kinds[k], k))[:3])
    over = Counter(t for _, t in pairs)
    facing, holders = max(over.items(), key=lambda x: (x[1], x[0] == target, affair.rank(x[0])[2]))
    if len(top) >= 2 and (not others or len(top) > len(found[others[0]])):
        return cap(f"{possessive(affair.the(holder))} hold on {affair.the(target)} is {means}")
    if holders >= 3:
        return cap(f"{number(holders)} actors have a hold on {affair.the(facing)}")
    if not others:
        return cap(f"one hold is named: {possessive(affair.the(holder))} on {affair.the(target)}, {means}")
    return cap(f"{count(len(pairs), 'pair')} of actors, and no hold stands out")


def _lead(
    affair: Affair,
    marker: Marker,
    levers: Sequence[Entry],
    found: dict[Pair, list[Entry]],
    pairs: Sequence[Pair],
) -> Prose:
    holder, target = pairs[0]
    top = found[pairs[0]]
    own = f"{possessive(affair.the(holder))} hold on {affair.the(target)}"
    n = len(levers)
    if n == 1:
        out: list[str | Mark] = ["One passage speaks of a hold: ", marker.mark(own, top), "."]
    elif len(top) == n:
        out = [f"All {number(n)} passages that speak of a hold speak of ", marker.mark(own, top), "."]
    else:
        out = [
            f"Of the {number(n)} passages that speak of a hold, {number(len(top))}",
            f" {agree(len(top), 'speaks', 'speak')} of ",
            marker.mark(own, top),
            ".",
        ]
    for status, words in (("used", "used"), ("threatened", "threatened")):
        some = [e for e in levers if e.item.status == status]
        if some:
            out += [
                " ",
                marker.mark(cap(count(len(some), "hold")), some),
                f" {'is' if len(some) == 1 else 'are'} {words}.",
            ]
    back = [p for p in pairs if p[0] < p[1] and p[::-1] in found]
    if back:
        first, *more = [f"{affair.the(a)} and {affair.the(b)}" for a, b in back[:2]]
        out.append(f" {cap(first)} hold something over each other{', and so do ' + more[0] if more else ''}.")
    apart = sum(1 for e in levers if not affair.tops(e.item.holder) or not affair.tops(e.item.over))
    if apart:
        out.append(f" {cap(count(apart, 'passage'))} {agree(apart, 'does', 'do')} not say who holds, or over whom.")
    drawn = {e.id for entries in found.values() for e in entries}
    inside = sum(1 for e in levers if e.id not in drawn) - apart
    if inside > 0:
        out.append(f" {cap(count(inside, 'passage'))} {agree(inside, 'is', 'are')} of a hold within one actor.")
    out.append(" Each actor is counted with its leaders and offices.")
    return tuple(out)


WHAT = 110
"""Characters of what is held, in the table: two lines."""

SHOWN = 3
"""Passages that a line of the table names; the rest are counted."""


def _row(affair: Affair, marker: Marker, hold: Hold) -> Row:
    words = table()["lever_status"]
    statuses = list(dict.fromkeys(str(words[e.item.status]) for e in hold.entries))
    seen: dict[str, list[Entry]] = defaultdict(list)
    for e in hold.entries:
        seen[" ".join((e.item.what or e.item.quote).lower().split())].append(e)
    whats = [marker.mark(what(g[0], WHAT), g) for g in list(seen.values())[:SHOWN]]
    n = affair.origins(hold.entries)
    return Row(
        cap(affair.the(hold.holder)),
        affair.the(hold.target),
        hold.label,
        tuple(whats),
        max(0, len(seen) - SHOWN),
        join(statuses),
        number(len(hold.entries)),
        count(n, "report"),
    )
