"""Who did it to whom, and what only looks so."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_checks import DAY, found, weighed

ATTACK = "Rwandan troops attacked Congolese soldiers at the bridge of Kamanyola before dawn on Monday."
TURNED = "Congolese soldiers attacked Rwandan troops at the bridge of Kamanyola before dawn on Monday."

SWAPS = {
    "an attack": (ATTACK, TURNED, DAY, "contradiction"),
    "the same": (ATTACK, ATTACK.replace("before dawn ", "early "), DAY, None),
    "in the passive voice": (
        ATTACK,
        "Rwandan troops were attacked by Congolese soldiers at the bridge of Kamanyola before dawn on Monday.",
        DAY,
        "contradiction",
    ),
    "the same in the passive voice": (
        ATTACK,
        "Congolese soldiers were attacked by Rwandan troops at the bridge of Kamanyola before dawn on Monday.",
        DAY,
        None,
    ),
    "another place": (
        ATTACK,
        "Congolese soldiers attacked Rwandan troops on the road to Uvira in the afternoon.",
        DAY,
        None,
    ),
    "in return": (
        ATTACK,
        TURNED.replace("Congolese soldiers attacked", "In retaliation Congolese soldiers attacked"),
        DAY,
        None,
    ),
    "weeks later": (ATTACK, TURNED, "2024-04-20", None),
    "an accusation": (
        "Kenya accused Somalia of breaking the fishing treaty on the lake of Turkana.",
        "Somalia accused Kenya of breaking the fishing treaty on the lake of Turkana.",
        DAY,
        "contradiction",
    ),
    "a request, behind a dateline": (
        "Greece asked Turkey to withdraw the survey ship from the waters on Friday evening.",
        "ATHENS, Oct 18 - Turkey asked Greece to withdraw the survey ship from the waters on Friday evening.",
        DAY,
        "contradiction",
    ),
    "the same request": (
        "Greece asked Turkey to withdraw the survey ship from the waters on Friday evening.",
        "ATHENS, Oct 18 - Greece asked Turkey to withdraw the survey ship from the waters on Friday night.",
        DAY,
        None,
    ),
    "a meeting has no doer": (
        "Kenya's president met Somalia's president in the port of Mombasa on Monday.",
        "Somalia's president met Kenya's president in the port of Mombasa on Monday.",
        DAY,
        None,
    ),
}


@pytest.mark.parametrize(("one", "two", "day", "relation"), SWAPS.values(), ids=SWAPS)
def test_swaps(tmp_path: Path, one: str, two: str, day: str, relation: str | None) -> None:
    w = weighed(tmp_path, ("a", DAY, f"News of the day\n\n{one}"), ("b", day, f"Other news today\n\n{two}"))
    assert [f.relation for f in found(w, "contradiction", "roles")] == ([relation] if relation else []), w.findings


def test_a_headline_that_turns_its_text(tmp_path: Path) -> None:
    title = "Congolese soldiers attack Rwandan troops at Kamanyola bridge before dawn"
    w = weighed(tmp_path, ("a", DAY, f"{title}\n\n{ATTACK} Nobody was hurt."))
    assert found(w, "contradiction", "roles"), w.findings
