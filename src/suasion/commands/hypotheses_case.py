"""``suasion hypotheses draft``, ``keep``, ``list``, ``add``, ``review``: competing hypotheses that a case keeps."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import click

from suasion.commands.common import count, plain, say, table

if TYPE_CHECKING:
    from suasion.weigh.hypotheses.kept import Board

Command = TypeVar("Command", bound=Callable[..., Any])

CASE = click.Path(dir_okay=False)
RATIO_PARTS = 3


def case_argument(command: Command) -> Command:
    return click.argument("case_file", type=CASE, metavar="CASE")(command)


def matrix_option(command: Command) -> Command:
    help_ = "Which matrix of the case, if it keeps several: m1, m2, ..."
    return click.option("--matrix", "matrix_id", metavar="ID", help=help_)(command)


def author_option(command: Command) -> Command:
    return click.option("--by", "author", default="", metavar="NAME", help="Who says so.")(command)


def rate_options(command: Command) -> Command:
    """``rate`` and ``ratio``: how an item bears on each hypothesis."""
    rate = click.option(
        "--rate", multiple=True, metavar="H1=C",
        help="Direction and strength: II, I (speaks against), N, NA, C, CC (speaks for). Repeat for each hypothesis.",
    )  # fmt: skip
    ratio = click.option(
        "--ratio", multiple=True, metavar="H1=2,4,8",
        help="Likelihood ratios of its own, in the place of the letter's: least, central, most.",
    )  # fmt: skip
    return rate(ratio(command))


@click.command("draft")
@case_argument
@click.argument("texts", nargs=-1, metavar="[TEXT...]")
@click.option("--title", default="", metavar="TEXT", help="The question that the hypotheses answer.")
@matrix_option
@author_option
def draft_(case_file: str, texts: tuple[str, ...], title: str, matrix_id: str | None, author: str) -> None:
    """Draft a matrix into a case: TEXT is a hypothesis each, and the case's items are linked to them.

    Without TEXT: link what the case has gained since to the hypotheses that it keeps. What somebody rejected stays out.
    """
    from suasion.case import open_case
    from suasion.weigh.hypotheses.kept import draft_into

    if texts and matrix_id:
        raise click.UsageError("Give hypotheses for a new matrix, or --matrix for one that the case keeps.")
    with open_case(case_file, create=False) as case:
        board, new = draft_into(case, texts, title=title, matrix=matrix_id, author=author)
    say(f"{board.id}: {count(new, 'item')} of evidence linked; go through them before you trust a number")


@click.command("keep")
@case_argument
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE")
@click.option("--over", metavar="ID", help="Set this matrix anew: items that FILE no longer has are rejected.")
@author_option
def keep(case_file: str, file: Path, over: str | None, author: str) -> None:
    """Take a matrix from a FILE (YAML, .achz or CSV) into a case: all of it, or nothing."""
    from suasion.case import open_case
    from suasion.weigh.hypotheses.files import read_matrix
    from suasion.weigh.hypotheses.kept import keep as take

    matrix = read_matrix(file)
    with open_case(case_file, create=False) as case:
        board = take(case, matrix, author=author, over=over)
    say(f"{board.id}: {count(len(board.matrix.evidence), 'item')} of evidence")


@click.command("list")
@case_argument
@matrix_option
@click.option("--json", "as_json", is_flag=True, help="JSON lines: a matrix each, with its items.")
def list_(case_file: str, matrix_id: str | None, as_json: bool) -> None:
    """The matrices of a case, and what became of each item."""
    from suasion.case import open_case
    from suasion.weigh.hypotheses.kept import boards, find

    with open_case(case_file, create=False) as case:
        kept = boards(case)
    for board in [find(kept, matrix_id)] if matrix_id else kept:
        if as_json:
            click.echo(json.dumps(board.model_dump(mode="json"), ensure_ascii=False))
        else:
            _print(board)
    if not kept and not as_json:
        click.echo("The case keeps no hypotheses.")


def _print(board: Board) -> None:
    ids = [h.id for h in board.frame.hypotheses]
    title = f"{board.id}: {board.frame.title or 'Hypotheses'}"
    table(plain(title), ("", "hypothesis"), [(h.id, h.text) for h in board.frame.hypotheses])
    rows = [
        (
            k.evidence.id, k.state + (", orphaned" if k.orphaned else "") + (", to find" if k.to_find else ""),
            k.evidence.source, k.evidence.text, *(k.evidence.ratings.get(h, "") for h in ids),
        )
        for k in board.items
    ]  # fmt: skip
    table(count(len(rows), "item"), ("id", "state", "source", "says", *ids), rows)


@click.command("add")
@case_argument
@click.argument("text", required=False)
@click.option("--item", "item_id", metavar="ID", help="An item of the case (claim-1a2b...) in the place of TEXT.")
@rate_options
@click.option("--source", metavar="NAME", help="Who says it: items of one source are one witness.")
@click.option(
    "--credibility", type=click.Choice(["H", "M", "L"]), default="M", show_default=True, help="Of the source."
)
@click.option("--relevance", type=click.Choice(["H", "M", "L"]), default="M", show_default=True, help="Of the item.")
@click.option("--date", metavar="DATE", help="Of the item, ISO 8601.")
@click.option("--to-find", is_flag=True, help="Nobody has it yet: rated as if it were found.")
@matrix_option
@author_option
def add(
    case_file: str,
    text: str | None,
    item_id: str | None,
    rate: tuple[str, ...],
    ratio: tuple[str, ...],
    source: str | None,
    credibility: str,
    relevance: str,
    date: str | None,
    to_find: bool,
    matrix_id: str | None,
    author: str,
) -> None:
    """Add an item of evidence to a matrix of a case, in your words or as an item of the case."""
    from suasion.case import open_case
    from suasion.weigh.hypotheses.kept import add as put
    from suasion.weigh.hypotheses.kept import from_item
    from suasion.weigh.hypotheses.model import Evidence

    if bool(text) == bool(item_id):
        raise click.UsageError("Give the TEXT of the item, or --item ID.")
    said = {"credibility": credibility, "relevance": relevance, "ratings": _rates(rate), "ratio": _ratios(ratio)}
    said |= {name: value for name, value in (("source", source), ("date", date)) if value}
    with open_case(case_file, create=False) as case:
        found = from_item(case, item_id) if item_id else Evidence(id="E", text=plain(text))
        made = _evidence({**found.model_dump(), **said})
        done = put(case, made, matrix=matrix_id, to_find=to_find, author=author)
    say(f"{done.evidence.id}: {done.state}")


@click.command("review")
@case_argument
@click.argument("item_id", metavar="ITEM")
@click.option("--accept", "verdict", flag_value="accept", help="The item is rated rightly.")
@click.option("--reject", "verdict", flag_value="reject", help="The item says nothing here: leave it out.")
@rate_options
@click.option("--source", metavar="NAME", help="Correct who says it.")
@click.option("--credibility", type=click.Choice(["H", "M", "L"]), help="Correct how far the source is believed.")
@click.option("--relevance", type=click.Choice(["H", "M", "L"]), help="Correct the item's relevance.")
@click.option("--note", default="", metavar="TEXT", help="Why.")
@matrix_option
@author_option
def review(
    case_file: str,
    item_id: str,
    verdict: Literal["accept", "reject"] | None,
    rate: tuple[str, ...],
    ratio: tuple[str, ...],
    source: str | None,
    credibility: str | None,
    relevance: str | None,
    note: str,
    matrix_id: str | None,
    author: str,
) -> None:
    """Accept, reject or correct an item (E1, E2, ...) of a matrix. Every step is kept; the last one counts."""
    from suasion.case import open_case
    from suasion.weigh.hypotheses.kept import judge

    changes: dict[str, Any] = {"ratings": _rates(rate), "ratio": _ratios(ratio)}
    changes |= {"source": source, "credibility": credibility, "relevance": relevance}
    changes = {name: value for name, value in changes.items() if value}
    if bool(verdict) == bool(changes):
        raise click.UsageError("Give one of --accept and --reject, or what to correct: --rate H1=C, --source NAME ...")
    with open_case(case_file, create=False) as case:
        done = judge(
            case, item_id, verdict or "correct", changes=changes, matrix=matrix_id, note=note, author=author
        )  # fmt: skip
    say(f"{done.evidence.id}: {done.state}")


def _pairs(texts: tuple[str, ...], option: str, example: str) -> dict[str, str]:
    found = {}
    for text in texts:
        name, sign, value = (part.strip() for part in text.partition("="))
        if not (sign and name and value):
            raise click.BadParameter(f"{text!r} is not {example}", param_hint=option)
        found[name] = value
    return found


def _rates(texts: tuple[str, ...]) -> dict[str, str]:
    from suasion.weigh.hypotheses.model import RATINGS

    found = {name: value.upper() for name, value in _pairs(texts, "--rate", "HYPOTHESIS=RATING, such as H1=C").items()}
    for name, value in found.items():
        if value not in RATINGS:
            raise click.BadParameter(f"{name}={value}: say {', '.join(RATINGS)}", param_hint="--rate")
    return found


def _ratios(texts: tuple[str, ...]) -> dict[str, tuple[float, ...]]:
    found = {}
    for name, value in _pairs(texts, "--ratio", "HYPOTHESIS=LEAST,CENTRAL,MOST, such as H1=2,4,8").items():
        try:
            parts = tuple(float(part) for part in value.split(","))
        except ValueError:
            parts = ()
        if len(parts) != RATIO_PARTS:
            raise click.BadParameter(f"{name}={value}: give least, central, most", param_hint="--ratio")
        found[name] = parts
    return found


def _evidence(data: dict[str, Any]) -> Any:
    from suasion.weigh.hypotheses.model import Evidence

    return Evidence.model_validate(data)
