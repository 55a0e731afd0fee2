"""Section 1: the question (or a title that the counts earn) and the plainest true sentences on it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from suasion.briefing import acts, when
from suasion.briefing.affair import Affair, Entry
from suasion.briefing.levers import by_pair
from suasion.briefing.likely import Asked
from suasion.briefing.marks import Mark, Marker, Prose
from suasion.briefing.modelled import Modelled
from suasion.briefing.question import Heading, on_question
from suasion.briefing.wording import (
    act_noun,
    agree,
    cap,
    clip,
    count,
    instrument,
    join,
    number,
    possessive,
)
from suasion.forecast.answer.record import TOOL
from suasion.forecast.words import percent
from suasion.system.ask.words import press_words

ANSWERING = ("Otherwise", "If ")
"""How the sentences of an answer start that stand under the first: the other outcomes, and what would change it."""

MATTERS = 2
"""Matters that a title names."""


@dataclass(frozen=True, slots=True)
class View:
    title: str
    verdict: str
    lead: Prose
    on_question: tuple[Heading, ...]
    answer: tuple[str, ...] = ()


def build(
    affair: Affair, marker: Marker, question: str | None, model: Modelled | None = None, questions: Sequence[Asked] = ()
) -> View:
    asked = " ".join((question or "").split())
    title = asked or earned_title(affair)
    lead = _lead(affair, marker)
    found: tuple[Heading, ...] = ()
    verdict = ""
    if asked:
        found = on_question(affair, marker, asked)
        verdict = (
            "No answer is computed here: this is what the reports say on it."
            if found
            else "The reports say nothing that bears on it by name."
        )
    answer: tuple[str, ...] = ()
    if asked and model is not None and model.answer.press:
        verdict, *rest = press_words(model.system, model.answer.press)
        answer = tuple(words for words in rest if words.startswith(ANSWERING)) + forecast(questions)
    return View(title, verdict, lead, found, answer)


def forecast(asked: Sequence[Asked]) -> tuple[str, ...]:
    """How likely, for the first question that suasion itself answers; section "How likely, by when" says why."""
    for question, said in asked:
        for one in reversed(said):
            if one.author == TOOL and one.yes is not None:
                span = f"{percent(one.low or 0)} to {percent(one.high or 0)}"
                often = [f"; the base rate is {percent(b.probability)}, {b.k} of {b.n} cases" for b in one.bases[:1]]
                return (f"{question.text} {percent(one.yes)} ({span}){''.join(often)}.",)
    return ()


# --- the title


def earned_title(affair: Affair) -> str:
    """ "Ukraine and China: appeals and talks": the pair most is said of together, and the matters between them."""
    together: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for e in affair.of("event", "lever", "act"):
        for pair in combinations(sorted(affair.tops(e.actors)), 2):
            together[pair].append(e)
    if together:
        pair = min(together, key=lambda p: (-len(together[p]), [affair.rank(a) for a in p]))
        about, names = together[pair], sorted(pair, key=affair.rank)
    else:
        tops = sorted(affair.passages, key=affair.rank)
        if not tops:
            return (
                affair.title(affair.read[0])
                if len(affair.read) == 1
                else f"What {count(len(read), 'report')} say"
                if (read := affair.read)
                else "No report was coded"
            )
        names, about = tops[:1], [e for e in affair.entries if tops[0] in affair.tops(e.actors)]
    matters = Counter(_matter(e) for e in about if e.kind in ("event", "lever", "act"))
    best = [m for m, _ in sorted(matters.items(), key=lambda x: (-x[1], x[0]))][:MATTERS]
    who = cap(join([affair.the(n) for n in names]))
    return f"{who}: {join(best)}" if best else who


def _matter(entry: Entry) -> str:
    return instrument(entry.item.kind) if entry.kind == "lever" else act_noun(entry.item.type)


# --- the plain sentences


def _lead(affair: Affair, marker: Marker) -> Prose:
    out: list[str | Mark] = []
    read = affair.read
    main = [affair.the(a) for a in sorted(affair.passages, key=affair.rank)[:3]]
    dates = sorted((v for n in read if when.bounds(v := affair.docs[n].date.value)), key=when.key)
    some = "" if len(dates) == len(read) else "the dated one " if len(dates) == 1 else "the dated ones "
    span = ""
    if dates and dates[0] != dates[-1]:
        span = f", {some}written between {when.spoken(dates[0])} and {when.spoken(dates[-1])},"
    elif dates:
        span = f", {some}written {when.on(dates[0])},"
    if not main:
        return (
            f"{cap(count(len(read), 'report'))} {agree(len(read), 'was', 'were')} read, and nothing was found to code.",
        )
    out.append(
        f"{cap(count(len(read), 'report'))}{span} {'speaks' if len(read) == 1 else 'speak'} most of {join(main)}. "
    )
    events = acts.fold(affair, affair.of("event"))
    if events:
        by_type: dict[str, list[Entry]] = defaultdict(list)
        for g in events:
            by_type[g[0].item.type].append(g[0])
        best = sorted(by_type, key=lambda t: (-len(by_type[t]), t))[:3]
        out.append(f"{'It tells' if len(read) == 1 else 'They tell'} of {count(len(events), 'act')}")
        if len(events) > 1:
            most = 2 * sum(len(by_type[t]) for t in best) > len(events) and len(by_type[best[0]]) > 1
            out.append(", all of them " if len(by_type) == 1 else ", mostly " if most else ", among them ")
            for i, t in enumerate(best):
                out.append(marker.mark(act_noun(t), by_type[t]))
                out.append(f" ({number(len(by_type[t]))})" if len(by_type) > 1 else "")
                out.append(" and " if i == len(best) - 2 else "" if i == len(best) - 1 else ", ")
        out.append(". ")
    out += _hold(affair, marker)
    out += _voice(affair, marker)
    out += _cost(affair, marker)
    out += _next(affair, marker)
    return tuple(out)


def _hold(affair: Affair, marker: Marker) -> list[str | Mark]:
    """Only where one pair stands out; section 3 says the rest."""
    pairs = by_pair(affair, affair.of("lever"))
    ranked = sorted(pairs.values(), key=len, reverse=True)
    if not ranked or len(ranked[0]) < 2 or (len(ranked) > 1 and len(ranked[1]) == len(ranked[0])):
        return []
    holder, target = max(pairs, key=lambda p: len(pairs[p]))
    return [
        "The hold that is spoken of most is ",
        marker.mark(f"{possessive(affair.the(holder))} on {affair.the(target)}", ranked[0]),
        ". ",
    ]


def _voice(affair: Affair, marker: Marker) -> list[str | Mark]:
    claims = affair.of("claim")
    heard: dict[str, list[Entry]] = defaultdict(list)
    for e in claims:
        for a in e.item.source:
            if affair.name(a):
                heard[a].append(e)
    if not heard:
        return []
    first = min(heard, key=lambda a: (-len(heard[a]), affair.rank(a)))
    unsure = [e for e in claims if e.item.certainty in ("hedged", "speculative")]
    denied = [e for e in claims if e.item.certainty == "denied"]
    if len(claims) == 1:
        return ["The one claim is ", marker.mark(possessive(affair.the(first)), heard[first]), ". "]
    out: list[str | Mark] = []
    if len(heard[first]) > 1:
        out = [
            "Most often heard is ",
            marker.mark(affair.the(first), heard[first]),
            f", with {number(len(heard[first]))} of {count(len(claims), 'claim')}",
        ]
    else:
        out = [f"{cap(count(len(claims), 'claim'))} {'are' if len(claims) > 1 else 'is'} reported"]
    tail: list[list[str | Mark]] = []
    if unsure:
        tail.append([marker.mark(f"{number(len(unsure))} of them hedged or speculative", unsure)])
    if denied:
        tail.append([marker.mark(count(len(denied), "denial"), denied)])
    for i, part in enumerate(tail):
        out += ["; " if i == 0 else " and ", *part]
    return [*out, ". "]


def _cost(affair: Affair, marker: Marker) -> list[str | Mark]:
    hurt = [
        e for e in affair.of("event") if (c := e.item.casualties) and any((c.dead, c.injured, c.displaced, c.captured))
    ]
    if not hurt:
        return []
    n = len(hurt)
    return [
        marker.mark(cap(count(n, "passage")), hurt),
        f" {'gives' if n == 1 else 'give'} numbers of dead, hurt, displaced or captured. ",
    ]


def _next(affair: Affair, marker: Marker) -> list[str | Mark]:
    now = when.bounds(affair.as_of or affair.inferred)
    ahead = [e for e in affair.of("scheduled") if (b := when.bounds(e.item.date)) and (not now or b[1] >= now[0])]
    if not ahead:
        return []
    first = min(ahead, key=lambda e: (when.ahead(e.item.date, affair.as_of), e.doc, e.item.start))
    what = clip(first.item.what, 90)
    return [
        f"The next date ahead is {when.spoken(first.item.date)}: ",
        marker.mark(what, [first]),
        "" if what.endswith("…") else ".",
    ]
