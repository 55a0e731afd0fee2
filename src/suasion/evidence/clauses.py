"""Plain clauses of saying that the language core has passed over: "Tanzania holds that the median line applies"."""

from __future__ import annotations

from suasion.evidence import syntax
from suasion.evidence.parties import FIRST_PERSON, named
from suasion.evidence.reading import Reading
from suasion.evidence.sources import cues
from suasion.language.model import Attribution, Sentence

CONFIDENCE = 0.7
"""Of an attribution that only the parse tells."""
FINITE = ("VBD", "VBZ", "VBP", "MD")


def told_clauses(r: Reading, known: list[Attribution]) -> list[Attribution]:
    """Attributions for verbs of saying or holding in sentences where ``known`` has no cue, in order.

    1. The verb is finite or perfect, and governs a clause with a subject and a finite verb of its own. 2. Its subject is an actor or the noun of
    somebody who can speak; "I" and "we" are the writer's business, but for an interview. 3. A question or a condition tells nothing.
    """
    busy = {r.number_at(a.cue[0][0]) for a in known if a.cue and a.content}
    out = []
    for n, s in enumerate(r.sentences):
        if n not in busy:
            verbs = [i for i, t in enumerate(s.tokens) if t.upos == "VERB" and t.xpos in ("VBD", "VBZ", "VBP", "VBN")]
            out += [a for i in verbs if s.lemmas[i] in cues("holding") and (a := _told(r, s, i)) is not None]
    return out


def _told(r: Reading, s: Sentence, i: int) -> Attribution | None:
    clauses = [j for j in syntax.where(s, i, "ccomp") if j > i and _is_finite(s, j)]
    subjects = [j for j in syntax.where(s, i, "nsubj") if j < i]
    if len(clauses) != 1 or len(subjects) != 1 or syntax.passive(s, i) or syntax.status(s, i) != "happened":
        return None
    subject = subjects[0]
    if s.tokens[subject].xpos in ("WP", "WDT") or (
        s.tokens[subject].text.lower() in FIRST_PERSON and not r.spoken_by(s.tokens[subject].start)
    ):
        return None
    if not named(r, s, subject) and syntax.lemma(s, subject) not in cues("sources"):
        return None
    start, end = syntax.span_of(s, s.subtree(clauses[0]))
    cue = [*(j for j in syntax.where(s, i, "aux") if j > subject), i]
    return Attribution([syntax.phrase(s, subject)], [syntax.span_of(s, cue)], [(start, end)], CONFIDENCE)


def _is_finite(s: Sentence, j: int) -> bool:
    own = [j, *syntax.where(s, j, "aux", "cop", "aux:pass")]
    return any(s.tokens[k].xpos in FINITE for k in own) and bool(syntax.where(s, j, *syntax.SUBJECTS, "expl"))
