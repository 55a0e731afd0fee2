"""What the language model's word on an act is worth: its faint pointers, and its certainty that it happened."""

import pytest
from evidence_make import make_report

from suasion.evidence.coding import read_closely
from suasion.evidence.events import find_events
from suasion.evidence.events.complete import FAINT
from suasion.evidence.events.seen import CERTAIN
from suasion.evidence.model import Event
from suasion.evidence.pointing import POINTED
from suasion.language.model import Pointer, Telling

PLAN = "Chad rejected the plan. Niger was silent, and Mali waited."


def told(text: str, word: str, kind: str, real: float, **parties: dict[str, float]) -> tuple[list[Event], list[Event]]:
    """The events and other acts of a text in which the model sees one act, at ``word``, with these probabilities of parties by their first word."""
    r = read_closely(make_report(text))
    source, target = (
        tuple(Pointer(text.index(name), p) for name, p in parties.get(side, {}).items())
        for side in ("source", "target")
    )
    r.analysis.acts.clear()
    r.analysis.acts[text.index(word)] = Telling({kind: 0.99}, real, source, target)
    return find_events(r, [])


def test_of_a_party_that_the_clause_leaves_out_a_faint_word_goes_before_a_guess() -> None:
    (event,), _ = told(PLAN, "rejected", "REJECT", 1.0, source={"Chad": 1.0}, target={"Niger": FAINT + 0.01})
    assert (event.source, event.target) == (("TCD",), ("NER",))
    assert event.rule.endswith("(target inferred)")


def test_a_fainter_word_says_nothing() -> None:
    (guess,), _ = told(PLAN, "rejected", "REJECT", 1.0, source={"Chad": 1.0})
    (event,), _ = told(PLAN, "rejected", "REJECT", 1.0, source={"Chad": 1.0}, target={"Niger": FAINT - 0.01})
    assert event.target == guess.target != ("NER",)


@pytest.mark.parametrize(("probability", "found"), [(POINTED + 0.01, True), (POINTED - 0.01, False)])
def test_an_act_that_the_model_alone_sees_needs_a_party(probability: float, found: bool) -> None:
    text = "Chad wallpapered the lantern near Mali. Niger slept."
    events, _ = told(text, "wallpapered", "THREATEN", 1.0, source={"Chad": probability}, target={"Mali": probability})
    assert bool(events) is found


@pytest.mark.parametrize(
    ("text", "real", "happened"),
    [
        ("Chad will sanction Niger. Mali was silent.", CERTAIN, True),
        ("Chad will sanction Niger. Mali was silent.", CERTAIN - 0.01, False),
        ("Chad will sanction Niger.", CERTAIN, False),  # of a sentence that stands alone the grammar knows more
        ("Chad did not sanction Niger. Mali was silent.", CERTAIN, False),
    ],
)
def test_what_the_model_has_no_doubt_of_has_happened_in_a_report(text: str, real: float, happened: bool) -> None:
    events, other = told(text, "sanction", "SANCTION", real, source={"Chad": 1.0}, target={"Niger": 1.0})
    assert bool([e for e in events if e.type == "SANCTION"]) is happened
    assert bool([e for e in other if e.type == "SANCTION"]) is not happened


def test_a_protest_is_against_who_rules_where_it_is() -> None:
    (event,), _ = told("Thousands marched in Nairobi on Monday. Chad was silent.", "marched", "PROTEST", 1.0)
    assert event.type == "PROTEST" and event.target == ("KEN",)
