"""Roles: what a question asks, and who mediates, presses and quarrels, from small piles of evidence."""

from __future__ import annotations

from pathlib import Path

import pytest
from systems import evidence

from suasion.pipeline import Coded, code_all, linked
from suasion.system.draft import draft
from suasion.system.draft.asked import asked
from suasion.system.draft.pile import Pile


@pytest.mark.parametrize(
    ("question", "presser", "moved"),
    [
        ("Will Iran press the Houthis to stop?", "IRN", "houthis"),
        ("Can Tehran rein in the Houthi movement?", "IRN", "houthis"),
        ("Will the Houthis release the crew of the ship that Israel wants back?", None, "houthis"),
        ("Will Israel stop?", None, "ISR"),
        ("Will Israel and the Houthis agree on a truce?", None, None),
        ("What comes next?", None, None),
        ("", None, None),
    ],
)
def test_a_question_says_who_is_to_press_whom(question: str, presser: str | None, moved: str | None) -> None:
    found = asked(Pile(evidence("red-sea")), question)
    assert (found.presser, found.moved) == (presser, moved)


def system_of(tmp_path: Path, text: str, question: str = "") -> dict[str, str]:
    """The roles that a draft gives to the actors of one short report."""
    (tmp_path / "report.txt").write_text(f"A day of talks\n\nGENEVA, 3 May 2019 - {text}\n", encoding="utf-8")
    coded = [c for c in code_all([tmp_path / "report.txt"]) if isinstance(c, Coded)]
    return {key: actor.role for key, actor in draft(linked(coded), question).actors.items()}


WAR = "Chadian troops attacked Sudan on Monday. Sudan shelled Chadian villages on Tuesday. "


@pytest.mark.parametrize(
    "words",
    [
        "Oman hosted talks between Chad and Sudan.",
        "The Omani mediator met both delegations.",
        "An Omani envoy carried the answer of Chad to Sudan.",
        "Both sides rejected the Omani peace plan.",
        "Oman offered its mediation to Chad and Sudan.",
    ],
)
def test_who_brings_them_together_mediates(tmp_path: Path, words: str) -> None:
    roles = system_of(tmp_path, WAR + words)
    assert {roles["TCD"], roles["SDN"]} == {"client", "opponent"}
    assert roles["OMN"] == "mediator"


def test_whoever_the_question_asks_about_is_the_patron(tmp_path: Path) -> None:
    text = WAR + "Libya supplies Chad with fuel. France has sent Chad arms and money for years."
    assert system_of(tmp_path, text, "Will Libya make Chad stop?")["LBY"] == "patron"
    assert system_of(tmp_path, text, "Will Libya make Chad stop?")["TCD"] == "client"
    assert system_of(tmp_path, text, "Will Libya make Sudan stop?")["SDN"] == "client"


def test_one_who_only_mediates_is_no_patron_though_asked_about(tmp_path: Path) -> None:
    text = WAR + "Oman hosted talks between Chad and Sudan. Omani mediators carried the answer of Chad to Sudan."
    assert system_of(tmp_path, text, "Will Oman bring Chad to sign?")["OMN"] == "mediator"


def test_a_quarrel_without_a_blow_is_drafted_if_the_question_names_a_side(tmp_path: Path) -> None:
    text = "Chad set Sudan conditions for the border. Sudan accused Chad of delay. The talks go on in Geneva."
    roles = system_of(tmp_path, text, "Will Sudan open the border?")
    assert (roles["SDN"], roles["TCD"]) == ("client", "opponent")


def test_a_dependency_is_attacked_for_its_sovereign(tmp_path: Path) -> None:
    """And is a side of its own against that sovereign."""
    text = "Argentine troops attacked the Falkland Islands on Monday. Argentina bombed the Falkland Islands. Britain condemned it."
    assert set(system_of(tmp_path, text)) >= {"ARG", "GBR"}
    roles = system_of(tmp_path, text)
    assert {roles["ARG"], roles["GBR"]} == {"client", "opponent"}
    own = system_of(tmp_path, "China arrested lawmakers in Hong Kong. Hong Kong protested against China on Monday.")
    assert {own["CHN"], own["HKG"]} == {"client", "opponent"}


def test_who_fights_a_side_more_than_it_holds_it_is_no_patron_of_it(tmp_path: Path) -> None:
    text = (
        WAR + "Libyan troops attacked Chad. Libya shelled Chad. Libyan jets bombed Chad. Chad buys its fuel from Libya."
    )
    assert system_of(tmp_path, text)["LBY"] != "patron"


def test_a_patron_that_mediates_is_both(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(
        f"A day of talks\n\nGENEVA, 3 May 2019 - {WAR}Libya supplies Chad with fuel. Libya hosted talks between Chad and Sudan.\n",
        encoding="utf-8",
    )
    coded = [c for c in code_all([tmp_path / "report.txt"]) if isinstance(c, Coded)]
    libya = draft(linked(coded), "Will Libya press Chad?").actors["LBY"]
    assert (libya.role, libya.mediates) == ("patron", True)


@pytest.mark.parametrize(
    "words",
    [
        "France called on Libya to bring Chad to reason.",
        "France looks to Libya to stop Chad.",
        "France offered Libya a trade deal if it cut off Chad.",
        "France blames Libya for letting Chad go on.",
        "France withheld a loan from Libya until the fuel for Chad stops.",
    ],
)
def test_who_asks_or_presses_or_pays_the_patron_petitions_it(tmp_path: Path, words: str) -> None:
    text = WAR + "Libya supplies Chad with fuel. " + words
    assert system_of(tmp_path, text, "Will Libya press Chad?")["FRA"] == "petitioner"
