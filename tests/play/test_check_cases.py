"""tests/check_cases.py on the reference answers, on answers that are wrong, and on files that are none."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[1] / "check_cases.py"
CASES = Path(__file__).resolve().parents[3] / "shared" / "cases"
shared = pytest.mark.skipif(not CASES.is_dir(), reason="the cases stand in ../shared/cases, which is absent")


def check(*files: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, SCRIPT, *files], capture_output=True, text=True, encoding="utf-8")


@shared
def test_all_public_cases_pass() -> None:
    done = check(*sorted(CASES.glob("*.json")))
    assert done.returncode == 0, done.stdout + done.stderr
    last = done.stdout.splitlines()[-1]
    assert last.endswith(" passed, 0 failed") and int(last.split()[0]) > 200
    assert "flagged: inverse seq: published 420, by the definitions 384" in done.stdout


@shared
@pytest.mark.parametrize("name", ["scholz", "closed_form"])
def test_a_wrong_answer_fails(name: str, tmp_path: Path) -> None:
    case = json.loads((CASES / f"{name}_public.json").read_text(encoding="utf-8"))[0]
    if name == "scholz":
        case["rounds"][-1]["mean"] += 0.5
    else:
        case["expected"] = {key: value + 0.5 for key, value in case["expected"].items()}
    file = tmp_path / "wrong.json"
    file.write_text(json.dumps([case]), encoding="utf-8")
    done = check(file)
    assert done.returncode == 1
    assert done.stdout.endswith("0 passed, 1 failed\n")


@pytest.mark.parametrize("text", ["", "{}", "[]", '[{"id": "x", "model": "astrology"}]'])
def test_a_file_that_holds_no_cases_is_said_to(text: str, tmp_path: Path) -> None:
    file = tmp_path / "strange.json"
    file.write_text(text, encoding="utf-8")
    done = check(file)
    assert done.returncode == 2 and "strange.json" in done.stderr and "Traceback" not in done.stderr
