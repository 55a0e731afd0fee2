"""Who says it: from the source phrase of an attribution to actors, or to an actor without a name ("a trader in Mombasa")."""

from __future__ import annotations

import re
from functools import cache

from suasion.evidence import syntax
from suasion.evidence.gazetteer import slug
from suasion.evidence.model import Actor, ActorType
from suasion.evidence.parties import FIRST_PERSON, actors_of, all_of, named
from suasion.evidence.reading import Reading
from suasion.language.model import Attribution, Sentence
from suasion.record import Span
from suasion.vocab import load

UNNAMED = 0.5
"""Confidence of an actor that has no name to check."""
NAMING = ("appos", "flat", "nmod:desc")
"""Relations by which a description is followed by the name: "her counterpart, Opiyo Wandayi"."""
_RELATIVE = ("WP", "WDT")
_HYPHENED = re.compile(r"(?:-\w+)*")
"""What a hyphen joins to a word: "the attorney|-general"."""
_ARTICLES = re.compile(
    r"^(?:(?:the|a|an|one of the|some|several|many|other|its|his|her|their|two|three|four|both)\s+)+", re.I
)


@cache
def cues(kind: str) -> frozenset[str]:
    """A word list of ``cues.yaml``."""
    return frozenset(load("cues")[kind])


def governing(s: Sentence, spans: list[tuple[int, int]]) -> int | None:
    """The token of the spans that governs the others: the last verb of a chain ("has repeatedly said"), else the head."""
    inside = [i for a, b in spans for i in s.at(a, b)]
    if not inside:
        return None
    verbs = [i for i in inside if s.tokens[i].upos == "VERB"]
    tops = [i for i in (verbs or inside) if s.tokens[i].head not in inside] or verbs or inside
    return tops[-1]


def source_of(r: Reading, a: Attribution) -> tuple[str, ...]:
    """The actors that speak.

    1. What the heads of the source phrase stand for: the name that follows a description, else the phrase itself, but not its owner where the
    noun is somebody else ("his critics"). 2. Else any actor named in the phrase. 3. Without a source phrase, the subject of the cue
    ("Macron said, adding that ..."). 4. Whoever passes papers of that kind, if the report names them ("the resolution demands": the Security
    Council).
    """
    out: list[str] = []
    apart = False
    for start, end in a.source:
        s = r.sentence_at(start)
        if s is None:
            continue
        heads = heads_of(s, start, end)
        for i in heads:
            if alone := _by_its_name(r, s, i) or (() if _is_another(s, i) else actors_of(r, s, i)):
                out += alone
        apart = apart or any(_is_another(s, i) for i in heads)
        if not out and not apart:
            out += r.index.at(start, end)
        if not out and r.text[start:end].lower() in FIRST_PERSON:
            out += r.spoken_by(start) or r.issuer
    if not out and not a.source and a.cue and (s := r.sentence_at(a.cue[0][0])) is not None:
        head = governing(s, a.cue)
        if head is not None and _tells(s, head):
            out += all_of(r, s, syntax.subjects(s, head))
    return tuple(dict.fromkeys(out)) or _issued_by(r, a)


def _issued_by(r: Reading, a: Attribution) -> tuple[str, ...]:
    """The body that passes papers of the kind of the source, the first of several that the report names."""
    for start, end in a.source:
        s = r.sentence_at(start)
        if s is None:
            continue
        for i in heads_of(s, start, end):
            bodies = load("cues")["passed_by"].get(syntax.lemma(s, i), ())
            if found := next((b for b in bodies if r.index.get(b)), None):
                return (found,)
    return ()


def subject_spans(r: Reading, a: Attribution) -> list[tuple[int, int]]:
    """Where the subject of the cue's verb stands, for a cue of which the core has found no speaker ("Authorities | said")."""
    s = r.sentence_at(a.cue[0][0]) if a.cue else None
    head = governing(s, a.cue) if s else None
    if s is None or head is None or s.tokens[head].upos != "VERB" or not _tells(s, head) or syntax.passive(s, head):
        return []
    heads = [j for j in syntax.subjects(s, head) if s.tokens[j].xpos not in (*_RELATIVE, "EX")]
    spans = [syntax.phrase(s, j) for j in heads if not any(b <= s.tokens[j].start < e for b, e in a.content)]
    return [x for x in spans if not any(b < x[1] and x[0] < e for b, e in (*a.cue, *a.content))]


def heads_of(s: Sentence, start: int, end: int) -> list[int]:
    """The heads of a source phrase; a relative pronoun is the noun that its clause modifies."""
    inside = s.at(start, end)
    return [_antecedent(s, i) for i in inside if s.tokens[i].head not in inside]


def _antecedent(s: Sentence, i: int) -> int:
    if s.tokens[i].xpos in _RELATIVE:
        clause = s.tokens[i].head
        while clause >= 0 and s.tokens[clause].deprel in ("conj", "aux", "xcomp"):
            clause = s.tokens[clause].head
        if clause >= 0 and s.tokens[clause].deprel == "acl:relcl" and s.tokens[clause].head >= 0:
            return s.tokens[clause].head
    return i


def _by_its_name(r: Reading, s: Sentence, i: int) -> tuple[str, ...]:
    """The person whose name follows the description headed by ``i``."""
    if s.tokens[i].upos == "PROPN" and r.index.at(s.tokens[i].start, s.tokens[i].end):
        return ()
    names = [j for j in syntax.where(s, i, *NAMING) if s.tokens[j].upos == "PROPN"]
    found = (a for j in names for a in r.index.at(s.tokens[j].start, s.tokens[j].end))
    return tuple(a for a in found if (x := r.actor(a)) and x.type == "person")


def _is_another(s: Sentence, i: int) -> bool:
    """ "His critics", "her successor": whose they are does not speak."""
    return syntax.lemma(s, i) in cues("apart")


def _tells(s: Sentence, head: int) -> bool:
    """Whether the cue's subject speaks: not that of "Putin visited Beijing, highlighting ...", where the writer sees a meaning."""
    t = s.tokens[head]
    if t.deprel != "advcl" or t.xpos != "VBG" or t.head < 0:
        return True
    return s.tokens[t.head].lemma.lower() in cues("say")


def can_speak(r: Reading, a: Attribution, shows: bool = False) -> bool:
    """Whether the head of the source phrase is itself somebody, or a paper, that can say something.

    ``shows``: of a verb that things have too, whoever owns the thing does not say it ("the summit's | silence may indicate").
    """
    for start, end in a.source:
        s = r.sentence_at(start)
        if s is None:
            continue
        for i in heads_of(s, start, end):
            if shows and syntax.relation(s, i) == "nmod:poss":
                return False
            if named(r, s, i) or syntax.lemma(s, i) in cues("sources") or s.tokens[i].upos == "PRON":
                return True
    return False


def unnamed(r: Reading, a: Attribution) -> Actor | None:
    """An actor for a source that has no name, told by its noun: people, a paper, or whoever is the subject of a verb that only speakers have."""
    start, end = a.source[0]
    s = r.sentence_at(start)
    heads = heads_of(s, start, end) if s else []
    if s is None or not heads:
        return None
    subjects = [i for i in heads if syntax.relation(s, i) == "nsubj"]
    # of two subjects of one verb the second is the head: "the customs agents' | body"
    head = _member_of(s, subjects[-1] if len(subjects) > 1 else heads[0])
    if s.tokens[head].upos not in ("NOUN", "PROPN") or not (
        syntax.lemma(s, head) in cues("sources") or syntax.lemma(s, head) in cues("apart") or _said(r, a)
    ):
        return None
    if syntax.lemma(s, head) in cues("papers") and s.tokens[head].start not in r.analysis.who:
        return None  # "according to the decree": nobody
    first, last = syntax.phrase(s, head)
    first = min(first, syntax.phrase(s, heads[0])[0]) if len(subjects) > 1 else first
    if start <= s.tokens[head].start < end:
        cue = a.cue[0][0] if a.cue else 0
        first, last = max(first, start), last if last <= cue else min(last, end)
    if joined := _HYPHENED.match(r.text, last):
        last = joined.end()
    phrase = " ".join(r.text[first:last].split()).strip(" ,")
    name = _ARTICLES.sub("", phrase)
    kind: ActorType = "people" if s.tokens[head].xpos == "NNS" else "other"
    return Actor(
        id=slug(name),
        name=name[:1].upper() + name[1:],
        type=kind,
        aliases=tuple(dict.fromkeys((name, phrase))),
        mentions=(Span(start=first, end=last),),
        confidence=UNNAMED,
        rule="unnamed source",
    )


def _member_of(s: Sentence, i: int) -> int:
    """ "One of the participants": the noun that tells who they are."""
    if s.tokens[i].upos in ("NUM", "PRON", "DET", "ADJ"):
        return next((j for j in syntax.where(s, i, "nmod") if "of" in syntax.cases(s, j)), i)
    return i


def _said(r: Reading, a: Attribution) -> bool:
    """Whether the cue is a verb of saying, and none that things have too ("shows", "suggests")."""
    s = r.sentence_at(a.cue[0][0]) if a.cue else None
    head = governing(s, a.cue) if s else None
    return s is not None and head is not None and syntax.lemma(s, head) in cues("say") - cues("show")
