"""Titles, bylines, outlets and time stamps."""
# ruff: noqa: E501 - cases are data, one a line

from __future__ import annotations

import io

import pytest

from suasion.reports import Report, read
from suasion.reports.draft import Cut
from suasion.reports.pieces import Piece, make_piece
from suasion.reports.signatures import byline_name, is_bare_name, is_byline, is_role_line, is_signature, is_stamp

BODY = "The two armies pulled back from the ridge on Sunday.\n\nObservers counted nine lorries, and said that more would follow.\n"


def piece(line: str) -> Piece:
    return make_piece(line, Cut(0, len(line), "paragraph"))


def report(text: str) -> Report:
    [found] = read(["-"], stdin=io.BytesIO(text.encode("utf-8")))
    assert isinstance(found, Report)
    return found


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("by Zeynep Kaya", "Zeynep Kaya"),
        ("By ANDREI POPA and Ruth van der Meer", "ANDREI POPA and Ruth van der Meer"),
        ("By Omar al Hassan, Senior Correspondent", "Omar al Hassan, Senior Correspondent"),
        ("By Lucia Ferri in Nairobi", "Lucia Ferri in Nairobi"),
        ("Written by: Ken Ito", "Ken Ito"),
        ("By Reuters Staff", "Reuters Staff"),
    ],
)
def test_bylines(line: str, name: str) -> None:
    assert is_byline(piece(line))
    assert byline_name(line) == name


@pytest.mark.parametrize(
    "line",
    ["By the river", "By Friday the town had fallen", "By land and sea", "by Russian forces in the east of the country", "Standing By Our Friends",
     "By John Smith's own account the attack failed, and nobody was punished for it."],
)  # fmt: skip
def test_no_bylines(line: str) -> None:
    assert not is_byline(piece(line))


@pytest.mark.parametrize(
    "line",
    [
        "12 March 2024",
        "Published: Mon, Jan 5, 2026 at 10:14 AM GMT",
        "2024-03-12",
        "September 3, 2025",
        "Updated 03/04/2022 18:30",
    ],
)
def test_stamps(line: str) -> None:
    assert is_stamp(piece(line))


@pytest.mark.parametrize(
    "line",
    [
        "12 killed on Monday",
        "2024 elections",
        "Released 5 prisoners on Friday",
        "March on the capital",
        "1. March 4 talks",
    ],
)
def test_no_stamps(line: str) -> None:
    assert not is_stamp(piece(line))


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Zeynep Kaya | 3 May 2024", "Zeynep Kaya"),
        ("Posted on March 3, 2023 by admin", None),
        ("May 3, 2024 - Ken Ito", "Ken Ito"),
    ],
)
def test_signatures(line: str, name: str | None) -> None:
    assert is_signature(piece(line))
    assert byline_name(line) == name


def test_roles_and_names() -> None:
    assert is_role_line(piece("Contributing columnist"))
    assert not is_role_line(piece("Foreign affairs"))
    assert is_bare_name(piece("Zeynep Kaya"))
    assert not is_bare_name(piece("Talks resume"))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Armies leave the ridge\n\n{BODY}", "Armies leave the ridge"),
        (f"Will the armies leave the ridge?\n\n{BODY}", "Will the armies leave the ridge?"),
        (f"Home > World\n\nAdvertisement\n\n4 May 2021\n\nArmies leave the ridge\n\n{BODY}", "Armies leave the ridge"),
        (f"The two armies leave the ridge, observers count lorries.\n\nThe observers came on Sunday.\n\n{BODY}", "The two armies leave the ridge, observers count lorries."),
        (BODY, None),
        ("Only one line", None),
        (f"KALAMA, May 3 (Reuters) - The armies left.\n\n{BODY}", None),
        (f"The armies left the ridge. Observers saw it.\n\n{BODY}", None),
    ],
)  # fmt: skip
def test_titles(text: str, title: str | None) -> None:
    found = report(text)
    assert (found.text[found.title.start : found.title.end] if found.title else None) == title


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        (f"Armies leave the ridge\n\nKALAMA, May 3 (Reuters) - The armies left.\n\n{BODY}", "Reuters"),
        (f"Armies leave the ridge - DW - 10.02.2023\n\n{BODY}", "DW"),
        (f"Armies leave the ridge | The Daily Beacon\n\n{BODY}", "The Daily Beacon"),
        (f"Armies leave the ridge\n\n{BODY}\nSource: Northern Radio\n", "Northern Radio"),
        (f"Armies leave the ridge\n\n{BODY}\nThe ridge is empty now. — AFP\n", "AFP"),
        (f"Armies leave the ridge - and the war goes on\n\n{BODY}", None),
        (f"Armies leave the ridge\n\nThe United Arab Emirates (UAE) said nothing.\n\n{BODY}", None),
    ],
)
def test_outlets(text: str, outlet: str | None) -> None:
    assert report(text).outlet == outlet


def test_roles() -> None:
    found = report(
        f"Armies leave the ridge\n\nObservers count nine lorries\n\nby Ken Ito\n\n{BODY}\nWhat comes next\n\nNobody knows what comes next.\n"
    )
    assert [b.role for b in found.blocks] == [
        "title",
        "subtitle",
        "byline",
        "paragraph",
        "paragraph",
        "heading",
        "paragraph",
    ]
    assert found.byline == "Ken Ito"
