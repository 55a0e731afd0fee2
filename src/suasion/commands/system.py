"""``suasion draft`` and ``suasion ask``: from evidence to a system, and from a system to an answer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from suasion.commands.common import Run, count, jobs_option, material_of, plain, progress, say, table

if TYPE_CHECKING:
    from suasion.system.ask.answer import Answer
    from suasion.system.data import Tables
    from suasion.system.model import Actor, System

OUT = "system.yaml"
MOST_CHANGES = 20
"""Lines of differences that are printed; the file has all."""


@click.command()
@click.argument("places", nargs=-1, required=True, metavar="REPORTS-or-CASE...")
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    default=OUT,
    show_default=True,
    metavar="FILE",
    help="Where to write the system.",
)
@click.option("--question", default="", help="What is asked of the affair; who it names matters.")
@click.option("--json", "as_json", is_flag=True, help="Print the system as JSON, and write no file.")
@jobs_option
def draft(places: tuple[str, ...], out: Path, question: str, as_json: bool, jobs: int) -> None:
    """Draft a system from reports or a case: who, over what, where each stands, who has a hold on whom.

    FILE is for you to edit (docs/system.md). Drafting again keeps what you marked with `why: analyst`, and lists what changed.

    \b
    suasion draft examples/sudan --question "Will the army join the talks?"
    """
    from suasion.system.draft import draft as drafted
    from suasion.system.merge import merge
    from suasion.system.read import read_system
    from suasion.system.write import write_system

    run = Run()
    evidence, _ = material_of(places, run, jobs)
    system = drafted(evidence, question, _tables())
    if as_json:
        click.echo(system.model_dump_json())
        run.finish()
        return
    if out.exists():
        merged = merge(read_system(out), system)
        system = merged.system
        for line in merged.changes[:MOST_CHANGES]:
            click.echo(plain(line))
        if len(merged.changes) > MOST_CHANGES:
            click.echo(f"... and {len(merged.changes) - MOST_CHANGES} more")
        say(f"kept {count(len(merged.kept), 'number')} of the analyst's; {count(len(merged.changes), 'other change')}")
    write_system(system, out)
    _overview(system, out)
    run.finish()


def _also(actor: Actor) -> list[str]:
    """What it is beside its role."""
    return ["petitioner"] * actor.petitions + ["mediator"] * actor.mediates


def _overview(system: System, out: Path) -> None:
    rows = [
        (actor.name, ", ".join(dict.fromkeys([actor.role, *_also(actor)])), key) for key, actor in system.actors.items()
    ]
    table("Actors", ("actor", "role", "id"), rows)
    holds = [(pair, kind, lever.what) for pair, means in system.levers.items() for kind, lever in means.items()]
    table("Levers", ("holder and over", "instrument", "what"), holds[:MOST_CHANGES])
    click.echo(f"Issues: {plain(', '.join(issue.name for issue in system.issues.values()))}")
    for line in system.find_out[:3]:
        click.echo(f"To find out: {plain(line)}")
    say(f"wrote {out}; ask it: suasion ask {out}")


@click.command()
@click.argument("place", metavar="SYSTEM-or-CASE-or-REPORTS")
@click.argument("question", required=False, default="")
@click.option(
    "--set", "changes", metavar="PATH=VALUE", multiple=True, help="Play with another number; repeat for several."
)
@click.option(
    "--do",
    "done",
    metavar="WORDS",
    multiple=True,
    help='What somebody might do, as "CHN presses RUS by energy"; each is compared on the same draws.',
)
@click.option("--sweep", metavar="PATH=LOW:HIGH:STEPS", help="The answer along the values of one number.")
@click.option(
    "--draws", type=click.IntRange(2), default=5000, show_default=True, metavar="N", help="Draw every number N times."
)
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True, help="The same seed, the same draws.")
@click.option("--json", "as_json", is_flag=True, help="The whole answer as one JSON object.")
def ask(
    place: str,
    question: str,
    changes: tuple[str, ...],
    done: tuple[str, ...],
    sweep: str | None,
    draws: int,
    seed: int,
    as_json: bool,
) -> None:
    """Ask a system: will the patron press, where do the parties end up, how likely is an end, what would change it?

    SYSTEM is a file of `suasion draft`; from a case or reports, a system is drafted on the way.

    \b
    suasion ask system.yaml
    suasion ask system.yaml --do "CHN presses RUS by energy" --do "USA subsidises CHN"
    suasion ask system.yaml --set press.CHN-RUS.peace_value=0.6
    """
    from suasion.system.ask import ask as answered
    from suasion.system.ask.interventions import understood

    system = _system(place, question)
    given = understood(system, changes)
    compared = [understood(system, [words]) for words in (*done, *_steps(sweep))]
    with progress("Playing"):
        answer = answered(system, given=given, compared=compared, draws=draws, seed=seed)
    if as_json:
        click.echo(answer.model_dump_json())
        return
    _print(system, answer)


def _system(place: str, question: str) -> System:
    from suasion.pipeline import is_case
    from suasion.system.draft import draft as drafted
    from suasion.system.read import read_system

    file = Path(place)
    if file.suffix.lower() in (".yaml", ".yml") and not is_case(file):
        system = read_system(file)
        return system.model_copy(update={"question": question}) if question else system
    run = Run()
    evidence, _ = material_of((place,), run)
    return drafted(evidence, question, _tables())


def _tables() -> Tables:
    """The user's own tables, if there are any in this folder."""
    from suasion.system.data import FILE, load_tables

    tables = load_tables(Path(FILE))
    if Path(FILE).exists():
        say(f"using the tables in {FILE}")
    return tables


@click.group("data")
def data() -> None:
    """Tables of your own that drafts use: capability, trade and affinity of states."""


@data.command("add")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option(
    "--to",
    type=click.Path(path_type=Path, dir_okay=False),
    default="suasion-data.json",
    show_default=True,
    help="Where to keep them.",
)
def add_data(files: tuple[Path, ...], to: Path) -> None:
    """Read CSV tables and keep them for `suasion draft` and `suasion ask` in this folder.

    By its columns a table is one of capability (iso3; cinc, gdp or capability), trade (exporter, importer, value) or affinity (iso3; idealpoint); a
    column year is used if there is one. A table of a kind takes the place of an older one.
    """
    from suasion.system.data import add_table

    for file in files:
        tables = add_table(file, to)
        say(f"read {file}")
    kept = [source for source in (tables.capability_source, tables.partners_source, tables.ideal_source) if source]
    click.echo("\n".join(kept))


def _steps(sweep: str | None) -> list[str]:
    """``path=value`` for each step of a sweep."""
    if not sweep:
        return []
    path, _, values = sweep.partition("=")
    try:
        low, high, steps = values.split(":")
        first, last, n = float(low), float(high), int(steps)
    except ValueError as error:
        raise click.BadParameter("write PATH=LOW:HIGH:STEPS", param_hint="--sweep") from error
    if n < 2:
        raise click.BadParameter("a sweep has at least two steps", param_hint="--sweep")
    return [f"{path}={first + (last - first) * k / (n - 1):.6g}" for k in range(n)]


def _print(system: System, answer: Answer) -> None:
    if answer.question:
        click.echo(plain(answer.question))
    for sentence in answer.words:
        click.echo(plain(sentence))
    if answer.bargain:
        click.echo()
        rows = []
        for issue in answer.issues():
            found = answer.on(issue)
            cells = (f"{b.alone.mean:.2f} ({b.alone.low:.2f} to {b.alone.high:.2f})" for b in found.values())
            ends = system.issues[issue]
            rows.append((ends.name, f"0 {ends.low}, 1 {ends.high}", *cells))
        table("Where the parties end up (mean, 5 to 95 %)", ("issue", "scale", *answer.bargain), rows)
    if answer.moves:
        moved = [(m.path, f"{m.at_low:.0%}", f"{m.at_high:.0%}", f"{m.known:.0%}") for m in answer.moves]
        columns = ("number", "settles where it is lowest", "where it is highest", "worth knowing")
        table("What moves the answer", columns, moved)
    if answer.compared:
        said = [
            (
                c.words,
                f"{c.settles:.0%}",
                f"{100 * c.settles_change:+.1f} ± {100 * c.settles_error:.1f}",
                f"{c.chance:.0%}",
                f"{100 * c.chance_change:+.1f} ± {100 * c.chance_error:.1f}",
            )
            for c in answer.compared
        ]
        heads = ("if", "client settles", "change, points", "agreement in 12 months", "change, points")
        table("What it would do, on the same draws", heads, said)
    for line in answer.find_out[:3]:
        click.echo(f"To find out: {plain(line)}")
