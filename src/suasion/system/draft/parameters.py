"""The numbers of the third-party model for a patron and its client, from counts of evidence; and the base rate of settlements."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from suasion.system.data import Tables
from suasion.system.draft.counts import Signal, beta, capped, ids
from suasion.system.draft.pile import Found, Pile, settings, text_of
from suasion.system.draft.roles import Roles
from suasion.system.draft.words import speaks_of
from suasion.system.model import Actor, Press, Settle
from suasion.system.number import Number

Counted = Callable[[Pile, str, str, str], Iterator[Signal]]
"""Evidence for a number, of a patron, its client and the client's opponent."""


def draft_press(pile: Pile, roles: Roles, actors: dict[str, Actor], tables: Tables | None = None) -> dict[str, Press]:
    """Every patron with its client, and supporters with the opponent as theirs, the strongest hold first.

    Where the user's table of affinity knows both, how alike patron and client vote counts for the patron's stake.
    """
    out = {}
    for patron, client, _ in roles.holds:
        opponent = roles.opponent if client == roles.client else roles.client
        numbers = {name: _number(pile, name, patron, client, opponent) for name in settings()["press"]}
        if tables and (near := tables.nearness(patron, client)) is not None:
            numbers["stake"] = _nearer(numbers["stake"], near, tables.ideal_source)
        chance = _chance(actors[client].capability, actors[opponent].capability)
        out[f"{patron}-{client}"] = Press(
            patron=patron, client=client, opponent=opponent, chance_supported=chance, **numbers
        )
    return out


def draft_settle() -> Settle:
    """The base rate from counts, and the factors on its odds."""
    choice = settings()["settle"]
    rate = choice["base_rate"]
    factors = {
        name: Number(
            kind="triangular", values=tuple(map(float, choice[name]["triangular"])), why=(choice[name]["source"],)
        )
        for name in ("odds_if_settled", "odds_if_pressed_in_vain", "odds_if_no_range")
    }
    # Jeffreys: half a success and half a failure before anything is counted.
    values = (rate["k"] + 0.5, rate["n"] - rate["k"] + 0.5, 0.0, 1.0)
    return Settle(base_rate=Number(kind="beta", values=values, why=(rate["source"],)), **factors)


def _number(pile: Pile, name: str, patron: str, client: str, opponent: str) -> Number:
    form, most = settings()["press"][name], settings()["evidence_most"]
    more = [s for count in form["more"] for s in COUNTS[count](pile, patron, client, opponent)]
    less = [
        s._replace(weight=-s.weight) for count in form["less"] for s in COUNTS[count](pile, patron, client, opponent)
    ]
    high, low = capped((*more, *less), settings()["stances"]["most_per_source"])
    total = high + low
    scale = min(1.0, most / total) if total else 1.0
    a, b = form["prior"]
    return beta(
        form["prior"],
        high * scale,
        low * scale,
        most=a + b + most,
        ends=form["range"],
        why=(*ids((*more, *less), most=8), f"vocab:system.press.{name}"),
    )


def _nearer(stake: Number, near: float, source: str) -> Number:
    """The stake with pseudo-counts of how near the two vote."""
    weight = settings()["affinity"]
    a, b, low, high = stake.values
    return Number(kind="beta", values=(a + weight * near, b + weight * (1 - near), low, high), why=(*stake.why, source))


def _chance(client: Number, opponent: Number) -> Number:
    """The client's chance of winning with its patron's support: its share of both capabilities, drawn towards one half."""
    choice = settings()["chance"]
    share = client.mean / (client.mean + opponent.mean)
    mode = 0.5 + choice["weight"] * (share - 0.5)
    low, high = max(0.01, mode - choice["width"]), min(0.99, mode + choice["width"])
    whys = dict.fromkeys((*client.why, *opponent.why, "vocab:system.chance"))
    return Number(kind="triangular", values=tuple(round(x, 3) for x in (low, mode, high)), why=tuple(whys))


# --- what is counted


def _words_of(pile: Pile, actor: str, patterns: str, *kinds: str) -> Iterator[Signal]:
    """Interests, barriers or claims of an actor that have such words; claims about it by others count half."""
    words = settings()["evidence"][patterns]
    for kind in kinds:
        for found in pile.all(kind):
            if not speaks_of(text_of(found.item), words):
                continue
            if weight := _said_of(pile, found, actor):
                yield Signal(weight, found.item.id, found.source)


def _said_of(pile: Pile, found: Found, actor: str) -> float:
    """How far an item speaks for the actor: its own interest, barrier or claim; a claim about it by somebody else counts half."""
    if found.kind != "claims":
        return float(found.item.confidence) if actor in pile.tops(found.item.actor) else 0.0
    claim = found.item
    sure = settings()["stances"]["certainty"][claim.certainty]
    if sure <= 0:
        return 0.0
    if actor in pile.tops(claim.source):
        return float(claim.confidence * sure)
    return float(claim.confidence * sure / 2) if actor in pile.tops(claim.about[:1]) else 0.0


def _acts(pile: Pile, sources: set[str], targets: set[str], *types: str) -> Iterator[Signal]:
    for found in pile.events:
        event = found.item
        if event.type in types and sources & set(pile.tops(event.source)) and targets & set(pile.tops(event.target)):
            yield Signal(event.confidence, event.id, found.source)


def _wants_peace(pile: Pile, patron: str, client: str, opponent: str) -> Iterator[Signal]:
    yield from _words_of(pile, patron, "wants_peace", "interests", "claims")


def _alliance(pile: Pile, patron: str, client: str, opponent: str) -> Iterator[Signal]:
    yield from _words_of(pile, patron, "alliance", "interests", "barriers")
    yield from _acts(pile, {patron}, {client}, "SUPPORT", "COOPERATE", "AID")


def _discontent(pile: Pile, patron: str, client: str, opponent: str) -> Iterator[Signal]:
    yield from _words_of(pile, patron, "discontent", "interests", "claims")
    yield from _acts(pile, {patron}, {client}, "ACCUSE", "REJECT", "SANCTION")


def _material_levers(pile: Pile, patron: str, client: str, opponent: str) -> Iterator[Signal]:
    for found in pile.levers:
        lever = found.item
        if (
            lever.kind in settings()["lever"]["material"]
            and patron in pile.tops(lever.holder)
            and client in pile.tops(lever.over)
        ):
            yield Signal(lever.confidence, lever.id, found.source)


def _cost_to(who: str) -> Counted:
    def count(pile: Pile, patron: str, client: str, opponent: str) -> Iterator[Signal]:
        actor = {"client": client, "opponent": opponent, "patron": patron}[who]
        others = set(pile.actors) - {actor}
        types = ("SANCTION",) if who == "patron" else ("ASSAULT", "SANCTION")
        yield from _acts(pile, others, {actor}, *types)

    return count


def _refuses(pile: Pile, patron: str, client: str, opponent: str) -> Iterator[Signal]:
    yield from _words_of(pile, client, "refuses", "claims")
    yield from _acts(pile, {client}, set(pile.actors), "REJECT", "ASSAULT")


def _yields(pile: Pile, patron: str, client: str, opponent: str) -> Iterator[Signal]:
    yield from _words_of(pile, client, "yields", "claims")
    yield from _acts(pile, {client}, set(pile.actors), "CONCEDE", "RETREAT")


COUNTS: dict[str, Counted] = {
    "wants_peace": _wants_peace,
    "alliance": _alliance,
    "discontent": _discontent,
    "material_levers": _material_levers,
    "cost_to_client": _cost_to("client"),
    "cost_to_opponent": _cost_to("opponent"),
    "cost_to_patron": _cost_to("patron"),
    "client_refuses": _refuses,
    "client_yields": _yields,
}
"""The counts that ``vocab/system.yaml`` names under ``press``."""
