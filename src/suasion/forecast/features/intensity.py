"""Whether it is a war: a thousand battle deaths a year or more, as far as the reports tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from suasion.evidence.model import Event, Evidence
from suasion.forecast.features.feature import MOST_SENTENCES, Because, Feature, quoted
from suasion.forecast.features.sentences import sentence, sentences
from suasion.forecast.features.sides import acts
from suasion.forecast.tables.ucdp import WAR
from suasion.reports.model import Report
from suasion.vocab import load

_NUMBER = re.compile(r"\d[\d,. ]*")


def intensity(evidence: Evidence, reports: Iterable[Report]) -> Feature:
    """War (2) if a report tells of a thousand dead, in figures or in words; else "unknown": no report proves that there are fewer."""
    figures = quoted((document, event) for document, event in acts(evidence) if _deaths(event) >= _war()["deaths"])
    told = (*figures, *(because for report in reports for because in _in_words(report)))
    if told:
        return Feature(
            name="intensity",
            value=WAR,
            said="it is a war: the reports tell of thousands of casualties",
            basis="reports",
            because=told[:MOST_SENTENCES],
        )
    said = "how many die in it is not said, so that all intensities are counted"
    return Feature(name="intensity", value="unknown", said=said, basis="not said")


def _in_words(report: Report) -> Iterator[Because]:
    for start, end in sentences(report):
        words = report.text[start:end].lower()
        if _pattern("many").search(words) and _pattern("dead").search(words):
            yield sentence(report, start, end)


def _deaths(event: Event) -> float:
    found = _NUMBER.search(event.casualties.dead or "") if event.casualties else None
    digits = re.sub(r"[^\d]", "", found[0]) if found else ""
    return float(digits) if digits else 0.0


def _war() -> dict[str, int]:
    words: dict[str, int] = load("forecast")["war"]
    return words


@cache
def _pattern(name: str) -> re.Pattern[str]:
    words = sorted(load("forecast")["war"][name], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")
