"""Levers: who can give, withhold or do something that changes what another can do.

Three sources, each a rule with a name: acts that show a lever at work (aid, sanctions, threats, requests for them), statements of
dependence ("depends on", "reliance"), and statements of a hold ("influence over", "permanent seat", "must be approved by").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from suasion.evidence import instruments, lever_odds, syntax
from suasion.evidence.confidence import INFERRED
from suasion.evidence.events import lexicon
from suasion.evidence.holds import flows, holds, lacking
from suasion.evidence.lever_items import Status, lever, what, words
from suasion.evidence.levers_seen import doubted, levers_seen
from suasion.evidence.levers_stated import stated
from suasion.evidence.model import Event, Lever
from suasion.evidence.parties import named, political, sides, without
from suasion.evidence.reading import Reading
from suasion.language.model import Sentence
from suasion.vocab import load

LOOSE = ("CONCEDE", "RETREAT", "SUPPORT", "MOBILIZE", "COOPERATE")
"""Types that show no lever when one of the parties was only inferred."""
NAMED = ("io", "government_body", "legislature", "judiciary", "party", "company", "ngo", "media", "person")
"""Types of actors whose names tell no instrument."""


def find_levers(r: Reading, events: list[Event], other: list[Event]) -> list[Lever]:
    """The levers of the report, one for each sentence and pair, surest first within a sentence."""
    likely = [x for x in candidates(r, events, other) if lever_odds.accepted(x.confidence)]
    told = [x for x in likely if not _by_model(x)]
    # what a rule says stands before what the model alone sees, of a pair and of a means ("withheld the loan": over whom the verb says)
    seen = [x for x in likely if _by_model(x) and not any(_same_means(r, x, y) for y in told)]
    best: dict[tuple[int, frozenset[str], frozenset[str]], Lever] = {}
    # one that names the means says more than one that does not
    ranked = sorted(told, key=lambda x: (x.kind == "influence", -x.confidence))
    for one in (*ranked, *_told_once(r, seen)):
        best.setdefault((one.start, sides(r, one.holder), sides(r, one.over)), one)
    return sorted(best.values(), key=lambda x: (x.start, -x.confidence, x.id))


def candidates(r: Reading, events: list[Event], other: list[Event]) -> Iterator[Lever]:
    """All that may be a lever, however unlikely."""
    for e in [*events, *other]:
        if not e.rule.startswith("seen") or not doubted(r, e.start, e.end):
            yield from _from_act(r, e)
    for s in r.sentences:
        if not r.is_heading(s):
            yield from stated(r, s)
            yield from _told(r, s)
            yield from _seen(r, s)


def _by_model(x: Lever) -> bool:
    return x.rule.startswith("seen")


def _same_means(r: Reading, seen: Lever, known: Lever) -> bool:
    """Whether both are told of one thing, the word that the model saw: of one holder, or in one sentence over one side, whoever the model takes
    for the holder ("Iran, which arms the group")."""
    word = seen.rule.removeprefix("seen: ").split()[0]
    if not any(w.startswith(word) for w in known.what.lower().split()):
        return False
    here, over = seen.start == known.start, sides(r, seen.over) == sides(r, known.over)
    return (here and over) or ((here or over) and sides(r, seen.holder) == sides(r, known.holder))


def _told_once(r: Reading, seen: list[Lever]) -> list[Lever]:
    """Of what the model sees, one lever for each pair and word: the surest, the first of equals."""
    best: dict[tuple[str, frozenset[str], frozenset[str]], Lever] = {}
    for one in sorted(seen, key=lambda x: (-x.confidence, x.start)):
        best.setdefault((one.rule, sides(r, one.holder), sides(r, one.over)), one)
    return list(best.values())


def _from_act(r: Reading, e: Event) -> Iterator[Lever]:
    """An act of giving, withholding, threatening or asking, where its clause names the instrument."""
    spec: dict[str, Any] | None = load("levers")["acts"].get(e.type)
    if spec is None or not e.source or not e.target or set(e.source) == set(e.target) or e.predicate is None:
        return
    s = r.sentence_at(e.predicate.start)
    if s is None or r.role(s) == "title":
        return
    at = s.at(e.predicate.start, e.predicate.end)
    if not at:
        return
    scope = _means(r, s, at[0], e)
    allowed = load("levers")["needs_instrument"].get(e.type, ())
    found = [(k, i) for k, i in instruments.kinds(s, scope, r.text) if k in allowed]
    evident = load("levers")["self_evident"].get(syntax.lemma(s, at[0]))
    if not found and evident is None and e.type == "THREATEN" and _threatens_force(s, scope):
        evident = "military"
    if not found and evident is None and not e.rule.startswith("said") and _across_states(r, e):
        evident = spec.get("kind")
        if evident == "influence" and doubted(r, e.start, e.end):
            return  # a warning of nothing in particular
    if not found and evident is None:
        return
    kind, token = found[0] if found else (str(evident), at[0])
    by_name = e.type == "REQUEST" and _asked_by_name(s, at[0], token)
    if e.type in words("doubtful_acts") and doubted(r, e.start, e.end) and not by_name:
        return
    if e.type == "REQUEST" and syntax.lemma(s, token) in words("hold_nouns"):
        return  # "exerts pressure on Chad": whoever exerts it holds, which _hold finds
    if e.rule.startswith("said") and e.type not in ("THREATEN", "AGREE"):
        return
    holder, over = (e.source, e.target) if spec["holder"] == "source" else (e.target, e.source)
    if e.type == "REQUEST":
        over = _asked_for(r, s, at[0], holder) or over
    over = _with_their_state(r, holder, over)
    inferred = INFERRED in e.rule
    if not political(r, holder) or (inferred and e.type in LOOSE):
        return
    status: Status = (
        "threatened"
        if e.status in ("planned", "possible") and spec["polarity"] == "stick"
        else "sought"
        if e.status == "called_for"
        else spec["status"]
    )
    rule = (f"asked: {syntax.lemma(s, token)}" if by_name else f"act: {e.type.lower()}") + (
        f" ({INFERRED})" if inferred else ""
    )
    yield lever(r, s, holder, over, kind, what(r, s, token), rule, spec["polarity"], status)


def _means(r: Reading, s: Sentence, i: int, e: Event) -> list[int]:
    """The tokens of an act's clause that may name its instrument: not those of clauses beside it, nor the names of the parties."""
    apart = [*(j for j in syntax.where(s, i, "advcl") if syntax.where(s, j, "nsubj", "nsubj:pass"))]
    outside = {k for j in apart for k in s.subtree(j)}
    parties = {a for a in (*e.source, *e.target) if (x := r.actor(a)) and x.type != "people"}
    return [k for k in syntax.clause(s, i) if k not in outside and not _is_name(r, s, k, parties)]


def _is_name(r: Reading, s: Sentence, k: int, parties: set[str]) -> bool:
    """Whether a token names one of the parties, or is part of any body's name: the Atomic Energy Agency is no energy."""
    here = r.index.at(s.tokens[k].start, s.tokens[k].end)
    return any(a in parties or ((x := r.actor(a)) is not None and x.type in NAMED) for a in here)


def _with_their_state(r: Reading, holder: tuple[str, ...], over: tuple[str, ...]) -> tuple[str, ...]:
    """With people in somebody's hands the state that wants them: "would free the Chadian prisoners" moves Chad too."""
    mine = {r.country(a) for a in holder}
    out = list(over)
    for a in over:
        c = r.country(a)
        if (x := r.actor(a)) and x.type == "people" and c and c not in mine and r.actor(c):
            out.append(c)
    return tuple(dict.fromkeys(out))


def _across_states(r: Reading, e: Event) -> bool:
    """Whether the act goes from one state (or nobody's party) to another: what a state does at home moves nobody abroad."""
    mine, theirs = ({r.country(a) for a in side} - {None} for side in (e.source, e.target))
    return not mine & theirs


def _threatens_force(s: Sentence, scope: list[int]) -> bool:
    """ "Would strike again": the verb is the instrument."""
    told = (lexicon.match(s, i, True) for i in scope if s.tokens[i].upos == "VERB")
    return any(p is not None and p.type in ("ASSAULT", "MOBILIZE") for p in told)


def _asked_by_name(s: Sentence, i: int, token: int) -> bool:
    """ "Asked Chad for weapons": the means is itself what is asked for."""
    wanted = [*syntax.objects(s, i), *(j for j in syntax.where(s, i, "obl") if "for" in syntax.cases(s, j))]
    return token in {k for j in wanted for k in syntax.conjuncts(s, j)}


def _asked_for(r: Reading, s: Sentence, i: int, holder: tuple[str, ...]) -> tuple[str, ...]:
    """Whom the asked act would move or help: "urged China to press Russia" -> Russia. Empty if only the asker is named."""
    for j in syntax.where(s, i, "xcomp", "ccomp", "advcl", "acl", "obl"):
        inner = [k for k in s.subtree(j) if k != j or s.tokens[j].upos == "VERB"]
        found = without((a for k in inner for a in named(r, s, k) if political(r, (a,))), holder, r)
        if found:
            return found[:1]
    return ()


def _told(r: Reading, s: Sentence) -> Iterator[Lever]:
    """What ``holds`` finds, as levers."""
    for h in (*holds(r, s), *lacking(r, s), *flows(r, s)):
        yield lever(r, s, h.holder, h.over, h.kind, what(r, s, h.token), h.rule, "dependence", "held")


def _seen(r: Reading, s: Sentence) -> Iterator[Lever]:
    """What the language model sees, as levers."""
    for h in levers_seen(r, s):
        yield lever(r, s, h.holder, h.over, h.kind, what(r, s, h.token), h.rule, None, "held")
