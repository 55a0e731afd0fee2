"""The documentation is a test: commands and options are described, what README shows is real, links lead somewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from suasion.cli import main

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted(
    p
    for pattern in ("*.md", "docs/*.md", "examples/*.md", "benchmarks/*.md", "training/*.md", "changelog.d/*.md")
    for p in ROOT.glob(pattern)
    if p.name != "card.md"  # the text from which docs/model-card.md is made; that page is checked
)


def page_id(path: Path) -> str:
    return str(path.relative_to(ROOT))


def script(name: str, *args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, ROOT / "scripts" / name, *args], capture_output=True, text=True, encoding="utf-8", cwd=ROOT
    )


def test_cli_reference_is_current() -> None:
    done = script("cli_reference.py", "--check")
    assert done.returncode == 0, done.stdout + done.stderr


def test_pages_of_forecast_are_current() -> None:
    done = script("forecast_pages.py", "--check")
    assert done.returncode == 0, done.stdout + done.stderr


def commands() -> Iterator[tuple[str, click.Command]]:
    yield "suasion", main
    for name, command in main.commands.items():
        yield name, command
        if isinstance(command, click.Group):
            yield from ((f"{name} {sub}", below) for sub, below in command.commands.items())


@pytest.mark.parametrize(("name", "command"), list(commands()), ids=lambda v: v if isinstance(v, str) else "")
def test_every_option_has_help_and_is_documented(name: str, command: click.Command) -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    part = page if name == "suasion" else re.split(r"\n##+ ", page.split(f"# suasion {name}\n", 1)[1], maxsplit=1)[0]
    assert command.help, f"{name} has no help"
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{name} {parameter.opts[0]} has no help"
            assert all(option in part for option in parameter.opts), f"{name}: {parameter.opts} not in docs/cli.md"


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_commands_named_in_the_docs_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    quoted = re.findall(r"^(?:\$ | {4})(suasion .*)$|`(suasion [^`]*)`", text, re.MULTILINE)
    for line in filter(None, (a or b for a, b in quoted)):
        verb, *rest = re.split(r"\s+", line.split("|")[0].strip().removeprefix("suasion "))
        if verb.startswith("-"):
            continue
        assert verb in main.commands, f"{page_id(page)}: {line}"
        command = main.commands[verb]
        if isinstance(command, click.Group) and rest and not rest[0].startswith("-"):
            name = rest[0] if rest[0] in command.commands else getattr(command, "otherwise", rest[0])
            assert name in command.commands, f"{page_id(page)}: {line}"
            command = command.commands[name]
        known = {option for p in command.params for option in (*p.opts, *p.secondary_opts)} | {"--help", "-h"}
        for word in rest:
            assert not re.fullmatch(r"--?[a-z][a-z-]*", word) or word in known, f"{page_id(page)}: {line}: {word}"


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_make_targets_named_in_the_docs_exist(page: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for target in re.findall(r"(?:^ {4}|`|&& )make ([a-z-]+)", page.read_text(encoding="utf-8"), re.MULTILINE):
        assert target in targets, f"{page_id(page)}: make {target}"


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if not target.startswith(("http://", "https://", "mailto:")):
            assert (page.parent / target).exists(), f"{page_id(page)}: {target}"


def test_every_page_is_on_the_map() -> None:
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    for page in (ROOT / "docs").glob("*.md"):
        assert page.name == "index.md" or f"({page.name})" in index, f"docs/index.md does not name {page.name}"


def test_readme_shows_what_is_printed() -> None:
    done = script("readme.py", "--check")
    assert done.returncode == 0, done.stdout + done.stderr


def test_readme_python_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "reports").symlink_to(ROOT / "examples" / "taiwan")
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert blocks
    for block in blocks:
        exec(compile(block, "README.md", "exec"), {})
