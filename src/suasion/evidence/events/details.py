"""What an event carries beside its parties: casualties, place, date."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from suasion.evidence import syntax
from suasion.evidence.model import Casualties
from suasion.evidence.parties import all_of
from suasion.evidence.reading import Reading
from suasion.language.model import Sentence
from suasion.reports.dates import DateMention
from suasion.vocab import load

_HARM = {
    "dead": ("kill", "die", "dead", "death", "murder", "massacre", "execute", "fatality"),
    "injured": ("injure", "wound", "hurt", "maim", "injured", "wounded"),
    "displaced": ("displace", "evacuate", "flee", "uproot", "homeless"),
    "captured": ("capture", "detain", "arrest", "abduct", "kidnap", "hostage", "seize"),
}  # verbs and nouns that a number of people belongs to; PLOVER's "size" fields
_ABOUT = r"(?:at least|about|around|approximately|nearly|almost|over|more than|up to|some|as many as)"
_FIGURE = r"\d[\d,.]*(?:\s(?:thousand|million))?"
_VAGUE = r"(?:tens|dozens|hundreds|scores|thousands|millions) of (?:thousands|people|civilians)?"
_WORDS = (
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|scores|hundreds|thousands|several|a dozen"
)
_MANY = re.compile(rf"(?i)\b(?:{_ABOUT}\s+)?(?:{_VAGUE}|{_FIGURE}|(?:{_WORDS})\b)")
_PEOPLE = (
    "people",
    "person",
    "civilian",
    "soldier",
    "child",
    "woman",
    "man",
    "resident",
    "fighter",
    "other",
    "troop",
    "worker",
    "national",
    "sailor",
    "hostage",
    "prisoner",
    "student",
    "patient",
    "militant",
    "officer",
    "policeman",
    "passenger",
    "villager",
    "casualty",
    "life",
    "journalist",
    "victim",
    "member",
)


def casualties(r: Reading, s: Sentence, i: int) -> Casualties | None:
    """Numbers of people killed, injured, displaced or captured that hang on the predicate or on verbs coordinated with it."""
    found: dict[str, str] = {}
    for j in [i, *(k for k in s.subtree(i) if s.tokens[k].upos in ("VERB", "ADJ", "NOUN"))]:
        harm = next((kind for kind, lemmas in _HARM.items() if syntax.lemma(s, j) in lemmas), None)
        if harm is None or harm in found:
            continue
        heads = [*syntax.objects(s, j), *syntax.where(s, j, "nsubj:pass", "nsubj", "nmod")]
        for h in heads:
            if syntax.lemma(s, h) not in _PEOPLE and s.tokens[h].upos != "NUM":
                continue
            a, b = syntax.phrase(s, h)
            number = _MANY.search(r.text, a, b)
            if number:
                found[harm] = " ".join(number.group().split())
                break
    return Casualties(**found) if found else None


def place(r: Reading, s: Sentence, i: int) -> str | None:
    """Where: a name of a place that hangs on the predicate by "in", "at", "near", "on" ..."""
    places = {(e.start, e.end) for e in r.analysis.entities if e.label == "PLACE" and s.start <= e.start < s.end}
    for j in s.subtree(i):
        t = s.tokens[j]
        if t.deprel in ("obl", "nmod") and syntax.cases(s, j) & {
            "in",
            "at",
            "near",
            "on",
            "outside",
            "around",
            "across",
            "off",
        }:
            hit = next(((a, b) for a, b in places if a <= t.start < b), None)
            if hit:
                return " ".join(r.text[hit[0] : hit[1]].split())
    return None


def date(r: Reading, s: Sentence, i: int) -> DateMention | None:
    """The date that belongs to the predicate: in its own clause if there is one, else the only one of the sentence.

    Where no day is told, a date that hangs on another event ("since the invasion") stands, with its value open.
    """
    found = r.dates_in(s.start, s.end)
    here = [d for d in found if d.value] or [d for d in found if d.kind == "event"]
    if not here:
        return None
    clause = [s.tokens[j] for j in s.subtree(i)]
    low, high = clause[0].start, clause[-1].end
    inside = [d for d in here if low <= d.start < high]
    position = s.tokens[i].start
    if inside:
        return min(inside, key=lambda d: abs(d.start - position))
    return here[0] if len(here) == 1 else None


MOST_CONTEXTS = 3
"""Contexts kept of one event: what a sentence touches more than that on is background."""


def contexts(s: Sentence, i: int) -> tuple[str, ...]:
    """What the act is about, in PLOVER's contexts: the words nearest to the predicate decide."""
    told = [(abs(j - i), j) for j, word in enumerate(s.lemmas) if word in _contexts_of()]
    found = dict.fromkeys(name for _, j in sorted(told) for name in _contexts_of()[s.lemmas[j]])
    return tuple(found)[:MOST_CONTEXTS]


@cache
def _contexts_of() -> dict[str, tuple[str, ...]]:
    """Lemma -> the contexts that it tells."""
    out: dict[str, tuple[str, ...]] = {}
    for name, words in load("plover")["contexts"].items():
        for word in words:
            out[word] = (*out.get(word, ()), name)
    return out


def cameo(type_: str, mode: str | None) -> str:
    """The CAMEO code that stands nearest to a PLOVER type and mode."""
    spec = load("plover")["types"][type_]
    return str(spec.get("cameo_modes", {}).get(mode, spec["cameo"]))


def reported_by(r: Reading, position: int) -> tuple[str, ...]:
    """Who is said to have told it: the sources of the attributions whose content holds the predicate."""
    out: list[str] = []
    for a in r.analysis.attributions:
        if any(b <= position < e for b, e in a.content):
            for b, e in a.source:
                out += _heads_at(r, b, e) or r.index.at(b, e)
    return tuple(dict.fromkeys(out))


def _heads_at(r: Reading, start: int, end: int) -> tuple[str, ...]:
    """The actors of the head of a phrase: in "its delegation in Paris" France tells nothing."""
    s = r.sentence_at(start)
    inside = s.at(start, end) if s else []
    return all_of(r, s, [i for i in inside if s.tokens[i].head not in inside]) if s else ()


def dated(when: DateMention | None) -> dict[str, Any]:
    """The date fields of an event: value, the words, why, and what the date hangs on."""
    if when is None:
        return {}
    return {"date": when.value, "date_text": when.text, "date_reason": when.reason, "date_anchor": when.anchor}
