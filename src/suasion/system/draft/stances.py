"""What the conflict is about, where each stands on it, and how much each cares."""

from __future__ import annotations

from typing import Any

from suasion.system.draft.counts import Signal, beta, capped, ids
from suasion.system.draft.pile import Pile, settings
from suasion.system.draft.roles import Roles
from suasion.system.draft.signals import Heard
from suasion.system.draft.words import speaks_of
from suasion.system.model import Issue, Role, Stance
from suasion.vocab import load

SIDES = ("client", "opponent")


def draft_issues(pile: Pile, roles: Roles, heard: Heard, question: str) -> dict[str, Issue]:
    """The issues that the reports talk about, the most talked about first; the fighting always, and those that the question speaks of.

    Only what actors of the affair say counts, so that a report on something else adds no issue.
    """
    choice, templates = settings()["stances"], load("issues")
    weight = {key: _said(heard, roles, key) for key in templates}
    asked = {
        key for key in templates if templates[key].get("without_words") or speaks_of(question, templates[key]["words"])
    }
    kept = [key for key in templates if key in asked or weight[key] >= choice["issue_from"]]
    kept.sort(key=lambda key: (not templates[key].get("without_words"), key not in asked, -weight[key], key))
    names = {"client": pile.name(roles.client), "opponent": pile.name(roles.opponent)}
    return {
        key: Issue(
            name=templates[key]["name"],
            low=templates[key]["low"].format(**names),
            high=templates[key]["high"].format(**names),
            client_gives=templates[key]["client_gives"],
            why=ids(_all(heard, roles, key), most=4) or (f"vocab:issues.{key}",),
        )
        for key in kept[: choice["most_issues"]]
    }


def draft_stances(roles: Roles, heard: Heard, issues: dict[str, Issue]) -> dict[str, dict[str, Stance]]:
    """Each actor's stance on each issue on which it is one of the sides, or says or does anything.

    Position: pseudo-counts of the role, plus signals towards high and low; no report counts for more than ``most_per_source``.
    Salience: what the actor says of the issue against what it says of everything else.
    """
    out: dict[str, dict[str, Stance]] = {}
    for key in issues:
        out[key] = {}
        for actor, role in roles.by_actor.items():
            spoken = heard.attention[key].get(actor, [])
            if role not in (*SIDES, "patron", "supporter") and not spoken:
                continue
            out[key][actor] = _stance(key, actor, role, heard)
    return out


def _stance(key: str, actor: str, role: Role, heard: Heard) -> Stance:
    stances, salience = settings()["stances"], settings()["salience"]
    template = load("issues")[key]
    as_role = role if role in SIDES else "other"
    signals = heard.stance[key].get(actor, [])
    high, low = capped(signals, stances["most_per_source"])
    position = beta(
        template[as_role], high, low, most=stances["most"], why=(*ids(signals), f"vocab:issues.{key}.{as_role}")
    )
    spoken = heard.attention[key].get(actor, [])
    on_it, _ = capped(spoken, stances["most_per_source"])
    kind = "fighting" if template.get("without_words") else "others"
    cares = beta(
        salience["prior"][kind][as_role],
        on_it,
        max(0.0, heard.everything[actor] - sum(s.weight for s in spoken)) / max(1, len(heard.attention)),
        most=salience["most"],
        why=(*ids(spoken, most=4), "vocab:system.salience"),
    )
    return Stance(position=position, salience=cares)


def _all(heard: Heard, roles: Roles, key: str) -> list[Signal]:
    return [s for actor in roles.by_actor for s in heard.attention[key].get(actor, [])]


def _said(heard: Heard, roles: Roles, key: str) -> float:
    """How much the actors of the affair say of an issue, no report counting for more than its due."""
    choice: Any = settings()["stances"]
    return capped(_all(heard, roles, key), choice["most_per_source"])[0]
