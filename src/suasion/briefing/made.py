"""Section 11: how the page was made, and what it cannot do. The one place that says what the page is."""

from __future__ import annotations

from dataclasses import dataclass

from suasion.briefing import holds_drawn, speech
from suasion.briefing.affair import FIELDS, SURE, Affair
from suasion.briefing.wording import count, join, kind_word


@dataclass(frozen=True, slots=True)
class View:
    sentence: str
    facts: tuple[tuple[str, str], ...]
    limits: tuple[str, ...]


def build(affair: Affair) -> View:
    kinds = [(k, len(affair.of(k))) for k in FIELDS]
    found = join([count(n, kind_word(k), kind_word(k, 2)) for k, n in kinds if n]) or "nothing"
    origins = len({affair.origin(n) for n in affair.read})
    facts = [
        ("Version", f"suasion {affair.evidence.suasion}"),
        (
            "Input",
            count(len(affair.docs), "report")
            + (
                f"; {count(origins, 'source')}, as near-copies are counted as one" if origins < len(affair.read) else ""
            ),
        ),
        ("Found", found),
        (
            "Model",
            "the English language model that comes with suasion, and its rules; no network, no other service",
        ),
        (
            "Parameters",
            f"an item under {SURE:.0%} is called unsure; two claims of one speaker are the same"
            f" from {speech.SAME:.0%} common words; the map shows {count(holds_drawn.DISCS, 'actor')} at most;"
            " nothing is drawn by chance",
        ),
        (
            "Also in this folder",
            "evidence.json has every item with its place in the text; calendar.ics has the dates to come",
        ),
    ]
    limits = (
        "The reports are not checked against the world, nor against anything that they do not say.",
        "An actor is counted with its leaders and offices; a party, a people or an armed group stands for itself.",
        "Many passages are not many sources: reports copy each other. Near-copies count once, rewritten ones do not.",
        "Dates keep the precision that they are told with. An inferred date is called so where it stands.",
    )
    one = len(affair.docs) == 1
    what = "report" if one else "reports"
    says = f"It does not say what is true; it says what the {what} {'says' if one else 'say'}, and where."
    return View(f"This page is a structured reading of the {what} that it was given. {says}", tuple(facts), limits)
