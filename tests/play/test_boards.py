"""Several issues at once: the joint models, options by name, changes by path, and the pictures."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from suasion.cli import main
from suasion.errors import InputError, MissingExtra
from suasion.play.bargain import Reading, SpatialOptions
from suasion.play.bargain.board import Board
from suasion.play.bargain.joint import as_space, as_table, from_full, to_full
from suasion.play.bargain.models import OPTIONS, chosen_options
from suasion.play.bargain.read import read_board
from suasion.play.picture import Bars, Histogram, Lines, sheet
from suasion.play.picture.scale import ticks
from suasion.play.picture.sheet import write

TWO = """\
issues:
  - name: border
    low: 0
    high: 10
    actors:
      - {name: North, position: 1, capability: 70, salience: 0.9}
      - {name: South, position: 9, capability: 80, salience: {uniform: [0.1, 0.4]}}
      - {name: "U.S.", position: 6, capability: 50, salience: 0.3}
  - name: aid
    actors:
      - {name: North, position: 80, capability: 70, salience: 0.2}
      - {name: South, position: 20, capability: 80, salience: 0.9}
      - {name: "U.S.", position: 30, capability: 50, salience: 0.5}
"""


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "two.yaml"
    path.write_text(TWO, encoding="utf-8")
    return path


@pytest.fixture
def board(file: Path) -> Board:
    return read_board(file)


def test_joint_models_trade_between_issues(file: Path) -> None:
    done = run("play", file, "--model", "exchange", "--model", "spatial", "--model", "mean", "--json")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [r["issue"] for r in rows] == ["border"] * 3 + ["aid"] * 3
    assert rows[0]["answer"] == rows[3]["answer"], "the joint answer is one, said under each issue"
    exchanged = next(r for r in rows if "exchange" in r["method"])
    assert exchanged["witness"]["trades"], "North cares for the border and South for aid: they trade"


def test_positions_come_back_to_their_own_scale(board: Board) -> None:
    border, aid = board.central()
    assert to_full(border, 9) == 90 and from_full(border, 90) == 9
    assert to_full(aid, 80) == 100 and to_full(aid, 20) == 0, "without ends, the positions make the scale"
    space = as_space((border, aid))
    assert space.actors[0].position == (10, 100)
    assert max(sum(a.salience) for a in space.actors) == pytest.approx(100), "shared out by the largest sum, 1.15"
    assert as_table((border, aid)).issues == ("border", "aid")


def test_an_actor_that_is_missing_on_an_issue_is_named(board: Board) -> None:
    border, aid = board.central()
    less = aid.model_copy(update={"actors": aid.actors[:2]})
    with pytest.raises(InputError, match=r"U\.S\. on aid: the actor is missing"):
        as_space((border, less))
    assert len(as_table((border, less)).stakes) == 5


def test_a_path_without_an_issue_is_for_all(board: Board) -> None:
    everywhere, here = board.having("U.S..salience", 0.7), board.having("aid.U.S..salience", 0.7)
    assert [i.actors[2].salience for i in everywhere.issues] == [0.7, 0.7]
    assert [i.actors[2].salience for i in here.issues] == [0.3, 0.7]
    assert set(board.spreads()) == {"border.South.salience"}
    for path in ("aid.West.salience", "salience", "North.colour"):
        with pytest.raises(InputError):
            board.having(path, 0.5)


def test_draws_of_joint_models_repeat(file: Path) -> None:
    words = ("play", file, "--model", "exchange", "--draws", "12", "--compare", "South.capability=40", "--json")
    assert run(*words).stdout == run(*words).stdout != ""


def test_options_by_name() -> None:
    options = chosen_options("default", {"challenge.status_quo": "0.5", "spatial.voting": "Cubic"})
    assert options["challenge"] == Reading(status_quo=0.5)
    assert options["spatial"] == SpatialOptions(voting="Cubic")
    assert options["exchange"] == OPTIONS["exchange"]["default"]
    for wrong in ({"mean.x": "1"}, {"challenge.colour": "1"}, {"spatial.voting": "Loud"}, {"challenge.rounds": "-1"}):
        with pytest.raises(InputError):
            chosen_options("default", wrong)


def test_an_option_changes_the_answer_and_a_wrong_one_is_explained(file: Path) -> None:
    def rounds(*words: str) -> int:
        done = run("play", file, "--model", "challenge", "--json", *words)
        return len(json.loads(done.stdout.splitlines()[0])["answer"]["rounds"])

    assert rounds("--option", "challenge.rounds=1") == 2 <= rounds()
    done = run("play", file, "--option", "challenge.select=highest")
    assert done.exit_code == 3 and "'least_move' or 'lowest_position'" in done.stderr


def test_a_picture_of_all(file: Path, tmp_path: Path) -> None:
    picture = tmp_path / "p.svg"
    done = run("play", file, "--draws", "30", "--model", "challenge", "--model", "spatial", "--plot", picture)
    assert done.exit_code == 0, done.output
    root = ET.parse(picture).getroot()
    words = [element.text or "" for element in root.iter() if element.tag.endswith("text")]
    assert root.attrib["role"] == "img" and root.attrib["aria-label"] == "border; aid"
    assert sum("positions by round" in w for w in words) == 4
    assert any("outcome over 30 draws" in w for w in words) and "North" in words
    again = picture.read_bytes()
    run("play", file, "--draws", "30", "--model", "challenge", "--model", "spatial", "--plot", picture)
    assert picture.read_bytes() == again


def test_names_in_a_picture_are_only_text() -> None:
    evil = "<script>alert('x')</script>\x00&"
    panels = (
        Lines(evil, [(evil, [0, 1])], [0, 1]),
        Histogram(evil, [1, 2, 2], (1, 2), 1, 2, 2),
        Bars(evil, [(evil, 1, 2)], 1.5),
    )
    drawn = sheet(panels, evil)
    root = ET.fromstring(drawn)
    assert not [e for e in root.iter() if e.tag.endswith("script")]


def test_pictures_of_nothing_much_are_drawn_too() -> None:
    ET.fromstring(sheet((Lines("one", [("a", [5])], [5]), Histogram("same", [3, 3], (3, 3), 3, 3, 3)), "t"))


def test_a_picture_needs_an_ending_that_says_what_it_is(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"End the name in \.svg or \.png"):
        write("<svg/>", tmp_path / "p.gif")
    try:
        write(sheet((Bars("b", [("x", 1, 2)], 1.5),), "t"), tmp_path / "p.png")
    except MissingExtra as error:
        assert "suasion[figures]" in str(error)
    else:
        assert (tmp_path / "p.png").read_bytes().startswith(b"\x89PNG")


def test_ticks_are_round_and_inside() -> None:
    assert ticks(0, 100) == (0, 50, 100)
    assert ticks(0.13, 0.17) == pytest.approx((0.13, 0.14, 0.15, 0.16, 0.17))
    assert ticks(5, 5) == (5,)
