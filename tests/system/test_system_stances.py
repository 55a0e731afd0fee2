"""Which way a sentence leans on an issue: what parties say and do, in many wordings."""

from __future__ import annotations

from pathlib import Path

import pytest

from suasion.pipeline import Coded, code_all, linked
from suasion.system.draft.pile import Pile
from suasion.system.draft.signals import hear

WAR = (
    "Chadian troops attacked Sudan on Monday. Sudan shelled Chadian villages on Tuesday. Libya supplies Chad with fuel."
)

LEANS = [
    ("HUN", "sanctions", "low", "Hungary held up the new package of sanctions."),
    ("SDN", "ceasefire", "high", "Sudan said that it would accept a truce if Chad did."),
    (
        "SDN",
        "ceasefire",
        "low",
        "Sudan said that there would be no truce while a single Chadian soldier remained on its soil.",
    ),
    ("TCD", "ceasefire", "low", "Chad's president vowed to fight on until victory."),
    ("TCD", "ceasefire", "low", '"We will not put down our guns," said the Chadian defence minister.'),
    ("LBY", "ceasefire", "high", "Libya wants the guns to fall silent before the harvest."),
    ("LBY", "ceasefire", "high", "The Libyan leader said that the war had to end."),
    ("FRA", "sanctions", "high", "France wants the European Union to stop buying Chadian oil."),
    ("FRA", "sanctions", "high", "France proposed an arms embargo and a ban on travel for Chadian ministers."),
    ("RUS", "sanctions", "low", "Russia vetoed a resolution that would have imposed sanctions on Chad."),
    ("RUS", "sanctions", "low", "The Russian envoy called the sanctions illegal and demanded that they be lifted."),
    ("USA", "sanctions", "high", "Washington froze the accounts of eleven Chadian officers."),
    ("USA", "sanctions", "high", "The American ambassador said that sanctions would stay until Chad withdrew."),
    ("TCD", "sanctions", "low", "Chad insists that the embargo be lifted before it talks."),
    ("SDN", "security_guarantees", "high", "Sudan demands foreign troops on the border after a truce."),
    ("SDN", "security_guarantees", "high", "Sudan says that it will sign only if others guarantee its border."),
    ("TCD", "security_guarantees", "low", "Chad rejects any foreign force on its soil."),
    (
        "TCD",
        "security_guarantees",
        "low",
        "Chad's foreign minister said that peacekeepers would be treated as invaders.",
    ),
    ("GBR", "security_guarantees", "high", "Britain offered two battalions for a peacekeeping force."),
    ("GBR", "security_guarantees", "high", "London is ready to send observers."),
    ("TCD", "prisoners", "low", "Chad refuses to hand over the captured officers."),
    ("SDN", "prisoners", "high", "Sudan demanded the release of all its prisoners."),
    ("TCD", "arms", "high", "Chad asked Libya for more rockets."),
    ("FRA", "arms", "low", "France has stopped all deliveries of weapons to Chad."),
    ("USA", "arms", "low", "The United States called on all states to cut off the flow of arms."),
    ("DEU", "arms", "low", "Germany has ruled out sending missiles to Sudan."),
    ("CHN", "access", "high", "China urged both sides to let food convoys through."),
    ("TCD", "access", "low", "Chad has turned back the convoys of the Red Cross."),
    ("SDN", "ceasefire", "low", "Sudan's army said it would listen to no talk of a pause before the border was clear."),
    ("TCD", "ceasefire", "high", "Chad has offered to halt its advance for ten days."),
    ("LBY", "ceasefire", "low", "Libya told Chad to keep up the pressure and to ignore the calls for a truce."),
    ("USA", "ceasefire", "high", "The United States asked for an immediate halt to the fighting."),
    ("IRN", "sanctions", "low", "Tehran says that it will return to the table once the embargo is gone."),
    ("DEU", "sanctions", "high", "Berlin wants harder penalties for companies that trade with Chad."),
    ("SDN", "security_guarantees", "high", "Sudan asked for a United Nations force along the river."),
    (
        "FRA",
        "security_guarantees",
        "high",
        "The French president spoke in favour of a European garrison in the border towns.",
    ),
    ("TCD", "prisoners", "high", "Chad freed forty prisoners as a gesture."),
    ("SDN", "prisoners", "high", "The Sudanese government wants the hostages home."),
    ("EGY", "arms", "low", "Egypt searched ships for weapons bound for Chad and seized three cargoes of rifles."),
    ("LBY", "arms", "high", "Libya flew two hundred missiles to Chad on Sunday."),
    ("SDN", "access", "low", "Sudan closed the crossing at Adre to aid convoys."),
    ("un", "access", "high", "The United Nations pleaded for a corridor for relief lorries."),
    ("IRN", "nuclear", "low", "Iran said that it would never give up enrichment."),
    ("USA", "nuclear", "high", "Washington demands that the inspectors return."),
    ("RUS", "recognition", "high", "Moscow opened an embassy in the rebel capital."),
    ("GEO", "recognition", "low", "Georgia said that it would not recognise the new republic."),
    ("CAN", "arms", "low", "Canada suspended export permits for military equipment."),
]

MISSED = [
    (
        "FRA",
        "sanctions",
        "low",
        "France is against sanctions, which it says would only hurt the poor.",
        'the content of the claim leaves "against" out',
    ),
    ("SDN", "prisoners", "high", "Sudan offered to exchange everybody for everybody.", "no word of prisoners"),
    ("DEU", "arms", "high", "Germany will send Sudan air defences.", "what is only planned shows no stance"),
    (
        "TCD",
        "ceasefire",
        "low",
        "The Chadian commander tore up the draft of the armistice.",
        '"tear up" with a draft is no act',
    ),
    ("JPN", "sanctions", "high", "Japan joined the ban on Chadian cotton.", '"join" with a ban is no act'),
    (
        "TCD",
        "security_guarantees",
        "low",
        "Chad will not have monitors on its territory.",
        '"will not have" is no refusal',
    ),
    (
        "POL",
        "security_guarantees",
        "high",
        "Poland promised that its soldiers would guard the line.",
        "no word of guarantees",
    ),
    (
        "TCD",
        "prisoners",
        "low",
        "Chad has put the captured pilots on trial.",
        "coercion speaks for no end of the issue",
    ),
    (
        "SDN",
        "prisoners",
        "high",
        "The families of the hostages and the Sudanese government want them home.",
        "the second of two speakers is left out",
    ),
]
"""Wordings of the same two lists that do not lean as they should, each with the cause."""


def lean(tmp_path: Path, actor: str, issue: str, words: str) -> float:
    """What the words add to the stance, beside what the war of the report does."""
    found = []
    for text in (WAR, f"{WAR}\n\n{words}"):
        (tmp_path / "report.txt").write_text(
            f"A quarrel in the desert\n\nLAGOS, 3 May 2019 - {text}\n", encoding="utf-8"
        )
        coded = [c for c in code_all([tmp_path / "report.txt"]) if isinstance(c, Coded)]
        found.append(sum(s.weight for s in hear(Pile(linked(coded))).stance[issue].get(actor, [])))
    return found[1] - found[0]


@pytest.mark.parametrize(("actor", "issue", "end", "words"), LEANS)
def test_which_way_it_leans(tmp_path: Path, actor: str, issue: str, end: str, words: str) -> None:
    assert (lean(tmp_path, actor, issue, words) > 0) == (end == "high")


@pytest.mark.parametrize(("actor", "issue", "end", "words", "why"), MISSED)
def test_a_known_gap_is_still_one(
    tmp_path: Path, request: pytest.FixtureRequest, actor: str, issue: str, end: str, words: str, why: str
) -> None:
    request.applymarker(pytest.mark.xfail(strict=True, raises=AssertionError, reason=why))
    found = lean(tmp_path, actor, issue, words)
    assert found and (found > 0) == (end == "high")


def test_a_clause_about_something_else_turns_nothing(tmp_path: Path) -> None:
    words = "France wants harder sanctions on Chad, but it rejected a plan for the harbour."
    assert lean(tmp_path, "FRA", "sanctions", words) > 0
