"""Will pressure work: the five regions with their odds, what would change the answer, what moves it, what to find out."""

from __future__ import annotations

from dataclasses import dataclass

from suasion.briefing.modelled import Modelled
from suasion.briefing.regions import Picture, picture
from suasion.briefing.wording import cap
from suasion.system.ask.answer import PressAnswer
from suasion.system.ask.words import named_path, share, switches
from suasion.vocab import load

SCALE = 400.0
MOVES = 6
"""Numbers shown as what moves the answer most."""

FIND_OUT = 5


@dataclass(frozen=True, slots=True)
class Bar:
    """``start`` and ``end`` on the drawn scale."""

    name: str
    start: float
    end: float
    said: str


@dataclass(frozen=True, slots=True)
class Pair:
    title: str
    regions: tuple[Bar, ...]
    exact: str
    switches: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class View:
    pairs: tuple[Pair, ...]
    picture: Picture
    finding: str
    moves: tuple[Bar, ...]
    chains: tuple[str, ...]
    settle: str
    holds: str
    find_out: tuple[str, ...]


def build(model: Modelled | None) -> View | None:
    if model is None or model.answer.press is None:
        return None
    system, answer = model
    return View(
        picture=picture(model),
        finding=_finding(model, answer.patrons()[0]),
        pairs=tuple(_pair(model, one) for one in answer.patrons()),
        moves=tuple(
            Bar(
                cap(named_path(system, move.path)),
                SCALE * min(move.at_low, move.at_high),
                SCALE * max(move.at_low, move.at_high),
                f"from {share(move.at_low)} to {share(move.at_high)}",
            )
            for move in answer.moves[:MOVES]
        ),
        chains=tuple(words for words in answer.words if " could make " in words),
        settle=next((words for words in answer.words if words.startswith("An agreement")), ""),
        holds=next((words for words in answer.words if words.startswith("At the means")), ""),
        find_out=tuple(cap(line) for line in answer.find_out[:FIND_OUT]),
    )


def _finding(model: Modelled, one: PressAnswer) -> str:
    """The title of the picture: what it shows, from the counts."""
    names = {"patron": model.system.name(one.patron), "client": model.system.name(one.client)}
    able = one.odds["leverage_works"] + one.odds["not_wanted"]
    if one.odds["not_credible"] > max(able, one.odds["leverage_too_small"]):
        words = "{patron} is short of will, not of means: most of its threats would not be carried out"
    elif one.odds["leverage_too_small"] > able:
        words = "{patron} is short of means, not of will: most of its threats are too small for {client}"
    else:
        words = "where {client} has to be pressed, {patron} most often could"
    return cap(words.format(**names)) + "."


def _pair(model: Modelled, one: PressAnswer) -> Pair:
    system = model.system
    names = {"patron": system.name(one.patron), "client": system.name(one.client)}
    words = load("system")["words"]["region"]
    ranked = sorted(one.odds, key=lambda region: (-one.odds[region], region))
    return Pair(
        title=f"{cap(names['patron'])} and {names['client']}",
        regions=tuple(
            Bar(cap(words[region].format(**names)), 0.0, SCALE * one.odds[region], share(one.odds[region]))
            for region in ranked
        ),
        exact=f"With every number at its mean: {one.central.why}.",
        switches=switches(system, one),
    )
