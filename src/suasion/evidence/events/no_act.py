"""Words of acts that tell none: participles that only describe, floods, "whoever attacks", questions, and how a report was made."""

from __future__ import annotations

from suasion.evidence import syntax
from suasion.evidence.events import lexicon
from suasion.evidence.parties import named
from suasion.evidence.reading import Reading
from suasion.language.model import Sentence

CAUSAL = frozenset({"by", "in", "from", "of", "due", "because", "after", "during"})


def is_no_act(r: Reading, s: Sentence, i: int) -> bool:
    """Whether the verb (or adjective) at ``i``, which the lexicon knows, tells no act here."""
    return (
        _only_describes(s, i)
        or _by_nature(s, i)
        or _by_anybody(s, i)
        or _is_no_demand(s, i)
        or _is_to_the_press(s, i)
        or (s.tokens[i].upos == "ADJ" and _of_a_thing(r, s, i))
    )


def _only_describes(s: Sentence, i: int) -> bool:
    """ "Displaced families", "the freed sailors": a participle before a noun says what they are, unless it names the doer."""
    t = s.tokens[i]
    return (
        t.deprel == "amod"
        and not syntax.where(s, i, "nsubj")
        and not any("by" in syntax.cases(s, j) for j in syntax.where(s, i, "obl", "obl:agent"))
    )


def _by_nature(s: Sentence, i: int) -> bool:
    """ "The flood killed nine", "died in the earthquake": nobody did it."""
    causes = [
        *syntax.subjects(s, i),
        *(j for j in syntax.where(s, i, "obl", "obl:agent") if syntax.cases(s, j) & CAUSAL),
    ]
    return any(syntax.lemma(s, j) in lexicon.words("nature") for j in causes)


def _by_anybody(s: Sentence, i: int) -> bool:
    """ "Those who back it", "whoever attacks": a class of doers, and no act."""
    return any(
        s.tokens[j].upos in ("PRON", "DET") and s.tokens[j].text.lower() in lexicon.words("anybody")
        for j in syntax.subjects(s, i)
    )


def _is_no_demand(s: Sentence, i: int) -> bool:
    """ "Asked whether she agreed", "insisted that it was closed": a question and an assertion demand nothing."""
    if syntax.lemma(s, i) == "insist":
        return any(_is_indicative(s, j) for j in syntax.where(s, i, "ccomp"))
    if syntax.lemma(s, i) != "ask":
        return False
    if any("about" in syntax.cases(s, j) for j in syntax.where(s, i, "obl")):
        return True
    for j in syntax.where(s, i, "ccomp", "advcl"):
        first = {syntax.lemma(s, k) for k in s.subtree(j) if k <= j and s.tokens[k].xpos in ("IN", "WP", "WDT", "WRB")}
        if first & {"if", "whether", "what", "why", "how", "who", "when", "where"}:
            return True
    return False


def _of_a_thing(r: Reading, s: Sentence, i: int) -> bool:
    """ "The plan is ready", "the terms are not open to negotiation": nobody's readiness."""
    heads = [j for j in syntax.subjects(s, i) if s.tokens[j].upos == "NOUN"]
    return bool(heads) and not any(named(r, s, j) or syntax.lemma(s, j) in lexicon.bodies() for j in heads)


def is_consumption(s: Sentence, i: int) -> bool:
    """ "A tenth of Chad's demand", "power demand": what is used up, and asked of nobody."""
    if s.tokens[i].text.lower() != "demand":
        return False
    if {syntax.lemma(s, j) for j in syntax.where(s, i, "amod", "compound")} & lexicon.words("consumed"):
        return True
    t = s.tokens[i]
    part = t.deprel == "nmod" and t.head >= 0 and "of" in syntax.cases(s, i)
    return part and (s.tokens[t.head].upos == "NUM" or syntax.lemma(s, t.head) in lexicon.words("parts"))


def _is_to_the_press(s: Sentence, i: int) -> bool:
    """ "Asked not to be named", "declined to comment", "spoke to our correspondent", "I suspect": how a report was made, and no act."""
    asked = {syntax.lemma(s, j) for j in syntax.where(s, i, "xcomp", "ccomp")}
    if syntax.lemma(s, i) in lexicon.words("to_the_press"):
        return bool(asked & lexicon.words("press_answers"))
    if syntax.lemma(s, i) == "suspect":
        return any(s.tokens[j].text.lower() in ("i", "we") for j in syntax.subjects(s, i))
    to = [k for j in syntax.where(s, i, "obl") for k in syntax.contents(s, j)]
    return syntax.lemma(s, i) in ("speak", "talk") and any(syntax.lemma(s, j) in lexicon.words("press") for j in to)


def _is_indicative(s: Sentence, i: int) -> bool:
    """A clause that states a fact, and neither "that it be closed" nor "that it must be closed"."""
    finite = [i, *syntax.where(s, i, "aux", "aux:pass", "cop")]
    modal = any(s.tokens[j].xpos == "MD" for j in finite)
    return not modal and any(s.tokens[j].xpos in ("VBD", "VBZ") for j in finite)
