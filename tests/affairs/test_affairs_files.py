"""The affairs are what they say: files load, quotes stand in the reports, and every report is older than the outcome."""

from __future__ import annotations

import datetime as dt
import email
import html
import re
from email import policy
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

HERE = Path(__file__).resolve().parent
SPLIT: dict[str, list[str]] = YAML(typ="safe").load((HERE / "split.yaml").read_text(encoding="utf-8"))
SLUGS = sorted(path.parent.name for path in HERE.glob("*/expected.yaml"))
ISSUES = Path(__file__).resolve().parents[2] / "src" / "suasion" / "vocab" / "issues.yaml"

ROLES = {"client", "patron", "opponent", "mediator", "petitioner"}
KINDS = {
    "arms", "border_access", "diplomatic", "energy", "finance", "influence", "legitimacy", "military", "prisoners",
    "recognition", "sanctions", "sanctuary", "security_guarantees", "support", "trade", "veto", "water",
}  # fmt: skip
DATE = re.compile(
    r"\b(\d{1,2}) (January|February|March|April|May|June|July|August|September|October|November|December) (\d{4})\b"
)


def text_of(path: Path) -> str:
    """What a reader sees of a report, with all white space made one space."""
    raw = path.read_text(encoding="utf-8")
    if path.suffix == ".eml":
        message = email.message_from_string(raw, policy=policy.default)
        raw = f"{message['Subject']}\n{message.get_content()}"
    elif path.suffix == ".html":
        raw = html.unescape(re.sub(r"<[^>]+>", " ", raw))
    return " ".join(raw.split()).replace("’", "'")


def date_of(path: Path) -> dt.date:
    """The date that a report states: its mail header, or the first full date in its text."""
    if path.suffix == ".eml":
        message = email.message_from_string(path.read_text(encoding="utf-8"), policy=policy.default)
        return message["Date"].datetime.date()
    found = DATE.search(text_of(path))
    assert found, f"{path.name}: no date"
    return dt.datetime.strptime(" ".join(found.groups()), "%d %B %Y").date()


def reports_of(slug: str) -> list[Path]:
    return sorted(path for path in (HERE / slug).iterdir() if path.name != "expected.yaml")


def expected_of(slug: str) -> dict[str, Any]:
    return YAML(typ="safe").load((HERE / slug / "expected.yaml").read_text(encoding="utf-8"))


def test_every_affair_is_open_or_unseen_and_none_is_both() -> None:
    assert sorted(SPLIT["open"] + SPLIT["unseen"]) == SLUGS
    assert set(SPLIT) == {"open", "unseen"}


@pytest.mark.parametrize("slug", SLUGS)
def test_reports_are_older_than_the_outcome(slug: str) -> None:
    expected, reports = expected_of(slug), reports_of(slug)
    assert 2 <= len(reports) <= 3
    dates = [date_of(path) for path in reports]
    assert dates == sorted(dates), dates
    assert dates[-1] == expected["date"]
    assert dates[-1] < expected["outcome"]["date"]


@pytest.mark.parametrize("slug", SLUGS)
def test_every_quote_stands_in_a_report(slug: str) -> None:
    expected = expected_of(slug)
    texts = [text_of(path) for path in reports_of(slug)]
    quotes = [item["quote"] for part in ("levers", "barriers", "stances") for item in expected[part]]
    missing = [quote for quote in quotes if not any(quote in text for text in texts)]
    assert quotes and not missing


@pytest.mark.parametrize("slug", SLUGS)
def test_expectations_use_the_words_of_the_format(slug: str) -> None:
    expected = expected_of(slug)
    assert set(expected["roles"]) == ROLES
    assert set(expected.get("not_roles", {})) <= ROLES
    for role, names in expected.get("not_roles", {}).items():
        assert not set(names) & set(expected["roles"][role])
    for lever in expected["levers"]:
        assert {lever["kind"], *lever.get("also", [])} <= KINDS, lever
        assert lever["holder"] != lever["over"]
    issues = set(YAML(typ="safe").load(ISSUES.read_text(encoding="utf-8")))
    for stance in expected["stances"]:
        assert stance["issue"] in issues and stance["leans"] in {"high", "low"}, stance
    assert expected["outcome"]["presses"] in {True, False} and expected["outcome"]["client_yields"] in {True, False}
    assert expected["answer"]["threat_credible"] in {True, False, "unclear"}


@pytest.mark.parametrize("slug", SLUGS)
def test_every_name_stands_in_a_report(slug: str) -> None:
    expected = expected_of(slug)
    told = " ".join(text_of(path) for path in reports_of(slug))
    names = {name for part in ("roles", "not_roles") for listed in expected.get(part, {}).values() for name in listed}
    names |= {name for side, patrons in expected.get("other_patrons", {}).items() for name in (side, *patrons)}
    names |= {lever[end] for lever in expected["levers"] for end in ("holder", "over")}
    names |= {item["actor"] for part in ("barriers", "stances") for item in expected[part]}
    assert not [name for name in sorted(names) if name not in told]
