"""Section 5: what happened, what is coming: the line of time, the acts, the human cost, the calendar, the markets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from suasion.briefing import acts, when
from suasion.briefing.affair import Affair, Entry
from suasion.briefing.line import Line, Point, draw
from suasion.briefing.marks import Mark, Marker, Prose
from suasion.briefing.wording import agree, around, cap, clip, count, join, number, phrase, squeeze, table, times
from suasion.evidence.model import Casualties

LINE = 8
"""Points on each side of the as-of date; more acts than this are counted by month."""

ROWS = 30
"""Acts in the table of what happened; the rest are found by search."""

OPEN = 10
"""Acts shown at once."""

OTHER = 12
"""Acts asked for, planned or denied that are shown."""

CALENDAR = 24
"""Dates to come that are shown."""

COST = 16
"""Passages with numbers of dead or hurt that are shown."""

MARKETS = 8
"""Statements on markets that are shown."""

QUOTE = 130
"""Characters of a sentence that are quoted beside an act: two lines."""


@dataclass(frozen=True, slots=True)
class Act:
    date: str
    text: Mark
    quote: str
    note: str


@dataclass(frozen=True, slots=True)
class Cost:
    date: str
    place: str
    numbers: Mark
    source: str


@dataclass(frozen=True, slots=True)
class Coming:
    date: str
    reason: str
    what: Mark
    who: str
    where: str
    status: str
    gone: bool


@dataclass(frozen=True, slots=True)
class Market:
    text: Mark
    note: str


@dataclass(frozen=True, slots=True)
class View:
    lead: Prose
    title: str
    line: Line | None
    shown: tuple[Act, ...]
    folded: tuple[Act, ...]
    beyond: int
    cost: tuple[Cost, ...]
    other: tuple[Act, ...]
    other_more: int
    calendar: tuple[Coming, ...]
    calendar_more: int
    dated: int
    """Dates to come that a calendar can hold."""
    markets: tuple[Market, ...]


def build(affair: Affair, marker: Marker) -> View | None:
    happened, other = acts.fold(affair, affair.of("event")), acts.fold(affair, affair.of("act"))
    coming = _fold_coming(affair, affair.of("scheduled"))
    markets = affair.of("market")
    if not (happened or other or coming or markets):
        return None
    title, line = _line(affair, marker, happened, coming)
    order = _weightiest(happened)
    told = [_act(affair, marker, g) for g in order[:ROWS]]
    return View(
        _lead(affair, happened, coming),
        title,
        line,
        tuple(told[:OPEN]),
        tuple(told[OPEN:]),
        max(0, len(order) - ROWS),
        tuple(_cost(affair, marker, g) for g in _casualties(affair)[:COST]),
        tuple(_act(affair, marker, g, status=True) for g in other[:OTHER]),
        max(0, len(other) - OTHER),
        tuple(_coming(affair, marker, g) for g in coming[:CALENDAR]),
        max(0, len(coming) - CALENDAR),
        sum(1 for g in coming if when.bounds(g[0].item.date)),
        tuple(_market(affair, marker, e) for e in markets[:MARKETS]),
    )


def _lead(affair: Affair, happened: Sequence[Sequence[Entry]], coming: Sequence[Sequence[Entry]]) -> Prose:
    out: list[str | Mark] = []
    if happened:
        undated = sum(1 for g in happened if not when.bounds(g[0].item.date))
        repeats = sum(len(g) - 1 for g in happened)
        out.append(
            f"{agree(len(affair.read), 'The report tells', 'The reports tell')} of"
            f" {count(len(happened), 'act')} as done or under way"
        )
        out.append(f"; {_of(undated, len(happened))} no date." if undated else ".")
        if repeats:
            out.append(f" {cap(count(repeats, 'repeat'))} of the same act {'is' if repeats == 1 else 'are'} folded.")
    if coming:
        gone = sum(1 for g in coming if _gone(affair, g[0]))
        out.append(
            f" {cap(count(len(coming), 'date'))} {'was' if len(coming) == 1 else 'were'} still to come when reported"
        )
        if gone:
            out.append(f"; {number(gone)} {'has' if gone == 1 else 'have'} passed by the date of the latest report")
        out.append(".")
    return tuple(out)


def _of(n: int, total: int) -> str:
    if n == total:
        return "it has" if total == 1 else "they have"
    return f"{number(n)} of them {'has' if n == 1 else 'have'}"


def _weightiest(groups: Sequence[list[Entry]]) -> list[list[Entry]]:
    """If there are too many for the table: the ones told most often; in the table they stand by date."""
    kept = sorted(groups, key=lambda g: (-len(g), not when.bounds(g[0].item.date), -g[0].item.confidence))[:ROWS]
    ids = {g[0].id for g in kept}
    return [g for g in groups if g[0].id in ids] + [g for g in groups if g[0].id not in ids]


def _act(affair: Affair, marker: Marker, group: Sequence[Entry], status: bool = False) -> Act:
    item = group[0].item
    notes = [str(table()["act_status"][item.status])] if item.status != "happened" else []
    if len(group) > 1:
        notes.append(f"told {times(len(group))}")
    if item.date_reason and item.date_text is None and item.date:
        notes.append("date inferred")
    lead_in = item.predicate.start - item.start if item.predicate else 0
    return Act(
        when.spoken(item.date),
        marker.mark(acts.sentence(affair, group[0]), group),
        around(item.quote, max(0, lead_in), QUOTE),
        "; ".join(notes),
    )


# --- the line


def _line(
    affair: Affair, marker: Marker, happened: Sequence[Sequence[Entry]], coming: Sequence[Sequence[Entry]]
) -> tuple[str, Line | None]:
    as_of = affair.as_of
    dated_past = [g for g in happened if when.bounds(g[0].item.date)]
    future = [g for g in coming if when.bounds(g[0].item.date) and not _gone(affair, g[0])]
    if not as_of or not (dated_past or future) or len(dated_past) + len(future) < 2:
        return "", None
    undated_past = [g for g in happened if not when.bounds(g[0].item.date)]
    undated_future = [g for g in coming if not when.bounds(g[0].item.date)]
    past_points = _points(affair, marker, dated_past, False)
    future_points = _points(affair, marker, future, True)
    line = draw(
        past_points,
        future_points,
        f"as of {when.spoken(as_of)}",
        marker.mark(f"{number(len(undated_past))} without a date", [e for g in undated_past for e in g])
        if undated_past
        else None,
        marker.mark(f"{number(len(undated_future))} without a date", [e for g in undated_future for e in g])
        if undated_future
        else None,
    )
    return _title(dated_past, future, undated_future), line


def _title(past: Sequence[Sequence[Entry]], future: Sequence[Sequence[Entry]], open_: Sequence[Sequence[Entry]]) -> str:
    """A finding: where the dated acts crowd, and what comes next."""
    parts = []
    months: dict[str, int] = defaultdict(int)
    for g in past:
        months[when.month_of(g[0].item.date)] += 1
    full = max(sorted(months), key=lambda m: months[m], default="")
    if full and months[full] >= 3 and len(months) > 1:
        parts.append(f"{number(months[full])} of {count(len(past), 'dated act')} fall in {when.spoken(full)}")
    elif past:
        last = max(past, key=lambda g: (when.bounds(g[0].item.date) or ("", ""))[::-1])
        many = len(past) > 1
        parts.append(
            f"{count(len(past), 'act')} {'have' if many else 'has'} a date"
            f"{', the last' if many else ','} {when.on(last[0].item.date)}"
        )
    if future:
        parts.append(f"next is {when.spoken(future[0][0].item.date)}")
    elif open_:
        parts.append("nothing ahead has a date")
    return cap("; ".join(parts))


def _points(affair: Affair, marker: Marker, groups: Sequence[Sequence[Entry]], future: bool) -> list[Point]:
    if len(groups) <= LINE:
        return [_point(affair, marker, g, future) for g in groups]
    by_month: dict[str, list[Sequence[Entry]]] = defaultdict(list)
    for g in groups:
        by_month[when.month_of(g[0].item.date) or str(g[0].item.date)[:4]].append(g)
    months = sorted(by_month)
    kept = months[:LINE] if future else months[-LINE:]
    out = []
    for month in kept:
        members = by_month[month]
        if len(members) == 1:
            out.append(_point(affair, marker, members[0], future))
            continue
        if future:
            text = f"{count(len(members), 'date')}, first {clip(members[0][0].item.what, 50)}"
        else:
            biggest = max(members, key=len)
            text = f"{count(len(members), 'act')}, among them {acts.sentence(affair, biggest[0])}"
        out.append(Point(when.short(month), marker.mark(text, [e for g in members for e in g])))
    return out


def _point(affair: Affair, marker: Marker, group: Sequence[Entry], future: bool) -> Point:
    item = group[0].item
    text = cap(clip(item.what, 80)) if future else acts.sentence(affair, group[0])
    return Point(when.short(item.date), marker.mark(text, group))


# --- the calendar


def _gone(affair: Affair, entry: Entry) -> bool:
    """Whether all of the date lies before the first day that the as-of date can mean."""
    due, now = when.bounds(entry.item.date), when.bounds(affair.as_of)
    return bool(due and now and due[1] < now[0])


def _fold_coming(affair: Affair, entries: Sequence[Entry]) -> list[list[Entry]]:
    """Same day and place, or same words: one line. By date; then those without one; then those that have passed."""
    out: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for e in entries:
        words = squeeze(e.item.what).lower()
        exact = e.item.date and len(e.item.date) == 10 and e.item.where
        out[(e.item.date, squeeze(e.item.where).lower()) if exact else (e.item.date or "", words)].append(e)

    def order(g: list[Entry]) -> tuple[object, ...]:
        return _gone(affair, g[0]), when.ahead(g[0].item.date, affair.as_of), g[0].doc, g[0].item.start, g[0].id

    return sorted(out.values(), key=order)


def _coming(affair: Affair, marker: Marker, group: Sequence[Entry]) -> Coming:
    item = group[0].item
    gone = _gone(affair, group[0])
    status = str(table()["scheduled_status"].get(item.status) or phrase(item.status))
    return Coming(
        when.spoken(item.date),
        "inferred" if item.date and item.date_reason and not item.date_text else "",
        marker.mark(cap(clip(item.what, QUOTE)), group),
        join(affair.names(dict.fromkeys(a for e in group for a in e.item.who))),
        squeeze(item.where or ""),
        f"{status}, date now past" if gone else status,
        gone,
    )


# --- human cost and markets


def _casualties(affair: Affair) -> list[list[Entry]]:
    """Passages that give numbers; the same numbers of the same date and place are one line."""
    out: dict[tuple[object, ...], list[Entry]] = defaultdict(list)
    for e in affair.of("event"):
        c = e.item.casualties
        if c and any((c.dead, c.injured, c.displaced, c.captured)):
            out[(e.item.date, (e.item.place or "").lower(), c)].append(e)
    return sorted(out.values(), key=lambda g: (when.key(g[0].item.date), g[0].doc, g[0].item.start, g[0].id))


def _cost(affair: Affair, marker: Marker, group: Sequence[Entry]) -> Cost:
    item = group[0].item
    words = table()["casualties"]
    numbers = ", ".join(
        f"{squeeze(v)} {words[k]}" for k in Casualties.model_fields if (v := getattr(item.casualties, k))
    )
    by = affair.names(dict.fromkeys(a for e in group for a in e.item.reported_by))
    source = f"according to {join(by)}" if by else affair.label(group[0].doc)
    return Cost(when.spoken(item.date), squeeze(item.place or ""), marker.mark(numbers, group), source)


def _market(affair: Affair, marker: Marker, entry: Entry) -> Market:
    item = entry.item
    direction = str(table()["directions"].get(item.direction, ""))
    who = join(affair.names(item.actor))
    return Market(
        marker.mark(clip(cap(item.text), QUOTE), [entry]),
        ", ".join(filter(None, [phrase(item.commodity), direction, who])),
    )
