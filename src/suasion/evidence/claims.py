"""Who says what, how surely: from the attribution spans of the language core to claims."""

from __future__ import annotations

import re
from dataclasses import replace

from suasion.evidence import syntax
from suasion.evidence.attributions import set_right
from suasion.evidence.certainty import certainty_of
from suasion.evidence.events import lexicon
from suasion.evidence.model import Claim, Force, Mode, item_id
from suasion.evidence.parties import FIRST_PERSON
from suasion.evidence.reading import Reading
from suasion.evidence.sources import can_speak, cues, governing, source_of, subject_spans, unnamed
from suasion.language.model import Attribution, Sentence
from suasion.vocab import load

OPEN, CLOSE = '“"«„', '”"»'
LEAST_WORDS = 2
"""Words: a shorter content ("these", "it") says nothing that can be checked."""
LEAST_PART = 12
"""Letters of the first of several contents that one cue governs."""
SPEAKING_ON = frozenset({"he", "she", "it", "they", "his", "her", "its", "their", "him", "them"})
"""Pronouns of somebody who may have spoken before."""
MOST_BACK = 2
"""Sentences back to who spoke last."""
SURE, HELD, ATTITUDE = 0.8, 0.4, "attitude"
"""Score of an attribution from which what somebody wants, thinks or intends is a claim, the factor on it then, and the rule of such claims:
readers seldom call it one, corpora of attributions do."""
SPOKEN = frozenset({"REQUEST", "ACCUSE", "THREATEN", "AGREE", "REJECT"})
"""Types of act that are done by saying something."""
NOBODY = "no known speaker"
"""Rule of a claim whose speaker is no actor ("according to the figures", "rumours that"): readers seldom count it, and its confidence says so."""
CALLING = frozenset({"on", "upon", "for", "to"})
"""After "call" they make it a demand."""
TELLS_WHICH = ("acl", "acl:relcl")
"""Relations of a clause that only tells which noun is meant."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_RELAYED = re.compile(r"(.{2,90}?)\s+as\s+(?:saying|stating|writing|telling\s+\w+)(?:\s+that)?[,:]?\s+", re.S)
_EDGE = " \t\n\r,;:–—-"


def find_claims(r: Reading) -> list[Claim]:
    """The claims of the kept blocks, in order. An attribution without content, or of nothing, is no claim.

    Sources without a name ("local residents", "a source") join ``r.extra``.
    """
    out: list[Claim] = []
    for told in set_right(r):
        a = told.attribution
        claim = _claim(r, a)
        if claim is None:
            continue
        if told.via:
            claim = claim.model_copy(update={"via": source_of(r, replace(a, source=list(told.via)))})
        if not claim.source and a.source and (actor := unnamed(r, a)) is not None:
            known = r.extra.get(actor.id)
            mentions = tuple(sorted({*(known.mentions if known else ()), *actor.mentions}, key=lambda m: m.start))
            if r.index.get(actor.id) is None:
                r.extra[actor.id] = actor.model_copy(update={"mentions": mentions})
            claim = claim.model_copy(update={"source": (actor.id,)})
        elif goes_on := _goes_on(r, a, claim, out):
            claim = claim.model_copy(update={"source": goes_on})
        out += _parts(r, claim)
    return sorted(out, key=lambda c: (c.content_start, c.content_end, c.id))


def _parts(r: Reading, claim: Claim) -> list[Claim]:
    """ "Said that the road was shut and that the bridge was mined": two contents that each clause with its own "that" tells."""
    s = r.sentence_at(claim.content_start)
    if s is None or claim.mode == "direct" or len(claim.content_spans) > 1 or claim.content_end > s.end:
        return [claim]
    inside = s.at(claim.content_start, claim.content_end)
    cuts = [
        k
        for i in inside
        for k in syntax.where(s, i, "mark")
        if s.tokens[i].deprel == "conj"
        and syntax.lemma(s, k) == "that"
        and k in inside
        and s.tokens[k - 1].upos == "CCONJ"
    ]
    if not cuts or s.tokens[cuts[0]].start - claim.content_start < LEAST_PART:
        return [claim]
    starts = [claim.content_start, *(s.tokens[k + 1].start for k in cuts if k + 1 < len(s.tokens))]
    ends = [*(s.tokens[k - 1].start for k in cuts), claim.content_end]
    spans = [t for a, b in zip(starts, ends, strict=False) if (t := _trim(r.text, a, b))]
    return [
        _part(r, claim, start, end if end == claim.content_end else start + len(r.text[start:end].rstrip(_EDGE)))
        for start, end in spans
    ]


def _part(r: Reading, claim: Claim, start: int, end: int) -> Claim:
    content = r.text[start:end]
    return claim.model_copy(update={
        "id": item_id("c", r.report.sha256, start, end, claim.cue_start if claim.cue_start is not None else -1),
        "content": content, "content_start": start, "content_end": end, "content_spans": ((start, end),),
        "mode": mode_of(r.text, [(start, end)]), "certainty": certainty_of(claim.cue or "", content), "about": _about(r, start, end, claim.source),
    })  # fmt: skip


def _goes_on(r: Reading, a: Attribution, claim: Claim, told: list[Claim]) -> tuple[str, ...]:
    """Who spoke last, where a pronoun that nothing else explains speaks on; "it" is the ministry that spoke, and not the state it belongs to."""
    if not a.source and not claim.source and a.cue:
        return _same_sentence(r, a, told)
    if len(a.source) != 1 or (word := r.text[slice(*a.source[0])].lower()) not in SPEAKING_ON:
        return ()
    last = next((c for c in reversed(told) if c.source and c.end <= claim.start), None)
    if last is None or last.start < r.openings.item(claim.start)[0]:
        return ()
    if r.number_at(claim.start) - r.number_at(last.start) > MOST_BACK:
        return ()
    alone = len(last.source) == 1
    if claim.source:
        owners = r.index.affiliated(last.source[0])[1:]
        return last.source if alone and word in ("it", "its") and set(claim.source) <= set(owners) else ()
    kinds = {x.type for c in last.source if (x := r.actor(c))}
    persons = bool(kinds & {"person", "other"})
    if word in ("they", "their", "them"):
        return last.source
    return last.source if alone and persons != (word in ("it", "its")) else ()


def _same_sentence(r: Reading, a: Attribution, told: list[Claim]) -> tuple[str, ...]:
    """ "Beijing said it had fired and called its answer restrained": one speaker, where the second verb has no subject of its own."""
    s = r.sentence_at(a.cue[0][0])
    head = governing(s, a.cue) if s else None
    if (
        s is None
        or head is None
        or s.tokens[head].deprel not in ("conj", "advcl", "parataxis")
        or syntax.passive(s, head)
    ):
        return ()
    if syntax.where(s, head, "nsubj"):
        return ()
    return next(
        (
            c.source
            for c in reversed(told)
            if c.source and c.cue_start is not None and s.start <= c.cue_start < s.tokens[head].start
        ),
        (),
    )


def _claim(r: Reading, a: Attribution) -> Claim | None:
    contents = [t for t in (_trim(r.text, s, e) for s, e in a.content) if t]
    first_person = any(r.text[b:e].lower() in FIRST_PERSON for b, e in a.source)
    if first_person and not r.is_quoted(a.source[0][0]) and not r.spoken_by(a.source[0][0]):
        return None  # an official statement or a columnist speaking: what the writer says is no reported claim
    if not contents or sum(len(_WORD.findall(r.text[s:e])) for s, e in contents) < LEAST_WORDS:
        return None
    if not a.cue and not a.source:
        return None
    near = r.number_at(a.cue[0][0]) if a.cue else -1
    start, end = max(contents, key=lambda c: (r.number_at(c[0]) == near, c[1] - c[0]))
    sentence = r.sentence_at(start)
    if sentence is None:
        return None
    said = _says(r, a, sentence, (start, end))
    if not said and not _holds(r, a, sentence):
        return None
    # A quotation broken by its cue ("X," he said, "Y") is one content if only the cue and the source stand between.
    if len(contents) > 1 and _broken_by_cue(r.text, contents, a):
        start, end = contents[0][0], contents[-1][1]
    cue = " ".join(r.text[s:e] for s, e in a.cue) or None
    relayed = _RELAYED.match(r.text[start:end]) if cue and re.search(r"(?i)\b(?:quot|cit)", cue) else None
    via: tuple[str, ...] = ()
    if relayed:
        # "Reuters quoted the envoy as saying that ...": the envoy speaks, the agency relays
        via = source_of(r, a)
        a = replace(a, source=[(start, start + relayed.end(1))])
        start += relayed.end()
        contents = [(start, end)]
    mode = mode_of(r.text, contents)
    points = [p for group in (a.source, a.cue, [(start, end)]) for s, e in group for p in (s, e)]
    first, last = r.sentence_at(min(points)) or sentence, r.sentence_at(max(points) - 1) or sentence
    source = source_of(r, a)
    if not source and not a.source and mode == "indirect" and not _is_rumour(r, a):
        return None  # "is expected to join", "was agreed": whoever says it is hidden, and readers call it no claim
    content = r.text[start:end]
    spoken = a.source or subject_spans(r, a)
    return Claim(
        id=item_id("c", r.report.sha256, start, end, a.cue[0][0] if a.cue else -1),
        start=first.start, end=max(last.end, end), quote=r.text[first.start : max(last.end, end)],
        confidence=round(a.score * (1.0 if source else 0.8) * (1.0 if said else HELD), 3),
        rule=ATTITUDE if not said else "attribution head" if source else NOBODY,
        source=source, via=via, cue=cue, content=content, content_start=start, content_end=end,
        cue_start=a.cue[0][0] if a.cue else None, cue_end=a.cue[-1][1] if a.cue else None,
        source_start=spoken[0][0] if spoken else None, source_end=spoken[0][1] if spoken else None,
        source_spans=tuple(spoken), cue_spans=tuple(a.cue), content_spans=tuple(a.content),
        mode=mode, certainty=certainty_of(cue or "", content), force=force_of(r, a), about=_about(r, start, end, source),
    )  # fmt: skip


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Without the complementiser "that" and edge punctuation; quotation marks stay."""
    while start < end and text[start] in _EDGE:
        start += 1
    if re.match(r"that\b", text[start:end], re.I):
        start += 4
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if end - start > 1 else None


def _broken_by_cue(text: str, contents: list[tuple[int, int]], a: Attribution) -> bool:
    """Whether nothing but the cue and source (and punctuation) stands between the pieces of the content."""
    inside = [(s, e) for s, e in [*a.cue, *a.source] if contents[0][0] < s < contents[-1][1]]
    between = set(range(contents[0][1], contents[-1][0])) - {p for s, e in [*inside, *contents] for p in range(s, e)}
    return len([p for p in between if text[p].isalnum()]) <= 20 and bool(inside)


def mode_of(text: str, contents: list[tuple[int, int]]) -> Mode:
    """direct: all in quotation marks; mixed: some of it; indirect: none."""
    quoted = total = 0
    for start, end in contents:
        inside = single = False
        # Marks may stand just outside the span.
        before = text[start - 1 : start]
        if before and before in OPEN + "‘" and before not in text[start:end]:
            inside, single = True, before == "‘"
        for p in range(start, end):
            c = text[p]
            if c in OPEN + CLOSE:
                inside = not inside if c == '"' else c in OPEN
            elif c == "‘" or (c == "’" and inside and single and not text[p + 1 : p + 2].isalpha()):
                inside = single = c == "‘"
            elif c.isalnum():
                total += 1
                quoted += inside
    if not quoted:
        return "indirect"
    return "direct" if quoted >= 0.9 * total else "mixed"


def _holds(r: Reading, a: Attribution, s: Sentence) -> bool:
    """Whether the core is sure that somebody wants, thinks or intends it, though no word of saying tells so; but not what he does."""
    if not a.source or not a.cue or a.score < SURE:
        return False
    cue = r.sentence_at(a.cue[0][0]) or s
    words = {cue.tokens[i].lemma.lower() for x, y in a.cue for i in cue.at(x, y)}
    first = next((cue.tokens[i] for x, y in a.content[:1] for i in cue.at(x, y)), None)
    if words & cues("adjectives") and first is not None and first.xpos == "VBG":
        return False  # "cautious about supporting rules"
    # "threatened to close the port" is no attitude, but an act of its own
    return not _deed_of(cue, a.cue, SPOKEN - {"THREATEN"}) and not _about_it(cue, a.cue)


def _says(r: Reading, a: Attribution, s: Sentence, content: tuple[int, int]) -> bool:
    """Whether the cue is a word of saying, thinking, asking or showing; or the content a quotation or a clause that "that" opens."""
    if not a.cue:
        return True
    cue = r.sentence_at(a.cue[0][0]) or s
    words = {cue.tokens[i].lemma.lower() for x, y in a.cue for i in cue.at(x, y)}
    known = words & (cues("say") | cues("think") | cues("show") | cues("nouns"))
    text = r.text[slice(*content)].lstrip()
    quoted = any(c in text[:2] for c in OPEN) or mode_of(r.text, [content]) != "indirect"
    infinitive = text[:3].lower() == "to "
    if not words & cues("say") and not quoted and a.source and not can_speak(r, a, shows=bool(words & cues("show"))):
        return False  # "the silence may indicate", "the deal reflects": the writer infers, nobody says
    if infinitive and words & cues("acts_with_infinitive") and not quoted:
        return False
    inside = s.at(*content)
    clause = any(s.tokens[i].xpos in ("VBD", "VBZ", "VBP", "MD") for i in inside)
    if not quoted and not any(s.tokens[i].upos in ("VERB", "AUX") for i in inside) and _about_it(cue, a.cue):
        return False  # "talks on the border", "sought a ban"
    if not quoted and not clause and _deed_of(cue, a.cue):
        return False  # "recalled its ambassador", "welcomed the vote": done, not said
    if known:
        return True
    finite = any(s.tokens[i].xpos in FINITE and _opens_clause(s, i) for i in inside)
    gerund = bool(inside) and s.tokens[inside[0]].xpos == "VBG"
    return quoted or finite or bool(words & cues("adjectives") and not gerund)  # "cautious about doing" is an attitude


def _opens_clause(s: Sentence, i: int) -> bool:
    """Whether the finite verb is that of what is said, and not of a clause that only tells which: "wary of rules that could apply to it"."""
    label = syntax.relation(s, i)
    return label in ("ccomp", "parataxis") or (
        label == "aux" and syntax.relation(s, s.tokens[i].head) not in TELLS_WHICH
    )


def _about_it(s: Sentence, cue: list[tuple[int, int]]) -> bool:
    """Whether a noun alone is no content of the cue: after a noun ("talks on"), or a verb of doing or wanting."""
    head = governing(s, cue)
    if head is None or syntax.lemma(s, head) in ("accord", "according"):
        return False
    return s.tokens[head].upos == "NOUN" or syntax.lemma(s, head) in cues("about")


def _deed_of(s: Sentence, cue: list[tuple[int, int]], spoken: frozenset[str] = SPOKEN) -> bool:
    """Whether the cue's verb tells a deed by the event lexicon, and no demand, blame, threat, promise or refusal (``spoken``)."""
    head = governing(s, cue)
    if head is None or s.tokens[head].upos != "VERB":
        return False
    pattern = lexicon.match(s, head, True)
    return pattern is not None and pattern.type not in spoken


def _is_rumour(r: Reading, a: Attribution) -> bool:
    """ "Rumours that the general had fled": a noun of saying with its clause stands for whoever says it."""
    s = r.sentence_at(a.cue[0][0]) if a.cue else None
    head = governing(s, a.cue) if s else None
    if s is None or head is None or s.tokens[head].upos != "NOUN" or syntax.lemma(s, head) not in cues("nouns"):
        return False
    return any(r.text[b : b + 5].lower() == "that " for b, _ in a.content) and bool(
        _content_tags(r, a) & (FINITE | {"TO"})
    )


def force_of(r: Reading, a: Attribution) -> Force:
    """What the speaker does by saying it, by the lemma of the cue.

    Some verbs do it with some contents only: "suggests doing" proposes, but "suggests that" a thing is so states it; "insists that" it is so and
    "assures that" it is so state it too; and so does "called the report misleading".
    """
    words = {s.tokens[i].lemma.lower() for b, e in a.cue if (s := r.sentence_at(b)) is not None for i in s.at(b, e)}
    for force, lemmas in load("cues")["force"].items():
        if words & set(lemmas):
            found: Force = force
            return "states" if _only_states(r, a, words) else found
    return "states"


def _only_states(r: Reading, a: Attribution, words: set[str]) -> bool:
    if "suggest" in words:
        return not _deed(r, a)
    if "insist" in words and "on" not in words:
        return bool(_content_tags(r, a) & FINITE) and not _content_words(r, a) & {"should", "must", "shall"}
    if words & {"assure", "guarantee"}:
        return not _content_tags(r, a) & {"MD", "TO"}
    if "call" in words:
        start, end = a.content[0] if a.content else (0, 0)
        return (
            not words & CALLING
            and not set(r.text[start:end].lower().split()[:1]) & CALLING
            and not _content_tags(r, a) & {"TO"}
        )
    return False


def _content_tags(r: Reading, a: Attribution) -> set[str]:
    return {s.tokens[i].xpos for b, e in a.content if (s := r.sentence_at(b)) is not None for i in s.at(b, e)}


def _content_words(r: Reading, a: Attribution) -> set[str]:
    return {s.tokens[i].text.lower() for b, e in a.content if (s := r.sentence_at(b)) is not None for i in s.at(b, e)}


def _deed(r: Reading, a: Attribution) -> bool:
    """Whether the content is a deed ("arranging a meeting", "to send monitors") and not a statement."""
    if not a.content:
        return False
    s = r.sentence_at(a.content[0][0])
    first = s.at(*a.content[0])[:1] if s else []
    return bool(s and first and (s.tokens[first[0]].xpos in ("VBG", "TO", "VB")))


def _about(r: Reading, start: int, end: int, source: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(a for a in r.index.at(start, end) if a not in source)


def attributed(r: Reading, s: Sentence) -> list[Attribution]:
    """The attributions whose content lies (partly) in the sentence."""
    return [a for a in r.analysis.attributions if any(b < s.end and e > s.start for b, e in a.content)]
