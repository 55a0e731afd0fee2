"""Which act it is to say something: the PLOVER type of the content of a claim, from its subject, its verb and its words.

Tried in this order: a threat, a refusal or a promise of one's own; a refusal of what others hope for; what the other side shall do; what will
happen to it; blame; praise. The words are in ``vocab/speech.yaml``; which deeds are hostile is read off the event lexicon.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from suasion.evidence import syntax
from suasion.evidence.events import lexicon
from suasion.evidence.events.lexicon import Pattern
from suasion.language.model import Sentence
from suasion.vocab import load

DOING_HARM = ("ASSAULT", "COERCE", "MOBILIZE", "ACCUSE", "THREATEN", "SANCTION")
"""Types that it is a threat to announce of oneself."""
HELPING = ("AID", "COOPERATE", "SUPPORT", "RETREAT", "CONCEDE", "CONSULT", "AGREE")
"""Types that it is a promise to announce, and blame to deny of another."""
MAY = frozenset({"may", "might", "could", "can"})
WILL = frozenset({"will", "would", "shall", "'ll"})
MUST = frozenset({"must", "should", "ought", "need", "have"})


@cache
def words(name: str) -> frozenset[str]:
    """A list of ``vocab/speech.yaml``."""
    return frozenset(load("speech")[name])


@dataclass(frozen=True, slots=True)
class Content:
    """The content of a claim in the parse: its top word, all its lemmas, its text in lower case, and its subject."""

    sentence: Sentence
    top: int
    lemmas: frozenset[str]
    text: str
    subject: tuple[str, ...]
    own: bool
    """The speaker (or its side) is the subject."""
    other: bool
    """Another party is the subject."""
    cue: frozenset[str]
    """The lemmas of the cue."""

    def has(self, name: str) -> bool:
        listed = words(name)
        return bool(self.lemmas & listed) or any(" " in w and f" {w} " in f" {self.text} " for w in listed)

    @property
    def verb(self) -> str:
        return syntax.lemma(self.sentence, self.top)

    @property
    def auxiliaries(self) -> set[str]:
        return {syntax.lemma(self.sentence, j) for j in syntax.where(self.sentence, self.top, "aux")} | {self.verb}

    @property
    def negated(self) -> bool:
        return syntax.negated(self.sentence, self.top)

    @property
    def willing(self) -> bool:
        """ "Will help", "is ready to help"."""
        beside = {syntax.lemma(self.sentence, j) for j in syntax.where(self.sentence, self.top, "xcomp", "advmod")}
        return bool((self.auxiliaries | beside) & words("will"))

    @property
    def told(self) -> Pattern | None:
        """The pattern of the event lexicon that the top verb fits."""
        return lexicon.match(self.sentence, self.top, False)


def kind(c: Content) -> str | None:
    """The PLOVER type, most binding first; None where saying it is no act."""
    return _of_oneself(c) or _refusal(c) or _of_the_other(c) or _demand(c) or _valued(c)


def _of_oneself(c: Content) -> str | None:
    """What the speaker's side will do, may do, or will not do."""
    if not c.own or not (c.willing or c.auxiliaries & MAY):
        return None
    if _takes_away(c) or (c.negated and _leaves_open(c)):
        return "THREATEN"
    if c.negated:
        return "AGREE" if _does_no_harm(c) else "REJECT"
    if c.told is not None and c.told.type in DOING_HARM:
        return "THREATEN"
    if c.told is not None and c.told.type == "REJECT":
        return "THREATEN" if _conditional(c) else "REJECT"
    if c.willing:
        helps = c.told is not None and c.told.type in HELPING
        return "THREATEN" if c.verb in words("hostile") or (_conditional(c) and not helps) else "AGREE"
    return None


def _does_no_harm(c: Content) -> bool:
    """ "(Will not) object", "(would not) stand in the way", "(will not) do so again": what is not done would have been against the other."""
    s = c.sentence
    again = any(syntax.lemma(s, j) in ("again", "anymore", "first") for j in syntax.where(s, c.top, "advmod"))
    return again or (c.told is not None and c.told.type in (*DOING_HARM, "REJECT")) or c.has("hindering")


def _takes_away(c: Content) -> bool:
    """ "Could stop buying", "will end the deliveries"."""
    if c.verb not in words("stopping"):
        return False
    inner = [lexicon.match(c.sentence, j, False) for j in syntax.where(c.sentence, c.top, "xcomp")]
    return any(p is not None and p.type in ("COOPERATE", "AID", "SUPPORT", "AGREE") for p in inner)


def _leaves_open(c: Content) -> bool:
    """ "(Will not) hesitate", "(would not) rule out force"."""
    return c.verb == "hesitate" or (c.verb in ("rule", "exclude") and c.has("reserved"))


def _conditional(c: Content) -> bool:
    """ "... unless the office is closed": what is announced hangs on what the other side does."""
    return any(
        syntax.lemma(c.sentence, k) in ("if", "unless", "until")
        for j in syntax.where(c.sentence, c.top, "advcl")
        for k in syntax.where(c.sentence, j, "mark")
    )


def _refusal(c: Content) -> str | None:
    """What is ruled out: "out of the question", "there will be no talks", "the terms are unacceptable"."""
    s = c.sentence
    if c.has("deny") or c.text.strip(' "“”.,!') == "no":
        return "REJECT"
    subjects = syntax.where(s, c.top, "nsubj", "nsubj:pass")
    hoped = {syntax.lemma(s, j) for j in subjects} & words("hoped")
    none = c.negated or any(syntax.lemma(s, k) == "no" for j in subjects for k in s.children(j))
    if hoped and ((none and c.auxiliaries & (MAY | WILL)) or c.verb in words("dead")):
        return "REJECT"
    return None


def _of_the_other(c: Content) -> str | None:
    """What others shall do or will suffer: a demand, a threat; and help on its way to them: a promise."""
    if c.own:
        return None
    if (
        (c.other or c.has("hostile"))
        and (c.willing or c.auxiliaries & MUST)
        and c.lemmas & words("suffer")
        and c.has("hostile")
    ):
        return "THREATEN"
    if c.has("consequences") or (c.other and c.auxiliaries & WILL and c.verb in words("doom")):
        return "THREATEN"
    if _demand(c) or (c.other and c.auxiliaries & WILL and c.cue & words("wishes")):
        return "REQUEST"
    coming = c.auxiliaries & WILL and c.told is not None and c.told.type in HELPING
    return "AGREE" if coming and not c.other and not c.negated else None


def _demand(c: Content) -> str | None:
    """ "Must leave", "it is up to them to leave"; of one's own side only by the auxiliary ("the alliance should ...")."""
    obliged = bool(c.auxiliaries & MUST & words("necessity"))
    return "REQUEST" if obliged or (c.has("necessity") and not c.own) else None


def _valued(c: Content) -> str | None:
    """Blame, by its words or by what is said that the other side did or failed to do; praise."""
    if c.has("blame"):
        return "ACCUSE"
    if c.other and not c.auxiliaries & (MAY | WILL | MUST) and _does_wrong(c):
        return "ACCUSE"
    return "SUPPORT" if c.has("praise") or (c.other and c.has("approving")) else None


def _does_wrong(c: Content) -> bool:
    """ "Is not interested in peace", "has failed to protect", "was behind the attack". A deed alone is only reported."""
    if c.verb in words("failing") or (c.negated and c.verb in words("expected")):
        return True
    return "behind" in syntax.cases(c.sentence, c.top)
