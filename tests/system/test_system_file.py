"""The file: it comes back as it was written, and what is wrong in it is named with line, column and mend."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from systems import AFFAIRS, HAND, drafted

from suasion.errors import InputError
from suasion.system.merge import merge
from suasion.system.model import System
from suasion.system.number import Number, fixed
from suasion.system.paths import having, number_at, numbers
from suasion.system.read import read_system
from suasion.system.write import to_yaml, write_system


@pytest.mark.parametrize("affair", AFFAIRS)
def test_a_draft_comes_back(affair: str, tmp_path: Path) -> None:
    system = drafted(affair)
    assert read_system(write_system(system, tmp_path / "s.yaml")) == system


def test_a_hand_written_file_comes_back(hand: System, tmp_path: Path) -> None:
    assert read_system(write_system(hand, tmp_path / "s.yaml")) == hand


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        (HAND, "", "system.yaml: There is nothing in it"),
        (HAND, "- a\n", "system.yaml: Not a mapping"),
        ("stances:", "stanzes:", "system.yaml:9:1: Key 'stanzes' is unknown. Did you mean stances?"),
        ("leader_cost:", "leader_kost:", "system.yaml:41:5: Key 'leader_kost' is unknown. Did you mean leader_cost?"),
        ("{value: 0.6, why: analyst}, salience", "0.6, salience", "system.yaml:13:11: 0.6 is a bare number"),
        ("{value: 0.8, why: analyst}", "{value: 0.8}", "system.yaml:12:11: a number has no reason"),
        (
            "{value: 0.8, why: analyst}",
            "{value: [1, 2], why: analyst}",
            "system.yaml:12:11: value [1.0, 2.0] is not one number",
        ),
        ("{value: 0.8, why: analyst}", "{uniform: [1, 0], why: analyst}", "uniform: low 1 is not below high 0"),
        ("{value: 0.8, why: analyst}", "{cauchy: 1, why: analyst}", "Key 'cauchy' is unknown. One of value, unknown"),
        ("    UTO: {position", "    UTA: {position", "system.yaml:12:5: no actor 'UTA'. There are: ARL, UTO, BOR, MID"),
        ("  ceasefire:\n    ARL", "  peace:\n    ARL", "system.yaml:10:3: no issue 'peace'. There are: ceasefire"),
        ("  MID-BOR:", "  MID-XYZ:", "system.yaml:22:3: 'MID-XYZ' are not two actors. Write HOLDER-OVER"),
        ("    patron: BOR", "    patron: BOX", "no actor 'BOX'"),
        ("role: client", "role: klient", "role: Input should be 'client'"),
        ("    stake: {uniform: [0, 1], why: analyst}\n", "", "stake is missing"),
        ("levers:\n", "levers: [1]\nx:\n", "Key 'x' is unknown"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    file = tmp_path / "system.yaml"
    file.write_text(HAND.replace(old, new), encoding="utf-8")
    with pytest.raises(InputError, match=re.escape(complaint)):
        read_system(file)


def test_comments_and_order_survive_a_new_draft(hand_file: Path, hand: System) -> None:
    text = "# my notes\n" + HAND.replace(
        "  BOR-ARL:\n    trade:", "  # who sells what\n  BOR-ARL:\n    trade:"
    ).replace("    reach: {value: 0.7, why: analyst}", "    reach: {value: 0.7, why: analyst}  # a guess")
    hand_file.write_text(text, encoding="utf-8")
    changed = having(hand, "press.BOR-ARL.stake", fixed(0.25))
    write_system(changed, hand_file)
    after = hand_file.read_text(encoding="utf-8")
    assert read_system(hand_file) == changed
    for comment in ("# my notes", "# who sells what", "# a guess"):
        assert comment in after
    assert len(set(after.splitlines()) ^ set(text.splitlines())) <= 4


def test_paths_name_every_number(hand: System) -> None:
    paths = numbers(hand)
    assert paths["levers.BOR-ARL.trade.strength"].values == (0.3, 0.9)
    assert paths["stances.ceasefire.UTO.position"].mean == 0.8
    changed = having(hand, "barriers.BOR.trade.weight", fixed(0.1))
    assert number_at(changed, "barriers.BOR.trade.weight").mean == 0.1
    assert {p for p in paths if numbers(changed)[p] != paths[p]} == {"barriers.BOR.trade.weight"}
    with pytest.raises(InputError, match=r"Did you mean levers\.BOR-ARL\.trade\.strength"):
        number_at(hand, "levers.BOR-ARL.trade.strenght")


def test_what_the_analyst_set_survives_a_new_draft() -> None:
    old = drafted("sudan")
    path = "press." + next(iter(old.press)) + ".leader_cost"
    actor = next(iter(old.actors))
    mine = having(old, path, fixed(0.9))
    mine = mine.model_copy(
        update={"actors": {**mine.actors, actor: mine.actors[actor].model_copy(update={"name": "My words"})}}
    )
    merged = merge(mine, old)
    assert merged.kept == (path,) and number_at(merged.system, path).mean == 0.9
    assert merged.system.actors[actor].name == "My words"
    assert merged.changes == ()
    again = merge(old, mine)  # the file has no mark of the analyst, so the draft's number comes
    assert number_at(again.system, path).mean == 0.9 and again.changes == (
        f"~ {path}: {said(number_at(old, path))} -> value 0.9",
    )


def said(number: Number) -> str:
    return f"{number.kind} {', '.join(f'{v:g}' for v in number.values)}"


def test_what_only_the_analyst_has_stays(hand: System) -> None:
    new = hand.model_copy(update={"levers": {}, "barriers": {}})
    assert merge(hand, new).system.levers == hand.levers
    without_mark = hand.model_copy(update={"levers": {}})
    plain = System.model_validate(without_mark.model_dump())
    assert merge(plain, plain).system == plain


def test_untrusted_text_is_only_text(hand: System, tmp_path: Path) -> None:
    evil = "}: {x: !!python/object:os.system [\n# '\"\u2028"
    system = hand.model_copy(update={"question": evil})
    assert read_system(write_system(system, tmp_path / "s.yaml")).question == evil
    assert to_yaml(system).count("!!python") == 1
