"""What people see: words, not ids; nothing that a terminal would obey."""

from __future__ import annotations

import io

import make
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from suasion.case import Case
from suasion.case.show import SHOWN, grid, plain, seen, show, table
from suasion.errors import CaseError
from suasion.evidence.model import Evidence


def test_one_is_one(evidence: Evidence) -> None:
    assert [grid(kind, evidence).title for kind in ("levers", "actors")] == ["1 lever", "3 actors"]


@pytest.fixture
def evidence() -> Evidence:
    return make.evidence(make.full()[1])


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("reports", ["2024-05-04", "Envoys talk in Velm", "The Velm Courier", "9 sentences"]),
        ("actors", ["Norland", "Ilse Brandt", "energy minister of Norland", "the Mark"]),
        ("events", ["2024-05-03", "Norland", "consult (visit)", "Sudmark", "Velm"]),
        ("claims", ["Ilse Brandt", "asserts", "We shall not sell the pipeline,", "quoted"]),
        ("levers", ["Sudmark", "Norland", "energy", "buys the gas", "carrot", "held"]),
        ("scheduled", ["2024-06-12", "second meeting", "Norland, Sudmark", "Velm"]),
    ],
)
def test_words_for_people(evidence: Evidence, kind: str, words: list[str]) -> None:
    lines = plain(kind, evidence).splitlines()
    cells = [cell for line in lines for cell in line.split("\t")]
    assert set(words) <= set(cells)
    assert len({line.count("\t") for line in lines}) == 1
    wide = Console(file=io.StringIO(), width=400)
    wide.print(table(kind, evidence))
    for word in words:
        assert word in wide.file.getvalue()  # type: ignore[attr-defined]


def test_everything_that_is_offered_can_be_shown(case: Case) -> None:
    case.add(*make.full())
    for kind in SHOWN:
        assert plain(kind, case) == plain(kind, case.evidence())
    with pytest.raises(CaseError, match="reports, actors"):
        table("moods", case)


def test_a_pipe_gets_lines_and_a_terminal_a_table(evidence: Evidence, monkeypatch: pytest.MonkeyPatch) -> None:
    pipe, terminal = io.StringIO(), Terminal()
    show("levers", evidence, pipe)
    assert pipe.getvalue() == plain("levers", evidence)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    show("levers", evidence, terminal)
    assert "\x1b[" in terminal.getvalue()


def test_no_color_is_heeded(evidence: Evidence, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    terminal = Terminal()
    show("levers", evidence, terminal)
    assert not any(f"\x1b[{colour}" in terminal.getvalue() for colour in ("31", "32", "33", "34", "35", "36", "38"))


@pytest.mark.parametrize("width", [20, 40, 80])
def test_narrow_terminals(evidence: Evidence, width: int) -> None:
    for kind in SHOWN:
        console = Console(file=io.StringIO(), width=width)
        console.print(table(kind, evidence))
        lines = console.file.getvalue().splitlines()  # type: ignore[attr-defined]
        assert all(len(line) <= width for line in lines)


@given(st.text())
def test_no_control_character_and_no_turn_of_direction_is_shown(text: str) -> None:
    shown = seen(text)
    assert not any(ord(char) < 32 or 127 <= ord(char) < 160 or char in "\u202e\u2067\u200f" for char in shown)


@pytest.mark.parametrize("text", make.nasty())
def test_nasty_names_are_text(text: str) -> None:
    _, document = make.full()
    actor = document.actors[0].model_copy(update={"name": text})
    evidence = make.evidence(document.model_copy(update={"actors": (actor,), "title": text}))
    for kind in SHOWN:
        shown = plain(kind, evidence)
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        Console(file=io.StringIO(), width=200).print(table(kind, evidence))
    if "[bold]" in text:
        assert "[bold]x[/bold]" in plain("actors", evidence)
