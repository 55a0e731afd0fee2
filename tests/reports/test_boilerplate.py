"""Boilerplate over whole pages: how much of it falls, and how little else."""
# ruff: noqa: E501 - cases are data, one a line

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from suasion.reports import Report, read

PAGES = sorted((Path(__file__).parent / "data" / "pages").glob("*.txt"))
SHARED = Path(__file__).parents[3] / "shared"
DROPPED_LEAST = 0.95  # share of the boilerplate that must fall, over all pages
GOOD_LOST_MOST = 0.01  # share of the good text that may fall with it


def load(page: Path) -> tuple[str, set[int]]:
    """A page without its marks, and the places of the characters that must be dropped."""
    raw = page.read_text(encoding="utf-8")
    blank_lines = "\n\n" not in raw  # a page with blank lines of its own keeps its layout
    text, marked = "", set()
    for line in raw.splitlines(keepends=True):
        bare = line.removeprefix("[x] ")
        if bare != line:
            marked |= {len(text) + i for i, c in enumerate(bare) if not c.isspace()}
        text += bare + ("\n" if blank_lines else "")
    return text, marked


def read_text(text: str) -> Report:
    [report] = read(["-"], stdin=io.BytesIO(text.encode("utf-8")))
    assert isinstance(report, Report)
    return report


def dropped(report: Report) -> set[int]:
    return {i for b in report.blocks if not b.kept for i in range(b.start, b.end) if not report.text[i].isspace()}


@pytest.mark.parametrize("page", PAGES, ids=[p.stem for p in PAGES])
def test_no_good_text_is_lost(page: Path) -> None:
    text, marked = load(page)
    report = read_text(text)
    wrong = [
        (b.reason, text[b.start : b.end])
        for b in report.blocks
        if not b.kept and not set(range(b.start, b.end)) & marked
    ]
    assert wrong == []
    assert report.title is not None
    assert report.not_coded is None


def test_most_boilerplate_falls() -> None:
    total = fallen = 0
    for page in PAGES:
        text, marked = load(page)
        total += len(marked)
        fallen += len(marked & dropped(read_text(text)))
    assert len(PAGES) >= 12
    assert fallen >= DROPPED_LEAST * total


@pytest.mark.parametrize(("name", "gold"), [("000_1dba81897ad20f1e", "seed_000"), ("004_8060a2ad3d91da1e", "seed_004")])
def test_source_reports(name: str, gold: str) -> None:
    source, key = SHARED / "reports" / f"{name}.txt", SHARED / "gold" / f"{gold}.json"
    if not source.exists():
        pytest.skip("needs ../shared with the source reports")
    [report] = read([source])
    assert isinstance(report, Report)
    marks = json.loads(key.read_text(encoding="utf-8"))["boilerplate"]
    bad = {i for m in marks for i in range(m["start"], m["end"]) if not report.text[i].isspace()}
    good = {i for i, c in enumerate(report.text) if not c.isspace()} - bad
    assert len(bad & dropped(report)) >= DROPPED_LEAST * len(bad)
    assert len(good & dropped(report)) <= GOOD_LOST_MOST * len(good)


def test_clean_reports_lose_nothing_that_counts() -> None:
    folder = SHARED / "gold" / "dev"
    if not folder.exists():
        pytest.skip("needs ../shared with the annotated reports")
    for path in sorted(folder.glob("*.txt")):
        [report] = read([path])
        assert isinstance(report, Report)
        gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        for kind in ("events", "claims", "levers", "scheduled"):
            for item in gold.get(kind, []):
                lost = [b for b in report.blocks if not b.kept and b.start < item["end"] and item["start"] < b.end]
                # Link lines are optional in the gold: they may fall.
                assert item.get("optional") or not lost, path.stem


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Share this article", "share"),
        ("Sign up for our newsletter", "sign-up"),
        ("We use cookies to improve this site", "cookie notice"),
        ("Advertisement", "advert"),
        ("Photo: Jane Roe/Reuters", "credit"),
        ("© 2024 Example Media. All rights reserved.", "copyright"),
        ("Read more: Who pays for the wall?", "related link"),
        ("Tags: Libya, oil, Tripoli", "tags"),
        ("Leave a comment", "comment invitation"),
        ("3 min read", "date line"),
        ("* * *", "ornament"),
        ("About the author", "about the publisher"),
    ],
)
def test_reason_is_kept(line: str, reason: str) -> None:
    text = (
        "Libya's rival banks agree on one budget\n\nThe two central banks of Libya agreed on Thursday on one budget.\n\n"
        f"The deal ends four months of quarrels over oil money.\n\n{line}\n"
    )
    report = read_text(text)
    assert [b.reason for b in report.blocks] == [None, None, None, reason]


@pytest.mark.parametrize(
    "line",
    [
        "Support US sanctions on the port, Athens says",
        "Contact with the crew was lost",
        "No comment from the palace",
        "Latest shipment held at the border",
        "Released prisoners reach Amman",
        "More of the same in Minsk",
        "By the river, a new front",
        "Follow the money, prosecutors say",
        "Watch over the strait",
        "The report was published by the United Nations.",
        "He said that the site does not guarantee the accuracy of its figures.",
    ],
)
def test_news_that_sounds_like_boilerplate_stays(line: str) -> None:
    text = (
        "Rivals meet on the coast\n\nThe two rivals met on the coast on Monday.\n\n"
        f"{line}\n\nNothing was signed, but both sides said that they would come back in a month.\n"
    )
    assert all(b.kept for b in read_text(text).blocks)


def test_nothing_but_boilerplate_is_not_coded() -> None:
    report = read_text("Share this article\n\nSubscribe to our newsletter\n\n© 2023 Example. All rights reserved.\n")
    assert report.not_coded == "Nothing but boilerplate is left of the report."
    assert not report.kept()
