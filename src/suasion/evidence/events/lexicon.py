"""The event lexicon: patterns of ``vocab/events.yaml``, matched against the parse round a verb or noun."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from suasion.evidence import syntax
from suasion.language.model import Sentence
from suasion.vocab import load


@dataclass(frozen=True, slots=True)
class Pattern:
    """``lemma`` with ``particles`` hanging on it, an object among ``nouns`` (modified by ``modifier``), a subject among ``subjects``,
    an actor as object."""

    type: str
    mode: str | None
    lemma: str
    particles: tuple[str, ...] = ()
    nouns: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    modifier: str | None = None
    actor: bool = False
    body: bool = False
    """The object (or what hangs on a particle) is an organisation of states: "left ECOWAS"."""
    bare: bool = False
    converse: bool = False
    """The subject is the one acted on: "came under attack", "received weapons"."""
    text: str = ""

    @property
    def weight(self) -> int:
        """Special patterns are tried first."""
        return (
            4 * bool(self.nouns)
            + 3 * bool(self.subjects)
            + 2 * len(self.particles)
            + 2 * self.actor
            + 2 * self.body
            + bool(self.modifier)
        )


def parse(kind: str, text: str) -> Pattern:
    """One pattern in the notation that ``vocab/events.yaml`` explains at its head."""
    type_, _, mode = kind.partition("/")
    lemma, particles, modifier, actor, body, bare, converse = "", [], None, False, False, False, False
    nouns, subjects = frozenset[str](), frozenset[str]()
    for part in text.split():
        if part.startswith("="):
            nouns = frozenset(n for word in part[1:].split("|") for n in _class(word))
        elif part.startswith("^"):
            subjects = frozenset(n for word in part[1:].split("|") for n in _class(word))
        elif part.startswith("+"):
            modifier = part[1:]
        elif part == "@actor":
            actor = True
        elif part == "@body":
            body = True
        elif part == "!obj":
            bare = True
        elif part == "<":
            converse = True
        elif not lemma:
            lemma = part
        else:
            particles.append(part)
    return Pattern(
        type_, mode or None, lemma, tuple(particles), nouns, subjects, modifier, actor, body, bare, converse, text
    )


def _class(word: str) -> tuple[str, ...]:
    """The nouns of a class ("~talks"), or the word itself."""
    return tuple(load("events")["classes"][word[1:]]) if word.startswith("~") else (word,)


@cache
def verbs() -> dict[str, tuple[Pattern, ...]]:
    """Lemma -> its patterns, special ones first."""
    found: dict[str, list[Pattern]] = {}
    for kind, patterns in load("events")["verbs"].items():
        for text in patterns:
            p = parse(kind, text)
            found.setdefault(p.lemma, []).append(p)
    return {k: tuple(sorted(v, key=lambda p: -p.weight)) for k, v in found.items()}


@cache
def wanting(what: str) -> frozenset[str]:
    """The lemmas of which a pattern asks for an "actor", or a "body", as object."""
    return frozenset(lemma for lemma, patterns in verbs().items() if any(getattr(p, what) for p in patterns))


@cache
def bodies() -> frozenset[str]:
    """What a text may call an actor when it comes back to it: "the troops", "the bloc"."""
    return words("persons").union(*load("references")["nouns"].values())


@cache
def told_by() -> frozenset[str]:
    """The lemmas that may tell an act: those of the patterns, and verbs of naming."""
    return frozenset(verbs()) | words("naming")


@cache
def nouns() -> dict[str, Pattern]:
    """Lemma -> pattern of event nouns."""
    return {
        n: Pattern(kind.partition("/")[0], kind.partition("/")[2] or None, n, text=n)
        for kind, words in load("events")["nouns"].items()
        for n in words
    }


@cache
def words(name: str) -> frozenset[str]:
    """A plain list of ``events.yaml``."""
    return frozenset(load("events")[name])


@cache
def target_order(type_: str, mode: str | None = None) -> tuple[str, ...]:
    """Where the target of a type hangs, best first; a mode may have an order of its own."""
    roles = load("events")["verb_roles"]
    return tuple(roles.get(f"{type_}/{mode}") or roles.get(type_) or roles["default"])


def _subject_words(s: Sentence, i: int) -> set[str]:
    """The lemmas of the subject, with what it measures and what qualifies it: "aid convoys"."""
    heads = [k for j in syntax.subjects(s, i) for k in syntax.contents(s, j)]
    return {syntax.lemma(s, k) for h in heads for k in (h, *syntax.where(s, h, "compound"))}


def match(
    s: Sentence, i: int, has_actor: bool, has_body: bool = False, beside: frozenset[str] = frozenset()
) -> Pattern | None:
    """The first pattern that the verb at ``i`` fits.

    ``has_actor``: whether its object is an actor; ``has_body``: an organisation of states; ``beside``: the prepositions by which an
    actor hangs on it ("look to Libya").
    """
    patterns = verbs().get(syntax.lemma(s, i))
    if patterns is None:
        return None
    objects = syntax.objects(s, i)
    hanging = syntax.particles(s, i)
    if any("with" in syntax.cases(s, k) for j in objects for k in syntax.where(s, j, "nmod")):
        hanging = hanging | {"with"}  # "charged the officer with murder": the parse may hang the phrase on the object
    heads = {syntax.lemma(s, k) for j in objects for k in syntax.contents(s, j)}
    if syntax.where(s, i, "ccomp"):
        hanging = hanging | {"that"}
    obliques = {syntax.lemma(s, j): syntax.cases(s, j) for j in syntax.where(s, i, *syntax.OBLIQUES, "xcomp")}
    for p in patterns:
        if (
            (p.actor and not has_actor and not beside & set(p.particles))
            or (p.body and not has_body)
            or (p.bare and objects)
        ):
            continue
        if p.nouns:
            held = heads & p.nouns
            if p.particles:
                # "pull out of talks": the noun hangs on the preposition
                held = held or {n for n in obliques if n in p.nouns}
            elif not held and not objects:
                held = (
                    {n for n in obliques if n in p.nouns and "to" not in obliques[n]}
                    if p.lemma in ("take", "go", "set", "take")
                    else set()
                )
            if not held:
                continue
            if p.modifier and not any(syntax.lemma(s, k) == p.modifier for j in objects for k in s.subtree(j)):
                continue
        if p.subjects and not p.subjects & _subject_words(s, i):
            continue
        if p.particles and not all(x in hanging for x in p.particles):
            continue
        return p
    return None
