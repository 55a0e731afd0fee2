"""Levers that nouns and verbs state: dependence, influence, penalties, partners, approval.

"Chad depends on Niger's gas"; "Niger's leverage over Chad", "use its influence to press Chad"; "the ban on Chadian gas"; "Chad's main trading
partner"; "must be approved by parliament".
"""

from __future__ import annotations

from collections.abc import Iterator

from suasion.evidence import instruments, syntax
from suasion.evidence.lever_items import lever, what, words
from suasion.evidence.model import Lever
from suasion.evidence.parties import actors_of, all_of, named, political, without
from suasion.evidence.reading import Reading
from suasion.language.model import Sentence


def stated(r: Reading, s: Sentence) -> Iterator[Lever]:
    """All levers of these kinds in a sentence."""
    yield from _dependence(r, s)
    yield from _hold(r, s)


def _dependence(r: Reading, s: Sentence) -> Iterator[Lever]:
    """ "X depends on Y", "X is dependent on Y's gas", "X's reliance on Y": Y holds."""
    for i, t in enumerate(s.tokens):
        word = syntax.lemma(s, i)
        verb = t.upos == "VERB" and word in words("dependence_verbs")
        if (not verb and word not in words("dependence_words")) or (word == "lean" and syntax.where(s, i, "xcomp")):
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
            yield lever(r, s, holder, held, kind, what(r, s, token), f"dependence: {word}", "dependence", "held")


def _hold(r: Reading, s: Sentence) -> Iterator[Lever]:
    """ "Y's leverage over X", "use its influence to press X", "X's main trading partner", "must be approved by Y"."""
    for i, t in enumerate(s.tokens):
        word = syntax.lemma(s, i)
        if t.upos == "NOUN" and word in words("hold_nouns"):
            yield from _held_noun(r, s, i, word)
        elif t.upos == "NOUN" and word in words("partner_nouns"):
            yield from _partner(r, s, i, word)
        elif t.upos == "NOUN" and word in words("penalty_nouns"):
            yield from _penalty(r, s, i, word)
        elif t.upos == "VERB" and word in words("pressing"):
            source = all_of(r, s, syntax.subjects(s, i))
            direct = tuple(a for j in syntax.objects(s, i) for a in named(r, s, j))
            flows = [
                k
                for j in syntax.objects(s, i)
                for k in s.subtree(j)
                if s.tokens[k].deprel == "nmod" and syntax.cases(s, k) & {"of", "to"}
            ]
            over = without(direct or (all_of(r, s, flows) if word in words("controlling") else ()), source, r)
            if source and over and political(r, source):
                found = instruments.kinds(s, s.subtree(i), r.text)
                kind, token = found[0] if found else ("influence", i)
                yield lever(
                    r,
                    s,
                    source,
                    over,
                    kind,
                    what(r, s, token),
                    f"pressing: {word}",
                    None,
                    "held",
                )
        elif t.upos == "VERB" and word in words("approval_verbs") and syntax.passive(s, i):
            by = all_of(r, s, [j for j in syntax.where(s, i, "obl:agent", "obl") if "by" in syntax.cases(s, j)])
            over = without(all_of(r, s, syntax.where(s, i, "nsubj:pass")), by, r)
            if by and over and syntax.status(s, i) != "happened":
                yield lever(
                    r,
                    s,
                    by,
                    over,
                    "approval",
                    what(r, s, syntax.where(s, i, "nsubj:pass")[0]),
                    f"approval: {word}",
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
        yield lever(r, s, holder, over, "sanctions", what(r, s, i), f"hold: {word}", "stick", "held")


def _held_noun(r: Reading, s: Sentence, i: int, word: str) -> Iterator[Lever]:
    owners = syntax.where(s, i, "nmod:poss", "amod", "compound") + [
        j for j in syntax.where(s, i, "nmod") if syntax.cases(s, j) & {"of", "from", "by"}
    ]
    holder = all_of(r, s, owners)
    over_heads = [j for j in syntax.where(s, i, "nmod", "obl") if syntax.cases(s, j) & words("hold_over")]
    if word in words("hold_for"):
        over_heads += [j for j in syntax.where(s, i, "nmod", "obl") if "for" in syntax.cases(s, j)]
    top = i
    while s.tokens[top].deprel == "nmod" and syntax.lemma(s, s.tokens[top].head) in words("means"):
        top = s.tokens[top].head  # "use the pipeline as a means of pressure"
        over_heads += [j for j in syntax.where(s, top, "nmod") if syntax.cases(s, j) & words("hold_over")]
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
            if syntax.cases(s, j) & words("hold_over") or (s.tokens[j].deprel == "iobj" and word in words("hold_for"))
        ]
        # "use its influence to press X": whom the purpose clause presses
        for clause in (*syntax.where(s, head, "advcl", "xcomp"), *syntax.where(s, i, "acl")):
            over_heads += syntax.objects(s, clause)
    for clause in syntax.where(s, i, "acl"):
        over_heads += syntax.objects(s, clause)
    over = without(all_of(r, s, [k for j in over_heads for k in syntax.conjuncts(s, j)], ("of", "on")), holder, r)
    if holder and over and political(r, holder):
        found = [k for k in instruments.kinds(s, s.subtree(i), r.text) if k[0] != "influence"]
        yield lever(
            r,
            s,
            holder,
            over,
            found[0][0] if found else "influence",
            what(r, s, i),
            f"hold: {word}",
            None,
            "held",
        )


def _partner(r: Reading, s: Sentence, i: int, word: str) -> Iterator[Lever]:
    """ "China is Russia's main trading partner": the subject holds what it partners."""
    if word == "partner" and not {syntax.lemma(s, j) for j in s.children(i)} & words("partner_kinds"):
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
        yield lever(r, s, holder, over, kind, what(r, s, i), f"partner: {word}", "dependence", "held")
