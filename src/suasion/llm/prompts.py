"""Report -> requests: pieces of its kept text, delimited, with the question for one kind. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import get_args

from suasion.errors import SuasionError
from suasion.evidence.model import ActorType, ActStatus
from suasion.llm.schema import ANSWERS
from suasion.llm.settings import limits
from suasion.reports.model import Report
from suasion.vocab import load


@dataclass(frozen=True, slots=True)
class Piece:
    """Neighbouring kept blocks that go into one request: ``[start, end)`` of the report, and the words that are sent."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Request:
    """One question about one piece."""

    kind: str
    piece: Piece
    system: str
    user: str


def requests(report: Report, kind: str) -> list[Request]:
    """The questions for one kind. SuasionError if the report is over the limit."""
    return [_request(report, kind, piece) for piece in pieces(report)]


def pieces(report: Report) -> list[Piece]:
    """The kept text, cut between blocks where it can be. SuasionError if there would be too many pieces."""
    most, number = limits()["piece_chars"], limits()["most_pieces"]
    found: list[list[tuple[int, int]]] = []
    size = 0
    for start, end in _parts(report, most):
        if not found or size + end - start > most:
            found.append([])
            size = 0
        found[-1].append((start, end))
        size += end - start
    if len(found) > number:
        raise SuasionError(
            f"the report is too long for the llm reader ({len(found)} requests for each kind, the limit is {number})",
            where=report.origin,
            mend="Cut it into several reports, or use the embedded reader",
        )
    text = report.text
    return [Piece(p[0][0], p[-1][1], "\n\n".join(_sendable(text[s:e]) for s, e in p)) for p in found]


def _parts(report: Report, most: int) -> Iterator[tuple[int, int]]:
    """Kept blocks; one that is over the limit by itself is cut at white space."""
    for block in report.kept():
        start = block.start
        while block.end - start > most:
            space = max(report.text.rfind(c, start, start + most) for c in " \n\t")
            cut = space if space > start else start + most
            yield start, cut
            start = cut
        yield start, block.end


def _sendable(text: str) -> str:
    """Lone surrogates cannot be sent as UTF-8; a replaced character costs at most the quote that holds it."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _request(report: Report, kind: str, piece: Piece) -> Request:
    # A text cannot hold its own hash: so no report can write the mark that ends it.
    marker = hashlib.sha256(piece.text.encode("utf-8")).hexdigest()[:16]
    words = load("llm")
    system = words["system"].replace("{marker}", marker).replace("{most}", str(limits()["items"]))
    user = (
        words["user"]
        .replace("{ask}", question(kind))
        .replace("{date}", report.date.value or "unknown")
        .replace("{marker}", marker)
        .replace("{text}", piece.text)  # last: nothing inside the report is filled in
    )
    return Request(kind, piece, system.strip(), user.strip())


@cache
def question(kind: str) -> str:
    """What is asked for a kind, with the codes that suasion knows."""
    text: str = load("llm")["kinds"][kind]
    for name, codes in _codes().items():
        text = text.replace(f"{{{name}}}", codes)
    return text.strip()


def _codes() -> dict[str, str]:
    types = load("plover")["types"]
    modes = {name: list(row["modes"]) for name, row in types.items() if row.get("modes")}
    return {
        "actor_types": ", ".join(get_args(ActorType)),
        "event_types": ", ".join(types),
        "event_modes": "; ".join(f"{name}: {', '.join(found)}" for name, found in modes.items()),
        "event_statuses": ", ".join(get_args(ActStatus)),
        "lever_kinds": ", ".join(load("instruments")),
        "scheduled_statuses": ", ".join(load("llm")["scheduled_statuses"]),
    }


@cache
def prompt_version() -> str:
    """A hash of everything that shapes an answer, so that a change of a prompt or schema never meets an old answer."""
    words = load("llm")
    shaping = {
        "words": [words["system"], words["schema"], words["user"], words["temperature"], words["limits"]["items"]],
        "kinds": {kind: question(kind) for kind in ANSWERS},
        "schemas": {kind: model.model_json_schema() for kind, model in ANSWERS.items()},
    }
    return hashlib.sha256(json.dumps(shaping, sort_keys=True).encode("utf-8")).hexdigest()
