"""The boilerplate vocabulary at work: which reason a line or a passage speaks for, and how strongly."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import NamedTuple

from suasion import vocab
from suasion.reports.pieces import Piece

LINE_CHARACTERS = 300  # characters: patterns of whole lines are not tried on anything longer
HALVES_MOST = 5  # sentences or buttons on one line
OPENING_WORDS = 45  # words: a link line with its teaser
SENTENCE_REASONS = frozenset(
    {"navigation", "tags", "share", "page furniture"}
)  # these are never sentences with a full stop
IMPERATIVE = 0.4  # weight of a sentence that begins by telling the customer what to do
IMPERATIVES_MOST = 0.8  # weight that imperatives can add together
REPORTED = -0.5  # somebody is quoted or reported: this is the news
PRODUCT_LEAST = 0.4  # an advert must offer something, or it is a speech


class Cue(NamedTuple):
    """``sure`` decides alone; otherwise a second piece of evidence is needed."""

    reason: str
    sure: bool


@cache
def _lines() -> tuple[tuple[Cue, re.Pattern[str]], ...]:
    return tuple(
        (Cue(reason, level == "sure"), re.compile("|".join(f"(?:{p})" for p in levels[level])))
        for level in ("sure", "likely")
        for reason, levels in vocab.load("boilerplate")["lines"].items()
        if level in levels
    )


@cache
def _ends(which: str) -> tuple[tuple[Cue, re.Pattern[str]], ...]:
    """``openings`` or ``endings``: what a line of any shape begins or ends with."""
    return tuple(
        (Cue(reason, True), re.compile("|".join(f"(?:{p})" for p in patterns)))
        for reason, patterns in vocab.load("boilerplate")[which].items()
    )


@cache
def _passages() -> dict[str, list[tuple[str, re.Pattern[str], str, float]]]:
    """Phrases by their first word, so that a block is only searched for phrases whose first word it has."""
    index: dict[str, list[tuple[str, re.Pattern[str], str, float]]] = defaultdict(list)
    for reason, phrases in vocab.load("boilerplate")["passages"].items():
        for phrase, weight in phrases.items():
            pattern = re.compile(rf"\b{re.escape(phrase)}\b")
            index[phrase.split()[0].strip(_EDGES)].append((phrase, pattern, reason, float(weight)))
    return dict(index)


CREDIT_PARTICLES = frozenset(
    {"and", "by", "for", "of", "the", "via", "from", "de", "al", "van", "von", "bin", "photo", "handout"}
)
_WORD = re.compile(r"[^\W\d_]+")
_LETTER = re.compile(r"\w")
_HALVES = re.compile(r"[.!?…]+\s+|\s*[|·•]\s*|\s+/\s+")
_PAGE_NUMBER = re.compile(r"[-–—]*\s*\d{1,4}\s*[-–—]+")
_ARROWED = re.compile(r"[←‹⇐].*|«[^»]*|.*[→›⇒]|[^«]*»")
_EDGES = ".,;:!?\"'()[]"
_SENTENCE_START = re.compile(r"(?:^|[.!?]\s+)(\w+)")
_QUOTED = re.compile(r"[\"“][^\"”]{12,}[\"”]")


def line_cue(piece: Piece) -> Cue | None:
    """What a line is when it is boilerplate by its words alone."""
    if not _LETTER.search(piece.text):
        return Cue("ornament", True)
    if (piece.text.isdecimal() and piece.cut.role == "paragraph") or _PAGE_NUMBER.fullmatch(piece.text):
        return Cue("ornament", True)  # a counter or a page number
    if len(piece.plain) > LINE_CHARACTERS:
        return None
    if piece.short:
        if _ARROWED.fullmatch(piece.text):
            return Cue("related link", True)
        cue = _whole(piece.plain, piece.text.endswith(".") and not piece.text.endswith(".."))
        if cue:
            return cue
        # "Already a subscriber? Log in": a line made of such lines.
        halves = [half for half in _HALVES.split(piece.plain) if half]
        found = [_whole(half, False) for half in halves] if 1 < len(halves) <= HALVES_MOST else []
        if found and found[0] and all(f is not None and f.sure for f in found):
            return found[0]
    if piece.words <= OPENING_WORDS:
        for cue, pattern in _ends("openings"):
            if pattern.match(piece.plain):
                return cue
        # A caption ends with a name, without a stop, and tells nothing that was said.
        if not piece.stopped and not _reporting().intersection(piece.plain.split()):
            for cue, pattern in _ends("endings"):
                ending = pattern.search(piece.plain)
                if ending and (":" not in ending[0] or _names_only(piece.text.rsplit(":", 1)[-1])):
                    return cue
    return None


def _names_only(tail: str) -> bool:
    """What follows "Photo:" is names, and no sentence that goes on."""
    return not any(w[0].islower() and w not in CREDIT_PARTICLES for w in _WORD.findall(tail))


def _whole(line: str, is_sentence: bool) -> Cue | None:
    for cue, pattern in _lines():
        if pattern.fullmatch(line) and not (is_sentence and cue.reason in SENTENCE_REASONS):
            return cue
    return None


def passage_scores(piece: Piece) -> dict[str, float]:
    """Weights of the reasons that the phrases of a block speak for; 1 and more is enough at the end of a page."""
    words = {word.strip(_EDGES) for word in piece.plain.split()}
    index = _passages()
    scores: dict[str, float] = defaultdict(float)
    for word in sorted(words & index.keys()):
        for phrase, pattern, reason, weight in index[word]:
            if phrase in piece.plain and pattern.search(piece.plain):
                scores[reason] += weight
    if not scores:
        return {}
    product, appeal = scores.pop("product", 0.0), scores.pop("appeal", 0.0)
    if product >= PRODUCT_LEAST:
        imperatives = _imperatives()
        orders = sum(m in imperatives for m in _SENTENCE_START.findall(piece.plain))
        scores["advert"] = product + appeal + min(orders * IMPERATIVE, IMPERATIVES_MOST)
    reported = REPORTED * (bool(words & _reporting()) + bool(_QUOTED.search(piece.text)))
    return {reason: score + reported for reason, score in scores.items()}


@cache
def _imperatives() -> frozenset[str]:
    return frozenset(vocab.load("boilerplate")["imperatives"])


@cache
def _reporting() -> frozenset[str]:
    return frozenset(vocab.load("boilerplate")["reporting"])
