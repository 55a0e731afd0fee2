"""Acts done by saying: a claim in which an actor demands, accuses, promises, threatens, refuses or praises.

"The minister said his country would send generators" is a pledge; "said the army had shelled a hospital" an accusation. The cue of
such a claim only reports; what makes it an act are the content's subject, its auxiliaries and its words (``vocab/speech.yaml``).
"""

from __future__ import annotations

from collections.abc import Iterator

from suasion.evidence import syntax
from suasion.evidence.events import details, said
from suasion.evidence.events.agreement import agreement, tellings
from suasion.evidence.events.complete import HOSTILE, counterpart
from suasion.evidence.events.roles import INTERNAL
from suasion.evidence.events.said import Content, words
from suasion.evidence.model import Claim, Event, item_id
from suasion.evidence.parties import OFFICIAL, actors_of, all_of, political, without
from suasion.evidence.pointing import pointed
from suasion.evidence.reading import Reading
from suasion.record import Span

NOT_SPEAKERS = ("media", "company", "other")
UNNAMED = ("officials", "sources", "police", "authorities", "residents", "witnesses", "spokesman", "people", "workers")
REPORTERS = ("COP", "JRN", "MED")
"""PLOVER sectors whose statements report and do not accuse: police, press, hospitals."""
UNSEEN = 0.15
"""Probability of an act at the cue under which what is said is none, unless it is about another party."""


def speech_acts(r: Reading, claims: list[Claim], taken: set[int]) -> list[tuple[Claim, Event]]:
    """Events of the claims whose cue only reports, each with its claim. ``taken``: offsets of predicates that the lexicon has coded already."""
    out = []
    for c in claims:
        speaker = tuple(
            a
            for a in c.source
            if (actor := r.actor(a))
            and actor.type not in NOT_SPEAKERS
            and actor.sector not in REPORTERS
            and (actor.type not in ("people", "government_body") or actor.country or actor.affiliation)
        )
        if (
            not speaker
            or not political(r, speaker)
            or c.certainty == "denied"
            or any(w in UNNAMED for a in speaker for w in a.split("-") if not r.country(a))
        ):
            continue
        if any(s <= p < e for s, e in c.cue_spans for p in taken):
            continue
        if not _reports(r, c):
            continue
        content = _content(r, c, speaker)
        cue = [t for p in _cue_words(c) if (t := r.analysis.acts.get(p))]
        told = max(cue, key=lambda t: t.score, default=None)
        if content is None or ((told.score if told else 0.0) < UNSEEN and not content.other):
            continue
        kind = said.kind(content)
        if kind is None:
            continue
        # who must do what is asked is the other side, whatever else is named
        asked = without(content.subject, speaker, r) if kind == "REQUEST" and content.other else ()
        target = asked or (without(pointed(r, told.target), speaker, r) if told else ())
        target = target or _target(r, c, content, speaker, kind)
        if not target and kind in ("ACCUSE", "REQUEST", "THREATEN", "SUPPORT"):
            continue
        sure = agreement(r, [*cue, *tellings(r, content.sentence, content.top)], kind, speaker, target)
        out.append((c, _event(r, c, content, kind, speaker, target, sure)))
    return out


def _cue_words(c: Claim) -> Iterator[int]:
    """Every offset in the cue: where a word of it may start."""
    return (p for a, b in c.cue_spans for p in range(a, b))


def _reports(r: Reading, c: Claim) -> bool:
    if c.cue_start is None:
        return c.mode == "direct"
    s = r.sentence_at(c.cue_start)
    if s is None:
        return False
    return any(syntax.lemma(s, i) in words("plain_cues") for a, b in c.cue_spans for i in s.at(a, b))


def _content(r: Reading, c: Claim, speaker: tuple[str, ...]) -> Content | None:
    s = r.sentence_at(c.content_start)
    if s is None:
        return None
    inside = s.at(c.content_start, c.content_end)
    if not inside:
        return None
    tops = [i for i in inside if s.tokens[i].head not in inside]
    top = next((i for i in tops if s.tokens[i].upos in ("VERB", "AUX", "ADJ")), tops[0] if tops else inside[0])
    subject_heads = syntax.where(s, top, "nsubj", "nsubj:pass")
    subject = all_of(r, s, subject_heads)
    first = {_pronoun(s.tokens[j].text) for j in subject_heads} | {
        s.tokens[k].text.lower() for j in subject_heads for k in syntax.where(s, j, "nmod:poss")
    }
    side = {x for a in speaker for x in r.index.affiliated(a)}
    countries = {r.country(a) for a in speaker} - {None}
    own = (
        bool(first & words("self"))
        or bool(set(subject) & side)
        or any((x := r.actor(a)) and x.type in OFFICIAL and x.country in countries for a in subject)
        or bool(first & {"his", "her", "its", "their"})
        or (bool(first & {"he", "she", "they", "it"}) and not subject)
    )
    other = not own and any(political(r, (a,)) for a in without(subject, speaker, r))
    cue = r.sentence_at(c.cue_start) if c.cue_start is not None else None
    return Content(
        s,
        top,
        frozenset(syntax.lemma(s, i) for i in inside) | frozenset(s.tokens[i].text.lower() for i in inside),
        r.text[c.content_start : c.content_end].lower(),
        subject,
        own,
        other,
        frozenset(syntax.lemma(cue, i) for a, b in c.cue_spans for i in cue.at(a, b)) if cue else frozenset(),
    )


def _pronoun(word: str) -> str:
    """Lower case, but "US" is not "us"."""
    return "" if word.isupper() and len(word) > 1 else word.lower()


def _target(r: Reading, c: Claim, content: Content, speaker: tuple[str, ...], kind: str) -> tuple[str, ...]:
    """Whom the act is aimed at: the content's subject, else the first other party named in it, else in the sentence."""
    subject = without(content.subject, speaker, r)
    if subject and kind != "AGREE" and not content.own:
        return subject
    if kind == "ACCUSE" and (blamed := without(_blamed(r, content), speaker, r)):
        return blamed[:1]
    named = without((a for a in r.index.at(c.content_start, c.content_end) if political(r, (a,))), speaker, r)
    own = {r.country(a) for a in speaker} - {None}
    named = tuple(a for a in named if r.country(a) not in own) or (named if kind in INTERNAL else ())
    if named:
        return named[:2] if kind == "AGREE" else named[:1]
    s = r.sentence_at(c.start)
    begin = max(c.start, r.begins(s)) if s else c.start
    around = without((a for a in r.index.at(begin, c.end) if political(r, (a,))), speaker, r)[:1]
    other = None if around else counterpart(r, speaker, kind in HOSTILE, c.content_start)
    return around or ((other,) if other else ())


def _blamed(r: Reading, content: Content) -> tuple[str, ...]:
    """Whose the bad deed is: the owner or the agent of the word of blame ("Libyan provocations", "crimes by ...")."""
    s = content.sentence
    inside = [i for i in s.subtree(content.top) if syntax.lemma(s, i) in words("blame") | words("names")]
    out: list[str] = []
    for i in inside:
        if s.tokens[i].upos == "NOUN":
            out += actors_of(r, s, i, 1, ("of", "by", "from"))
            out += all_of(
                r, s, [k for j in syntax.where(s, i, "acl") if syntax.passive(s, j) for k in syntax.subjects(s, j)]
            )
    return tuple(out)


def _event(
    r: Reading,
    c: Claim,
    content: Content,
    kind: str,
    source: tuple[str, ...],
    target: tuple[str, ...],
    confidence: float,
) -> Event:
    s = content.sentence
    cue = r.sentence_at(c.cue_start) if c.cue_start is not None else s
    when = (
        details.date(r, cue, cue.at(c.cue_start, c.cue_start + 1)[0])
        if cue and c.cue_start is not None and cue.at(c.cue_start, c.cue_start + 1)
        else None
    )
    if when and c.content_start <= when.start < c.content_end:
        when = None  # "said on Monday that it would sign in May": what is said is of May
    t = s.tokens[content.top]
    return Event(
        id=item_id("e", r.report.sha256, t.start, "said", kind, *source, ">", *target),
        start=s.start, end=s.end, quote=r.quote(s.start, s.end), confidence=round(confidence, 3), rule=f"said: {kind.lower()}",
        type=kind, contexts=details.contexts(s, content.top), cameo=details.cameo(kind, None), source=source, target=target, status="happened",
        **details.dated(when),
        predicate=Span(start=t.start, end=t.end),
    )  # fmt: skip
