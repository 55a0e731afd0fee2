"""The command line: one group, its verbs in ``suasion.commands``. Each verb imports what it needs when it runs."""

from __future__ import annotations

import sys
from typing import Any

import click

from suasion._version import __version__
from suasion.commands.backtest import backtest
from suasion.commands.briefing import brief
from suasion.commands.common import EXIT_NOTHING_DONE, say
from suasion.commands.evaluate import evaluate
from suasion.commands.explain import explain
from suasion.commands.export import export
from suasion.commands.exposure import exposure
from suasion.commands.forecast import forecast
from suasion.commands.forecast_log import check, import_, resolve_, score_
from suasion.commands.graph import graph
from suasion.commands.hypotheses import hypotheses
from suasion.commands.ledger import add, review, search
from suasion.commands.play import play
from suasion.commands.reading import code, read
from suasion.commands.show import show
from suasion.commands.system import ask, data, draft
from suasion.commands.weigh import weigh
from suasion.errors import SuasionError

EPILOG = """\
\b
Exit codes:
  0  all done
  1  some reports failed (one line each on standard error); the others are done
  2  the command was not understood
  3  nothing could be done

Progress and messages go to standard error, results to standard output. NO_COLOR is respected.
"""


class Verbs(click.Group):
    """Lists its commands in the order of the work, and turns our errors into one clear line."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except SuasionError as error:
            if ctx.params.get("debug"):
                raise
            say(str(error))
            sys.exit(EXIT_NOTHING_DONE)


@click.group(
    cls=Verbs, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="suasion")
@click.option("--debug", is_flag=True, help="Show the traceback of unexpected errors.")
def main(debug: bool) -> None:
    """Turn a pile of news reports into a diplomatic system you can question, run and score.

    Every item opens to the sentence that it came from. No key, no network, no GPU.

    \b
    Start with:  suasion brief FOLDER -o brief
    In a pipe:   suasion read FOLDER | suasion code -
    """


for verb in (resolve_, score_, check, import_):
    forecast.add_command(verb)

for verb in (
    brief,
    read,
    code,
    show,
    export,
    add,
    review,
    search,
    explain,
    weigh,
    hypotheses,
    draft,
    ask,
    data,
    play,
    graph,
    forecast,
    exposure,
    backtest,
    evaluate,
):
    main.add_command(verb)
