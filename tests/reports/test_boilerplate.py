"""Boilerplate over whole pages: how much of it falls, and how little else."""

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
        ("Share this story: Facebook | X | WhatsApp", "share"),
        ("To unsubscribe, reply with the word STOP.", "sign-up"),
        ("If you no longer wish to receive these e-mails, write to the desk.", "sign-up"),
        ("You are getting this bulletin because you asked for it in May.", "sign-up"),
        ("Having trouble viewing this e-mail? Open it in a browser.", "sign-up"),
        ("Stay with us in Viber and Telegram", "sign-up"),
        ("A word from our sponsors", "advert"),
        ("Main page / News / Africa", "page furniture"),
        ("World › Africa › Libya", "page furniture"),
        ("Page 2/3", "page furniture"),
        ("How the oil flows (opens in new tab)", "page furniture"),
        ("← Who owns the wells?", "related link"),
        ("Reporting by Ada Obi in Tripoli; Editing by Jon Roe", "credit"),
        ("Editor-in-chief: A. Roe", "credit"),
        ("A banker leaves the hall. Photo: Jane Roe/AFP", "caption"),
        ("3 thoughts on “Libya's rival banks”", "comment invitation"),
        ("This entry was posted in Africa and tagged oil, Libya.", "tags"),
        ("The editors' opinion may not coincide with that of the author.", "disclaimer"),
        ("Copying of materials is allowed only with a link to this site.", "copyright"),
        ("This live blog is now closed", "notice"),
        ("14.05 CET", "date line"),
        ("- 2 -", "ornament"),
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
        "To opt out of the treaty, a state must give a year's notice.",
        "To stop receiving Russian gas, Vienna would have to pay.",
        "That is all that the two sides agreed on.",
        "Public opinion may not accept such a deal.",
        "Use of force is allowed only with the consent of parliament.",
        "Turkey - a bridge or a wall",
        "The letter, seen by Reuters/Ipsos pollsters, was sent in May, officials said.",
        "Thanks for the help, but no troops, Lusaka says",
        "Share of oil in exports falls",
        "To join the alliance, Kyiv must sign in May.",
        "A copy of the accord can be read at http://example.org/accord",
        "The ministry chose an open government licence for its maps",
        "Brigade No. 12 - No. 12 since 1994",
        "The bank gave them credit: two billion in May",
    ],
)
def test_news_that_sounds_like_boilerplate_stays(line: str) -> None:
    text = (
        "Rivals meet on the coast\n\nThe two rivals met on the coast on Monday.\n\n"
        f"{line}\n\nNothing was signed, but both sides said that they would come back in a month.\n"
    )
    assert all(b.kept for b in read_text(text).blocks)


def test_a_section_about_a_party_is_no_author_box() -> None:
    text = (
        "By Ada Obi\n\nWho rules the north\n\nThe north has had three rulers in as many years, and none was elected.\n\n"
        "About Boko Haram\n\nBoko Haram is an armed group. It was founded by a preacher.\n\nJon Roe\n\nRoe was the last governor.\n"
    )
    kept = [text[b.start : b.end] for b in read_text(text).kept()]
    assert kept[-4:] == [
        "About Boko Haram",
        "Boko Haram is an armed group. It was founded by a preacher.",
        "Jon Roe",
        "Roe was the last governor.",
    ]


def test_an_author_box_repeats_a_name_that_signs() -> None:
    text = (
        "Who rules the north\n\nBy Ada Obi\n\nThe north has had three rulers in as many years, and none was elected.\n\n"
        "Ada Obi\n\nNorthern Review\n\nObi grew up in Kano. She likes maps.\n"
    )
    report = read_text(text)
    assert [b.reason for b in report.blocks] == [None, "byline", None, *["about the publisher"] * 3]
    assert report.byline == "Ada Obi"


def test_the_title_stands_above_the_line_that_signs() -> None:
    text = (
        "Far Shores\n\nHome\n\nAbout\n\nWhy nobody will mend the bridge\n\nPosted on May 3, 2024 by ada\n\n"
        "Two towns share a river and quarrel over who may cross it.\n\nNeither has money.\n"
    )
    report = read_text(text)
    assert report.heading == "Why nobody will mend the bridge"
    assert report.date.value == "2024-05-03"
    assert [b.kept for b in report.blocks] == [False, False, False, True, False, True, True]


def test_nothing_but_boilerplate_is_not_coded() -> None:
    report = read_text("Share this article\n\nSubscribe to our newsletter\n\n© 2023 Example. All rights reserved.\n")
    assert report.not_coded == "Nothing but boilerplate is left of the report."
    assert not report.kept()
