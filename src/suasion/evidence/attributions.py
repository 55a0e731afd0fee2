"""The attributions of the language core, set right before they become claims: one cue, its own sentence, and who is quoted by whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from suasion.evidence import syntax
from suasion.evidence.clauses import told_clauses
from suasion.evidence.inversion import inverted
from suasion.evidence.reading import Reading
from suasion.evidence.sources import cues, governing
from suasion.evidence.viewpoints import viewpoints
from suasion.language.model import Attribution, Sentence

Spans = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Relayed:
    """An attribution, and the source spans of who passes it on ("Egyptian media, quoting an official, reported that ...")."""

    attribution: Attribution
    via: tuple[tuple[int, int], ...] = ()


def set_right(r: Reading) -> list[Relayed]:
    """The attributions of the report that tell what somebody says, in order.

    1. Phrases of view and inverted clauses count where the core has found no speaker. 2. Source and content keep to the sentence of the cue, if
    some of them stand there; what is said may run on, and what is quoted begin before. 3. A cue that tells that nothing was said, or only to
    whom, is none. 4. "Quoting an official" is no saying of its own: the official is the source, who quotes relays.
    """
    kept = [_in_one_sentence(r, a) for a in _with_rules(r)]
    kept = [a for a in kept if not _says_nothing(r, a)]
    quoting = [a for a in kept if _quotes_somebody(r, a)]
    origins = {i: q for i, a in enumerate(kept) for q in quoting if q is not a and _hangs_on(r, q, a)}
    return [
        Relayed(replace(a, source=q.content), tuple(a.source or q.source)) if (q := origins.get(i)) else Relayed(a)
        for i, a in enumerate(kept)
        if not any(a is q for q in origins.values())
    ]


def _with_rules(r: Reading) -> list[Attribution]:
    """The core's attributions; where the core has found the cue but no speaker, or none of it, the rules tell the speaker."""
    out = _relinked(r, list(r.analysis.attributions))
    added = [*viewpoints(r), *inverted(r), *told_clauses(r, out)]
    own = {r.number_at(x.cue[0][0]) for x in added}
    for view in added:
        start, end = view.cue[0][0], max(view.cue[-1][1], view.source[0][1])
        same = [a for a in out if any(b < end and e > start for b, e in a.cue)]
        within = any(b <= start and end <= e for a in out if a.cue or a.source for b, e in a.content)
        if any(a.source and a.content for a in same) or (within and not same):
            continue  # told by somebody else already: "he said that in his view ..."
        n = r.number_at(start)
        contents = [
            x
            for a in same
            for x in a.content
            if ((m := r.number_at(x[0])) == n or (m not in own and r.is_quoted(x[0] + 1)))
            and not _meets([x], view.source)
        ]
        out = [a for a in out if a not in same]
        out.append(replace(view, content=contents or view.content))
    return sorted(out, key=lambda a: min(b for b, _ in a.content or a.cue or a.source))


def _relinked(r: Reading, attributions: list[Attribution]) -> list[Attribution]:
    """Sources and contents that the core has linked to another sentence's cue go to the cue of their own that lacks one, unless they are quoted."""
    out = [replace(a, source=list(_no_labels(r, a.source)), content=list(a.content)) for a in attributions]
    cue_of: dict[int, list[Attribution]] = {}
    for a in out:
        if a.cue:
            cue_of.setdefault(r.number_at(a.cue[0][0]), []).append(a)
    for a in [x for x in out if x.cue]:
        n = r.number_at(a.cue[0][0])
        for role in ("source", "content"):
            for span in list(getattr(a, role)):
                m = r.number_at(span[0])
                if m == n or r.is_quoted(span[0] + 1):
                    continue
                bare = [b for b in cue_of.get(m, ()) if not getattr(b, role)]
                if len(bare) == 1:
                    getattr(a, role).remove(span)
                    getattr(bare[0], role).append(span)
    return out


def _meets(some: Spans, others: Spans) -> bool:
    return any(b < e and x < y for b, y in some for x, e in others)


def _in_one_sentence(r: Reading, a: Attribution) -> Attribution:
    if not a.cue:
        return a
    n = r.number_at(a.cue[0][0])
    if n < 0:
        return a
    s = r.sentences[n]
    return replace(a, source=_of_sentence(s, _no_labels(r, a.source)), content=_cut(r, s, a.content))


def _no_labels(r: Reading, spans: Spans) -> Spans:
    """Without the label of a turn ("Journalist: Denmark's ambassador has warned ..."), unless it is all there is."""
    return [x for x in spans if r.text[x[1] : x[1] + 1] != ":"] or spans


def _of_sentence(s: Sentence, spans: Spans) -> Spans:
    """The spans within the sentence, if there are any."""
    return [x for x in spans if s.start <= x[0] < s.end] or spans


def _cut(r: Reading, s: Sentence, spans: Spans) -> Spans:
    """Contents without what stands in sentences before that of the cue, unless it is quoted: what is said may go on, but seldom begins earlier."""
    if not any(start < s.end and end > s.start for start, end in spans):
        return spans
    return [x for x in spans if x[1] > s.start or r.is_quoted(x[0]) or r.is_quoted(x[0] + 1)]


def _verb(r: Reading, spans: Spans) -> tuple[Sentence, int] | None:
    """The sentence and token of a cue that is a verb."""
    s = r.sentence_at(spans[0][0]) if spans else None
    head = governing(s, spans) if s else None
    return (s, head) if s is not None and head is not None and s.tokens[head].upos == "VERB" else None


def _quotes_somebody(r: Reading, a: Attribution) -> bool:
    """ "Quoting a security source", beside another verb of saying."""
    found = _verb(r, a.cue)
    if found is None or len(a.content) != 1:
        return False
    s, head = found
    return (
        syntax.lemma(s, head) in cues("relaying")
        and s.tokens[head].xpos == "VBG"
        and not _is_clause(s, s.at(*a.content[0]))
        and a.content[0][0] >= s.tokens[head].end
        and not r.is_quoted(a.content[0][0] + 1)
    )


def _is_clause(s: Sentence, tokens: Iterable[int]) -> bool:
    return any(s.tokens[i].xpos in ("VBD", "VBZ", "VBP", "MD") for i in tokens)


def _hangs_on(r: Reading, quoting: Attribution, a: Attribution) -> bool:
    """Whether the participle belongs to the verb of ``a``."""
    inner, outer = _verb(r, quoting.cue), _verb(r, a.cue)
    if inner is None or outer is None or inner[0] is not outer[0]:
        return False
    s, head = inner
    if not any(_is_clause(s, s.at(*x)) for x in a.content):
        return False  # "claims the lake, citing the treaty" gives a reason
    above = s.tokens[head].head
    return above == outer[1] or (above >= 0 and outer[1] in (s.tokens[above].head, above))


def _says_nothing(r: Reading, a: Attribution) -> bool:
    """ "Did not disclose the number", "was told", "asked not to be named", "asked about the drones": nothing is told of what somebody says."""
    found = _verb(r, a.cue)
    if found is None:
        return False
    s, head = found
    if any(
        syntax.lemma(s, j) in ("will", "shall") and s.tokens[j].xpos == "MD" for j in syntax.where(s, head, "aux")
    ) and not _would(s, head):
        return True  # what will be said has not been said
    verb, first = syntax.lemma(s, head), min((b for b, _ in a.content), default=0)
    clause = any(_is_clause(s, s.at(*x)) for x in a.content)
    if verb in cues("withheld") and not clause and (syntax.negated(s, head) or _declined(s, head)):
        return True
    unsaid = [j for j in syntax.objects(s, head) if syntax.lemma(s, j) in cues("unsaid")]
    if any(syntax.lemma(s, k) == "no" for j in unsaid for k in s.children(j)):
        return True  # "made no mention of the war"
    if verb in cues("addressing") and s.tokens[head].xpos == "VBN" and syntax.passive(s, head):
        told = {j for i in syntax.where(s, head, "nsubj:pass") for j in s.subtree(i)}
        return bool(told & set(s.at(*a.content[0]))) if a.content else True
    if (
        verb == "ask"
        and s.tokens[head].xpos in ("VBN", "VBD")
        and s.tokens[head].deprel == "advcl"
        and not syntax.where(s, head, "nsubj")
    ):
        return True
    inside = s.at(*a.content[0]) if a.content else []
    named = [i for i in inside if syntax.lemma(s, i) in cues("naming") and s.tokens[i].xpos == "VBN"]
    return (
        verb in ("ask", "request", "insist", "agree")
        and first > s.tokens[head].start
        and len(inside) <= MOST_ANONYMOUS
        and bool(named)
    )


MOST_ANONYMOUS = 6
"""Words of "not to be named", "that he not be identified"."""


def _would(s: Sentence, head: int) -> bool:
    return any(s.tokens[j].text.lower() in ("would", "should") for j in syntax.where(s, head, "aux"))


def _declined(s: Sentence, head: int) -> bool:
    above = s.tokens[head].head
    return s.tokens[head].deprel == "xcomp" and above >= 0 and syntax.lemma(s, above) in cues("declining")
