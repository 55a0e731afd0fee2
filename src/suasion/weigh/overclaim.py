"""Headlines that say more than their text.

* certainty: the headline asserts what the text only has hedged, or from one voice that hedges.
* actor: the deed of the headline is another party's in the text.
* appeal: the headline has somebody urge or demand, and all that this party is quoted with is softer.
* other story: the headline's words hardly stand in the text at all.
* number: the headline's number is larger than any that the text gives for the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from suasion.weigh.hedges import first_hedge, in_scope, most
from suasion.weigh.model import Finding, finding
from suasion.weigh.quantities import Quantity, quantities
from suasion.weigh.texts import Sentence, Text
from suasion.weigh.words import content, pattern, weigh_words

LEAST_MATTER = 2
"""Words of a headline beside the names of actors: with fewer, nothing can be compared."""

HEADLINE = 5
"""Words of a headline that can be told to be of another story."""

LONG = 80
"""Words of a text that would hold them."""

ELSEWHERE = 0.35
"""Share of the headline's words that a text of another story may hold by chance (a country, "war", "army")."""

STRANGERS = 0.5
"""The same where the text names hardly one of the headline's parties."""

ON_IT = 0.3
"""Share of the headline's matter that puts a sentence on it; less is enough if it names two of the headline's parties."""

DEED_WORDS = 3
"""Words of the matter that such a sentence has at least."""

DEED = 0.6
"""Share of the headline's matter from which on a sentence tells the headline's deed."""

SAID = 0.5
"""Share of the headline's matter that a plain sentence of the text has to hold to bear it out."""

_TELLS = re.compile(r"^[^:]{2,40}:\s|\s[—–-]+\s[A-Z]|\?|[“\"‘']")


@dataclass(frozen=True, slots=True)
class Related:
    """A sentence of the text that is about the headline's matter. ``share``: how much of the matter it holds."""

    sentence: Sentence
    share: float
    hedged: bool
    speaker: tuple[str, ...]


def overclaims(text: Text) -> Iterator[Finding]:
    """At most one finding of each check for a report."""
    title = next((s for s in text.sentences if s.role == "title"), None)
    if title is None:
        return
    body = [s for s in text.sentences if not s.is_heading and s.text.strip().lower() != title.text.strip().lower()]
    certainty = _certainty(text, title, body) or _other_story(text, title, body)
    number = _number(text, title, body) or _other_number(text, title, body)
    for found in (certainty, _actor(text, title, body), _appeal(text, title), number):
        if found is not None:
            yield found


def is_plain(headline: str) -> bool:
    """Whether a headline asserts: no hedge, no question, nobody whose words it gives."""
    return not (_TELLS.search(headline) or pattern("hedges").search(headline) or pattern("says").search(headline))


def _matter(text: Text, s: Sentence) -> set[str]:
    """The stems of a sentence without the names of actors."""
    named = {w for a, b, _ in text.mentions_in(s.start, s.end) for w in content(text.text[a:b])}
    return set(content(s.text)) - named


def _certainty(text: Text, title: Sentence, body: list[Sentence]) -> Finding | None:
    """1. The headline asserts. 2. No sentence of the text that asserts holds as much of its matter as one that hedges does."""
    matter = _matter(text, title)
    if len(matter) < LEAST_MATTER or not is_plain(title.text) or pattern("negations").search(title.text):
        return None  # of a headline that denies, a hedge may be the denial itself
    parties = {text.top(a) for _, _, a in text.mentions_in(title.start, title.end)}
    related = [r for s in body if (r := _related(text, s, matter, parties)).share]
    hedged = [r for r in related if r.hedged]
    plain = max((r.share for r in related if not r.hedged), default=0.0)
    if not hedged or plain >= SAID or _happened(text, title):
        return None
    best = max(hedged, key=lambda r: (r.share, bool(r.speaker), -r.sentence.start))
    if plain >= best.share:
        return None
    voices = {text.top(a) if (a in text.actors) else a for r in hedged for a in r.speaker}
    single = len(voices) <= 1 and any(r.speaker for r in hedged)
    who = text.name(best.speaker[0]) if best.speaker and best.speaker[0] in text.actors else ""
    hedge = first_hedge(best.sentence.text)
    words = f" (“{best.sentence.text[slice(*hedge)]}”)" if hedge else ""
    why = (
        f"The headline asserts it; the text has it only hedged{words}{f', from {who} alone' if single and who else ''}."
    )
    sides = (text.side(title.start, title.end), text.side(best.sentence.start, best.sentence.end))
    return finding("overclaim", "certainty", sides, why, 0.85 if single else 0.6, matter="certainty")


def _other_story(text: Text, title: Sentence, body: list[Sentence]) -> Finding | None:
    """Hardly a word of the headline stands anywhere in a text that is long enough to hold them."""
    if not text.mentions_in(title.start, title.end) or ":" in title.text:
        return None  # "Morning bulletin": a name, which tells nothing that could be missing
    words = set(content(title.text))
    told = {w for s in body for w in content(s.text)}
    share = len(words & told) / max(1, len(words))
    strange = share <= ELSEWHERE or (share <= STRANGERS and _strangers(text, title))
    if len(words) < HEADLINE or sum(len(s.text.split()) for s in body) < LONG or not strange:
        return None
    first = body[0]
    why = (
        f"Of {len(words)} words of the headline, {len(words & told)} stand in the text: it may belong to another story."
    )
    sides = (text.side(title.start, title.end), text.side(first.start, first.end))
    return finding("overclaim", "other story", sides, why, 0.8, matter="headline")


def _strangers(text: Text, title: Sentence) -> bool:
    """Whether the text names at most half of the headline's parties anywhere, and at least two of them nowhere."""
    named = {text.top(a) for _, _, a in text.mentions_in(title.start, title.end)}
    told = {text.top(a) for _, _, a in text.mentions_in(title.end, len(text.text))}
    return len(named - told) >= max(2, len(named) / 2)


def _related(text: Text, s: Sentence, matter: set[str], parties: set[str]) -> Related:
    found = set(content(s.text)) & matter
    claim = text.claim_over(s.start, s.end) or next(iter(text.claims_in(s.start, s.end)), None)
    doubtful = (
        claim is not None and claim.certainty in ("speculative", "denied") and most(claim.content, s.text, matter)
    )
    both = parties & {text.top(a) for _, _, a in text.mentions_in(s.start, s.end)}
    share = len(found) / len(matter)
    on_it = share >= ON_IT or len(found) >= 2 or (bool(found) and len(both) >= 2)
    return Related(s, share if on_it else 0.0, doubtful or in_scope(s.text, matter), claim.source if claim else ())


def _happened(text: Text, title: Sentence) -> bool:
    """The text tells, outside the headline and without a hedge, of an act of the headline's kind between its parties."""
    acts = [e for e in text.document.events if title.start <= e.start < title.end]
    for e in acts:
        parties = {text.top(a) for a in (*e.source, *e.target)}
        for other in text.document.events:
            if other.start >= title.end and other.type == e.type:
                s = text.sentence_at(other.start)
                same = parties & {text.top(a) for a in (*other.source, *other.target)}
                if (
                    s
                    and not s.is_heading
                    and len(same) >= min(2, len(parties))
                    and not pattern("hedged_body").search(s.text)
                ):
                    return True
    return False


def _actor(text: Text, title: Sentence, body: list[Sentence]) -> Finding | None:
    """The deed of the headline is another's in the text: no sentence has it of the headline's own actor."""
    named = text.mentions_in(title.start, title.end)
    matter = _matter(text, title)
    if not named or len(matter) < DEED_WORDS or not is_plain(title.text):
        return None
    actor = text.top(named[0][2])
    other: tuple[Sentence, str] | None = None
    for s in body:
        shared = len(_matter(text, s) & matter)
        share = shared / len(matter)
        here = {text.top(a) for _, _, a in text.mentions_in(s.start, s.end)}
        if share >= SAID and (actor in here or not here):
            return None
        acts = [
            e
            for e in text.document.events
            if s.start <= e.start < s.end and e.status in ("happened", "ongoing") and e.source
        ]
        if share >= DEED and shared >= DEED_WORDS and acts and other is None:
            first = text.mentions_in(s.start, s.end)[0][2]
            if text.top(first) in {text.top(a) for e in acts for a in e.source} and _is_party(text, text.top(first)):
                other = (s, text.top(first))
    if other is None or not _is_party(text, actor):
        return None
    why = f"The headline has it of {text.name(actor)}, the text of {text.name(other[1])}."
    sides = (text.side(title.start, title.end), text.side(other[0].start, other[0].end))
    return finding("overclaim", "actor", sides, why, 0.6, matter="actor", actors=(actor, other[1]))


def _is_party(text: Text, actor: str) -> bool:
    found = text.actors.get(actor)
    return found is not None and found.type in ("state", "armed_group", "io", "coalition")


def _appeal(text: Text, title: Sentence) -> Finding | None:
    """The words of the party itself, where it is quoted to the same address, all stand lower on the scale of appeals."""
    asks = [c for c in text.claims if title.start <= c.start < title.end and c.force == "asks" and c.source]
    for c in asks:
        level = _level(c.cue or "")
        own = {text.top(a) for a in c.source}
        about = {text.top(a) for a in c.about}
        quoted = [
            q for q in text.claims
            if q.start >= title.end and q.mode == "direct" and own & {text.top(a) for a in q.source}
            and about & {text.top(a) for a in q.about}
        ]  # fmt: skip
        levels = [n for q in quoted if (n := _level(q.content))]
        if level and levels and len(levels) == len(quoted) and max(levels) < level:
            q = quoted[0]
            sides = (text.side(title.start, title.end), text.side(q.content_start, q.content_end))
            why = f"The headline says “{c.cue}”; the words quoted are softer."
            return finding("overclaim", "appeal", sides, why, 0.4, matter="appeal", actors=c.source)
    return None


def _level(words: str) -> int:
    """The highest step of the scale of appeals that the words reach; 0: none."""
    from suasion.weigh.words import any_of

    found = 0
    for step, phrases in weigh_words()["appeal"].items():
        if any_of([p + "*" if " " not in p else p for p in phrases]).search(words):
            found = max(found, int(step))
    return found


def _number(text: Text, title: Sentence, body: list[Sentence]) -> Finding | None:
    """The headline's number of a thing, where all that the text has of it, in sentences on the same, are smaller."""
    matter = set(content(title.text))
    for q in quantities(text.text, title.start, title.end):
        same: list[Quantity] = [
            o for s in body if len(matter & set(content(s.text))) >= LEAST_MATTER
            for o in quantities(text.text, s.start, s.end) if o.measure == q.measure and o.unit == q.unit
        ]  # fmt: skip
        if same and all(o.high is not None and o.high < q.low for o in same):
            o = max(same, key=lambda x: x.high or 0)
            s = text.sentence_at(o.start)
            if s is None:
                continue
            sides = (text.side(title.start, title.end), text.side(s.start, s.end))
            why = f"The headline says “{q.said}”; the text has “{o.said}”."
            return finding("overclaim", "number", sides, why, 0.8, matter=q.measure or q.unit)
    return None


def _other_number(text: Text, title: Sentence, body: list[Sentence]) -> Finding | None:
    """The headline's number of the dead, the injured and the like, where the text has one other number of them, and a larger one."""
    matter = set(content(title.text))
    for q in quantities(text.text, title.start, title.end):
        told = [
            (s, o) for s in body if len(matter & set(content(s.text))) >= LEAST_MATTER
            for o in quantities(text.text, s.start, s.end) if o.measure == q.measure and o.unit == q.unit
        ]  # fmt: skip
        values = {(o.low, o.high) for _, o in told}
        if q.measure and len(values) == 1 and not q.fits(told[0][1]):
            s, o = told[0]
            sides = (text.side(title.start, title.end), text.side(s.start, s.end))
            why = f"The headline says “{q.said}”, the text “{o.said}”."
            return finding("slip", "headline number", sides, why, 0.7, matter=q.measure)
    return None
