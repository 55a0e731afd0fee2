"""Questions to a dependency tree (Universal Dependencies): who is the subject, what hangs on which preposition, is it a fact?

Pure functions of a ``Sentence`` and the index of a token.
"""

from __future__ import annotations

from functools import cache

from suasion.language.model import Sentence, asked_once
from suasion.vocab import load

SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "nsubj:outer")
OBLIQUES = ("obl", "obl:agent", "obl:npmod", "nmod", "obl:unmarked", "obl:tmod")
CLAUSES = ("xcomp", "ccomp", "advcl", "acl", "acl:relcl", "advcl:relcl", "parataxis", "csubj")
FACTUAL_MARKS = frozenset({"by", "after", "since", "while", "when", "following", "before", "as", "and"})
"""Before a gerund they tell a deed: "after attacking the town"."""
NO_PARTY = frozenset({"according", "accord", "because", "due", "owing", "thanks", "such", "as"})
"""First words of prepositions whose last word must not count alone: who acts "according to" somebody does not act on him."""
PARTICLES = frozenset({"in"})
"""Words that change a verb only as its particle: "gave in", but not "gave in Paris"."""
MOST_STEPS = 6
"""How far up a subject is looked for: deeper clauses have lost theirs."""


@cache
def _words(*path: str) -> frozenset[str]:
    node = load("factuality")
    for key in path:
        node = node[key]
    return frozenset(node)


def lemma(s: Sentence, i: int) -> str:
    """The lemma in lower case (headlines capitalise verbs)."""
    return s.lemmas[i]


def relation(s: Sentence, i: int) -> str:
    return s.tokens[i].deprel


def where(s: Sentence, i: int, *relations: str) -> list[int]:
    """Dependents of ``i`` with one of the relations."""
    children = s.below[i]
    if not children:
        return []
    labels = s.relations
    return [j for j in children if labels[j] in relations]


def conjuncts(s: Sentence, i: int) -> list[int]:
    """``i`` and what is coordinated with it."""
    return [i, *(k for j in where(s, i, "conj") for k in conjuncts(s, j))]


def head_of_conjunction(s: Sentence, i: int) -> int:
    """The first of the coordinated words that ``i`` is one of."""
    while s.tokens[i].deprel == "conj" and s.tokens[i].head >= 0:
        i = s.tokens[i].head
    return i


@asked_once
def cases(s: Sentence, i: int) -> frozenset[str]:
    """Prepositions (and markers) that hang on ``i``; a coordinated phrase shares those of the first."""
    own = {lemma(s, j) for j in where(s, i, "case", "mark")}
    own |= {lemma(s, k) for j in where(s, i, "case") if lemma(s, j) not in NO_PARTY for k in where(s, j, "fixed")}
    if not own and s.tokens[i].deprel == "conj":
        return cases(s, s.tokens[i].head)
    return frozenset(own)


@asked_once
def particles(s: Sentence, i: int) -> frozenset[str]:
    """Particles of a verb ("pull out"), adverbs that act as such, its open complement, and prepositions of its obliques."""
    out = {lemma(s, j) for j in where(s, i, "compound:prt", "advmod", "case", "xcomp")}
    for j in where(s, i, *OBLIQUES, "xcomp"):
        cases_ = {lemma(s, k) for k in where(s, j, "case", "mark")}
        out |= cases_ if lemma(s, i) in _words("going") else cases_ - PARTICLES
    return frozenset(out)


@asked_once
def passive(s: Sentence, i: int) -> bool:
    """A passive verb, finite ("was hit") or as a modifier ("the town hit by shells"); "is opposed to" is a state of mind."""
    if lemma(s, i) in _words("attitudes") and any("to" in cases(s, j) for j in where(s, i, "obl")):
        return False
    below = {s.tokens[j].deprel for j in s.children(i)}
    if "aux:pass" in below:
        return True
    if "aux" in below and any(lemma(s, j) == "have" for j in where(s, i, "aux")):
        return False  # "forces have withdrawn", whatever their subject is labelled
    if "nsubj:pass" in below:
        return "obj" not in below  # a stray passive label beside an object: "Ireland formally recognised the state"
    return s.tokens[i].xpos == "VBN" and s.tokens[i].deprel in ("acl", "amod", "advcl") and not below & {"obj", "aux"}


def objects(s: Sentence, i: int) -> list[int]:
    """Direct objects; for a passive verb its subject; for a participle on a noun ("the aid sent") that noun."""
    done_to = passive(s, i)
    found = where(s, i, "nsubj:pass") if done_to else where(s, i, "obj")
    if (
        found
        and s.tokens[found[0]].xpos in ("WP", "WDT")
        and s.tokens[i].deprel == "acl:relcl"
        and s.tokens[i].head >= 0
    ):
        found = [s.tokens[i].head]  # "the rival, who is backed by ..."
    if not found and done_to and s.tokens[i].deprel in ("advcl", "xcomp") and s.tokens[i].head >= 0:
        return subjects(s, s.tokens[i].head)  # "after being expelled, the ambassador ..."
    if not found and s.tokens[i].deprel == "conj" and done_to:
        return subjects(s, s.tokens[i].head)  # "Egypt promised support and was accused by Ethiopia"
    if not found and s.tokens[i].deprel == "conj" and not done_to:
        # "attacked and burned the village": the object may stand on the last verb only
        siblings = [j for j in conjuncts(s, head_of_conjunction(s, i)) if j > i]
        found = next((where(s, j, "obj") for j in siblings if where(s, j, "obj")), [])
    if not found and done_to and s.tokens[i].deprel in ("acl", "amod") and s.tokens[i].head >= 0:
        found = [s.tokens[i].head]
    if not found and not done_to and _is_bare_relative(s, i):
        found = [s.tokens[i].head]  # "the charge Chad denies"
    return [k for j in found for k in conjuncts(s, j)]


def _is_bare_relative(s: Sentence, i: int) -> bool:
    """Whether the clause of ``i`` tells of the noun before it what somebody does to it, without "that" or "which"."""
    if s.tokens[i].deprel != "acl:relcl" or s.tokens[i].head < 0 or s.tokens[s.tokens[i].head].upos != "NOUN":
        return False
    subject = where(s, i, "nsubj")
    no_pronoun = bool(subject) and s.tokens[i].head < subject[0] and s.tokens[subject[0]].xpos not in ("WP", "WDT")
    relative = any(s.tokens[j].xpos in ("WP", "WDT", "WP$", "WRB") for j in s.children(i))
    return no_pronoun and not relative and not where(s, i, "xcomp", "ccomp", "mark")


def _of(s: Sentence, i: int) -> list[int]:
    """What hangs on ``i`` by "of"; or after it on its verb, where the parse has put it ("bought nine tenths of the oil")."""
    own = [j for j in where(s, i, "nmod") if "of" in cases(s, j)]
    head = s.tokens[i].head
    return own or ([j for j in where(s, head, "obl") if j > i and "of" in cases(s, j)] if head >= 0 else [])


def contents(s: Sentence, i: int) -> list[int]:
    """``i``, and what it is a measure of: "two hours of talks", "300 tonnes of flour"."""
    out = [i]
    while lemma(s, out[-1]) in _words("measures") and (of := _of(s, out[-1])):
        out.append(of[0])
    return out


def subjects(s: Sentence, i: int, steps: int = MOST_STEPS) -> list[int]:
    """Who does it: the subject of ``i``, of the verb it is coordinated with, of its governor (control), or the noun it modifies."""
    token = s.tokens[i]
    done_to = passive(s, i)
    own = [] if done_to else where(s, i, "nsubj", "nsubj:outer") or where(s, i, "nsubj:pass")
    if lemma(s, i) in _words("attitudes") and not done_to:
        own = own or where(s, i, "nsubj:pass")
    if own:
        # "who", "which", "that" stand for the noun that the clause modifies
        if s.tokens[own[0]].xpos in ("WP", "WDT") and token.deprel == "acl:relcl" and token.head >= 0:
            return conjuncts(s, token.head)
        return [k for j in own for k in conjuncts(s, j)]
    if not done_to and (shared := _of_next(s, i)):
        return shared
    if done_to:
        agents = [j for j in where(s, i, "obl:agent", "obl") if "by" in cases(s, j)]
        return [k for j in agents for k in conjuncts(s, j)]
    if steps == 0 or token.head < 0:
        return []
    if token.deprel == "conj":
        return subjects(s, token.head, steps - 1)
    if token.deprel in ("acl", "acl:relcl"):
        if token.xpos == "VBG" or token.deprel == "acl:relcl":
            return conjuncts(s, token.head)
        # "a plan to attack", "its decision to leave": whose plan
        return where(s, token.head, "nmod:poss") or subjects(s, token.head, steps - 1)
    if token.deprel in ("xcomp", "advcl", "ccomp", "parataxis", "csubj"):
        blamed = where(s, token.head, "obj") if lemma(s, token.head) in _words("object_control") else []
        if (
            token.deprel == "advcl"
            and token.xpos == "VBG"
            and blamed
            and {lemma(s, j) for j in where(s, i, "mark")} & {"of", "for"}
        ):
            return [k for j in blamed for k in conjuncts(s, j)]  # "accused Algeria of sheltering ...": Algeria shelters
        if token.deprel == "xcomp" and (controlled := where(s, token.head, "obj", "iobj")):
            return [k for j in controlled for k in conjuncts(s, j)]
        if (
            token.deprel == "xcomp"
            and lemma(s, token.head) in ("call", "appeal")
            and (on := where(s, token.head, "obl"))
        ):
            return [k for j in on for k in conjuncts(s, j)]
        if token.deprel == "ccomp" and token.xpos not in ("VB", "VBG"):
            return []
        if passive(s, token.head):
            return [k for j in where(s, token.head, "nsubj:pass") for k in conjuncts(s, j)]
        return subjects(s, token.head, steps - 1)
    if token.deprel in ("obj", "obl", "nmod", "nsubj", "nsubj:pass", "appos") and s.tokens[token.head].upos in (
        "VERB",
        "AUX",
    ):
        return subjects(s, token.head, steps - 1)
    return []


def _of_next(s: Sentence, i: int) -> list[int]:
    """The subject that the parse gave to the next coordinated verb although it stands before both: "Chad called it illegal and left"."""
    if s.tokens[i].xpos not in ("VBD", "VBZ", "VBP") or _is_dependent(s, i):
        return []
    for j in where(s, i, "conj"):
        if early := [k for k in where(s, j, "nsubj") if k < i]:
            return [m for k in early for m in conjuncts(s, k)]
    return []


def _is_dependent(s: Sentence, i: int) -> bool:
    """Whether the clause of ``i`` is a dependent one, that may have its subject elsewhere."""
    return s.tokens[i].deprel not in ("root", "parataxis", "ccomp", "conj")


@asked_once
def negated(s: Sentence, i: int) -> bool:
    """ "did not attack", "never met", "no one attacked"."""
    return any(_negates(s, j) and not _before_to(s, i, j) for j in s.below[i])


def _negates(s: Sentence, j: int) -> bool:
    """Whether the dependent ``j`` denies its verb."""
    label, word = s.relations[j], s.tokens[j].text.lower()
    if label in ("advmod", "det", "aux", "cc:preconj"):
        negations = _words("negations")
        if (s.lemmas[j] in negations or word in negations) and s.lemmas[j] != "yet":
            return True
    if word == "longer":
        return any(lemma(s, k) == "no" for k in s.below[j])  # "no longer agree"
    return label in ("nsubj", "nsubj:pass", "obj") and any(
        lemma(s, k) in ("no", "nobody", "nothing", "none", "neither")
        for k in [j, *where(s, j, "det", "cc:preconj", "cc", "advmod")]
    )


def _before_to(s: Sentence, i: int, j: int) -> bool:
    """ "Called on them not to cross": what stands right before "to" denies the crossing."""
    return j > i and j + 1 < len(s.tokens) and s.tokens[j + 1].text.lower() == "to"


@asked_once
def status(s: Sentence, i: int) -> str:
    """Did it happen? "happened", "ongoing", "planned", "possible", "called_for", "denied" or "trend", from auxiliaries, marks and governors.

    The first sign on the way up decides: own auxiliaries, negation and marks; then the verb or noun that governs the clause.
    """
    return _status(s, i, MOST_STEPS)


def _status(s: Sentence, i: int, steps: int) -> str:
    token = s.tokens[i]
    if negated(s, i):
        return "denied"
    auxiliaries = {lemma(s, j) for j in where(s, i, "aux", "aux:pass", "cop")} | {
        s.tokens[j].text.lower() for j in where(s, i, "aux")
    }
    if auxiliaries & _words("planned"):
        return "planned"
    if auxiliaries & _words("possible"):
        return "possible"
    if token.deprel == "xcomp" and token.head >= 0 and "to" in {s.tokens[j].text.lower() for j in where(s, i, "mark")}:
        governor = s.tokens[token.head]
        if governor.text.lower() == "going" or (
            governor.upos == "ADJ" and lemma(s, token.head) in _words("governors", "planned")
        ):
            return "planned"  # "is going to close", "are due to meet"
        if any(lemma(s, j) == "yet" for j in where(s, token.head, "advmod")) and lemma(s, token.head) in ("have", "be"):
            return "denied"  # "has yet to recognise"
    if any(lemma(s, j) in ("yet",) for j in where(s, i, "advmod")) and "to" in {
        s.tokens[j].text.lower() for j in where(s, i, "mark")
    }:
        return "denied"
    if {lemma(s, j) for j in where(s, i, "advmod")} & _words("hedges"):
        return "possible"
    if token.upos == "VERB" and any(lemma(s, j) == "due" for j in where(s, i, "case", "advmod")):
        return "planned"  # "are due to meet"
    if token.deprel == "advcl" and is_inverted(s, i):
        return "possible"  # "had they agreed, ..."
    marks = {lemma(s, j) for j in where(s, i, "mark")}
    if marks & _words("marks"):
        return "possible"
    if "to" in {s.tokens[j].text.lower() for j in where(s, i, "mark")} and token.deprel in (
        "root",
        "conj",
        "parataxis",
    ):
        return "planned"  # headlines: "Blinken to visit Kyiv"
    if token.head < 0 or steps == 0:
        if token.upos == "VERB" and token.xpos == "VB" and not where(s, i, *SUBJECTS, "aux"):
            return "called_for"  # an imperative
        if any(t.text == "?" for t in s.tokens[-2:]):
            return "possible"
        ongoing = token.xpos == "VBG" or ("be" in auxiliaries and token.xpos == "VBG")
        return "ongoing" if ongoing else "happened"
    above = lemma(s, token.head)
    if token.deprel == "acl:relcl" and token.xpos in ("VBZ", "VBP") and _is_any(s, token.head):
        return "possible"  # "a guard that stops one ship in three could ..."
    if token.deprel == "conj":
        own = where(s, i, "aux", "mark", "nsubj")
        return "happened" if own and token.xpos in ("VBD", "VBZ", "VBP") else _status(s, token.head, steps - 1)
    if token.deprel in ("xcomp", "ccomp", "acl", "advcl", "csubj", "obj", "obl", "nmod", "nsubj"):
        infinitive = token.xpos == "VB" or "to" in marks
        if (
            token.xpos == "VBG"
            and token.deprel in ("acl", "advcl", "ccomp", "xcomp")
            and s.tokens[token.head].upos in ("NOUN", "ADJ", "PROPN")
            and (marks | cases(s, i)) - FACTUAL_MARKS
        ):
            return "possible"  # "cautious about supporting", "a balance between helping and ...": no deed is told
        if above == "stop" and any(lemma(s, j) == "short" for j in where(s, token.head, "advmod", "xcomp")):
            return "denied"  # "stopped short of condemning"
        if token.deprel == "advcl":
            if token.xpos == "VBG" and above in _words("alleging") and marks & {"of", "for", "with"}:
                return "possible"
            if token.xpos == "VBG" and "at" in marks and above in _words("governors", "planned"):
                return "planned"  # "aimed at establishing relations"
            if infinitive and not where(s, i, *SUBJECTS):
                return "planned"  # purpose: "to press for a truce"
            if marks & {"without"}:
                return "denied"
            if marks & {"before", "until", "once"}:
                outer = _status(s, token.head, steps - 1)
                if outer in ("planned", "possible", "called_for", "denied"):
                    return outer
                return "planned" if infinitive or token.xpos in ("VBZ", "VBP") else "happened"
            return (
                "happened" if token.xpos in ("VBD", "VBG", "VBN", "VBZ", "VBP") else _status(s, token.head, steps - 1)
            )
        if token.deprel == "xcomp" and infinitive and above in _words("ordering"):
            return "called_for"
        governors = load("factuality")["governors"]
        for name in ("possible", "called_for", "planned"):
            if above in governors[name]:
                if name == "planned" and token.deprel in ("ccomp",) and token.xpos in ("VBD", "VBZ", "VBP", "VBN"):
                    break
                if token.deprel == "nmod" and above in _words("of_doer") and "of" in cases(s, i):
                    break  # "the decision of the summit": who decides, not what
                if token.deprel in ("nsubj", "obl", "nmod") and s.tokens[token.head].upos == "VERB":
                    break  # "talks in Geneva failed": the noun is not the verb's complement
                return name
        if token.deprel in ("acl", "csubj") and infinitive:
            return "planned"
        if token.deprel in ("obj", "obl", "nmod", "nsubj"):
            outer = _status(s, token.head, steps - 1)
            return outer if outer in ("planned", "possible", "called_for", "denied") else "happened"
        if token.deprel == "ccomp":
            return "happened" if token.xpos not in ("VB",) else "possible"
        return _status(s, token.head, steps - 1)
    return "happened"


def clause(s: Sentence, i: int) -> list[int]:
    """The tokens of ``i`` and of what hangs on it, without the clauses coordinated with it: what one act is told with."""
    apart = [j for j in where(s, i, "conj") if s.tokens[j].upos in ("VERB", "AUX")]
    outside = {k for j in apart for k in s.subtree(j)}
    return [k for k in s.subtree(i) if k not in outside]


def reciprocal(s: Sentence, i: int) -> bool:
    """ "Accuse each other", "fired at one another": what the subjects do, each does to the other."""
    return any(
        s.tokens[j].text.lower() in ("each", "one") and any(lemma(s, k) in ("other", "another") for k in s.children(j))
        for j in where(s, i, "obj", "iobj", *OBLIQUES)
    )


def is_inverted(s: Sentence, i: int) -> bool:
    """An auxiliary before the subject makes a clause a condition."""
    subject = min(where(s, i, "nsubj", "nsubj:pass"), default=-1)
    return any(j < subject and lemma(s, j) in ("have", "be", "do") for j in where(s, i, "aux", "aux:pass", "cop"))


def _is_any(s: Sentence, i: int) -> bool:
    """ "A guard", "any state": one of a kind, and nobody in particular."""
    return any(s.tokens[j].text.lower() in ("a", "an", "any", "every") for j in where(s, i, "det"))


def span_of(s: Sentence, tokens: list[int]) -> tuple[int, int]:
    """Offsets from the first to the last of the tokens."""
    return s.tokens[min(tokens)].start, s.tokens[max(tokens)].end


def phrase(s: Sentence, i: int) -> tuple[int, int]:
    """Offsets of the noun phrase of ``i``: its subtree without relative clauses, appositions, coordination, and what follows them."""
    skip = ("acl:relcl", "acl", "appos", "conj", "cc", "parataxis", "punct", "advcl", "case", "mark", "dep")
    keep, todo = [i], [j for j in s.children(i) if s.tokens[j].deprel not in skip]
    while todo:
        j = todo.pop()
        keep.append(j)
        todo.extend(k for k in s.children(j) if s.tokens[k].deprel not in ("acl:relcl", "parataxis"))
    return span_of(s, keep)
