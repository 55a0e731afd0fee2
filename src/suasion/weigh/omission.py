"""Silences: those that a report states ("made no mention of"), and what most reports of a case tell that one does not."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from suasion.weigh.model import Finding, finding
from suasion.weigh.texts import Text
from suasion.weigh.words import pattern

MOST = 2 / 3
"""Share of the independent reports that tell of something before its absence elsewhere is worth a line."""

LEAST_REPORTS = 4
"""Independent reports that a gap needs: in three, "most" is two."""

SAME_AFFAIR = 0.5
"""Share of what most reports tell that a report has to tell itself, to be of the same affair."""

NEAR = 70
"""Characters before the words in which stands who says nothing, and whether it is only wished."""

_WISHED = re.compile(
    r"(?i)\b(?:can|could|may|might|must|should|would|will|cannot|afford|want|if|not to be|to stay|to be|to remain)\b[^.;]{0,20}$|"
    r"n['’]t\b[^.;]{0,20}$"
)
_PRESS = re.compile(
    r"(?i)\s+(?:an?\s+|the\s+|my\s+|our\s+|several\s+|repeated\s+)?(?:[\w-]+\s+){0,2}?"
    r"(?:requests?|messages?|questions?|calls?|e-?mails?|inquir\w+)\b"
)
"""An office that does not call a reporter back is no silence of a government."""

_BACK = re.compile(r"(?i)^(?:this|that|the|such an?|these)\s+(?:silence|omission|absence)\b")
_DOCUMENT = re.compile(
    r"(?i)\b(?:the|its|their|a|an|his|her|final|joint)\s+(?:[\w’'-]+\s+){0,4}?(?:declaration|statement|communiqu[eé]|text|document|readout|report|"
    r"speech|address|draft|resolution|agreement|press release|summary|transcript)\b"
)
_ENDS = re.compile(
    r"(?i)\s+(?:despite|although|though|while|whereas|but|even|may|might|could|can|has|have|had|is|was|were|are|which|that|who|reveals?|suggests?|"
    r"shows?|indicates?|when|after|before|because|since|as|during|in (?:his|her|its|their))\b.*$"
)
_MENTION = re.compile(r"(?i)\b(?:mention of|reference to)\s+(?P<what>[^,;:()]{3,90})")
_NEXT = re.compile(r"(?i)[\s,]*(?:(?:of|on|about|over|to)\s+)?(?P<what>[^,;:()]{3,90})")
_ABSENT = re.compile(r"(?i)\w*\s*(?:\w+\s+)?(?:by its )?absen")


def unanswered(text: Text) -> Iterator[Finding]:
    """Sentences that say that somebody gives no answer."""
    for s in text.sentences:
        m = None if s.role == "title" else pattern("no_answer").search(text.text, s.start, s.end)
        who = _silent(text, s.start, m.start()) if m else None
        if m is not None and who is not None and not _PRESS.match(text.text, m.end(), s.end):
            why = f"The report says that there is no answer from {who[1]} (“{' '.join(m.group().split())}”)."
            side = text.side(s.start, s.end)
            yield finding(
                "omission", "no answer", (side,), why, 0.3, matter="no answer", actors=(who[0],) if who else ()
            )


def stated(text: Text) -> Iterator[Finding]:
    """Sentences that say that somebody, or a document, says nothing of something."""
    for s in text.sentences:
        m = pattern("silences").search(text.text, s.start, s.end)
        if m is None or s.role == "title" or _WISHED.search(text.text[max(s.start, m.start() - NEAR) : m.start()]):
            continue
        said = _ENDS.sub("", " ".join(_unsaid(text.text[m.start() : s.end], m.end() - m.start()).split()))
        who = _silent(text, s.start, m.start())
        if not said or _BACK.match(said):
            continue
        document = _DOCUMENT.search(text.text, s.start, m.start())
        of = " ".join(document.group().split()) if document else who[1] if who else ""
        of = of[:1].lower() + of[1:] if document else of
        why = f"The report points at a silence{f' of {of}' if of else ''}: nothing on {_short(said)}."
        yield finding(
            "omission",
            "stated",
            (text.side(s.start, s.end),),
            why,
            0.6,
            matter=_short(said),
            actors=(who[0],) if who else (),
        )


def _unsaid(rest: str, after: int) -> str:
    """What is not mentioned: the words right after ("did not mention X", "silent on X"); "absent from the text was any mention of X"."""
    if _ABSENT.match(rest) and (named := _MENTION.search(rest, after)):
        return named["what"]
    what = _NEXT.match(rest, after)
    return what["what"] if what else ""


def _silent(text: Text, start: int, stop: int) -> tuple[str, str] | None:
    """Who says nothing: the first actor that the sentence names before the words; of a document, whose it is."""
    named = text.mentions_in(start, stop)
    return (named[0][2], text.name(named[0][2])) if named else None


def _short(words: str, most: int = 9) -> str:
    parts = words.split()
    return " ".join(parts[:most]).rstrip(".") + ("..." if len(parts) > most else "")


def gaps(texts: Sequence[Text]) -> Iterator[Finding]:
    """What most independent reports of the case tell and one does not, one finding a report.

    1. Each report tells a set of matters: (kind of act, who, to whom), counted for states. 2. Near-duplicates count once. 3. A matter of
    most reports is a gap of a report that tells at least half of the other such matters: others are of another affair.
    """
    told: dict[str, set[tuple[str, str, str]]] = defaultdict(set)
    where: dict[tuple[str, str, str], tuple[Text, int, int]] = {}
    for t in texts:
        for e in t.document.events:
            for a in e.source:
                for b in e.target:
                    key = (e.type, t.top(a), t.top(b))
                    if key[1] != key[2]:
                        told[t.origin].add(key)
                        where.setdefault(key, (t, e.start, e.end))
    if len(told) < LEAST_REPORTS:
        return
    count = Counter(k for keys in told.values() for k in keys)
    common = {k for k, n in count.items() if n >= MOST * len(told) and n < len(told)}
    shared = {k for k, n in count.items() if n >= MOST * len(told)}
    for t in texts:
        own = told.get(t.origin, set())
        missing = sorted(common - own)
        if t.origin != t.document.doc_id or not missing or len(own & shared) < SAME_AFFAIR * len(shared):
            continue
        sides = [where[k][0].side(where[k][1], where[k][2]) for k in missing[:2]]
        title = t.sentences[0] if t.sentences else None
        if title is None:
            continue
        n = count[missing[0]]
        why = f"{n} of {len(told)} independent reports tell of this; this report does not."
        yield finding("omission", "gap", (t.side(title.start, title.end), *sides), why, 0.3, matter="gap")
