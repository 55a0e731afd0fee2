"""``suasion forecast resolve``, ``score``, ``check`` and ``import``: settling questions and keeping score."""

from __future__ import annotations

import json
from pathlib import Path

import click

from suasion.commands.common import count, plain, say, table
from suasion.commands.forecast import author_option, case_argument, json_option


@click.command("resolve")
@case_argument
@click.argument("question_id", metavar="QUESTION")
@click.option("--outcome", metavar="OUTCOME", help="What came of it: yes, no, or another outcome of the question.")
@click.option("--annul", is_flag=True, help="Drop the question without a score, by its own rule.")
@click.option("--source", required=True, metavar="TEXT", help="Where it says so.")
@click.option("--note", default="", metavar="TEXT", help="Anything that was not clear.")
@author_option
def resolve_(
    case_file: str, question_id: str, outcome: str | None, annul: bool, source: str, note: str, author: str
) -> None:
    """Settle a question. A later resolution of the same question corrects an earlier one; both are kept."""
    from suasion.case import open_case
    from suasion.case.runs import now
    from suasion.forecast.log import Resolution, resolve

    if annul == bool(outcome):
        raise click.UsageError("Give one of --outcome and --annul.")
    with open_case(case_file, create=False) as case:
        done = resolve(
            case,
            Resolution(question=question_id, at=now(), author=author, outcome=outcome, source=source, note=note),
        )
    say(f"{done.question}: {done.outcome or 'annulled'}")


@click.command("score")
@case_argument
@click.option("--over-time", is_flag=True, help="How each author's mean Brier score has come along, month by month.")
@json_option
def score_(case_file: str, over_time: bool, as_json: bool) -> None:
    """How good have the forecasts been? Scores by author, and how often things happened when they were said so."""
    from suasion.case import open_case
    from suasion.forecast.keeping import over_time as by_month
    from suasion.forecast.keeping import records, score
    from suasion.forecast.log import asked

    with open_case(case_file, create=False) as case:
        log = asked(case)
    cards = records(log)
    if as_json:
        body = {
            "authors": [card.model_dump(mode="json") for card in cards],
            "over_time": [month.model_dump(mode="json") for month in by_month(log)],
            "questions": [scored.model_dump(mode="json") for scored in score(log)],
        }
        click.echo(json.dumps(body, ensure_ascii=False, indent=1))
        return
    if not cards:
        click.echo("No question is settled yet.")
        return
    if over_time:
        told = (
            (m.month, m.author, "back" if m.retrospective else "ahead", m.questions, f"{m.brier:.3f}")
            for m in by_month(log)
        )
        table("Up to the end of the month", ("month", "who", "looking", "questions", "Brier"), told)
        return
    columns = ("who", "looking", "questions", "Brier", "log", "RPS", "skill over the base rate", "95 % interval")
    rows = (
        (
            card.author,
            "back" if card.retrospective else "ahead",
            card.questions,
            _number(card.brier),
            _number(card.log),
            _number(card.rps),
            _number(card.skill, sign=True),
            "" if card.lo is None or card.hi is None else f"{card.lo:+.3f} to {card.hi:+.3f}",
        )
        for card in cards
    )
    table("Scores (smaller is better; skill: larger is better)", columns, rows)
    for card in cards:
        for found in card.bins:
            said = f"{card.author}: of {found.n} said at {found.mean:.0%} on average, {found.k} happened"
            click.echo(plain(f"{said} ({found.low:.0%} to {found.high:.0%})"))
    if not any(card.bins for card in cards):
        click.echo("A table of reliability needs 30 settled questions of one author.")


@click.command("check")
@case_argument
@click.argument("question_id", metavar="[QUESTION]", required=False)
@click.option(
    "--statistics", type=click.Path(path_type=Path), metavar="FILE", help="The statistics that they were made with."
)
def check(case_file: str, question_id: str | None, statistics: Path | None) -> None:
    """Make suasion's forecasts again from their records, and compare them byte for byte."""
    from suasion.case import open_case
    from suasion.errors import ForecastError
    from suasion.forecast.answer.compose import reproduce
    from suasion.forecast.desk import statistics_of
    from suasion.forecast.log import asked, find

    with open_case(case_file, create=False) as case:
        log = asked(case)
        stored = {(entry.question, entry.at, entry.author): entry.record for entry in case.logged("forecasts")}
    chosen = [find(log, question_id)] if question_id else log
    found = statistics_of(statistics)
    same = 0
    for one in chosen:
        for made in one.forecasts:
            if made.inputs is None:
                continue
            again = reproduce(one.question, made, found).model_dump_json()
            if again != stored[made.question, made.at, made.author]:
                raise ForecastError(
                    "the forecast comes out differently", where=made.question, mend="Was the log edited?"
                )
            same += 1
    say(f"{count(same, 'forecast')} made again, byte for byte the same")


@click.command("import")
@case_argument
@click.argument("csv_file", type=click.Path(path_type=Path), metavar="CSV")
def import_(case_file: str, csv_file: Path) -> None:
    """Add forecasts that were made elsewhere, from a CSV file: all of it, or nothing if a row is wrong.

    The columns are those of Metaculus' exports, or question, probability, at, deadline, author, resolution (docs/forecast.md).
    """
    from suasion.case import open_case
    from suasion.forecast.imported import import_csv

    with open_case(case_file) as case:
        done = import_csv(case, csv_file)
    parts = (
        count(done.questions, "question"),
        count(done.forecasts, "forecast"),
        count(done.resolutions, "resolution"),
    )
    say(f"{case_file}: {', '.join(parts)}")


def _number(value: float | None, *, sign: bool = False) -> str:
    if value is None:
        return ""
    return f"{value:+.3f}" if sign else f"{value:.3f}"
