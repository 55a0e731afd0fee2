"""Accounts that do not agree inside one report: "A says so; B denies it", and what the report itself calls unsupported.

The denial has to name no more than "this", "the claim", "the report", so that what is denied can only be what stands right before. A denial that
tells its own matter ("denied that it had sent troops") is left to ``polarity``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from suasion.weigh.model import Finding, finding
from suasion.weigh.texts import Sentence, Text
from suasion.weigh.words import pattern

REACH = 40
"""Characters before the verb in which stands who denies."""

TELLS = 5
"""Words of the account that is denied, at least."""

_NEITHER = re.compile(r"\b(?:neither|nor|not)\b[^,;]*$", re.IGNORECASE)
"""Before the verb: "neither confirmed nor denied it" denies nothing."""

_CLAUSE = re.compile(r"[;]|,\s*(?:but|while|which|although|though)\b|\bbut\b")


def denials(text: Text) -> Iterator[Finding]:
    """One finding for a denial, and one for a claim that the report calls unsupported."""
    for s in text.sentences:
        if s.is_heading:
            continue
        yield from _denied(text, s)
        m = pattern("denials", "unsupported").search(text.text, s.start, s.end)
        if (
            m is not None
            and text.speaker(m.start(), m.end()) == ()
            and (claim := next(iter(text.claims_in(s.start, s.end)), None))
        ):
            who = text.name(claim.source[0]) if claim.source else "somebody"
            why = f"The report itself says that {who} has nothing to show for it (“{' '.join(m.group().split())}”)."
            sides = (text.side(s.start, s.end),)
            yield finding(
                "contradiction", "unsupported", sides, why, 0.45, relation="disagreement", matter="accounts", actors=claim.source[:1]
            )  # fmt: skip


def _denied(text: Text, s: Sentence) -> Iterator[Finding]:
    for m in _pattern().finditer(text.text, s.start, s.end):
        if _NEITHER.search(text.text, s.start, m.start()):
            continue
        who = _who(text, max(s.start, m.start() - REACH), m.start())
        before = _account(text, s, m.start())
        if who is None or before is None or who in {text.top(a) for a in text.speaker(*before)}:
            continue
        start = s.start if before[1] <= s.start else before[1]
        start += len(text.text[start : s.end]) - len(text.text[start : s.end].lstrip(";, \n"))
        sides = (text.side(*before), text.side(start, s.end))
        why = f"{text.name(who)} does not agree: “{' '.join(m.group().split())}”."
        yield finding(
            "contradiction", "denial", sides, why, 0.45, relation="disagreement", matter="denial", actors=(who,)
        )
        return


@cache
def _pattern() -> re.Pattern[str]:
    """The verb with nothing behind it but "this" or "the claim"; or "this" before it: "which Baku denies"."""
    verbs, account = pattern("denials", "verbs").pattern, pattern("denials", "account").pattern
    return re.compile(
        rf"{verbs}\s+(?:(?:the|this|that|these|those|all|any|such)\s+)?(?:[\w-]+\s+)?{account}(?=\s*(?:[.,;”\"]|and\b|but\b|as\b|on\b|$))"
        rf"|(?<=\bwhich )(?=(?:[\w’'.-]+\s+){{1,4}}{verbs}\s*[.,;])"
        rf"|(?:this|that)\s+{verbs}(?=\s*[.,;])",
        re.IGNORECASE,
    )


def _who(text: Text, start: int, stop: int) -> str | None:
    """The party that denies: the last one named before the verb, or the next one after "which"."""
    named = text.mentions_in(start, stop) or text.mentions_in(stop, stop + REACH)
    return text.top(named[-1][2]) if named else None


def _account(text: Text, s: Sentence, at: int) -> tuple[int, int] | None:
    """What is denied: the clause before it in the sentence, else the sentence before."""
    cuts = [c.start() for c in _CLAUSE.finditer(text.text, s.start, at)]
    if cuts and len(text.text[s.start : cuts[-1]].split()) >= TELLS:
        return s.start, cuts[-1]
    before = text.before(s)
    if before is None or before.is_heading or len(before.text.split()) < TELLS:
        return None
    return before.start, before.end
