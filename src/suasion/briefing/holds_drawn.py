"""The leverage map for a desk and for a phone: which actors and holds are drawn, and how many are left to the table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from suasion.briefing.affair import Affair, Entry
from suasion.briefing.chart import ArrowIn, Chart, draw
from suasion.briefing.levers import Hold, Pair, by_kind, hold
from suasion.briefing.marks import href
from suasion.briefing.wording import cap

DISCS = 9
"""Actors drawn at most: beyond this, labels no longer find room."""

PARALLEL = 4
"""Arrows between the pair that is said most of; all other pairs get one, which names up to two instruments."""

ARROWS = {"desk": 14, "phone": 9}
"""Arrows drawn at most; the table holds all."""


@dataclass(frozen=True, slots=True)
class Drawn:
    desk: Chart
    phone: Chart
    numbered: tuple[Hold, ...]
    """The holds of the phone's arrows, in the order of their numbers."""
    hidden: int
    """Pairs of actors that the desk does not show."""


def drawings(affair: Affair, found: Mapping[Pair, Sequence[Entry]], pairs: Sequence[Pair]) -> Drawn:
    """``pairs``: the most spoken of first."""
    nodes: list[str] = []
    for pair in pairs:  # in this order, so that the ninth disc is the weakest
        new = [a for a in pair if a not in nodes]
        if len(nodes) + len(new) <= DISCS:
            nodes += new
    shown = [p for p in pairs if p[0] in nodes and p[1] in nodes]
    first = by_kind(affair, shown[0], found[shown[0]])
    if len(first) > PARALLEL:
        rest = [e for h in first[PARALLEL - 1 :] for e in h.entries]
        first = [*first[: PARALLEL - 1], hold(affair, shown[0], rest)]
    merged = [hold(affair, p, found[p]) for p in shown]
    desk, on_desk = _draw(affair, [*first, *merged[1:]][: ARROWS["desk"]], phone=False)
    phone, on_phone = _draw(affair, merged[: ARROWS["phone"]], phone=True)
    return Drawn(desk, phone, tuple(on_phone), len(pairs) - len({(h.holder, h.target) for h in on_desk}))


def _draw(affair: Affair, holds: Sequence[Hold], *, phone: bool) -> tuple[Chart, list[Hold]]:
    """The drawing, and the holds that are in it: those without room go, with actors that then have no arrow."""
    while True:
        nodes = list(dict.fromkeys(a for h in holds for a in (h.holder, h.target)))
        arrows: list[ArrowIn] = [
            (
                nodes.index(h.holder),
                nodes.index(h.target),
                str(i) if phone else h.label,
                len(h.entries),
                h.single,
                h.asked,
                href(h.entries),
            )
            for i, h in enumerate(holds, 1)
        ]
        chart = draw([cap(affair.name(n)) for n in nodes], [affair.said_of[n] for n in nodes], arrows, phone=phone)
        if len(chart.arrows) in (0, len(holds)):
            return chart, list(holds)
        holds = [holds[a.number] for a in chart.arrows]


def _style(h: Hold) -> tuple[bool, bool, str]:
    return h.single, h.asked, href(h.entries)
