"""Smoke run: install suasion as a user would, with run-time dependencies only, and use it.

    python scripts/smoke.py

A fresh environment in a temporary folder, ``pip install .`` (a wheel, not an editable install), then the commands below
from a folder where the source tree cannot be imported by accident. It finds what tests in the development environment
cannot: a run-time dependency that only the development tools bring along, or a data file that is not packaged.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / "examples" / "sudan" / "1-wire.txt"
UNWANTED = ("pytest", "hypothesis", "mypy", "torch")


def run(*command: str | Path, cwd: Path, feed: str | None = None) -> str:
    """Standard output of a command that must succeed. Python sees neither the tree nor the user's own packages."""
    env = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    done = subprocess.run(
        [*map(str, command)], cwd=cwd, env=env, input=feed, text=True, capture_output=True, encoding="utf-8"
    )
    if done.returncode:
        sys.exit(
            f"smoke: {' '.join(map(str, command))}\nexit {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-4000:]}"
        )
    return done.stdout


def check(holds: bool, what: str) -> None:
    if not holds:
        sys.exit(f"smoke: {what}")
    print(f"smoke: {what}")


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="suasion-smoke-") as folder:
        home = Path(folder)
        print("smoke: fresh environment, run-time dependencies only ...", flush=True)
        venv.create(home / "env", with_pip=True)
        bin_ = home / "env" / ("Scripts" if os.name == "nt" else "bin")
        pip = [bin_ / "python", "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
        run(*pip, "--constraint", ROOT / "constraints.txt", ROOT, cwd=home)
        names = run(bin_ / "python", "-m", "pip", "list", "--format=freeze", cwd=home).lower()
        check(not any(f"\n{name}==" in f"\n{names}" for name in UNWANTED), "no development tool was installed")

        suasion = bin_ / "suasion"
        check("suasion" in run(suasion, "--version", cwd=home), "suasion --version answers")
        check("brief" in run(suasion, "--help", cwd=home), "suasion --help answers")
        lines = run(suasion, "code", REPORT, cwd=home).splitlines()
        document = json.loads(lines[0])
        check(
            len(lines) == 1 and bool(document["actors"]),
            f"suasion code finds {len(document['actors'])} actors in an example",
        )
        piped = run(suasion, "code", "-", cwd=home, feed=json.dumps({"text": REPORT.read_text("utf-8")}) + "\n")
        check(
            len(json.loads(piped)["actors"]) == len(document["actors"]),
            "the same report through a pipe gives the same actors",
        )
        run(suasion, "brief", REPORT, "-o", home / "page", cwd=home)
        check((home / "page" / "index.html").stat().st_size > 1000, "suasion brief writes a page")
        run(suasion, "add", home / "a.case", REPORT, cwd=home)
        dates = ("--by", "2025-08-20", "--as-of", "2024-08-20")
        made = json.loads(
            run(suasion, "forecast", "open", home / "a.case", "ceasefire_holds", *dates, "--json", cwd=home)
        )
        check(len(made["forecasts"][0]["bases"]) >= 2, "suasion forecast opens a question with its base rates")


if __name__ == "__main__":
    main()
