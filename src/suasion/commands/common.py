"""What the verbs share: sources, failures in one line each, progress, exit codes, text made safe for a terminal."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

import click

if TYPE_CHECKING:
    from suasion.evidence.model import Evidence
    from suasion.reports import Failure
    from suasion.reports.model import Report

Done = TypeVar("Done")
Command = TypeVar("Command", bound=Callable[..., Any])

EXIT_SOME_FAILED = 1
EXIT_NOTHING_DONE = 3

PIPE_WIDTH = 120
"""Columns of a table that does not go to a terminal."""


def sources_argument(command: Command) -> Command:
    """REPORTS...: files, folders, feeds, or ``-``. READ checks that they exist, so that one bad name stops nothing."""
    return click.argument("reports", nargs=-1, required=True, metavar="REPORTS...")(command)


def jobs_option(command: Command) -> Command:
    help_ = "Code in N processes at a time. The output is the same, in the same order."
    return click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, metavar="N", help=help_)(
        command
    )


def min_confidence_option(command: Command) -> Command:
    """``min_confidence``: see ``suasion.evidence.confidence``."""
    help_ = "Leave out items that are right with a probability under P (0 to 1; see docs/calibration.md)."
    return click.option(
        "--min-confidence", type=click.FloatRange(0, 1), default=0, show_default=True, metavar="P", help=help_
    )(command)


def sure_enough(evidence: Evidence, minimum: float) -> Evidence:
    """The evidence without the items under ``minimum``. Its actors stay: items name them."""
    from suasion.evidence.confidence import at_least

    return evidence.model_copy(update={"documents": tuple(at_least(d, minimum) for d in evidence.documents)})


def stdin() -> BinaryIO:
    return sys.stdin.buffer


def plain(text: object) -> str:
    """Text fit for a terminal: one line, no control or direction-changing characters (reports are untrusted)."""
    flat = " ".join(str(text).split())
    return "".join(
        "�" if unicodedata.category(c) in ("Cc", "Cf", "Cs") and c not in "\u200c\u200d\u00ad" else c for c in flat
    )


def say(message: str) -> None:
    """One line on stderr, after the name of the program."""
    click.echo(f"suasion: {plain(message)}", err=True)


class Run:
    """Counts what is done and what failed, tells each failure at once, and ends with the exit code.

    0: all done; 1: some inputs failed, the others are done; 3: nothing could be done.
    """

    def __init__(self, noun: str = "report") -> None:
        self.noun, self.done, self.failed = noun, 0, 0

    def each(self, items: Iterable[Done | Failure], label: str = "Coding") -> Iterator[Done]:
        """The items that succeeded. Progress shows where it disturbs nothing: stderr is a terminal, stdout is not."""
        from suasion.reports import Failure

        with progress(label) as tick:
            for item in items:
                tick()
                if isinstance(item, Failure):
                    self.fail(item)
                else:
                    self.done += 1
                    yield item

    def fail(self, failure: Failure) -> None:
        self.failed += 1
        text = str(failure.error)
        say(text if failure.error.where else f"{failure.origin}: {text}")
        if click.get_current_context().find_root().params.get("debug"):
            for note in getattr(failure.error, "__notes__", ()):
                click.echo(note, err=True)

    def finish(self) -> None:
        """Say how many failed, if any, and leave with the exit code."""
        if self.failed:
            say(f"{self.failed} of {count(self.failed + self.done, self.noun)} failed, {self.done} done")
        elif not self.done:
            say(f"no {self.noun} was found")
        if not self.done:
            sys.exit(EXIT_NOTHING_DONE)
        if self.failed:
            sys.exit(EXIT_SOME_FAILED)


def count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


@contextmanager
def progress(label: str) -> Iterator[Callable[[], None]]:
    """Counts ticks on the terminal, where that disturbs nothing: stderr is one, and stdout is not."""
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}: {task.completed:.0f}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=None)
        yield lambda: bar.advance(task)


def table(title: str, columns: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
    """Print a table, as wide as the terminal, or PIPE_WIDTH columns in a pipe. Colours only on a terminal."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    grid = Table(title=title, box=SIMPLE_HEAD, title_justify="left", pad_edge=False)
    for column in columns:
        grid.add_column(column, overflow="fold")
    for row in rows:
        grid.add_row(*(Text("" if cell is None else plain(cell)) for cell in row))
    Console(width=None if sys.stdout.isatty() else PIPE_WIDTH).print(grid)


def material_of(places: tuple[str, ...], run: Run, jobs: int = 1) -> tuple[Evidence, list[Report]]:
    """The evidence of a case (one path, an SQLite file), or of reports that are read and coded now; and the reports."""
    from suasion.pipeline import code_all, is_case, linked

    if len(places) == 1 and is_case(places[0]):
        from suasion.case import open_case

        with open_case(places[0], create=False) as case:
            evidence, reports = case.evidence(), list(case.reports())
        run.done += len(reports)
        return evidence, reports
    coded = list(run.each(code_all(places, stdin=stdin(), jobs=jobs)))
    return linked(coded), [c.report for c in coded]
