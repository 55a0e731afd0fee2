"""What each actor says and does about each issue: the signals from which stances, saliences and issues are drafted."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any, NamedTuple

from suasion.system.draft.counts import Signal
from suasion.system.draft.pile import Found, Pile, settings, text_of
from suasion.system.draft.words import speaks_of, without
from suasion.vocab import load

TOWARDS = {"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "REQUEST", "CONCEDE", "RETREAT"}
"""Types of acts that lean towards what they are about."""

AGAINST = {"REJECT", "PROTEST", "ACCUSE"}
"""Types that lean away from it."""


FIGHTING = {"ASSAULT", "MOBILIZE"}
"""Types that are about the fighting, whatever words stand beside them ("a drone attack" is not about the supply of drones)."""


class Heard(NamedTuple):
    """By issue and actor: ``stance`` signals (with a direction), ``attention`` signals (that it matters, without one)."""

    stance: dict[str, dict[str, list[Signal]]]
    attention: dict[str, dict[str, list[Signal]]]
    everything: dict[str, float]
    """By actor, the weight of all that it says and does, about whatever."""

    def weight(self, issue: str) -> float:
        """How much is said on an issue, by all."""
        return sum(abs(s.weight) for signals in self.attention[issue].values() for s in signals)


def hear(pile: Pile) -> Heard:
    """All signals.

    1. An item speaks of an issue if a word of the issue's template is in it; acts of fighting speak of the fighting without words.
    2. A claim leans as its speaker does: asking, proposing or promising count in full, stating for a third (``force``), less if it is
       hedged, and the other way if it is denied (``certainty``). Words like "reject" turn it around.
    3. An act leans by its type; one that is only planned or possible shows attention and no stance. An interest leans to what it is in.
    4. Where the template has no plain direction (who holds the land), words cannot lean, and show attention only.
    """
    heard = Heard(defaultdict(lambda: defaultdict(list)), defaultdict(lambda: defaultdict(list)), defaultdict(float))
    templates = load("issues")
    for found, actors, weight in _items(pile):
        text = _words_of(found)
        for actor in actors:
            heard.everything[actor] += abs(found.item.confidence)
        for key, template in templates.items():
            sign = _sign(found, text, template)
            if sign is None:
                continue
            for actor in actors:
                if sign * weight:
                    heard.stance[key][actor].append(Signal(sign * weight, found.item.id, found.source))
                heard.attention[key][actor].append(Signal(found.item.confidence, found.item.id, found.source))
    return heard


_BREAK = re.compile(r"[,;:]\s|\s(?:but|while|although|whereas)\s")


def _words_of(found: Found) -> str:
    """What an item is about: of an act the clause that tells it, since the rest of its sentence may tell of others; of a claim also its verb,
    which may say no ("rejects any foreign force")."""
    predicate = getattr(found.item, "predicate", None)
    if predicate is None:
        cue = getattr(found.item, "cue", None) if getattr(found.item, "certainty", "") != "denied" else None
        return f"{cue} {text_of(found.item)}" if cue else text_of(found.item)
    at, quote = predicate.start - found.item.start, str(found.item.quote)
    start = max((m.end() for m in _BREAK.finditer(quote, 0, at)), default=0)
    end = _BREAK.search(quote, at)
    return quote[start : end.start() if end else len(quote)]


def _items(pile: Pile) -> list[tuple[Found, list[str], float]]:
    """Each item, whose signal it is, and the weight of its direction (0: none)."""
    choice = settings()["stances"]
    out = []
    for found in pile.claims:
        claim = found.item
        lean = choice["certainty"][claim.certainty] * choice["force"][claim.force]
        out.append((found, pile.tops(claim.source), claim.confidence * lean))
    for found in (*pile.events, *pile.all("other_acts")):
        event = found.item
        done = event.status in ("happened", "ongoing")
        out.append((found, pile.tops(event.source), choice["act"] * event.confidence if done else 0.0))
    for found in pile.all("interests"):
        out.append((found, pile.tops(found.item.actor), choice["interest"] * found.item.confidence))
    return out


def _sign(found: Found, text: str, template: Any) -> int | None:
    """+1, -1, 0 (attention only), or ``None``: the item does not speak of the issue."""
    kind = getattr(found.item, "type", None) if found.kind in ("events", "other_acts") else None
    if kind in template.get("acts_low", ()):
        return -1
    if kind in template.get("acts_high", ()):
        return 1
    if not speaks_of(text, template["words"]):
        return None
    if kind in FIGHTING:
        return None
    if kind in template.get("spoken_low", ()) or kind in template.get("spoken_high", ()):
        return -1 if kind in template.get("spoken_low", ()) else 1
    if template["plain"] == "none" or (kind and kind not in TOWARDS | AGAINST):
        return 0
    sign = -1 if kind in AGAINST else 1
    if template["plain"] == "low":
        sign = -sign
    # An act against something is told with a word against it: "rejected the ceasefire" is turned around once.
    if kind not in AGAINST:
        text = " ".join(part for part in _BREAK.split(text) if speaks_of(part, template["words"])) or text
        rest = without(text, [*template["low_words"], *settings()["stances"]["turning"]])
        sign = -sign if rest != text else sign
        sign = -sign if speaks_of(rest, settings()["stances"]["negations"]) else sign
    return sign
