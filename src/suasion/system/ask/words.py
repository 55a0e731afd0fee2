"""The answer in plain sentences, each with its range and its reason."""

from __future__ import annotations

from collections.abc import Iterator

from suasion.evidence.naming import possessive
from suasion.play.graph import CONCEPTS
from suasion.system.ask.answer import Answer, BargainAnswer, PressAnswer
from suasion.system.model import System
from suasion.vocab import load

CLEAR = 0.5
"""Share of the draws from which one region is the answer; below it, none is."""

FEW = 3
"""Numbers named as what moves the answer most."""


def in_words(system: System, answer: Answer) -> tuple[str, ...]:
    """The sentences: will the patron press and why, how sure that is, what would change it, where the parties end up, how likely an end is."""
    return tuple(_all(system, answer))


def _all(system: System, answer: Answer) -> Iterator[str]:
    for one in answer.patrons():
        yield from press_words(system, one)
    if answer.press is None:
        yield "The reports name nobody who has a hold on either side, so nobody is asked whether it will press."
    for chain in answer.chains:
        patron, client = (
            system.name(chain.pair and system.press[chain.pair].patron),
            system.name(system.press[chain.pair].client),
        )
        yield sentence(
            f"{system.name(chain.first)} could make {patron} press {client} in {share(chain.both)} of the draws (it can move {patron} in "
            f"{share(chain.first_leg)}, and {patron}'s pressure would do in {share(chain.second_leg)})"
        )
    if answer.moves:
        named = ", ".join(named_path(system, move.path) for move in answer.moves[:FEW])
        yield f"What moves the answer most: {named}."
    for issue in answer.issues()[:1]:
        yield _bargain(system, issue, answer.on(issue))
    s = answer.settle
    yield (
        f"An agreement within 12 months, by this model alone: {share(s.chance.mean)} (5 to 95 %: {share(s.chance.low)} to "
        f"{share(s.chance.high)}), from a base rate of {share(s.base_rate.mean)}."
    )
    if answer.graph:
        held = [f"{o.what} ({_by(o.holds_by)})" for o in answer.graph.equilibria]
        yield f"At the means these outcomes hold: {'; '.join(held) or 'none'}."


def _by(concepts: tuple[str, ...]) -> str:
    return "by every concept" if len(concepts) == len(CONCEPTS) else f"by {', '.join(c.upper() for c in concepts)}"


def press_words(system: System, one: PressAnswer) -> Iterator[str]:
    """Will this patron press this client: how it most often goes, how else, the exact answer at the means, and what would change it."""
    names = {"patron": system.name(one.patron), "client": system.name(one.client)}
    words = load("system")["words"]["region"]
    first = words[one.region].format(**names)
    odds = share(one.odds[one.region])
    if one.odds[one.region] >= CLEAR:
        yield f"{sentence(first)} This is so in {odds} of the draws."
    else:
        yield sentence(f"not clear-cut; most often, in {odds} of the draws, {first}")
    rest = sorted(
        ((region, odds) for region, odds in one.odds.items() if region != one.region and odds >= 0.01),
        key=lambda r: -r[1],
    )
    if rest:
        yield (
            "Otherwise: " + "; ".join(f"{words[region].format(**names)} ({share(odds)})" for region, odds in rest) + "."
        )
    central = one.central
    yield f"With every number at its mean, {central.why[0].lower()}{central.why[1:]}."
    yield from switches(system, one)


def switches(system: System, one: PressAnswer) -> tuple[str, ...]:
    """What each of the nearest numbers would have to become for the answer to change, in sentences."""
    known = load("system")["words"]
    link, central = system.press[one.pair], one.central
    names = {role: system.name(getattr(link, role)) for role in ("patron", "client", "opponent")}
    found = [s for s in central.witness.switches if s.value is not None]
    out = []
    for s in sorted(found, key=lambda s: abs((s.value or 0) - s.now) / (abs(s.now) or 1))[:FEW]:
        region, outcome = (s.becomes or "").split(": ")
        leaves = "it would leave its client" if outcome == "disengage" else ""
        same = region == central.answer.region
        became = leaves if same else known["outcome"][region] + (f", and {leaves}" if leaves else "")
        way = "rose above" if s.direction == "up" else "fell below"
        what = known["parameters"][s.parameter].format(**names)
        out.append(f"If {what} {way} {s.value:.3g} (now {s.now:.3g}): {became or outcome.replace('_', ' ')}.")
    return tuple(out)


def _bargain(system: System, issue: str, by_model: dict[str, BargainAnswer]) -> str:
    baseline = by_model["mean"]
    alone, under = baseline.alone, baseline.under_pressure
    others = ", ".join(f"{model} {one.alone.mean:.2f}" for model, one in by_model.items() if model != "mean")
    return (
        f"On {system.issues[issue].name} (0: {baseline.low}, 1: {baseline.high}) the compromise lies at {alone.mean:.2f} ({alone.low:.2f} to "
        f"{alone.high:.2f}), with pressure where it works at {under.mean:.2f}; other models without pressure: {others}."
    )


def share(value: float) -> str:
    """A share as a person says it: whole percent, and no false nought."""
    if 0 < value < 0.005:
        return "under 1 %"
    if 0.995 < value < 1:
        return "over 99 %"
    return f"{100 * value:.0f} %"


def sentence(words: str) -> str:
    """With a capital and a full stop."""
    return f"{words[0].upper()}{words[1:]}."


def named_path(system: System, path: str) -> str:
    """A path with the names that a reader knows: the last part, and whose it is."""
    parts = path.split(".")
    what = parts[-1].replace("_", " ")
    if parts[0] == "press":
        link = system.press[parts[1]]
        names = {role: system.name(getattr(link, role)) for role in ("patron", "client", "opponent")}
        return str(load("system")["words"]["parameters"][parts[2]]).format(**names)
    if parts[0] == "levers":
        ends = system.pair(parts[1])
        return f"{what} of {possessive(system.name(ends[0]))} {parts[2].replace('_', ' ')} lever" if ends else path
    if parts[0] == "stances":
        return f"{what} of {system.name(parts[2])} on {system.issues[parts[1]].name}"
    if parts[0] == "barriers":
        return f"{possessive(system.name(parts[1]))} barrier of {parts[2].split('-')[0]}"
    if parts[0] == "actors":
        return f"{what} of {system.name(parts[1])}"
    return what
