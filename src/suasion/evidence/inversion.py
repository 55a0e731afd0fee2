"""What is said before who says it: "..., stated the ambassador", "..., noted after the meeting Minister Tigran Avetisyan"."""

from __future__ import annotations

from suasion.evidence import syntax
from suasion.evidence.reading import Reading
from suasion.evidence.sources import cues
from suasion.language.model import Attribution, Sentence

CONFIDENCE = 0.8
"""Of an attribution that only the order of the words tells."""
_QUOTES = frozenset({'"', "''", "”", "»", "’"})
_STOPS = frozenset({",", ";", ":", '"', "``", "“", "«", "(", "."})
_SPEAKING = (
    "person",
    "government_body",
    "military",
    "io",
    "party",
    "legislature",
    "judiciary",
    "company",
    "ngo",
    "armed_group",
    "media",
)


def inverted(r: Reading) -> list[Attribution]:
    """Attributions for the inverted clauses of the report, in order.

    1. A finite verb of saying stands right after a comma or a closing quotation mark and has no subject before it; without a quotation only
    verbs count whose object cannot be a person. 2. Whoever is named between it and the next stop speaks: a person first, else a body, else the
    noun of somebody who can. 3. What stands before it in the sentence is said.
    """
    return [a for s in r.sentences for i in range(2, len(s.tokens)) if (a := _inverted(r, s, i)) is not None]


def _inverted(r: Reading, s: Sentence, i: int) -> Attribution | None:
    t = s.tokens[i]
    if t.upos != "VERB" or t.xpos not in ("VBD", "VBZ", "VBP") or s.tokens[i - 1].upos != "PUNCT":
        return None
    quoted = any(s.tokens[j].text in _QUOTES for j in (i - 1, i - 2)) and r.is_quoted(s.tokens[max(i - 3, 0)].start)
    if syntax.lemma(s, i) not in (cues("say") if quoted else cues("inverting")):
        return None
    if any(j < i for j in syntax.where(s, i, "nsubj", "nsubj:pass", "aux", "aux:pass")):
        return None
    source = _speaker(r, s, i)
    said = [j for j in range(i) if s.tokens[j].upos != "PUNCT"]
    if source is None or not any(s.tokens[j].upos in ("VERB", "AUX") for j in said):
        return None
    return Attribution([source], [(t.start, t.end)], [(s.tokens[said[0]].start, s.tokens[said[-1]].end)], CONFIDENCE)


def _speaker(r: Reading, s: Sentence, verb: int) -> tuple[int, int] | None:
    last = verb
    while last + 1 < len(s.tokens) and s.tokens[last + 1].text not in _STOPS:
        last += 1
    if last == verb:
        return None
    start, end = s.tokens[verb + 1].start, s.tokens[last].end
    found = [
        (x[0], x[1], a.type)
        for x in r.index.spans_at(start, end)
        if (a := r.index.get(x[2])) and a.type in _SPEAKING and x[0] >= start
    ]
    chosen = next((x for x in found if x[2] == "person"), None) or next(iter(found), None)
    if chosen:
        return chosen[0], min(chosen[1], end)
    noun = next((j for j in range(verb + 1, last + 1) if s.tokens[j].upos == "NOUN"), None)
    if noun is None or syntax.lemma(s, noun) not in cues("sources"):
        return None
    return start, end
