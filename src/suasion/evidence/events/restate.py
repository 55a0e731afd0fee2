"""Not doing is an act too: who "will not attend", "has never accepted" or "failed to sign" refuses (PLOVER: REJECT)."""

from __future__ import annotations

from dataclasses import replace

from suasion.evidence import syntax
from suasion.evidence.events.coder import Found
from suasion.evidence.events.lexicon import words

FRIENDLY = ("AGREE", "SUPPORT", "CONCEDE", "RETREAT", "AID", "COOPERATE", "CONSULT")
"""What it is a refusal not to do."""
WILL = frozenset({"will", "shall", "would", "wo", "'ll", "can", "could", "ca"})


def restate(f: Found) -> Found:
    """``f`` as a refusal, if it tells what its doer would not do; else as it is."""
    if not f.source or not f.rule.startswith("verb"):
        return f
    if f.pattern.type in FRIENDLY and _refused(f):
        pattern = replace(f.pattern, type="REJECT", mode=None)
    elif f.pattern.type == "REJECT" and _refused(f):
        pattern = replace(f.pattern, type="AGREE", mode=None)  # "would not object to the plates"
    else:
        return f
    rule = f"verb, not done: {f.pattern.text}"
    return replace(f, pattern=pattern, status="happened", rule=rule)


def _refused(f: Found) -> bool:
    """ "Will not attend", "has never accepted", "failed to sign"."""
    s, i = f.sentence, f.token
    t = s.tokens[i]
    if t.deprel == "xcomp" and t.head >= 0 and syntax.lemma(s, t.head) == "fail" and not syntax.negated(s, t.head):
        return syntax.status(s, t.head) == "happened"
    if any(s.tokens[j].text.lower() in ("i", "we") for j in syntax.subjects(s, i)):
        return False  # what is said of oneself is read with the claim
    if f.status != "denied" or not syntax.negated(s, i) or t.deprel not in ("root", "conj", "parataxis", "ccomp"):
        return False
    auxiliaries = {syntax.lemma(s, j) for j in syntax.where(s, i, "aux")}
    return bool(auxiliaries & WILL) or syntax.lemma(s, i) in words("answers") or syntax.lemma(s, i) in words("bound")
