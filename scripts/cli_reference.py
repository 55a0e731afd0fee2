"""Write docs/cli.md from the commands themselves. ``--check`` says instead whether the file is current (exit 1 if not).

python scripts/cli_reference.py [--check]
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from suasion.cli import main as suasion

PAGE = Path(__file__).resolve().parent.parent / "docs" / "cli.md"
HEAD = """\
# The command line

Generated from the commands by `make docs`; do not edit. Each command prints its own part with `--help`.
"""
WIDTH = 96
HELP = ["-h", "--help"]


def help_of(command: click.Command, name: str, parent: click.Context | None) -> str:
    context = click.Context(
        command, info_name=name, parent=parent, terminal_width=WIDTH, max_content_width=WIDTH, help_option_names=HELP
    )
    return command.get_help(context).rstrip()


def reference() -> str:
    """The whole page: the group first, then each verb in the order of the work."""
    top = click.Context(suasion, info_name="suasion")
    parts = [HEAD, f"```text\n{help_of(suasion, 'suasion', None)}\n```\n"]
    for name in suasion.list_commands(top):
        command = suasion.get_command(top, name)
        assert command is not None
        parts.append(f"## suasion {name}\n\n```text\n{help_of(command, name, top)}\n```\n")
        if isinstance(command, click.Group):
            parts += [_part(command, name, top, sub) for sub in command.list_commands(top)]
    return "\n".join(parts)


def _part(group: click.Group, name: str, top: click.Context, sub: str) -> str:
    """A command of a group, one heading lower."""
    above = click.Context(group, info_name=name, parent=top)
    return f"### suasion {name} {sub}\n\n```text\n{help_of(group.commands[sub], sub, above)}\n```\n"


def main() -> int:
    page = reference()
    if "--check" in sys.argv[1:]:
        current = PAGE.exists() and PAGE.read_text(encoding="utf-8") == page
        print("docs/cli.md is current" if current else "docs/cli.md is out of date: run `make docs`")
        return 0 if current else 1
    PAGE.write_text(page, encoding="utf-8")
    print(f"wrote {PAGE.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
