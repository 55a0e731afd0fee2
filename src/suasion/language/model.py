"""What the language core returns: sentences with a dependency parse, entity spans and attributions, in exact offsets.

All offsets are ``[start, end)`` into the text that was given. Plain slotted classes, not pydantic: there are many of them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import Any, TypeVar


@dataclass(slots=True)
class Token:
    """A word in Universal Dependencies terms. ``head`` is an index into the sentence's tokens, -1 for the root."""

    start: int
    end: int
    text: str
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str


@dataclass
class Sentence:
    """``block`` is the number of the block (of the spans given to ``analyse``) that the sentence stands in.

    What is read off ``tokens`` is computed once, at the first question: nobody may change them after it.
    """

    start: int
    end: int
    tokens: list[Token]
    block: int
    answers: dict[tuple[object, int], Any] = field(default_factory=dict, repr=False, compare=False)
    """What questions about a token have been answered: (question, index) -> answer; see ``asked_once``."""

    @cached_property
    def root(self) -> int:
        return next((i for i, t in enumerate(self.tokens) if t.head < 0), 0)

    @cached_property
    def lemmas(self) -> list[str]:
        """The lemmas in lower case (headlines capitalise verbs), by token."""
        return [t.lemma.lower() for t in self.tokens]

    @cached_property
    def relations(self) -> list[str]:
        """The relation of each token to its head."""
        return [t.deprel for t in self.tokens]

    @cached_property
    def below(self) -> list[list[int]]:
        """For each token the indexes of those whose head it is, in order."""
        found: list[list[int]] = [[] for _ in self.tokens]
        for j, t in enumerate(self.tokens):
            if t.head >= 0:
                found[t.head].append(j)
        return found

    @cached_property
    def _ends(self) -> list[int]:
        return [t.end for t in self.tokens]

    def children(self, i: int) -> list[int]:
        """Indexes of the tokens whose head is ``i``, in order."""
        return self.below[i]

    def subtree(self, i: int) -> list[int]:
        """``i`` and all tokens below it, in order of the text."""
        children = self.below
        if not children[i]:
            return [i]
        out, todo = [i], list(children[i])
        while todo:
            j = todo.pop()
            out.append(j)
            todo += children[j]
        return sorted(out)

    def ancestors(self, i: int) -> Iterator[int]:
        """The heads above ``i``, nearest first."""
        while (i := self.tokens[i].head) >= 0:
            yield i

    def at(self, start: int, end: int) -> list[int]:
        """Indexes of the tokens that overlap ``[start, end)`` of the text."""
        i, found = bisect_right(self._ends, start), []
        while i < len(self.tokens) and self.tokens[i].start < end:
            found.append(i)
            i += 1
        return found


Answer = TypeVar("Answer")


def asked_once(question: Callable[[Sentence, int], Answer]) -> Callable[[Sentence, int], Answer]:
    """Keeps the answers with the sentence: the rules ask the same of a word again and again. For answers that nobody changes."""

    @wraps(question)
    def ask(s: Sentence, i: int) -> Answer:
        key = (question, i)
        if key in s.answers:
            answer: Answer = s.answers[key]
            return answer
        answer = s.answers[key] = question(s, i)
        return answer

    return ask


@dataclass(slots=True)
class Entity:
    """A named span. ``label``: PERSON, ORG, PLACE, EVENT, TIME, OTHER. ``score``: the model's probability, 0..1."""

    start: int
    end: int
    label: str
    score: float


@dataclass(slots=True)
class Attribution:
    """Who is said to have said what. Each part is a list of spans (a quotation may be broken by its cue); any may be empty."""

    source: list[tuple[int, int]]
    cue: list[tuple[int, int]]
    content: list[tuple[int, int]]
    score: float


@dataclass(frozen=True, slots=True)
class Pointer:
    """The word that a party's phrase has its head at (start of the word), and the probability."""

    start: int
    score: float


@dataclass(frozen=True, slots=True)
class Telling:
    """What the model makes of a word that may tell an act. ``kinds``: PLOVER type -> probability; what is missing to 1 is "no act".

    ``real``: probability that it happened. ``source``, ``target``: where the parties may stand, likeliest first; what is missing to 1 is
    that the text names none.
    """

    kinds: dict[str, float]
    real: float
    source: tuple[Pointer, ...]
    target: tuple[Pointer, ...]

    @property
    def score(self) -> float:
        """Probability that the word tells an act at all."""
        return sum(self.kinds.values())

    @property
    def kind(self) -> str:
        """The likeliest type."""
        return max(self.kinds, key=lambda k: (self.kinds[k], k))


@dataclass(frozen=True, slots=True)
class Holding:
    """What the model makes of a word that may tell a hold of one actor over another."""

    score: float
    holder: tuple[Pointer, ...]
    over: tuple[Pointer, ...]


@dataclass(slots=True)
class Analysis:
    """One report, analysed: what ``language.analyse`` returns."""

    sentences: list[Sentence]
    entities: list[Entity]
    attributions: list[Attribution]
    antecedents: dict[int, tuple[int, float]] = field(default_factory=dict)
    """Start of a word that refers back ("she", "the ministry") -> start of the head of what it refers to, and the probability."""
    acts: dict[int, Telling] = field(default_factory=dict)
    """Start of a word that may tell an act -> what the model makes of it; likely ones only."""
    holds: dict[int, Holding] = field(default_factory=dict)
    """The same of levers."""
    due: dict[int, float] = field(default_factory=dict)
    """Start of a word that may tell something still to come -> the probability."""
    who: dict[int, float] = field(default_factory=dict)
    """Start of a noun that may be an actor whom the text does not name -> the probability."""
    same: dict[int, tuple[Pointer, ...]] = field(default_factory=dict)
    """Start of a pronoun that is a party -> where what it stands for is named, likeliest first."""
