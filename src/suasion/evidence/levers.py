"""Levers: who can give, withhold or do something that changes what another can do.

Three sources, each a rule with a name: acts that show a lever at work (aid, sanctions, threats, requests for them), statements of
dependence ("depends on", "reliance"), and statements of a hold ("influence over", "permanent seat", "must be approved by").
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, Literal

from suasion.evidence import instruments, syntax
from suasion.evidence.events import lexicon
from suasion.evidence.holds import flows, holds, lacking
from suasion.evidence.levers_seen import doubted, levers_seen
from suasion.evidence.model import Event, Lever, item_id
from suasion.evidence.parties import actors_of, all_of, named, political, without
from suasion.evidence.reading import Reading
from suasion.language.model import Sentence
from suasion.vocab import load

UNSAID = 0.7
"""Factor on the confidence of a lever whose act names no instrument."""
STATED = 0.6
"""Confidence of a hold that a verb states as it is."""
SHOWN, GUESSED = 0.7, 0.7
"""The most confidence of a lever that an act shows, and the factor on it where a party of the act was inferred."""
LOOSE = ("CONCEDE", "RETREAT", "SUPPORT", "MOBILIZE", "COOPERATE")
"""Types that show no lever when one of the parties was only inferred."""
Status = Literal["held", "used", "threatened", "sought"]
Polarity = Literal["carrot", "stick", "dependence"]


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load("levers")[name])


def find_levers(r: Reading, events: list[Event], other: list[Event]) -> list[Lever]:
    """The levers of the report, one for each sentence, pair and kind, surest first within a sentence."""
    levers: list[Lever] = []
    seen: list[Lever] = []
    for e in [*events, *other]:
        by_model = e.rule.startswith("seen")
        if by_model and doubted(r, e.start, e.end):
            continue
        (seen if by_model else levers).extend(_from_act(r, e))
    for s in r.sentences:
        if r.is_heading(s):
            continue
        levers += _dependence(r, s)
        levers += _stated(r, s)
        levers += _hold(r, s)
        seen += _seen(r, s)
    best: dict[tuple[int, frozenset[str], frozenset[str]], Lever] = {}
    # what a rule says stands before what the model alone sees, of a pair and of a means ("withheld the loan": over whom the verb says)
    seen = [x for x in seen if not any(_same_means(r, x, y) for y in levers)]
    for lever in (*sorted(levers, key=lambda x: -x.confidence), *_told_once(r, seen)):
        best.setdefault((lever.start, _sides(r, lever.holder), _sides(r, lever.over)), lever)
    return sorted(best.values(), key=lambda x: (x.start, -x.confidence, x.id))


def _same_means(r: Reading, seen: Lever, known: Lever) -> bool:
    """Whether both are told of one thing, the word that the model saw: of one holder, or in one sentence over one side, whoever the model takes
    for the holder ("Iran, which arms the group")."""
    word = seen.rule.removeprefix("seen: ")
    if not any(w.startswith(word) for w in known.what.lower().split()):
        return False
    here, over = seen.start == known.start, _sides(r, seen.over) == _sides(r, known.over)
    return (here and over) or ((here or over) and _sides(r, seen.holder) == _sides(r, known.holder))


def _told_once(r: Reading, seen: list[Lever]) -> list[Lever]:
    """Of what the model sees, one lever for each pair and word: the surest, the first of equals."""
    best: dict[tuple[str, frozenset[str], frozenset[str]], Lever] = {}
    for lever in sorted(seen, key=lambda x: (-x.confidence, x.start)):
        best.setdefault((lever.rule, _sides(r, lever.holder), _sides(r, lever.over)), lever)
    return list(best.values())


def _sides(r: Reading, actors: tuple[str, ...]) -> frozenset[str]:
    """The states that actors stand for, or themselves: Putin and Russia are one side of a lever."""
    return frozenset(r.country(a) or a for a in actors)


def _lever(
    r: Reading,
    s: Sentence,
    holder: tuple[str, ...],
    over: tuple[str, ...],
    kind: str,
    what: str,
    rule: str,
    confidence: float,
    polarity: Polarity | None,
    status: Status,
) -> Lever:
    return Lever(
        id=item_id("l", r.report.sha256, s.start, kind, *holder, ">", *over), start=s.start, end=s.end, quote=r.quote(s.start, s.end),
        confidence=round(confidence, 3), rule=rule, holder=holder, over=over, kind=kind, what=what, polarity=polarity, status=status,
    )  # fmt: skip


def _what(r: Reading, s: Sentence, i: int) -> str:
    a, b = syntax.phrase(s, i)
    return " ".join(r.text[a:b].split())


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
    unsaid = 1.0
    if not found and evident is None and e.type == "THREATEN" and _threatens_force(s, scope):
        evident = "military"
    if not found and evident is None and not e.rule.startswith("said") and _across_states(r, e):
        evident, unsaid = spec.get("kind"), UNSAID
    if not found and evident is None:
        return
    kind, token = found[0] if found else (str(evident), at[0])
    if e.type == "REQUEST" and syntax.lemma(s, token) in _words("hold_nouns"):
        return  # "exerts pressure on Chad": whoever exerts it holds, which _hold finds
    if e.rule.startswith("said") and e.type not in ("THREATEN", "AGREE"):
        return
    holder, over = (e.source, e.target) if spec["holder"] == "source" else (e.target, e.source)
    if e.type == "REQUEST":
        over = _asked_for(r, s, at[0], holder) or over
    over = _with_their_state(r, holder, over)
    inferred = "inferred" in e.rule
    if not political(r, holder) or (inferred and e.type in LOOSE):
        return
    status: Status = (
        "threatened"
        if e.status in ("planned", "possible") and spec["polarity"] == "stick"
        else "sought"
        if e.status == "called_for"
        else spec["status"]
    )
    yield _lever(
        r,
        s,
        holder,
        over,
        kind,
        _what(r, s, token),
        f"act: {e.type.lower()}",
        min(e.confidence, SHOWN) * (GUESSED if inferred else 1.0) * unsaid,
        spec["polarity"],
        status,
    )


def _means(r: Reading, s: Sentence, i: int, e: Event) -> list[int]:
    """The tokens of an act's clause that may name its instrument: not those of clauses beside it, nor the names of the parties."""
    apart = [*(j for j in syntax.where(s, i, "advcl") if syntax.where(s, j, "nsubj", "nsubj:pass"))]
    outside = {k for j in apart for k in s.subtree(j)}
    parties = {a for a in (*e.source, *e.target) if (x := r.actor(a)) and x.type != "people"}
    return [
        k
        for k in syntax.clause(s, i)
        if k not in outside and not parties & set(r.index.at(s.tokens[k].start, s.tokens[k].end))
    ]


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


def _asked_for(r: Reading, s: Sentence, i: int, holder: tuple[str, ...]) -> tuple[str, ...]:
    """Whom the asked act would move or help: "urged China to press Russia" -> Russia. Empty if only the asker is named."""
    for j in syntax.where(s, i, "xcomp", "ccomp", "advcl", "acl", "obl"):
        inner = [k for k in s.subtree(j) if k != j or s.tokens[j].upos == "VERB"]
        found = without((a for k in inner for a in named(r, s, k) if political(r, (a,))), holder, r)
        if found:
            return found[:1]
    return ()


def _stated(r: Reading, s: Sentence) -> Iterator[Lever]:
    """What ``holds`` finds, as levers."""
    for h in (*holds(r, s), *lacking(r, s), *flows(r, s)):
        yield _lever(r, s, h.holder, h.over, h.kind, _what(r, s, h.token), h.rule, STATED, "dependence", "held")


def _seen(r: Reading, s: Sentence) -> Iterator[Lever]:
    """What the language model sees, as levers."""
    for h, score in levers_seen(r, s):
        yield _lever(r, s, h.holder, h.over, h.kind, _what(r, s, h.token), h.rule, score, None, "held")


def _dependence(r: Reading, s: Sentence) -> Iterator[Lever]:
    """ "X depends on Y", "X is dependent on Y's gas", "X's reliance on Y": Y holds."""
    for i, t in enumerate(s.tokens):
        word = syntax.lemma(s, i)
        verb = t.upos == "VERB" and word in _words("dependence_verbs")
        if (not verb and word not in _words("dependence_words")) or (word == "lean" and syntax.where(s, i, "xcomp")):
            continue
        held = all_of(
            r,
            s,
            [
                *syntax.where(s, i, "nsubj", "nsubj:pass", "nmod:poss", "amod"),
                *(syntax.subjects(s, i) if t.upos in ("VERB", "ADJ") else []),
            ],
        )
        on = [j for j in syntax.where(s, i, "obl", "nmod") if syntax.cases(s, j) & {"on", "upon", "from", "to"}]
        heads = [k for j in on for k in syntax.conjuncts(s, j)]
        holder = without(all_of(r, s, heads, ("of", "from", "by", "in", "to", "with")), held, r)
        if held and holder:
            wants = [k for j in syntax.where(s, i, "obl", "nmod") if "for" in syntax.cases(s, j) for k in s.subtree(j)]
            found = instruments.kinds(s, wants, r.text) or instruments.kinds(
                s, [k for h in heads for k in s.subtree(h)], r.text
            )
            kind, token = found[0] if found else ("trade", heads[0])
            yield _lever(
                r, s, holder, held, kind, _what(r, s, token), f"dependence: {word}", 0.75, "dependence", "held"
            )


def _hold(r: Reading, s: Sentence) -> Iterator[Lever]:
    """ "Y's leverage over X", "use its influence to press X", "X's main trading partner", "must be approved by Y"."""
    for i, t in enumerate(s.tokens):
        word = syntax.lemma(s, i)
        if t.upos == "NOUN" and word in _words("hold_nouns"):
            yield from _held_noun(r, s, i, word)
        elif t.upos == "NOUN" and word in _words("partner_nouns"):
            yield from _partner(r, s, i, word)
        elif t.upos == "NOUN" and word in _words("penalty_nouns"):
            yield from _penalty(r, s, i, word)
        elif t.upos == "VERB" and word in _words("pressing"):
            source = all_of(r, s, syntax.subjects(s, i))
            direct = tuple(a for j in syntax.objects(s, i) for a in named(r, s, j))
            flows = [
                k
                for j in syntax.objects(s, i)
                for k in s.subtree(j)
                if s.tokens[k].deprel == "nmod" and syntax.cases(s, k) & {"of", "to"}
            ]
            over = without(direct or (all_of(r, s, flows) if word in _words("controlling") else ()), source, r)
            if source and over and political(r, source):
                found = instruments.kinds(s, s.subtree(i), r.text)
                kind, token = found[0] if found else ("influence", i)
                yield _lever(
                    r,
                    s,
                    source,
                    over,
                    kind,
                    _what(r, s, token),
                    f"pressing: {word}",
                    0.55 if found else 0.45,
                    None,
                    "held",
                )
        elif t.upos == "VERB" and word in _words("approval_verbs") and syntax.passive(s, i):
            by = all_of(r, s, [j for j in syntax.where(s, i, "obl:agent", "obl") if "by" in syntax.cases(s, j)])
            over = without(all_of(r, s, syntax.where(s, i, "nsubj:pass")), by, r)
            if by and over and syntax.status(s, i) != "happened":
                yield _lever(
                    r,
                    s,
                    by,
                    over,
                    "approval",
                    _what(r, s, syntax.where(s, i, "nsubj:pass")[0]),
                    f"approval: {word}",
                    0.5,
                    None,
                    "held",
                )


def _penalty(r: Reading, s: Sentence, i: int, word: str) -> Iterator[Lever]:
    """ "The ban on Chadian gas", "its tariffs against Niger": who has or may impose it holds, whatever the sentence is about."""
    on = [
        k for j in syntax.where(s, i, "nmod") if syntax.cases(s, j) & {"on", "against"} for k in syntax.conjuncts(s, j)
    ]
    owners = syntax.where(s, i, "nmod:poss", "amod", "compound")
    holder = all_of(r, s, owners)
    head, node = s.tokens[i].head, i
    while not holder and head >= 0 and s.tokens[node].deprel in ("obj", "obl", "nmod", "conj"):
        holder = all_of(r, s, syntax.subjects(s, head)) if s.tokens[head].upos == "VERB" else ()
        node, head = head, s.tokens[head].head
    over = without(all_of(r, s, on), holder, r)
    if holder and over and political(r, holder):
        yield _lever(r, s, holder, over, "sanctions", _what(r, s, i), f"hold: {word}", 0.6, "stick", "held")


def _held_noun(r: Reading, s: Sentence, i: int, word: str) -> Iterator[Lever]:
    owners = syntax.where(s, i, "nmod:poss", "amod", "compound") + [
        j for j in syntax.where(s, i, "nmod") if syntax.cases(s, j) & {"of", "from", "by"}
    ]
    holder = all_of(r, s, owners)
    over_heads = [j for j in syntax.where(s, i, "nmod", "obl") if syntax.cases(s, j) & _words("hold_over")]
    if word in _words("hold_for"):
        over_heads += [j for j in syntax.where(s, i, "nmod", "obl") if "for" in syntax.cases(s, j)]
    top = i
    while s.tokens[top].deprel == "nmod" and syntax.lemma(s, s.tokens[top].head) in _words("means"):
        top = s.tokens[top].head  # "use the pipeline as a means of pressure"
        over_heads += [j for j in syntax.where(s, top, "nmod") if syntax.cases(s, j) & _words("hold_over")]
        holder = holder or all_of(
            r, s, [j for j in syntax.where(s, top, "nmod", "nsubj") if syntax.cases(s, j) & {"for", "of"}]
        )
    head = s.tokens[top].head
    if head >= 0 and s.tokens[head].upos == "VERB" and s.tokens[top].deprel in ("obj", "obl", "nsubj", "xcomp"):
        if not holder:
            holder = all_of(r, s, syntax.subjects(s, head))
        over_heads += [
            j
            for j in syntax.where(s, head, "obl", "iobj")
            # "gave Chad a guarantee" is one over it; whom influence "gives" leverage has it
            if syntax.cases(s, j) & _words("hold_over") or (s.tokens[j].deprel == "iobj" and word in _words("hold_for"))
        ]
        # "use its influence to press X": whom the purpose clause presses
        for clause in (*syntax.where(s, head, "advcl", "xcomp"), *syntax.where(s, i, "acl")):
            over_heads += syntax.objects(s, clause)
    for clause in syntax.where(s, i, "acl"):
        over_heads += syntax.objects(s, clause)
    over = without(all_of(r, s, [k for j in over_heads for k in syntax.conjuncts(s, j)], ("of", "on")), holder, r)
    if holder and over and political(r, holder):
        found = [k for k in instruments.kinds(s, s.subtree(i), r.text) if k[0] != "influence"]
        yield _lever(
            r,
            s,
            holder,
            over,
            found[0][0] if found else "influence",
            _what(r, s, i),
            f"hold: {word}",
            0.65,
            None,
            "held",
        )


def _partner(r: Reading, s: Sentence, i: int, word: str) -> Iterator[Lever]:
    """ "China is Russia's main trading partner": the subject holds what it partners."""
    if word == "partner" and not {syntax.lemma(s, j) for j in s.children(i)} & _words("partner_kinds"):
        return
    over = all_of(
        r,
        s,
        [
            *syntax.where(s, i, "nmod:poss", "amod"),
            *(j for j in syntax.where(s, i, "nmod") if syntax.cases(s, j) & {"of", "to", "for"}),
        ],
    )
    top = i
    while (
        s.tokens[top].deprel in ("nmod", "conj")
        and s.tokens[top].head >= 0
        and s.tokens[s.tokens[top].head].upos in ("NOUN", "NUM", "PRON")
    ):
        top = s.tokens[top].head  # "one of Russia's main partners"
    doers = [
        *syntax.where(s, top, "nsubj", "appos"),
        *([s.tokens[top].head] if s.tokens[top].deprel == "appos" else []),
    ]
    if not doers and s.tokens[top].deprel in ("xcomp", "obj", "obl") and s.tokens[top].head >= 0:
        doers = syntax.subjects(s, s.tokens[top].head)
    holder = without(all_of(r, s, doers), over, r)
    if not over:
        # "one of Russia's most significant trading partners": the possessor hangs deeper
        over = without(tuple(a for j in syntax.where(s, i, "nmod") for a in actors_of(r, s, j)), holder, r)
    if holder and over and political(r, holder):
        found = instruments.kinds(s, s.subtree(i), r.text)
        kind = next((k for k, _ in found if k != "influence"), "influence")
        yield _lever(r, s, holder, over, kind, _what(r, s, i), f"partner: {word}", 0.6, "dependence", "held")
