"""Headlines that tell a deed harder, broader or sooner than their text.

* ahead: the headline tells it as done, the text as still to come.
* condition: the text ties it to a condition that the headline drops.
* part: the headline gives it to all, the text to some of them.
* deed: of deeds of one kind (wound and kill, limit and ban) the headline has the harder one, and the text only softer ones.
* nameless: the headline asserts what the text has from sources without a name only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from suasion.weigh.hedges import first_hedge
from suasion.weigh.model import Finding, finding
from suasion.weigh.texts import Sentence, Text
from suasion.weigh.words import WORD, any_of, content, pattern, stem, weigh_words

LEAST = 2
"""Words of the headline's matter, beside the names, that a sentence on it holds at least."""

SHARE = 0.5
"""Share of the headline's matter that such a sentence holds at least."""

PARTIES = ("state", "coalition", "io", "armed_group", "party")
"""Types of actors of which some members are not the whole."""

AFTER = 4
"""Words after "will" and the like among which the deed stands."""


def deed_overclaims(text: Text) -> Iterator[Finding]:
    """At most one finding: the first that holds, from the plainest to the mildest."""
    title = next((s for s in text.sentences if s.role == "title"), None)
    if title is None or title.text.rstrip().endswith("?"):
        return
    body = [s for s in text.sentences if not s.is_heading and s.text.strip().lower() != title.text.strip().lower()]
    on_it = _on_matter(text, title, body)
    if not on_it:
        return
    for rule in (_deed, _part, _nameless, _ahead, _condition):
        if (found := rule(text, title, on_it)) is not None:
            yield found
            return


def _on_matter(text: Text, title: Sentence, body: list[Sentence]) -> list[Sentence]:
    """The sentences on the headline's matter: most of its words, or some of them and two of its parties."""
    matter = _matter(text, title)
    parties = _parties(text, title)
    out = []
    for s in body:
        shared = len(matter & set(content(s.text)))
        if shared >= max(LEAST, SHARE * len(matter)) or (shared >= 1 and len(parties & _parties(text, s)) >= 2):
            out.append(s)
    return out


def _matter(text: Text, s: Sentence) -> set[str]:
    named = {w for a, b, _ in text.mentions_in(s.start, s.end) for w in content(text.text[a:b])}
    return set(content(s.text)) - named


def _parties(text: Text, s: Sentence) -> set[str]:
    return {text.top(a) for _, _, a in text.mentions_in(s.start, s.end)}


def _made(text: Text, title: Sentence, s: Sentence, check: str, why: str, strength: float) -> Finding:
    sides = (text.side(title.start, title.end), text.side(s.start, s.end))
    return finding("overclaim", check, sides, why, strength, matter=check)


def _deed(text: Text, title: Sentence, on_it: list[Sentence]) -> Finding | None:
    """1. The headline has a word of the harder step, plainly. 2. The whole text has none. 3. A sentence on the matter has one of the softer step."""
    if pattern("hedges").search(title.text) or pattern("negations").search(title.text):
        return None
    rest = text.text[title.end :]
    for softer, harder in _ladders():
        hard = harder.search(title.text)
        if hard is None or softer.search(title.text) or harder.search(rest):
            continue
        s = next((s for s in on_it if softer.search(s.text)), None)
        soft = softer.search(s.text) if s else None
        if s is not None and soft is not None:
            why = f"The headline says “{hard.group()}”, the text no more than “{soft.group()}”."
            return _made(text, title, s, "deed", why, 0.65)
    return None


@cache
def _ladders() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((any_of(soft), any_of(hard)) for soft, hard in weigh_words()["deeds"])


def _part(text: Text, title: Sentence, on_it: list[Sentence]) -> Finding | None:
    """The headline's first party, of which every sentence on the matter that names it says "some", "two", "one of"."""
    named = text.mentions_in(title.start, title.end)
    if not named or pattern("headlines", "some").search(title.text):
        return None
    start, end, actor = named[0]
    found = text.actors.get(actor)
    if found is None or found.type not in PARTIES:
        return None
    name = re.escape(text.text[start:end].removesuffix("'s").removesuffix("’s"))
    some = re.compile(
        rf"(?i:{pattern('headlines', 'some').pattern})\s+(?:of\s+)?(?:the\s+)?(?:[\w-]+\s+)?{name}\b(?!['’]s)"
    )
    naming = [s for s in on_it if re.search(rf"\b{name}\b", s.text)]
    first = next(((s, m) for s in naming if (m := some.search(s.text))), None)
    if first is None or not all(some.search(s.text) for s in naming):
        return None
    why = f"The headline has it of {text.name(actor)}, the text of “{first[1].group()}”."
    return _made(text, title, first[0], "part", why, 0.55)


def _nameless(text: Text, title: Sentence, on_it: list[Sentence]) -> Finding | None:
    """Every sentence on the matter names a source that nobody can ask, and no act of it is told otherwise."""
    if (
        pattern("says").search(title.text)
        or pattern("hedges").search(title.text)
        or re.search(r"[:“\"‘]|\s[–—-]\s", title.text)
    ):
        return None
    if all(pattern("headlines", "nameless").search(s.text) for s in on_it):
        s = on_it[0]
        word = pattern("headlines", "nameless").search(s.text)
        why = f"The headline asserts it; the text has it from “{word.group() if word else ''}” only."
        return _made(text, title, s, "nameless", why, 0.5)
    return None


def _ahead(text: Text, title: Sentence, on_it: list[Sentence]) -> Finding | None:
    """A deed of the headline stands in the text after "will", "plans to" and the like, and nowhere else."""
    if pattern("headlines", "not_done").search(title.text):
        return None
    deeds = _verbs(text, title)
    for s in on_it:
        m = pattern("headlines", "ahead").search(s.text)
        if m is None or first_hedge(s.text):
            continue
        after = [stem(w) for w in WORD.findall(s.text[m.end() :])[:AFTER]]
        deed = next((w for w in after if w in deeds), None)
        if deed is None or any(deed in _plain_words(x) for x in text.sentences if x is not title and not x.is_heading):
            continue
        why = f"The headline tells it as done, the text as still to come (“{m.group()}”)."
        return _made(text, title, s, "ahead", why, 0.4)
    return None


def _verbs(text: Text, title: Sentence) -> set[str]:
    """The stems of the headline's acts: its words that tell an act, there or in the text below (CODE keeps a deed where it is told in full)."""
    acts = (*text.document.events, *text.document.other_acts)
    spans = [e.predicate for e in acts if e.predicate]
    told = {stem(w) for p in spans for w in WORD.findall(text.text[p.start : p.end])}
    return told & {stem(w) for w in WORD.findall(title.text)}


def _plain_words(s: Sentence) -> set[str]:
    """The stems of a sentence's words but those after "will" and the like."""
    m = pattern("headlines", "ahead").search(s.text)
    return {stem(w) for w in WORD.findall(s.text[: m.start()] if m else s.text)}


def _condition(text: Text, title: Sentence, on_it: list[Sentence]) -> Finding | None:
    """The first sentence that tells the headline's deed tells it as to come ("will strike"), under a condition that the headline drops."""
    if pattern("headlines", "conditions").search(title.text):
        return None
    deeds = _verbs(text, title)
    for s in text.sentences:
        if s is title or s.is_heading or not deeds & {stem(w) for w in WORD.findall(s.text)}:
            continue
        m = pattern("headlines", "conditions").search(s.text)
        ahead = pattern("headlines", "ahead").search(s.text)
        if m is None or ahead is None or not _states(m, s):
            return None
        after = {stem(w) for w in WORD.findall(s.text[ahead.end() :])[:AFTER]}
        if not after & deeds or not _parties(text, title) & _parties(text, s):
            return None
        clause = re.split(r"[,.;]", s.text[m.start() :])[0]
        return _made(text, title, s, "condition", f"The headline drops the condition: “{clause.strip()}”.", 0.45)
    return None


def _states(m: re.Match[str], s: Sentence) -> bool:
    """Whether the word opens a condition: "should" only at the head of a sentence or clause; "as if" and "even if" open none."""
    before = s.text[: m.start()].rstrip().lower()
    if m.group().lower() == "should":
        return not before or before.endswith(",")
    return not before.endswith((" as", " even", "ask", "asks", "asked", "see"))
