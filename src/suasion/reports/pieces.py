"""A cut with its words at hand: what the rules for titles, headings and boilerplate look at."""

from __future__ import annotations

import re
from dataclasses import dataclass

from suasion.reports import words
from suasion.reports.draft import Cut
from suasion.reports.lines import ends_sentence
from suasion.reports.markers import marker_length

SHORT_WORDS = 25  # words: a longer block is prose, never a button, a heading or a credit
_STRAIGHT = str.maketrans("‘’“”‐‑", "''\"\"--")
_US = re.compile(r"\bUS\b")
_EDGE = " .:!?…»>→›|*·-–—\"'[]()▶►#"


@dataclass(frozen=True, slots=True)
class Piece:
    """``text`` has single spaces and no bullet; ``plain`` is in lower case too, with straight quotes and bare ends."""

    cut: Cut
    text: str
    plain: str
    words: int
    stopped: bool

    @property
    def short(self) -> bool:
        return self.words <= SHORT_WORDS


def make_piece(text: str, cut: Cut) -> Piece:
    """The piece that ``cut`` marks in ``text``."""
    raw = text[cut.start : cut.end]
    body = " ".join(raw[marker_length(raw, cut.role == "item") :].split()) or raw
    return Piece(cut, body, plain(body), body.count(" ") + 1, ends_sentence(body))


def plain(line: str) -> str:
    """Lower case, straight quotes, no punctuation at the ends; "US" stays apart from "us" unless all is in capitals."""
    if not line.isupper():
        line = _US.sub("U.S.", line)
    return line.translate(_STRAIGHT).lower().strip(_EDGE)


_WORD = re.compile(r"[^\W_]+")


def content_words(line: str) -> set[str]:
    """The words of ``line`` that carry meaning, cut to five letters so that "urges" meets "urged"."""
    little = words.word_set("little_words")
    return {w[:5] for w in _WORD.findall(line.lower()) if w not in little and len(w) > 1}
