"""``suasion forecast``: questions with a rule and a deadline, forecasts that say why, and a log that keeps score."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from suasion.commands.common import count, plain, say, table

if TYPE_CHECKING:
    from suasion.forecast.answer.record import Forecast
    from suasion.forecast.log import Asked
    from suasion.forecast.questions.question import Question

Command = TypeVar("Command", bound=Callable[..., Any])

CASE = click.Path(dir_okay=False)
ME = "me"
"""The author of a forecast if none is named."""


class InOrder(click.Group):
    """Lists its commands in the order of the work."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group("forecast", cls=InOrder)
def forecast() -> None:
    """How likely, by when? Questions, forecasts and their scores, in a case.

    \b
    suasion forecast list affair.case --drafts
    suasion forecast open affair.case ceasefire_signed --by 2026-09-02
    suasion forecast update affair.case q-1a2b -p 0.1 --why "talks have begun"
    suasion forecast resolve affair.case q-1a2b --outcome no --source "AFP, 3 September"
    suasion forecast score affair.case
    """


def case_argument(command: Command) -> Command:
    return click.argument("case_file", type=CASE, metavar="CASE")(command)


def json_option(command: Command) -> Command:
    return click.option("--json", "as_json", is_flag=True, help="JSON instead of text.")(command)


def as_of_option(command: Command) -> Command:
    help_ = "Use what was known up to this day only. [default: now]"
    return click.option("--as-of", metavar="DATE", help=help_)(command)


def zone_option(command: Command) -> Command:
    help_ = "Time zone in which a day ends, such as Europe/Kyiv."
    return click.option("--zone", default="UTC", show_default=True, help=help_)(command)


def between_option(command: Command) -> Command:
    help_ = "The two sides, if not those that the reports tell of."
    return click.option("--between", metavar="'A, B'", help=help_)(command)


def author_option(command: Command) -> Command:
    return click.option("--author", default=ME, show_default=True, metavar="NAME", help="Who says so.")(command)


def tool_options(command: Command) -> Command:
    """What goes into a forecast of suasion's own, besides the reports."""
    for decorate in (
        click.option("--statistics", type=click.Path(path_type=Path), metavar="FILE", help="Written by `suasion backtest --out`."),
        click.option(
            "--settle",
            metavar="NUMBERS",
            help="forts=,held=,p=,months=: the hazard of a war as a random walk, beside the methods (docs/settle.md).",
        ),
        click.option("--voice", "voices", multiple=True, metavar="NAME=P", help="A probability from elsewhere, shown beside the methods."),
        click.option("--class", "classes", multiple=True, metavar="NAME=K/N", help="A reference class of your own."),
        click.option("--feature", "features", multiple=True, metavar="NAME=VALUE", help="Overrule what the reports say (docs/forecast.md)."),
    ):  # fmt: skip
        command = decorate(command)
    return command


@forecast.command("list")
@case_argument
@click.option("--drafts", is_flag=True, help="Also questions that the case makes worth asking, not opened yet.")
@click.option("--by", metavar="DATE", help="Deadline of the drafts. [default: a year ahead]")
@zone_option
@between_option
@as_of_option
@json_option
def list_(
    case_file: str, drafts: bool, by: str | None, zone: str, between: str | None, as_of: str | None, as_json: bool
) -> None:
    """List the questions of a case, with the last forecast of each."""
    from suasion.case import open_case
    from suasion.forecast import desk
    from suasion.forecast.log import asked
    from suasion.forecast.material import known

    cutoff = desk.cutoff_of(as_of)
    with open_case(case_file, create=False) as case:
        log = asked(case)
        drafted = desk.drafts(known(case, cutoff.date()), cutoff, by=by, zone=zone, between=between) if drafts else []
    there = {one.question.id for one in log}
    new = [question for question in drafted if question.id not in there]
    if as_json:
        for one in log:
            click.echo(json.dumps({"state": one.state, **one.model_dump(mode="json")}, ensure_ascii=False))
        for question in new:
            click.echo(json.dumps({"state": "draft", "question": question.model_dump(mode="json")}, ensure_ascii=False))
        return
    rows: list[tuple[object, ...]] = [(one.question.id, one.question.text, _said(one), one.state) for one in log]
    rows += [(question.template, question.text, "", "draft") for question in new]
    if rows:
        table(count(len(rows), "question"), ("id or template", "question", "last forecast", "state"), rows)
    else:
        click.echo("No question is open. `suasion forecast list CASE --drafts` shows what the case makes worth asking.")


@forecast.command("open")
@case_argument
@click.argument("which", metavar="WHICH")
@click.option("--by", required=True, metavar="DATE", help="The deadline: a day, or a moment with its offset.")
@zone_option
@as_of_option
@between_option
@click.option("--about", metavar="WORDS", help="The person or the appointment that the question is about.")
@click.option(
    "--days", type=click.IntRange(1), metavar="N", help="Another threshold, for questions that have one in days."
)
@tool_options
@author_option
@json_option
def open_(
    case_file: str,
    which: str,
    by: str,
    zone: str,
    as_of: str | None,
    between: str | None,
    about: str | None,
    days: int | None,
    features: tuple[str, ...],
    classes: tuple[str, ...],
    voices: tuple[str, ...],
    settle: str | None,
    statistics: Path | None,
    author: str,
    as_json: bool,
) -> None:
    """Open a question: from then on it is frozen. suasion makes the first forecast, if it has a base rate.

    WHICH is a standard question (ceasefire_declared, ceasefire_signed, ceasefire_holds, fighting_stops, agreement_signed, meeting, leader_leaves,
    sanction_comes), or a YAML file with a question of your own (docs/forecast.md).
    """
    from suasion.case import open_case
    from suasion.errors import NoBaseRate
    from suasion.forecast import desk
    from suasion.forecast.log import add_forecast, open_question
    from suasion.forecast.material import known

    cutoff = desk.cutoff_of(as_of)
    given = dict(_pair(text, "--feature") for text in features)
    with open_case(case_file, create=False) as case:
        material = known(case, cutoff.date())
        question = desk.put(which, material, cutoff, by=by, zone=zone, between=between, about=about, days=days)
        made = reason = None
        try:
            found = desk.statistics_of(statistics)
            made = desk.forecast_of(
                question, material, found, given=given, classes=classes, voices=voices, settle=settle
            )
        except NoBaseRate as error:  # people may still forecast it
            reason = str(error)
        with case.transaction():
            open_question(case, question, author)
            if made:
                add_forecast(case, made)
    if material.later:
        say(f"{count(material.later, 'report')} came after {cutoff.date()} and are set aside")
    if material.undated:
        say(f"{count(material.undated, 'report')} without a date are taken as known on {cutoff.date()}")
    if reason:
        say(reason)
    _show(question, [made] if made else [], as_json)


@forecast.command("update")
@case_argument
@click.argument("question_id", metavar="QUESTION")
@click.option(
    "-p", "--probability", "said", multiple=True, metavar="P", help="Your own: P of yes, or OUTCOME=P for each outcome."
)
@click.option("--why", default="", metavar="TEXT", help="Your reason.")
@as_of_option
@tool_options
@author_option
@json_option
def update(
    case_file: str,
    question_id: str,
    said: tuple[str, ...],
    why: str,
    as_of: str | None,
    features: tuple[str, ...],
    classes: tuple[str, ...],
    voices: tuple[str, ...],
    settle: str | None,
    statistics: Path | None,
    author: str,
    as_json: bool,
) -> None:
    """Add a forecast: your own with -p, or suasion's on what the case knows now. Nothing that was said before is changed."""
    from suasion.case import open_case
    from suasion.case.runs import now
    from suasion.forecast import desk
    from suasion.forecast.answer.record import Forecast
    from suasion.forecast.log import add_forecast, asked, find
    from suasion.forecast.material import known
    from suasion.forecast.questions.outcomes import check_probabilities

    with open_case(case_file, create=False) as case:
        question = find(asked(case), question_id).question
        if said:
            p = check_probabilities(_probabilities(said), question.outcomes)
            made = Forecast(question=question.id, at=now(), author=author, method="judgement", probabilities=p, why=why)
        else:
            # A question that looks back goes on looking from where it stood, unless it is told otherwise.
            cutoff = desk.cutoff_of(as_of or (question.cutoff if question.retrospective else None))
            material = known(case, cutoff.date())
            given = dict(_pair(text, "--feature") for text in features)
            found = desk.statistics_of(statistics)
            made = desk.forecast_of(
                question,
                material,
                found,
                as_of=cutoff,
                given=given,
                classes=classes,
                voices=voices,
                settle=settle,
            )
        add_forecast(case, made)
    _show(question, [made], as_json)


@forecast.command("show")
@case_argument
@click.argument("question_id", metavar="QUESTION")
@json_option
def show_(case_file: str, question_id: str, as_json: bool) -> None:
    """Show a question with its rule and all that was said about it."""
    from suasion.case import open_case
    from suasion.forecast.log import asked, find

    with open_case(case_file, create=False) as case:
        one = find(asked(case), question_id)
    if as_json:
        click.echo(json.dumps({"state": one.state, **one.model_dump(mode="json")}, ensure_ascii=False))
        return
    _show(one.question, one.forecasts, False)
    if one.resolution:
        settled = one.resolution.outcome or "annulled"
        click.echo(plain(f"Settled on {one.resolution.at[:10]}: {settled} ({one.resolution.source})"))


# --- what the commands share


def _probabilities(said: tuple[str, ...]) -> dict[str, float]:
    if len(said) == 1 and "=" not in said[0]:
        p = _float(said[0])
        return {"yes": p, "no": 1 - p}
    return {name: _float(value) for name, value in (_pair(text, "-p") for text in said)}


def _pair(text: str, option: str) -> tuple[str, str]:
    name, sign, value = (part.strip() for part in text.rpartition("="))
    if not sign or not name:
        raise click.BadParameter(f"{text!r} is not NAME=VALUE", param_hint=option)
    return name, value


def _float(text: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise click.BadParameter(f"{text!r} is not a number", param_hint="-p") from error


def _show(question: Question, forecasts: Iterable[Forecast], as_json: bool) -> None:
    from suasion.forecast.words import rule, told

    made = list(forecasts)
    if as_json:
        body = {"question": question.model_dump(mode="json"), "forecasts": [f.model_dump(mode="json") for f in made]}
        click.echo(json.dumps(body, ensure_ascii=False))
        return
    click.echo(plain(question.text))
    click.echo(plain(f"Question {question.id}"))
    for line in rule(question):
        click.echo(_indented(line))
    for one in made:
        click.echo()
        for line in told(one):
            click.echo(_indented(line))


def _indented(line: str) -> str:
    """Safe for a terminal, with its indent."""
    return " " * (len(line) - len(line.lstrip(" "))) + plain(line)


def _said(one: Asked) -> str:
    from suasion.forecast.words import percent

    if not one.forecasts:
        return ""
    last = one.forecasts[-1]
    if last.yes is not None:
        return f"{percent(last.yes)} ({last.author})"
    best = max(last.probabilities, key=lambda name: last.probabilities[name])
    return f"{best} {percent(last.probabilities[best])} ({last.author})"
